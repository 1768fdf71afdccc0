"""From a form to what is recorded: every value is checked against what the page offered."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from pipeline.dates import find_date
from pipeline.ledger.deciding import answer, reject
from pipeline.ledger.possible import FIELD
from pipeline.review.items import STATES, Item
from pipeline.review.session import Change

#: The most characters that each field takes.
LONGEST = {"reply": 8000, "owner": 200, "why": 2000, "due": 40, "by": 60}

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Form:
    """What a form sent; fields that were not sent are empty."""

    fields: Mapping[str, Sequence[str]]

    def one(self, name: str) -> str:
        """Return a field's first value, without what no text should hold."""
        found = _CONTROL.sub(" ", (self.fields.get(name) or [""])[0].replace("\r\n", "\n")).strip()
        return found[: LONGEST.get(name, 200)]

    def many(self, name: str) -> list[str]:
        """Return all values of a field."""
        return list(self.fields.get(name, ()))

    def number(self, name: str) -> int:
        """Return a field as a number; -1 where it is none."""
        text = self.one(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else -1


@dataclass(frozen=True, slots=True)
class Problem:
    """What is missing or wrong, in words, and the field that it is about."""

    field: str
    words: str


def form_of(body: bytes) -> Form:
    """Read what a browser sends."""
    try:
        return Form(parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=400))
    except ValueError:
        return Form({})


def changes_of(item: Item, form: Form) -> list[Change] | Problem:
    """Return what a form says about an item, or what is wrong with it."""
    if item.kind == "comment":
        return _codings(item, form)
    if item.kind == "possible":
        return _question(item, form)
    if item.proposals and form.one("part") != "state":
        return _answer(item, form)
    return _state(item, form)


def _codings(item: Item, form: Form) -> list[Change] | Problem:
    themes, feeling = form.many("theme"), form.one("feeling")
    if not set(themes) <= {option.value for option in item.themes}:
        return Problem("theme", "Choose from the themes of the codebook.")
    if feeling not in {"", *(option.value for option in item.feelings)}:
        return Problem("feeling", "Choose one of the feelings.")
    if not feeling:
        return Problem("feeling", "Choose a feeling. Neutral is one.")
    codes = [option.value for option in item.themes if option.value in themes]
    return [
        (target, field, value)
        for target in item.targets
        for field, value in (("theme", ",".join(codes) or "none"), ("sentiment", feeling))
    ]


def _question(item: Item, form: Form) -> list[Change] | Problem:
    chosen = form.one("answer")
    if chosen not in {option.value for option in item.answers}:
        return Problem("answer", "Choose whether it is a question.")
    return [(item.targets[0], FIELD, chosen)]


def _answer(item: Item, form: Form) -> list[Change] | Problem:
    chosen, target = form.one("answer"), item.targets[0]
    if chosen not in {option.value for option in item.answers}:
        return Problem("answer", "Choose whether it answers the question.")
    what, _, place = chosen.partition("-")
    if what == "no":
        return _rejections(item)
    proposal = item.proposals[int(place)]
    if proposal.holding and form.one("sure") != "yes":
        return Problem(
            "answer",
            "These words put the question off and do not answer it. Choose that they do not, or tick that they answer it "
            "all the same.",
        )
    text = proposal.said.text
    return [(target, *change) for change in answer(text, part=what == "part")]


def _state(item: Item, form: Form) -> list[Change] | Problem:
    chosen, target, why = form.one("state"), item.targets[0], form.one("why")
    value = next((value for key, value, _ in STATES if key == chosen), None)
    if value is None:
        return Problem("state", "Choose where the question stands.")
    if chosen == "answered":
        reply = " ".join(form.one("reply").split())
        if not reply and not item.replies:
            return Problem("reply", "Give the words of the answer. None was found in the papers.")
        return [(target, "status", value), *([(target, "answer", reply)] if reply else [])]
    if chosen == "deferred":
        due = day_of(form.one("due"))
        if form.one("due") and due is None:
            return Problem("due", "Write the day as 24 April 2026 or 2026-04-24.")
        more = [("owner", form.one("owner")), ("due", due.isoformat() if due else "")]
        chosen_more = [(target, *pair) for pair in more if pair[1]]
        return [(target, "status", value), (target, "answer", ""), *chosen_more, *_rejections(item)]
    if chosen == "declined":
        if not why:
            return Problem("why", "Say why a reply was refused.")
        value = f"declined: {' '.join(why.split())}"
    return [(target, "status", value), (target, "answer", ""), *_rejections(item)]


def _rejections(item: Item) -> list[Change]:
    """Turn down what was proposed, these words only: what a later run proposes is another matter."""
    return [(item.targets[0], *change) for change in reject(proposal.said.text for proposal in item.proposals)]


def day_of(text: str) -> datetime.date | None:
    """Read a day as people write it: 24 April 2026, 24/4/2026 or 2026-04-24."""
    found = find_date(text)
    return found.date if found else None


def name_of(form: Form) -> str | None:
    """Return the name of who reviews, as it can be recorded; None where there is none."""
    name = " ".join(form.one("by").split())
    return name or None
