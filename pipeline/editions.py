"""The nouns of what goes on from one edition to the next: where each question stands, and what has changed."""

import datetime
from dataclasses import dataclass
from typing import Literal

from pipeline.records import Decision, Degree, Exchange, Status

Change = Literal["new", "answered", "deferred", "reopened", "still open", "still answered", "gone"]
Lateness = Literal["newly overdue", "overdue", "due this week", "not yet due"]
Kept = Literal["kept", "kept late"]
Settled = Literal["in full", "in part", "declined"]

#: The reason given where something that was taken for a question is none: nobody owes it a reply.
NO_QUESTION = "not a question that needs a reply"

#: What a person can say of a sentence that may be a question: it is one, and the next run takes it for one; or it is none.
ENTERED, PASSED_OVER = "yes", "no"


def settled(status: Status, reason: str) -> Settled | None:
    """Say how an answered question was answered, by the ground on which it counts as that; None where it is open."""
    if status != "answered":
        return None
    if reason.startswith("declined"):
        return "declined"
    return "in part" if reason.endswith("partly answered") else "in full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Words elsewhere that may answer a question, as they stood when the edition was made."""

    text: str
    document: str
    segment_id: str
    score: float
    degree: Degree | None = None  # whether they seem to answer all of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a question stands: what the papers say, what people decided, and what that makes of it."""

    question_id: str  # the ledger's: it stays when the words are corrected
    text: str
    exchange: Exchange | None  # as found in this edition; None where no paper of this edition holds it
    status: Status
    reason: str
    change: Change  # since the edition before
    was: Status | None = None  # at the edition before; None where it was not known then
    asker: str | None = None
    document: str | None = None  # the name of the paper that held it last
    answer: str | None = None
    owner: str | None = None
    due: datetime.date | None = None
    due_assumed: bool = False  # nobody named a day: the body's default
    lateness: Lateness | None = None
    kept: Kept | None = None  # a promised reply that has come since the edition before
    first_asked: datetime.date | None = None
    days_open: int | None = None
    asked_also: tuple[str, ...] = ()  # questions of the same words, or that ask the same
    asked_again: bool = False  # asked again after it had been answered: the answer is not landing
    merged_into: str | None = None
    split_from: str | None = None
    split_into: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()  # the likeliest first
    newly_proposed: bool = False  # one of them was not there at the edition before
    decisions: tuple[Decision, ...] = ()  # those that hold now, oldest first
    conflict: str | None = None  # what the papers say now, where it speaks against what the person decided

    @property
    def counts(self) -> bool:
        """Whether this is a question of its own: neither merged into another nor split up."""
        return self.merged_into is None and not self.split_into

    @property
    def settled(self) -> Settled | None:
        """How it was answered; None where it is open."""
        return settled(self.status, self.reason)

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes a reply."""
        return self.counts and self.status != "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recoding:
    """What a person decided about a segment's themes or feeling, found again in this edition's papers."""

    segment_id: str
    layer: str
    labels: tuple[str, ...]  # none: it belongs to no theme
    coder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Where everything stands, beside the edition before."""

    number: int
    as_of: datetime.date
    before: datetime.date | None  # the day of the edition before
    looked: datetime.date | None  # the day before this one on which somebody looked last
    standings: tuple[Standing, ...]  # by the day first asked, then by id
    recodings: tuple[Recoding, ...] = ()
    judged_possible: tuple[tuple[str, str], ...] = ()  # ids of sentences, and `ENTERED` or `PASSED_OVER`
    concerns_new: tuple[str, ...] = ()
    concerns_persisting: tuple[str, ...] = ()
    concerns_resolved: tuple[str, ...] = ()  # labels, since their segments are gone
    default_days: int = 28  # after which a promised reply is due where nobody named a day

    @property
    def newly_overdue(self) -> tuple[Standing, ...]:
        """The promises that have run out since somebody last looked."""
        return tuple(row for row in self.standings if row.lateness == "newly overdue")

    @property
    def conflicts(self) -> tuple[Standing, ...]:
        """The questions where the papers now speak against what a person decided."""
        return tuple(row for row in self.standings if row.conflict)

    @property
    def new_unanswered(self) -> tuple[Standing, ...]:
        """The questions that came since the edition before and have no reply."""
        return tuple(row for row in self.standings if row.change == "new" and row.is_open and row.status != "deferred")

    @property
    def reopened(self) -> tuple[Standing, ...]:
        """The questions that the papers no longer show as answered, and nobody opened again."""
        return tuple(
            row
            for row in self.standings
            if row.change == "reopened" and row.is_open and not row.reason.startswith("reopened")
        )

    @property
    def newly_asked_again(self) -> tuple[Standing, ...]:
        """The questions that came since the edition before, though the same had been answered."""
        return tuple(row for row in self.standings if row.asked_again and row.change == "new")

    @property
    def newly_proposed(self) -> tuple[Standing, ...]:
        """The open questions for which a likely answer was found since the edition before."""
        return tuple(row for row in self.standings if row.newly_proposed and row.is_open)

    @property
    def needs(self) -> dict[str, tuple[Standing, ...]]:
        """What newly needs a person, by the reason; a first edition has nothing to compare itself with."""
        found = {"newly_overdue": self.newly_overdue, "conflicts": self.conflicts}
        if self.before is not None:
            found |= {
                "new_unanswered": self.new_unanswered,
                "reopened": self.reopened,
                "newly_asked_again": self.newly_asked_again,
                "newly_proposed": self.newly_proposed,
            }
        return {reason: rows for reason, rows in found.items() if rows}

    @property
    def needs_a_person(self) -> bool:
        """Whether something newly needs a person."""
        return bool(self.needs)
