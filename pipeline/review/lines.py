"""What was decided, row by row, and what the page says right after a decision."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.editions import ENTERED
from pipeline.report.words import capital, day, listed, number_of
from pipeline.review.ask import Ask
from pipeline.review.board import Batch, Board
from pipeline.review.desk import Entry
from pipeline.review.looked_at import Sentence
from pipeline.review.possible_item import FOUND, named
from pipeline.review.said import said_of
from pipeline.review.session import Clash

_FIRST = 40  # comments that somebody can look at in one go


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of what was decided."""

    number: int
    what: str
    href: str
    found: str
    said: str
    by: str
    when: str
    why: str
    undone_by: str
    can_undo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What has just been done."""

    words: str
    undo: int = 0
    more: str = ""
    more_href: str = ""


def notice_of(board: Board, ask: Ask) -> Notice | None:
    """Return what the page says right after a decision, an undoing or a putting off."""
    if ask.put_off:
        item = board.desk.item(ask.put_off)
        return Notice(words=f"{item.name} is left for later; it stands at the end of the list.") if item else None
    batch = board.batch(ask.done) if ask.done else None
    if batch is None:
        return None
    line = line_of(board, batch)
    if batch.undone_by or not batch.numbers:
        if _unlisted(board, batch):
            return Notice(words=f"Undone by {batch.undone_by}. The next run takes {line.what} as it did before.")
        return Notice(words=f"Undone by {batch.undone_by}. {line.what} is to decide again.")
    still = any(
        decision.field == "reject" or decision.value.partition(":")[0] == "unanswered" for decision in batch.decisions
    ) and not any(decision.value.partition(":")[0] in {"deferred", "declined"} for decision in batch.decisions)
    other = board.batch(ask.crossed)
    crossing = ""
    if other and set(other.targets) & set(batch.targets):
        holds = "Yours" if batch.number > other.number else "Theirs"
        crossing = (
            f" At the same moment {other.coder} decided: {line_of(board, other).said}. {holds} came later and holds."
        )
    return Notice(
        words=f"Recorded for {batch.coder}. {line.what}: {line.said}.{crossing}",
        undo=batch.number,
        more="Say where it stands instead" if still and line.href else "",
        more_href=f"{line.href}?part=state" if still else "",
    )


def line_of(board: Board, batch: Batch) -> Line:
    """Lay out what was recorded at once."""
    key = next((key for target in batch.targets if (key := board.desk.key_of.get(target))), "")
    item = board.desk.item(key) if key else None
    what, found = (item.name, item.found) if item else ("No longer in the study", "")
    sentence = _unlisted(board, batch)
    if sentence:
        what, found, key = named(sentence.words), FOUND, sentence.asked_as
    same = len(batch.targets) - 1
    return Line(
        number=batch.number,
        what=what + (f" and {number_of(same, 'more', 'more')}" if same else ""),
        href=f"/item/{key}" if key else "",
        found=found,
        said=said_of(batch.decisions, item.labels if item else {}, followed=bool(sentence and sentence.asked_as)),
        by=batch.coder,
        when=_when(batch.made_at),
        why=next((decision.note for decision in batch.decisions if decision.note), ""),
        undone_by=batch.undone_by,
        can_undo=bool(batch.numbers),
    )


def _unlisted(board: Board, batch: Batch) -> Sentence | None:
    """Return the sentence that was decided, where a run has taken it off the list or it never stood there."""
    target = batch.targets[0]
    return None if target in board.desk.key_of else board.looked_at.get(target)


def clash_of(board: Board, clash: Clash) -> str:
    """Say that somebody else was quicker, and what they decided."""
    if clash.by is None:
        return "This page was out of date, so nothing was recorded. Look at it again, then save."
    line = line_of(board, clash.by)
    what = f"took a decision back ({line.said})" if clash.by.undone_by else f"decided: {line.said}"
    who = clash.by.undone_by or clash.by.coder
    return f"Meanwhile {who} {what}. Yours was not recorded. Save it again if you still see it your way; both are kept."


def parts_of(counts: Mapping[str, int]) -> str:
    """Put the numbers of what is left in words."""
    nouns = {
        "conflict": ("question whose papers changed", "questions whose papers changed"),
        "answer": ("proposed answer", None),
        "question": ("question", None),
        "possible": ("sentence that may be a question", "sentences that may be questions"),
        "comment": ("comment", None),
    }
    return listed([number_of(counts[kind], *noun) for kind, noun in nouns.items() if counts[kind]])


def worth_of(board: Board) -> str:
    """Say what deciding all that is left would do."""
    left = board.left()
    comments = {target for entry in left if entry.kind == "comment" for target in entry.targets}
    questions = sum(entry.kind in {"answer", "question"} for entry in left)
    sentences = sum(entry.kind == "possible" for entry in left)
    known, asked = board.desk.comments, len(board.desk.target_of)
    parts = [f"where {questions:,} of {number_of(asked, 'question')} stand"] if questions else []
    if sentences:
        parts.append(f"whether {number_of(sentences, 'sentence is a question', 'sentences are questions')}")
    parts += [f"what {len(comments):,} of {number_of(known, 'comment')} say"] if comments else []
    return f"Deciding all of them would settle {listed(parts)}.{_fall(board, left)}" if parts else ""


def order_of(board: Board) -> str:
    """Say in which order the lists stand."""
    kinds = {entry.kind for entry in board.left()}
    words = ["those that would change the report most come first in each list"] if kinds - {"possible"} else []
    words += ["sentences that may be questions stand in the order of the papers"] if "possible" in kinds else []
    return f"{capital('; '.join(words))}." if words else ""


def _fall(board: Board, left: Sequence[Entry]) -> str:
    """Say how far the expected error falls by the next comments of the list."""
    first = [entry for entry in left if entry.kind == "comment"][:_FIRST]
    plan = board.desk.plan
    done = {target for entry in board.entries if entry.key in board.done for target in entry.targets}
    open_ = sum(look.value for look in plan.looks if look.segment_id not in done)
    if not first or not plan.base:
        return ""
    after = max(open_ - sum(entry.value for entry in first), 0.0)
    which = "The next comment lowers" if len(first) == 1 else f"The next {len(first)} comments lower"
    return (
        f" {which} the expected error of the themes and feelings of {number_of(plan.comments, 'comment')}"
        f" from {open_ / plan.base:.1%} to {after / plan.base:.1%}."
    )


def _when(made_at: str) -> str:
    try:
        return day(datetime.datetime.fromisoformat(made_at).date())
    except ValueError:
        return made_at


def agreed_of(board: Board) -> str:
    """Say how often the program's finding was what a person decided in the end."""
    study = board.desk.study
    labels = {(item.segment_id, item.layer): set(item.labels) for item in board.edition.recodings}
    same = []
    for segment_id in sorted({segment_id for segment_id, _ in labels}):
        feeling = study.sentiment_of.get(segment_id)
        found = {
            "theme": {coding.label for coding in study.themes_of.get(segment_id, ())},
            "sentiment": {feeling.label} if feeling else set(),
        }
        same.append(all(labels.get((segment_id, layer), own) == own for layer, own in found.items()))
    for row in board.edition.standings:
        if row.exchange and any(decision.field == "status" for decision in row.decisions):
            same.append(row.status == row.exchange.status)
    parts = []
    if same:
        parts.append(
            f"Where a person looked, the program’s finding stood in {sum(same):,} of {number_of(len(same), 'case')}."
        )
    judged = [value for target, value in board.edition.judged_possible if _here(board, target)]
    if judged:
        entered = sum(value == ENTERED for value in judged)
        parts.append(
            f"{entered:,} of {number_of(len(judged), 'sentence')} that a person looked at "
            f"{'was entered as a question' if entered == 1 else 'were entered as questions'}."
        )
    return " ".join(parts)


def _here(board: Board, target: str) -> bool:
    """Whether a sentence stands in the study, listed or as a question: a ledger may hold other studies' too."""
    return target in board.desk.key_of or bool(board.looked_at[target].asked_as)
