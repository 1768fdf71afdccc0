"""The spaCy pipeline: tokenizer, and a component that marks where a sentence reports a question."""

import re
from bisect import bisect_left
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from pipeline.nlp.forms import FORMS, HINT, HINT_STEMS, WORDS, Form

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

COMPONENT = "yousaid_reported_questions"
_HINT = re.compile(HINT, re.IGNORECASE)


class Found(NamedTuple):
    """A form of `FORMS` in a sentence, by its tokens."""

    form: Form
    first: int
    last: int  # the token after its end


def worth_reading(sentence: str) -> bool:
    """Say, without reading it word by word, whether a sentence may report a question."""
    low = sentence.lower()
    return any(stem in low for stem in HINT_STEMS) and _HINT.search(sentence) is not None


@cache
def language() -> "Language":
    """Build the pipeline: a blank English tokenizer and our own component."""
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc

    if not Doc.has_extension("reported"):
        Doc.set_extension("reported", default=())
    if not Language.has_factory(COMPONENT):
        Language.factory(COMPONENT, func=ReportedQuestions)
    nlp = spacy.blank("en")
    nlp.add_pipe(COMPONENT)
    return nlp


class ReportedQuestions:
    """Write on a ``Doc``, as ``doc._.reported``, every form of a reported question that it holds."""

    def __init__(self, nlp: "Language", name: str) -> None:
        self.name = name
        # A form is looked for only where the sentence holds a word for each of its slots, and from its own first
        # words on. spaCy's own Matcher reads the same table, but follows every way through a wide gap at once:
        # with it, finding questions took twenty times as long.
        self.forms = [(form, *_compiled(form.slots)) for form in FORMS]

    def __call__(self, doc: "Doc") -> "Doc":
        """Find the forms; of those that start at one word the shortest is kept for each."""
        tokens = [token.lower_ for token in doc]
        words = set(tokens)
        text = "".join(f"{token} " for token in tokens)
        places = [0, *accumulate(len(token) + 1 for token in tokens)]
        found: list[Found] = []
        for form, opening, needed, pattern in self.forms:
            if words.isdisjoint(opening) or any(words.isdisjoint(slot) for slot in needed):
                continue
            for first, token in enumerate(tokens):
                if token in opening and (match := pattern.match(text, places[first])):
                    found.append(Found(form, first, bisect_left(places, match.end())))
        doc._.reported = tuple(sorted(found, key=lambda found: (found.first, -found.form.score, found.last)))
        return doc


#: What ends a gap of few words, and what ends one of any words.
_BARRED = ("to", ",", ".", ";", ":", "?", "and", "said", "that", "was", "were", "had")
_STOPS = (".", ";", ":", "?", "!")


def _compiled(slots: str) -> tuple[frozenset[str], list[frozenset[str]], re.Pattern[str]]:
    """Return a row of slots as the words it opens with, those that each of its slots needs, and one pattern.

    The pattern reads words in small letters, each with a space behind it.
    """
    needed: list[frozenset[str]] = []
    pattern = ""
    for slot in slots.split():
        if slot.startswith(("...", "~")):
            wide = slot[0] == "~"
            barred = _STOPS if wide else _BARRED
            least, most = (1, slot[1:]) if wide else (0, slot[3:])
            pattern += rf"(?:(?!{_any_of(barred)} )\S+ ){{{least},{most}}}?"
            continue
        words = tuple(
            word
            for part in slot.rstrip("?").split("|")
            for word in (WORDS[part[1:]].split() if part.startswith("$") else [part])
        )
        if slot.endswith("?"):
            pattern += rf"(?:{_any_of(words)} )??"
        else:
            pattern += f"{_any_of(words)} "
            needed.append(frozenset(words))
    return needed[0], needed, re.compile(pattern)


def _any_of(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
