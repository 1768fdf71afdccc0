"""Actions, owners, dates and attendance of real minutes, where ../shared is there: the half worked on, and the half not.

The halves are fixed. Rules are made by looking at the first; the second is only counted.
"""

import importlib.util
import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline.dates import find_date
from pipeline.ingest import read_corpus
from pipeline.nlp.actions import find_actions
from pipeline.people import roll_of

pytestmark = pytest.mark.shared

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))
WORKED_ON = ("minutes_01", "minutes_06", "minutes_11", "minutes_13", "minutes_20", "002")
HALVES = ("meetings worked on", "meetings held back")


def _papers(shared: Path) -> list[tuple[Path, dict[str, Any], bool]]:
    """Pair every minutes with its gold, and say whether it was worked on."""
    found = []
    for gold in [*sorted(shared.glob("dev/minutes_*.gold.json")), *sorted(shared.glob("gold/00[234].gold.json"))]:
        stem = gold.name.removesuffix(".gold.json")
        (paper,) = [*shared.glob(f"dev/{stem}.txt"), *shared.glob(f"seeds/{stem}_*.txt")]
        found.append((paper, json.loads(gold.read_text("utf-8")), stem.startswith(WORKED_ON)))
    return found


def _scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("shared_score", shared / "score/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _count(paper: Path, gold: dict[str, Any], scorer: Any, counts: Counter[str]) -> None:
    corpus = read_corpus([paper])
    (document,) = corpus.documents
    given = [{"text": action.text, "owner": action.owner} for action in find_actions(corpus)]
    pairs = scorer.pair_up(gold["actions"], given, 0.5)
    free = [item for at, item in enumerate(given) if at not in {given_at for _, given_at in pairs}]
    excused = scorer.pair_up(gold["borderline"], free, 0.5)
    counts["actions found"] += len(pairs)
    counts["actions in gold"] += len(gold["actions"])
    counts["actions given"] += len(given) - len(excused)
    for gold_at, given_at in pairs:
        if owner := gold["actions"][gold_at]["owner"]:
            counts["owners"] += 1
            counts["owners right"] += scorer.same_person(owner, given[given_at]["owner"])
    wanted = find_date(gold["meeting_date"] or "")
    counts["documents"] += 1
    counts["dates right"] += document.date == (wanted.date if wanted else None)
    present = {scorer.tokens(person.name)[-1] for person in roll_of(corpus.segments).present}
    names = {scorer.tokens(name)[-1] for name in gold["attendees"]}
    counts["attendees"] += len(names)
    counts["attendees given"] += len(present)
    counts["attendees found"] += len(names & present)


@pytest.fixture(name="figures", scope="module")
def _figures(shared: Path) -> dict[str, dict[str, float]]:
    scorer = _scorer(shared)
    figures = {}
    for name in HALVES:
        counts: Counter[str] = Counter()
        for paper, gold, worked_on in _papers(shared):
            if worked_on == (name == HALVES[0]):
                _count(paper, gold, scorer, counts)
        figures[name] = {
            "action F1": 2 * counts["actions found"] / (counts["actions in gold"] + counts["actions given"]),
            "action owner": counts["owners right"] / counts["owners"],
            "meeting date": counts["dates right"] / counts["documents"],
            "attendee recall": counts["attendees found"] / counts["attendees"],
            "attendee precision": counts["attendees found"] / counts["attendees given"],
        }
        print(name, {key: round(value, 3) for key, value in figures[name].items()}, dict(counts))  # noqa: T201
    return figures


@pytest.mark.parametrize(("name", "figure"), [(name, figure) for name in HALVES for figure in FLOORS[name]])
def test_meetings_keep_their_floors(figures: dict[str, dict[str, float]], name: str, figure: str) -> None:
    assert figures[name][figure] >= FLOORS[name][figure]
