"""You asked, we answered: a page to publish, made from what people decided, gaps shown, names left out."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.editions import NO_QUESTION, Standing
from pipeline.privacy.suppress import SMALLEST, Table, suppress
from pipeline.report.study import Study
from pipeline.report.words import day

#: What stands in place of a person's name.
SOMEBODY = "[name]"

#: The heading of questions of no theme, and of themes too small to stand alone.
OTHERS = "Other questions"

_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Sir|Dame|Cllr|Councillor)\.?\s+)"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is published."""

    text: str
    reply: str
    note: str  # "We will reply by 3 June 2026.", "This answers a part of it."


@dataclass(frozen=True, slots=True)
class AnsweredView:
    """The page to publish."""

    answered: tuple[tuple[str, tuple[Asked, ...]], ...]  # by theme
    declined: tuple[Asked, ...]
    open: tuple[Asked, ...]
    number: int  # answered
    total: int
    unconfirmed: int  # answered in the papers; nobody decided so
    least: int  # themes of fewer questions stand together; 0 where none does
    named: bool


def answered_view(study: Study, *, named: bool = False, smallest: int = SMALLEST) -> AnsweredView:
    """Gather the decided answers and the gaps.

    The questions themselves are published, each in full; what is kept back is how they divide: a theme of few questions,
    which could point to the few who asked them, is told together with others.

    Parameters
    ----------
    study : Study
    named : bool
        Leave people's names in the texts.
    smallest : int
        Fewer questions than this make no theme of their own.
    """
    rows = [row for row in study.standing.values() if row.counts]
    hide = _Hider(study) if not named else None
    by_theme: dict[str, list[Asked]] = {}
    declined: list[Asked] = []
    still: list[Asked] = []
    unconfirmed = 0
    for row in rows:
        decided = any(item.field in {"status", "answer"} for item in row.decisions)
        if row.status != "answered":
            still.append(_asked(row, hide, _when(row)))
        elif decided and row.settled == "declined":
            if not row.reason.endswith(NO_QUESTION):
                declined.append(_asked(row, hide, _declined(row)))
        elif decided and row.answer:
            note = "This answers a part of the question." if row.settled == "in part" else ""
            by_theme.setdefault(_theme(study, row), []).append(_asked(row, hide, note))
        else:
            unconfirmed += 1
    themes = set(by_theme)
    by_theme = _without_small(by_theme, smallest)
    order = Counter({name: len(items) for name, items in by_theme.items()})
    return AnsweredView(
        answered=tuple(
            (name, tuple(by_theme[name]))
            for name in sorted(order, key=lambda name: (name == OTHERS, -order[name], name))
        ),
        declined=tuple(declined),
        open=tuple(still),
        number=sum(order.values()),
        total=sum(order.values()) + len(declined) + len(still),
        unconfirmed=unconfirmed,
        least=smallest if themes - set(by_theme) else 0,
        named=named,
    )


def _without_small(by_theme: Mapping[str, list[Asked]], smallest: int) -> dict[str, list[Asked]]:
    """Put small themes together, with as many others as it takes until none of them can be told apart by counting."""
    table = Table(
        {name: len(items) for name, items in by_theme.items()} | {"": sum(map(len, by_theme.values()))},
        (("", tuple(by_theme)),),
    )
    hidden = suppress(table, smallest=smallest)
    kept = {name: list(items) for name, items in by_theme.items() if name not in hidden and name != OTHERS}
    others = [item for name, items in by_theme.items() if name not in kept for item in items]
    return kept | ({OTHERS: others} if others else {})


class _Hider:
    """Takes out of a text the names of the people whom the papers name."""

    def __init__(self, study: Study) -> None:
        people = {exchange.asker for exchange in study.exchanges} | {row.asker for row in study.standing.values()}
        people |= {segment.speaker for segment in study.analysis.corpus.segments}
        people |= {row.owner for row in study.standing.values()}
        spoken: set[str] = set()
        for person in people:
            for name in re.split(r"\s*(?:,|;|&|\band\b)\s*", person or ""):
                bare = re.sub(rf"^{_TITLE}+", "", name).strip()
                words = [word for word in bare.split() if word[:1].isupper()]
                if words and len(words) <= 4 and len(words) == len(bare.split()):
                    spoken |= {" ".join(words), *([words[-1]] if len(words) > 1 or name != bare else [])}
        names = sorted((name for name in spoken if len(name) > 1), key=lambda name: (-len(name), name))
        alternatives = "|".join(map(re.escape, names))
        self.pattern = re.compile(rf"{_TITLE}?\b(?:{alternatives})\b") if names else None
        self.titled = re.compile(rf"\b{_TITLE}(?:[A-Z]\.?\s+)*[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?")

    def __call__(self, text: str) -> str:
        text = self.pattern.sub(SOMEBODY, text) if self.pattern else text
        text = self.titled.sub(SOMEBODY, text)
        # a first name in front, which the papers may never have given; what begins a sentence may be no name
        text = re.sub(rf"(?<=[a-z,;] )(?:[A-Z][\w’'-]*\.?\s+)+(?={re.escape(SOMEBODY)})", "", text)
        return re.sub(rf"{re.escape(SOMEBODY)}(?:\s+{re.escape(SOMEBODY)})+", SOMEBODY, text)


def _asked(row: Standing, hide: _Hider | None, note: str) -> Asked:
    return Asked(*((hide(text) if hide else text) for text in (row.text, row.answer or "", note)))


def _theme(study: Study, row: Standing) -> str:
    segment = row.exchange.segment_id if row.exchange else ""
    codings = study.themes_of.get(segment, ())
    theme = study.themes.get(codings[0].label) if codings else None
    return theme.name if theme else OTHERS


def _when(row: Standing) -> str:
    if (
        row.status == "deferred"
        and row.due
        and not row.due_assumed
        and row.lateness not in {"overdue", "newly overdue"}
    ):
        return f"We will reply by {day(row.due)}."
    return "We have not answered this yet."


def _declined(row: Standing) -> str:
    why = row.reason.partition(": ")[2]
    return f"We cannot answer this{f': {why}' if why else ''}."
