"""From a board to pages: what each page shows, counted and put in words before any template sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment
from markupsafe import Markup

from pipeline.report import html, style
from pipeline.report.words import day, listed
from pipeline.review.ask import KINDS, Ask, Visitor
from pipeline.review.board import Batch, Board
from pipeline.review.forms import Form, Problem
from pipeline.review.items import STATES, Item, Option
from pipeline.review.lines import Line, Notice, agreed_of, clash_of, line_of, notice_of, order_of, parts_of, worth_of
from pipeline.review.session import Clash, Session

TEMPLATES = Path(__file__).parent / "templates"

#: Things to decide on a page, rows of the table of what was decided, and how many of these the first page shows.
ITEMS, ROWS, LATEST = 10, 50, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One thing to decide as it stands on a page."""

    item: Item
    caption: str
    seen: int
    as_state: bool
    later: bool = False
    conflict: str = ""
    notice: "Notice | None" = None
    history: tuple[Line, ...] = ()
    problem: Problem | None = None
    clash: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)  # what was typed before something was found missing


def listing(session: Session, visitor: Visitor, ask: Ask) -> str:
    """Show what is left to decide."""
    board = session.board()
    left = board.left(session.later, ask.kind)
    keys = [entry.key for entry in left]
    page = keys.index(ask.to) // ITEMS + 1 if ask.to in keys else ask.page
    pages = max(1, -(-len(left) // ITEMS))
    page = min(page, pages)
    notice = notice_of(board, ask)
    first = (page - 1) * ITEMS
    shown = []
    for place, entry in enumerate(left[first : first + ITEMS], first + 1):
        found = board.desk.item(entry.key)
        if found is None:
            continue
        here = entry.key == ask.to or (ask.to not in keys and place == first + 1)
        shown.append(
            _shown(session, board, found, caption=f"{place:,} of {len(left):,} left", notice=notice if here else None)
        )
    done, total = len(board.done), len(board.entries)
    counts = {kind: len(board.left((), kind)) for kind, _ in KINDS}
    return _render(
        session,
        visitor,
        "list.html",
        board=board,
        ask=ask,
        shown=tuple(shown),
        notice=None if any(each.notice for each in shown) else notice,
        done=done,
        total=total,
        left=total - done,
        percent=f"{100 * done / total:.1f}%" if total else "0%",
        kinds=[(kind, words, counts[kind]) for kind, words in KINDS if counts[kind] or kind in {"", ask.kind}],
        parts=parts_of(counts),
        worth=worth_of(board),
        order=order_of(board),
        people=listed([f"{name} {count:,}" for name, count in board.people()]),
        before=_at(ask, page - 1) if page > 1 else "",
        after=_at(ask, page + 1) if page < pages else "",
        page=page,
        pages=pages,
        lines=tuple(line_of(board, batch) for batch in board.batches[:LATEST]),
        agreed=agreed_of(board),
        batches=len(board.batches),
    )


def single(
    session: Session,
    visitor: Visitor,
    key: str,
    ask: Ask,
    *,
    form: Form | None = None,
    problem: Problem | None = None,
    clash: Clash | None = None,
) -> str | None:
    """Show one thing to decide, with all that was decided about it; None where there is no such thing."""
    board = session.board()
    item = board.desk.item(key)
    if item is None:
        return None
    as_state = ask.part == "state" or not item.proposals
    item = _as_sent(item, form) if form else _as_decided(item, board)
    about = {*item.targets, *(target for target, sentence in board.looked_at.items() if sentence.asked_as == key)}
    lines = tuple(line_of(board, batch) for batch in board.batches if set(batch.targets) & about)
    shown = replace(
        _shown(session, board, item, caption="Decided" if key in board.done else "Not decided yet", notice=None),
        as_state=as_state and item.kind in {"answer", "question"},
        history=lines,
        problem=problem,
        clash=clash_of(board, clash) if clash else "",
        typed={name: form.one(name) for name in ("reply", "owner", "due", "why")} if form else {},
    )
    return _render(session, visitor, "single.html", board=board, ask=ask, one=shown, notice=notice_of(board, ask))


def decided(session: Session, visitor: Visitor, ask: Ask) -> str:
    """Show all that was decided, the newest first."""
    board = session.board()
    pages = max(1, -(-len(board.batches) // ROWS))
    page = min(ask.page, pages)
    rows = board.batches[(page - 1) * ROWS : page * ROWS]
    return _render(
        session,
        visitor,
        "decided.html",
        board=board,
        ask=ask,
        lines=tuple(line_of(board, batch) for batch in rows),
        agreed=agreed_of(board),
        batches=len(board.batches),
        people=board.people(),
        page=page,
        pages=pages,
        before=f"/decided?page={page - 1}" if page > 1 else "",
        after=f"/decided?page={page + 1}" if page < pages else "",
    )


def message(visitor: Visitor, title: str, words: str) -> str:
    """Say one thing."""
    return (
        _environment()
        .get_template("message.html")
        .render(visitor=visitor, title=title, words=words, study="", made="", report_pages=(), ask=Ask())
    )


def policy(*, keys: bool) -> str:
    """Return the content policy: our one style, and our one script where keys are wanted."""
    script = f"script-src {style.fingerprint(_script())}; " if keys else ""
    return (
        f"default-src 'none'; style-src {style.fingerprint(_style())}; {script}img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def following(board: Board, later: tuple[str, ...], key: str, ask: Ask) -> str:
    """Return the key that comes after another in a list."""
    keys = [entry.key for entry in board.left(later, ask.kind)]
    place = keys.index(key) + 1 if key in keys else 0
    return keys[place] if place < len(keys) else ""


def key_of(session: Session, batch: Batch) -> str:
    """Return the key of what a batch is about, as the list holds it."""
    board = session.board()
    targets = set(batch.targets)
    return next((entry.key for entry in board.entries if targets & set(entry.targets)), "")


def _shown(session: Session, board: Board, item: Item, *, caption: str, notice: Notice | None) -> Shown:
    later = item.key in session.later
    kind = {
        "answer": "A proposed answer",
        "question": "A question",
        "possible": "A sentence that may be a question",
        "comment": "A comment",
    }[item.kind]
    return Shown(
        item=item,
        caption=f"{caption}. {kind}{', left for later' if later else ''}.",
        seen=board.last(item.targets),
        as_state=item.kind == "question",
        later=later,
        conflict=board.conflicts.get(item.key, ""),
        notice=notice,
    )


def _as_sent(item: Item, form: Form) -> Item:
    def sent(options: tuple[Option, ...], name: str) -> tuple[Option, ...]:
        return tuple(replace(option, checked=option.value in form.many(name)) for option in options)

    return replace(
        item,
        answers=sent(item.answers, "answer"),
        states=sent(item.states, "state"),
        themes=sent(item.themes, "theme"),
        feelings=sent(item.feelings, "feeling"),
    )


def _as_decided(item: Item, board: Board) -> Item:
    chosen = {coding.layer: coding.labels for coding in board.edition.recodings if coding.segment_id in item.targets}
    if "theme" in chosen:
        item = replace(item, themes=_checked(item.themes, chosen["theme"]))
    if "sentiment" in chosen:
        item = replace(item, feelings=_checked(item.feelings, chosen["sentiment"]))
    if item.kind == "possible":
        judged = (value for target, value in board.edition.judged_possible if target in item.targets)
        item = replace(item, answers=_checked(item.answers, tuple(judged)))
    for row in board.edition.standings:
        if row.question_id in item.targets:
            said = next((decision.value for decision in reversed(row.decisions) if decision.field == "status"), "")
            state = next((key for key, value, _ in STATES if value == said), said.partition(":")[0])
            state = "unanswered" if state == "reopened" else state
            item = replace(item, states=_checked(item.states, (state,)) if state else item.states)
    return item


def _checked(options: tuple[Option, ...], values: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(replace(option, checked=option.value in values) for option in options)


def _at(ask: Ask, page: int) -> str:
    return "/?" + urlencode({name: value for name, value in (("kind", ask.kind), ("page", page)) if value})


def _render(session: Session, visitor: Visitor, name: str, *, board: Board, **values: Any) -> str:
    reported = tuple((page, words) for page, words in html.NAVIGATION if page in session.pages)
    return (
        _environment()
        .get_template(name)
        .render(visitor=visitor, study=board.desk.title, made=day(board.desk.as_of), report_pages=reported, **values)
    )


@cache
def _environment() -> Environment:
    environment = html.new_environment(TEMPLATES, html.TEMPLATES)
    # our own style and script, which hold no "<"
    environment.globals.update(style=Markup(_style()), script=Markup(_script()))  # noqa: S704
    return environment


@cache
def _style() -> str:
    return style.stylesheet() + (TEMPLATES / "_review.css").read_text(encoding="utf-8")


@cache
def _script() -> str:
    return (TEMPLATES / "_keys.js").read_text(encoding="utf-8")
