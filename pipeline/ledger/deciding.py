"""What a person can decide about a question or a piece of text, each as rows that are only ever appended.

Nothing here reads a clock or a login name: ``coder`` (``person:anna``) and ``made_at`` (ISO 8601, UTC) are arguments.
"""

import datetime
import json
import re
from collections.abc import Iterable, Sequence

from sqlalchemy import and_, select

from pipeline.errors import LedgerError
from pipeline.ledger import schema
from pipeline.ledger.book import Ledger, living, undone
from pipeline.ledger.recode import LAYERS, segment_basis
from pipeline.ledger.standing import FIELDS, STATUSES, Seen, basis_of, parts_of
from pipeline.records import Decision, Segment

#: The status of a question of which something is answered and something is not.
ANSWERED_IN_PART = "answered: partly answered"

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)")


def decide(
    ledger: Ledger, target: str, changes: Iterable[tuple[str, str]], *, coder: str, made_at: str, note: str = ""
) -> list[Decision]:
    """Record what a person decided about one question, all or nothing, with what the papers said of it.

    Parameters
    ----------
    ledger : Ledger
    target : str
        A question's whole id; see `resolve`.
    changes : iterable of (str, str)
        Field and value, such as ``("status", "answered")``; the fields are `standing.FIELDS`.
    coder, made_at, note : str

    Returns
    -------
    list of Decision
        Those that were not there already, to the letter.

    Raises
    ------
    LedgerError
        A field or value that cannot be, or nothing was recorded.
    """
    return decide_many(
        ledger, [(target, field, value) for field, value in changes], coder=coder, made_at=made_at, note=note
    )


def decide_many(
    ledger: Ledger, changes: Sequence[tuple[str, str, str]], *, coder: str, made_at: str, note: str = ""
) -> list[Decision]:
    """Record decisions about several questions, all or nothing; each change is target, field and value."""
    for target, field, value in changes:
        _check(target, field, value)
    check_coder(coder, made_at)
    basis = bases(ledger, [target for target, _, _ in changes])
    return ledger.record(
        (Decision(target=target, field=field, value=value, coder=coder, made_at=made_at, note=note), basis[target])
        for target, field, value in changes
    )


def recode(
    ledger: Ledger, segment: Segment, layer: str, labels: str, *, coder: str, made_at: str, note: str = ""
) -> list[Decision]:
    """Record what themes (separated by commas, or ``none``) or feeling a segment has."""
    if layer not in LAYERS:
        raise LedgerError(f"{layer!r} cannot be decided of a piece of text. Choose one of: {', '.join(LAYERS)}.")
    check_coder(coder, made_at)
    decision = Decision(target=segment.id, field=layer, value=labels, coder=coder, made_at=made_at, note=note)
    return ledger.decide([decision], basis=segment_basis(segment))


def recode_many(ledger: Ledger, rows: Iterable[tuple[Segment, Decision]]) -> list[Decision]:
    """Record what people decided about many segments, such as codings from another program, all or nothing."""
    rows = tuple(rows)
    for _, decision in rows:
        if decision.field not in LAYERS:
            raise LedgerError(f"{decision.field!r} cannot be decided of a piece of text.")
        check_coder(decision.coder, decision.made_at)
    return ledger.record((decision, segment_basis(segment)) for segment, decision in rows)


def answer(text: str, *, part: bool = False) -> list[tuple[str, str]]:
    """Return the changes that give a question its answer, or an answer to a part of it."""
    if not text.strip():
        raise LedgerError("An answer needs words.")
    return [("status", ANSWERED_IN_PART if part else "answered"), ("answer", " ".join(text.split()))]


def reject(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Return the changes that turn proposed answers down: these words do not answer the question, others may."""
    return [("reject", " ".join(text.split())) for text in texts]


def defer(owner: str | None = None, due: datetime.date | None = None) -> list[tuple[str, str]]:
    """Return the changes that put a question off, to somebody and a day where they are named."""
    return [
        ("status", "deferred"),
        ("answer", ""),
        *([("owner", owner)] if owner else []),
        *([("due", due.isoformat())] if due else []),
    ]


def decline(why: str) -> list[tuple[str, str]]:
    """Return the changes that say a question will not be answered, and why."""
    if not why.strip():
        raise LedgerError("Say why the question is declined.")
    return [("status", f"declined: {' '.join(why.split())}"), ("answer", "")]


def reopen(why: str = "") -> list[tuple[str, str]]:
    """Return the changes that open a question again."""
    return [("status", f"reopened: {' '.join(why.split())}" if why.strip() else "reopened"), ("answer", "")]


def merge(ledger: Ledger, question_id: str, into: str) -> list[tuple[str, str]]:
    """Return the change that makes a question part of another."""
    merged = {d.target: d.value for d, _ in undone(ledger.history()) if d.field == "merge" and d.value}
    path = [into]
    while (following := merged.get(path[-1])) and following not in path:
        path.append(following)
    if question_id in path:
        raise LedgerError(f"{into} is part of {question_id} already; a question cannot be part of itself.")
    return [("merge", into)]


def split(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Return the change that makes several questions of one; they get its id with .1, .2 and so on."""
    parts = [" ".join(text.split()) for text in texts if text.strip()]
    if len(parts) < 2:
        raise LedgerError("Give the words of at least two questions.")
    return [("split", json.dumps(parts, ensure_ascii=False))]


def undo(ledger: Ledger, question_id: str) -> list[tuple[str, str]]:
    """Return the changes that take back what was decided last about a question, all that was recorded at once.

    Raises
    ------
    LedgerError
        Nothing stands that could be undone.
    """
    alive = [(number, decision) for number, decision, _ in living(ledger.history(question_id))]
    if not alive:
        raise LedgerError(f"Nothing was decided about {question_id}, so there is nothing to undo.")
    last = alive[-1][1]
    return [("undo", str(number)) for number, d in alive if (d.made_at, d.coder) == (last.made_at, last.coder)]


def bases(ledger: Ledger, targets: Iterable[str]) -> dict[str, str]:
    """Return what the papers say of some questions, as it is kept beside a decision.

    Raises
    ------
    LedgerError
        The ledger does not know one of them.
    """
    wanted = sorted(set(targets))
    bare = sorted({target.partition(".")[0] for target in wanted})
    seen, table = schema.sightings, schema.questions
    columns = [seen.c[name] for name in Seen.__dataclass_fields__]
    found: dict[str, str] = {}
    for start in range(0, len(bare), 500):
        query = (
            select(table.c.id, *columns)
            .join(seen, and_(seen.c.question_id == table.c.id, seen.c.edition == table.c.last_edition), isouter=True)
            .where(table.c.id.in_(bare[start : start + 500]))
        )
        for row in ledger.rows(query):
            known = row["edition"] is not None
            found[row["id"]] = basis_of(
                Seen(**{name: row[name] for name in Seen.__dataclass_fields__}) if known else None
            )
    missing = next((target for target in wanted if target.partition(".")[0] not in found), None)
    if missing is not None:
        raise LedgerError(f"The ledger holds no question {missing}. `yousaid questions list` shows the ids.")
    return {target: "" if "." in target else found[target] for target in wanted}


def resolve(ledger: Ledger, short: str) -> str:
    """Return the whole id of the question whose id begins like this.

    Raises
    ------
    LedgerError
        None does, or several do.
    """
    bare, dot, part = short.partition(".")
    table = schema.questions
    query = select(table.c.id).where(table.c.id.startswith(bare, autoescape=True)).order_by(table.c.id).limit(4)
    ids = [row["id"] for row in ledger.rows(query)] if bare else []
    found = bare if bare in ids else ids[0] if len(ids) == 1 else None
    if found is None and ids:
        raise LedgerError(
            f"{short} could be {', '.join(ids[:3])}{' and others' if len(ids) > 3 else ''}. Give more of the id."
        )
    if found is None:
        raise LedgerError(f"The ledger holds no question {short}. `yousaid questions list` shows the ids.")
    if not dot:
        return found
    splits = [d.value for d, _ in undone(ledger.history(found)) if d.field == "split"]
    whole = f"{found}.{part}"
    if whole not in {key for value in splits[-1:] for key, _ in parts_of(found, value)}:
        raise LedgerError(
            f"{found} was not split into a part {part}. `yousaid questions show {found}` tells its parts."
        )
    return whole


def _check(target: str, field: str, value: str) -> None:
    if field not in FIELDS:
        raise LedgerError(f"{field!r} cannot be decided of a question. Choose one of: {', '.join(FIELDS)}.")
    if field == "status" and value.partition(":")[0] not in STATUSES:
        raise LedgerError(f"{value!r} is no status. Choose one of: {', '.join(STATUSES)}.")
    if field == "due" and value:
        try:
            datetime.date.fromisoformat(value)
        except ValueError:
            raise LedgerError(f"{value!r} is not a date. Write it as 2026-04-24.") from None
    if field == "reject" and not value.strip():
        raise LedgerError("Say which proposed answer is turned down.")
    if field == "merge" and value == target:
        raise LedgerError("A question cannot be part of itself.")


def check_coder(coder: str, made_at: str) -> None:
    """Refuse a decision that nobody makes, or at no moment."""
    if not coder.startswith("person:") or len(coder) <= len("person:") or len(coder) > 120:
        raise LedgerError("Say who decides, with --by and a name of at most 110 letters.")
    if not _MOMENT.fullmatch(made_at):
        raise LedgerError(f"{made_at!r} is no moment in UTC, such as 2026-04-24T09:30:00Z.")
