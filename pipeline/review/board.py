"""How far a review has come: what is left, what was decided, by whom, and what may be taken back."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.editions import Edition
from pipeline.ledger.book import undone
from pipeline.records import Decision
from pipeline.review.desk import Desk, Entry
from pipeline.review.looked_at import Sentence, looked_at

#: A row of the ledger: its number, the decision, and what the program said then.
Row = tuple[int, Decision, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one person recorded at one moment."""

    number: int  # of its first decision, by which it is known
    numbers: tuple[int, ...]  # of those that can be taken back
    decisions: tuple[Decision, ...]
    undone_by: str  # who took it back, or nothing

    @property
    def coder(self) -> str:
        """Return who decided, as the pages name them."""
        return person(self.decisions[0].coder)

    @property
    def made_at(self) -> str:
        """Return when."""
        return self.decisions[0].made_at

    @property
    def targets(self) -> tuple[str, ...]:
        """Return what it is about, each once."""
        return tuple(dict.fromkeys(decision.target for decision in self.decisions))


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A study and the ledger at one moment."""

    desk: Desk
    edition: Edition
    history: tuple[Row, ...]
    batches: tuple[Batch, ...]  # the newest first
    entries: tuple[Entry, ...]  # all that is to review or was, in order
    conflicts: dict[str, str]  # by key: what the papers say now against what was decided
    done: frozenset[str]  # keys
    looked_at: dict[str, Sentence]  # sentences that may be questions and were entered or passed over, by id

    def left(self, later: Sequence[str] = (), kind: str = "") -> tuple[Entry, ...]:
        """Return what is still to be decided: where the papers speak against a decision first, what was put off last."""
        place = {key: number for number, key in enumerate(later, 1)}
        rows = [entry for entry in self.entries if entry.key not in self.done and kind in {"", self.kind(entry)}]
        return tuple(sorted(rows, key=lambda entry: (place.get(entry.key, 0), entry.key not in self.conflicts)))

    def kind(self, entry: Entry) -> str:
        """Return the list that an entry stands in."""
        return "conflict" if entry.key in self.conflicts else entry.kind

    def last(self, targets: Iterable[str]) -> int:
        """Return the number of the last thing recorded about any of some targets; 0 where there is none."""
        wanted = set(targets)
        return max((number for number, decision, _ in self.history if decision.target in wanted), default=0)

    def batch(self, number: int) -> Batch | None:
        """Return a batch by its number."""
        return next((batch for batch in self.batches if batch.number == number), None)

    def people(self) -> tuple[tuple[str, int], ...]:
        """Return who decided how many things that hold now, the busiest first."""
        count = Counter(batch.coder for batch in self.batches if not batch.undone_by)
        return tuple(sorted(count.items(), key=lambda item: (-item[1], item[0])))


def board_of(desk: Desk, edition: Edition, history: Sequence[Row]) -> Board:
    """Bring a study and its ledger together."""
    done, conflicts = set(), {}
    for row in edition.standings:
        key = desk.key_of.get(row.question_id)
        if key is None:
            continue
        if row.conflict:
            conflicts[key] = row.conflict
        elif not row.counts or (
            any(decision.field in {"status", "answer", "reject"} for decision in row.decisions)
            # an answer that nobody has turned down, or nobody had seen, brings an open question back
            and not (row.is_open and row.proposals)
        ):
            done.add(key)
    done |= {key for item in edition.recodings if (key := desk.key_of.get(item.segment_id))}
    done |= {key for target, _ in edition.judged_possible if (key := desk.key_of.get(target))}
    batches = batches_of(history)
    entries = list(desk.queue)
    covered = {target for entry in entries for target in entry.targets}
    for key in sorted(done | set(conflicts)):
        entry = None if covered & set(desk.targets(key)) else desk.entry(key)
        if entry:
            entries.append(entry)
            covered |= set(entry.targets)
    known = {entry.key for entry in entries}
    return Board(
        desk=desk,
        edition=edition,
        history=tuple(history),
        batches=batches,
        entries=tuple(entries),
        conflicts=conflicts,
        done=frozenset(done & known),
        looked_at=looked_at(desk, history),
    )


def batches_of(history: Sequence[Row]) -> tuple[Batch, ...]:
    """Group decisions by who recorded them when; the newest first."""
    alive = {decision for decision, _ in undone(history)}
    undoer = {
        int(decision.value): person(decision.coder)
        for _, decision, _ in history
        if decision.field == "undo" and decision.value.isdigit()
    }
    groups: dict[tuple[str, str], list[tuple[int, Decision]]] = {}
    for number, decision, _ in history:
        if decision.field != "undo":
            groups.setdefault((decision.made_at, decision.coder), []).append((number, decision))
    batches = []
    for rows in groups.values():
        standing = tuple(number for number, decision in rows if decision in alive)
        batches.append(
            Batch(
                number=rows[0][0],
                numbers=standing,
                decisions=tuple(decision for _, decision in rows),
                undone_by="" if standing else next((undoer[number] for number, _ in rows if number in undoer), ""),
            )
        )
    return tuple(sorted(batches, key=lambda batch: -batch.number))


def person(coder: str) -> str:
    """Return a coder as the pages name them."""
    return coder.removeprefix("person:")
