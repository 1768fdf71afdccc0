"""Words and their stems: small, quick and the same everywhere, so that "staffing" meets "staff"."""

import re
from functools import lru_cache

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})

# Words that carry no topic; kept short, since background counts do the rest.
STOP = frozenset(
    "a about after all also am an and any are as at be because been before being but by can could did do does doing for"
    " from get got had has have having he her here hers him his how i if in into is it its itself just let like many may"
    " me might more most much must my need no nor not of on once only or other our ours out over own re s same shall she"
    " should so some such t than that the their theirs them then there these they this those through to too under until"
    " up us very was we were what when where whether which while who whom whose why will with would you your yours e.g"
    " eg ie etc it's don't i'm we're they're there's that's".split()
)

_ENDINGS = (
    ("isation", "is"),
    ("ization", "is"),
    ("ational", "at"),
    ("fulness", "ful"),
    ("ations", "at"),
    ("ation", "at"),
    ("ments", "ment"),
    ("ities", "i"),
    ("ances", "anc"),
    ("ences", "enc"),
    ("ancies", "anc"),
    ("ancy", "anc"),
    ("ance", "anc"),
    ("ants", "anc"),
    ("ant", "anc"),
    ("encies", "enc"),
    ("ency", "enc"),
    ("ence", "enc"),
    ("iness", "i"),
    ("ness", ""),
    ("ised", "is"),
    ("ized", "is"),
    ("ising", "is"),
    ("izing", "is"),
    ("ise", "is"),
    ("ize", "is"),
    ("ity", "i"),
    ("ies", "i"),
    ("ied", "i"),
    ("ily", "i"),
    ("ions", ""),
    ("ion", ""),
    ("ings", ""),
    ("ing", ""),
    ("ers", "er"),
    ("ed", ""),
    ("es", "e"),
    ("ly", ""),
    ("s", ""),
)
_DOUBLED = frozenset("bdgmnprt")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, in order."""
    return WORD.findall(text.lower().translate(_APOSTROPHES))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Cut an English word to a stem: rougher than Porter's, and enough to match inflections."""
    word = word.removesuffix("'s").replace("'", "")
    if len(word) <= 3 or not word.isalpha():
        return word
    for ending, replacement in _ENDINGS:
        if (
            word.endswith(ending)
            and len(word) - len(ending) >= 3
            and not (ending == "s" and word.endswith(("ss", "us")))
        ):
            word = word[: len(word) - len(ending)] + replacement
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] in _DOUBLED:
        word = word[:-1]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("y"):
        word = word[:-1] + "i"
    return word


def stems(text: str) -> list[str]:
    """Return the stems of a text's words, in order, words without a topic left in."""
    return [stem(word) for word in words(text)]


def content_stems(text: str) -> list[str]:
    """Return the stems of the words that can carry a topic, in order."""
    return [stem(word) for word in words(text) if word not in STOP]
