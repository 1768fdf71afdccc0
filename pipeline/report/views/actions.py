"""What somebody is to do: who, what and by when, as the papers say."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from pipeline.records import Action
from pipeline.report.study import Study
from pipeline.report.views.names import Names, anchor
from pipeline.report.views.pieces import Count, Link, when
from pipeline.report.words import capital, day, days, read_from


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action."""

    anchor: str
    text: str
    owner: str | None
    due: str
    due_text: str | None
    past: str  # "55 days" past its date, or nothing
    place: Link
    date: str


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """Actions that stand alike."""

    key: str
    title: str
    note: str
    count: Count
    actions: tuple[ActionView, ...]


@dataclass(frozen=True, slots=True)
class ActionsView:
    """All actions."""

    total: int
    past: Count
    ahead: Count
    undated: Count
    without_owner: Count
    owners: tuple[tuple[str, int], ...]
    groups: tuple[ActionGroup, ...]


_GROUPS = (
    ("past", "Past their date", "The day named has passed. Whether the thing was done, these papers may not say. The longest past comes first."),
    ("ahead", "Still to come", "What is due soonest comes first."),
    ("undated", "No date given", "In the order of the papers, the oldest first."),
)  # fmt: skip


def actions_view(study: Study, names: Names) -> ActionsView:
    """Gather the actions by what is due."""
    as_of = study.analysis.provenance.as_of
    groups: dict[str, list[Action]] = {}
    for action in study.actions:
        key = "undated" if action.due is None else "past" if action.due < as_of else "ahead"
        groups.setdefault(key, []).append(action)
    total = len(study.actions)
    owners = Counter(capital(action.owner) for action in study.actions if action.owner)

    def count(key: str) -> Count:
        return Count(len(groups.get(key, ())), total)

    def order(action: Action) -> tuple[date, tuple[str, str], int]:
        return action.due or date.max, when(study, action.document_id), study.segments[action.segment_id].start

    return ActionsView(
        total=total,
        past=count("past"),
        ahead=count("ahead"),
        undated=count("undated"),
        without_owner=Count(sum(not action.owner for action in study.actions), total),
        owners=tuple(sorted(owners.items(), key=lambda item: (-item[1], item[0]))),
        groups=tuple(
            ActionGroup(
                key,
                title,
                note,
                count(key),
                tuple(_action(study, names, action, as_of) for action in sorted(groups[key], key=order)),
            )
            for key, title, note in _GROUPS
            if key in groups
        ),
    )


def _action(study: Study, names: Names, action: Action, as_of: date) -> ActionView:
    document = study.documents[action.document_id]
    return ActionView(
        anchor=anchor("a", action.id),
        text=action.text,
        owner=capital(action.owner) if action.owner else None,
        due=day(action.due) if action.due else "",
        due_text=read_from(action.due, action.due_text),
        past=days((as_of - action.due).days) if action.due and action.due < as_of else "",
        place=Link(names.label[document.id], names.segment(study.segments[action.segment_id])),
        date=day(document.date) if document.date else "",
    )
