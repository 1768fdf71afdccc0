"""The spaCy pipeline: tokenizer, and a component that marks where a sentence reports a question."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

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
        from spacy.matcher import Matcher

        self.name = name
        self.matcher = Matcher(nlp.vocab)
        self.forms = {form.name: form for form in FORMS}
        for form in self.forms.values():
            self.matcher.add(form.name, [_pattern(form.slots)], greedy="LONGEST" if "..." not in form.slots else None)

    def __call__(self, doc: "Doc") -> "Doc":
        """Find the forms; of those that start at one word the shortest is kept for each."""
        shortest: dict[tuple[str, int], Found] = {}
        for key, first, last in self.matcher(doc):
            name = doc.vocab.strings[key]
            known = shortest.get((name, first))
            if known is None or last < known.last:
                shortest[name, first] = Found(self.forms[name], first, last)
        doc._.reported = tuple(
            sorted(shortest.values(), key=lambda found: (found.first, -found.form.score, found.last))
        )
        return doc


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
