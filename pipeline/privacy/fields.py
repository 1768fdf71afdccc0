"""The personal names in a record's own field: who asked, who spoke, who is to act."""

import re
from collections.abc import Iterator

from pipeline.names import OFFICES, TITLES, cut_name
from pipeline.privacy.first_names import FIRST_NAMES
from pipeline.privacy.mentions import PART, PLACES, own_words

_BEFORE_NAMES = re.compile(r"^(?:Both|And|The|Also|Then|From|By|Dear|Hi|Hello)\s+(?=[A-Z])")


def names_in(entry: str | None, small: frozenset[str] = frozenset(), *, label: bool = False) -> Iterator[str]:
    """Yield the personal names in a record's own field: an asker, a speaker, an owner.

    "Mrs Dent and Mr Pell" gives two, "The Clerk" none, "Ann Dent (AD)" one.

    Parameters
    ----------
    entry : str or None
    small : frozenset of str
        Words that the papers write small, and which a capital therefore does not make a name.
    label : bool
        Somebody's words stand under it again and again: it may be a name that is in no list of names.
    """
    whole = re.search(r"[,;/&+]|\band\b|\bof\b|\bfor\b", entry or "") is None
    for piece in re.split(r"\s*(?:[,;/&+]|\band\b|\[[^\]]*\])\s*", re.sub(r"\([^()]*\)", "", entry or "")):
        name = cut_name(_BEFORE_NAMES.sub("", piece.strip()))[0]
        own = own_words(name)
        titled = bool({word.casefold().strip(".") for word in name.split()} & TITLES)
        if name and not set(own) & (OFFICES | PLACES | _NOBODY):
            # where nothing else says that it is a person's, a name must be all that stands there, and no word of the papers
            if (
                titled
                or own[0] in FIRST_NAMES
                or len(own[0].strip(".")) == 1
                or (label and whole and not set(own) & small and not own[-1].endswith("s"))
            ):
                yield name
        elif not name and re.fullmatch(rf"{PART}", piece.strip()) and _first_name(piece.strip(), small, label=label):
            yield piece.strip()


#: A name that a person chose for a forum: "AdaWragg".
_HANDLE = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")


def _first_name(word: str, small: frozenset[str], *, label: bool) -> bool:
    """Say whether a word in the place of somebody's name may be a first name: no role, no body, no initials."""
    low = word.casefold()
    other = OFFICES | PLACES | TITLES | _NOBODY
    return (
        len(word) > 2
        and not word.isupper()
        and low not in other
        and (
            low in FIRST_NAMES
            or _HANDLE.fullmatch(word) is not None
            or (label and not (low.endswith("s") or low in small))
        )
    )


_NOBODY = frozenset(
    "both holder portfolio someone somebody anyone nobody everybody everyone unknown anonymous name other lady gentleman man woman person people delegate colleague speaker question answer comment table we they you i he she it this that there".split()
)
