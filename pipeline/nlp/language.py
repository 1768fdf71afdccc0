"""The spaCy pipeline: tokenizer, and a component that marks where a sentence reports a question."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.nlp.forms import FORMS, HINT, HINT_STEMS, WORDS, Form

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

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
        # words on: that is far cheaper than one matcher of all forms.
        self.forms = [(form, _needed(form.slots), _matchers(nlp.vocab, form)) for form in FORMS]

    def __call__(self, doc: "Doc") -> "Doc":
        """Find the forms; of those that start at one word the shortest is kept for each."""
        words = {token.lower_ for token in doc}
        shortest: dict[tuple[str, int], Found] = {}
        for form, needed, matchers in self.forms:
            if any(words.isdisjoint(slot) for slot in needed):
                continue
            for word in matchers.keys() & words:
                for _, first, last in matchers[word](doc):
                    known = shortest.get((form.name, first))
                    if known is None or last < known.last:
                        shortest[form.name, first] = Found(form, first, last)
        doc._.reported = tuple(
            sorted(shortest.values(), key=lambda found: (found.first, -found.form.score, found.last))
        )
        return doc


def _needed(slots: str) -> list[frozenset[str]]:
    """Return, for each slot that must be filled, the words that may stand there."""
    return [
        frozenset(part["LOWER"]["IN"]) for part in _pattern(slots) if "IN" in part["LOWER"] and part.get("OP") != "?"
    ]


def _matchers(vocab: "Vocab", form: Form) -> "dict[str, Matcher]":
    """Return a matcher for each word that a form may start with."""
    from spacy.matcher import Matcher

    first, *rest = _pattern(form.slots)
    result = {}
    for word in dict.fromkeys(first["LOWER"]["IN"]):
        result[word] = Matcher(vocab)
        result[word].add(form.name, [[{"LOWER": word}, *rest]])
    return result


def _pattern(slots: str) -> list[dict[str, Any]]:
    """Turn a row of slots into a pattern of spaCy's Matcher."""
    pattern: list[dict[str, Any]] = []
    for slot in slots.split():
        if slot.startswith("..."):
            barred = ["to", ",", ".", ";", ":", "?", "and", "said", "that", "was", "were", "had"]
            pattern.append({"LOWER": {"NOT_IN": barred}, "OP": f"{{0,{slot[3:]}}}"})
            continue
        if slot.startswith("~"):
            pattern.append({"LOWER": {"NOT_IN": [".", ";", ":", "?", "!"]}, "OP": f"{{1,{slot[1:]}}}"})
            continue
        optional = slot.endswith("?")
        words: list[str] = []
        for part in slot.rstrip("?").split("|"):
            words.extend(WORDS[part[1:]].split() if part.startswith("$") else [part])
        pattern.append({"LOWER": {"IN": words}, **({"OP": "?"} if optional else {})})
    return pattern
