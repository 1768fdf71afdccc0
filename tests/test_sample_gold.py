"""Hold a run on the sample to what a careful reader found in it (gold_sample), by floors that only ever go up."""

import datetime
import json
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from pipeline import run as job

HERE = Path(__file__).parent
GOLD = {
    path.name.removesuffix(".gold.json"): json.loads(path.read_text("utf-8"))
    for path in HERE.glob("gold_sample/*.gold.json")
}
FLOORS = tomllib.loads((HERE / "gold_sample/floors.toml").read_text("utf-8"))


@pytest.fixture(name="out", scope="module")
def _out(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sample")
    job.run([root / "corpus/sample"], job.Settings(out=out, as_of=datetime.date(2026, 3, 31)))
    return out


@pytest.fixture(name="figures", scope="module")
def _figures(out: Path) -> dict[str, float]:
    segments, questions, actions = (lines(out / f"{name}.jsonl") for name in ("segments", "questions", "actions"))
    tally = Tally()
    for stem in sorted(GOLD):
        own = [[row for row in rows if Path(row["document"]).stem == stem] for rows in (segments, questions, actions)]
        tally.comments(GOLD[stem], own[0])
        tally.questions(GOLD[stem], own[1])
        tally.actions(GOLD[stem], own[2])
    return tally.figures()


@pytest.mark.parametrize("figure", sorted(FLOORS))
def test_the_figure_keeps_its_floor(figures: dict[str, float], figure: str) -> None:
    assert figures[figure] >= FLOORS[figure]


def test_every_paper_of_the_sample_has_its_gold(root: Path) -> None:
    assert sorted(GOLD) == sorted(path.stem for path in (root / "corpus/sample").iterdir())


@pytest.mark.parametrize("stem", sorted(GOLD))
def test_every_quotation_stands_in_its_paper_as_read(root: Path, stem: str) -> None:
    from pipeline.ingest import read_corpus

    corpus = read_corpus([path for path in (root / "corpus/sample").iterdir() if path.stem == stem])
    text = folded("\n".join(document.text for document in corpus.documents))
    items = [item for kind in ("questions", "comments", "actions", "borderline") for item in GOLD[stem].get(kind, [])]
    quoted = [item[key] for item in items for key in ("text", "answer", "follow_up", "response") if item.get(key)]
    assert quoted
    assert [words for words in quoted if folded(words) not in text] == []


class Tally:
    """Hits and bases, by figure."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.bases: Counter[str] = Counter()

    def add(self, figure: str, hit: bool) -> None:
        self.hits[figure] += hit
        self.bases[figure] += 1

    def found(self, kind: str, *, pairs: int, wanted: int, given: int) -> None:
        self.hits[f"{kind} F1"] += 2 * pairs
        self.bases[f"{kind} F1"] += wanted + given

    def figures(self) -> dict[str, float]:
        return {figure: self.hits[figure] / base for figure, base in sorted(self.bases.items())}

    def comments(self, gold: dict[str, Any], segments: list[dict[str, Any]]) -> None:
        if not gold.get("comments"):
            return
        pairs = pair_up(gold["comments"], segments, 0.8)
        taken = {id(given) for _, given in pairs}
        spurious = sum(row["role"] == "comment" and id(row) not in taken for row in segments)
        self.found("comment", pairs=len(pairs), wanted=len(gold["comments"]), given=len(pairs) + spurious)
        for want, given in pairs:
            if want.get("section"):
                self.add("section", likeness(words(want["section"]), words(given["section"])) >= 0.8)
            if want.get("column"):
                self.add("column", words(want["column"]) == words(given["column"]))
            if "answered_mark" in want:
                self.add("answered mark", want["answered_mark"] == given["answered_mark"])
            label = (given["sentiment"] or {}).get("label")
            self.add("sentiment", label in {want["sentiment"], want.get("sentiment_also")})
            if want.get("themes"):
                self.add("theme", bool(given["themes"]) and given["themes"][0]["code"] in want["themes"])

    def questions(self, gold: dict[str, Any], given: list[dict[str, Any]]) -> None:
        wanted = [item for item in gold["questions"] if not item.get("procedural")]
        pairs = pair_up(wanted, given, 0.5)
        taken = {id(row) for _, row in pairs}
        excuses = [*gold.get("borderline", []), *(item for item in gold["questions"] if item.get("procedural"))]
        excused = len(pair_up(excuses, [row for row in given if id(row) not in taken], 0.5))
        self.found("question", pairs=len(pairs), wanted=len(wanted), given=len(given) - excused)
        by_want = {id(want): row for want, row in pairs}
        for want in wanted:
            row = by_want.get(id(want), {})
            right = row.get("status") in {want["status"], *want.get("status_alt", [])}
            self.add("found with right status", right)
            if want["status"] != "answered" and "answered" not in want.get("status_alt", []):
                self.add("open question found open", row.get("status") in {"deferred", "unanswered"})
            if row and want["asker"]:
                self.add("asker", words(want["asker"])[-1] in words(row["asker"]))
            for key in ("answer", "follow_up"):
                if row and want[key]:
                    start = words(want[key])[:12]
                    self.add(key, shared(start, words(row[key])) >= 0.6 * len(start))

    def actions(self, gold: dict[str, Any], given: list[dict[str, Any]]) -> None:
        if "actions" not in gold:
            return
        pairs = pair_up(gold["actions"], given, 0.5)
        taken = {id(row) for _, row in pairs}
        excused = len(pair_up(gold.get("borderline", []), [row for row in given if id(row) not in taken], 0.5))
        self.found("action", pairs=len(pairs), wanted=len(gold["actions"]), given=len(given) - excused)
        for want, row in pairs:
            if want["owner"]:
                self.add("owner", words(want["owner"])[-1] in words(row["owner"]))


def pair_up(
    gold: Iterable[dict[str, Any]], given: Iterable[dict[str, Any]], least: float
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pair what was wanted with what was given, one to one, the most alike first."""
    wants, rows = list(gold), list(given)
    scored = sorted(
        (
            (max(likeness(words(text), words(row["text"])) for text in (want["text"], want.get("sentence"))), -i, -j)
            for i, want in enumerate(wants)
            for j, row in enumerate(rows)
        ),
        reverse=True,
    )
    pairs, used_wants, used_rows = [], set(), set()
    for score, i, j in scored:
        if score >= least and i not in used_wants and j not in used_rows:
            used_wants.add(i)
            used_rows.add(j)
            pairs.append((wants[-i], rows[-j]))
    return pairs


def words(text: str | None) -> list[str]:
    """Return the plain lower-case words of a text."""
    plain = unicodedata.normalize("NFKC", text or "").lower().replace("’", "'")
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", plain)


def shared(one: list[str], other: list[str]) -> int:
    """Count the words that two texts share."""
    return sum((Counter(one) & Counter(other)).values())


def likeness(one: list[str], other: list[str]) -> float:
    """Return the F1 of the words of two texts."""
    return 2 * shared(one, other) / (len(one) + len(other)) if one and other else 0.0


def folded(text: str) -> str:
    """Return a text with every run of white space as one blank."""
    return re.sub(r"\s+", " ", text.replace("**", "")).strip()


def lines(path: Path) -> list[dict[str, Any]]:
    """Read one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
