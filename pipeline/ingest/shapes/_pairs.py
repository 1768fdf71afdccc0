"""Tables that put two things side by side: question and answer, or comment and what was done about it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.ingest.shapes import Left, Taken
from pipeline.ingest.shapes._grid import words_of
from pipeline.ingest.shapes._wording import prompts
from pipeline.records import Block, Cell, Role, leaves

_PUT = re.compile(
    r"^\W*(?:(?:your |the |public |written |supplementary )*(?:questions?|quer(?:y|ies))(?: (?:asked|raised|received|put|from .{1,30}|text))?|q|(?:what )?you asked(?: us)?|asked)\W*$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"^\W*(?:(?:what )?(?:you|they|people|residents|patients|parents|pupils|students|staff|customers|visitors|members|tenants|families|users|our \w+) (?:said|told us|say|tell us|asked for|wanted|suggested)|"
    r"(?:your |the |summary of |main |key |public |consultation |consultee |written )*(?:comments?|feedback|issues?|concerns?|suggestions?|points?|views?|representations?|objections?)(?: (?:raised|received|made|from .{1,30}|by .{1,30}|summary|text))*|"
    r"what (?:we|was) (?:heard|said|raised)|we heard)\W*$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"^\W*(?:(?:our |the |officer |officers['’]? |council |council['’]s |trust |written |my |your |proposed |\w+ )?(?:answers?|repl(?:y|ies)|responses?)(?: (?:given|from .{1,30}|by .{1,30}))?|a|we (?:answered|replied))\W*$",
    re.IGNORECASE,
)
_DID = re.compile(
    r"^\W*(?:(?:so |this is |here is )?(?:what )?(?:we|the \w+|our \w+) (?:did|do|are doing|will(?: do)?|have done|['’]ve done|['’]ll do|answered|replied|changed|plan(?:ned)?(?: to do)?)(?: (?:about it|next|so far))?|"
    r"(?:(?:our|my|the|officer|officers['’]?|council|council['’]s|trust|management|\w+) )?(?:responses?|repl(?:y|ies)|answers?)(?: (?:given|to .{1,30}|from .{1,30}|by .{1,30}))?|"
    r"(?:our )?actions? (?:taken|we have taken|we took)|outcome|what (?:has )?(?:changed|happened|happens next|we['’]re doing|we are doing))\W*$",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"^\W*(?:names?|from|asked by|raised by|questioner|asker|who|submitted by|respondent|consultee|organisation|commenter|source|by)\W*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^\W*(?:topics?|themes?|areas?|subjects?|categor(?:y|ies)|sections?|issue|headings?|service)\W*$", re.IGNORECASE
)

_REF = re.compile(r"^\W*(?:ref(?:erence)?|no\.?|number|id|#|item)\W*$", re.IGNORECASE)
_STATUS = re.compile(r"^\W*(?:status|state|answered|answered\?|replied)\W*$", re.IGNORECASE)
_CLOSED = re.compile(r"^\W*(?:answered|replied|responded|resolved|yes)\b(?!.*\b(?:not|yet)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Which columns of a table hold what was put and what was said in reply."""

    put: int
    reply: int
    who: int | None
    about: int | None
    status: int | None  # whether it has been answered, by the table's own word
    ref: int | None
    asked: bool  # whether what was put are questions, by the table's own heading


def find_pairs(table: Block) -> Pairs | None:
    """Read the first row of a table as the names of its columns; return None where they are no such pair."""
    pairs = find_columns([words_of(cell) for cell in table.rows[0]]) if len(table.rows) > 1 else None
    return None if pairs is None or _is_long_form(table, pairs) else pairs


def _is_long_form(table: Block, pairs: Pairs) -> bool:
    """Whether what was put are a survey's own prompts, each of them again for everybody who answered it."""
    put = [words for row in table.rows[1:] if (words := _cell(row, pairs.put))]
    return pairs.asked and len(put) > 3 and (len(set(put)) * 2 <= len(put) or sum(map(prompts, put)) * 2 > len(put))


def find_columns(names: Sequence[str]) -> Pairs | None:
    """Say which of some columns hold what was put and what was said in reply; return None where none do."""
    asked = next((at for at, name in enumerate(names) if _named(name, _PUT)), None)
    put = asked if asked is not None else next((at for at, name in enumerate(names) if _named(name, _SAID)), None)
    if put is None:
        return None
    wanted = (_ANSWERED, _DID) if asked is not None else (_DID,)
    reply = next(
        (at for at, name in enumerate(names) if at != put and any(_named(name, pattern) for pattern in wanted)), None
    )
    if reply is None:
        return None
    others = [(at, name) for at, name in enumerate(names) if at not in {put, reply}]
    who, about, status, ref = (
        next((at for at, name in others if pattern.match(name)), None) for pattern in (_WHO, _ABOUT, _STATUS, _REF)
    )
    return Pairs(put, reply, who, about, status, ref, asked is not None)


def _named(name: str, pattern: re.Pattern[str]) -> bool:
    """Whether a column is called so, by all of its heading or by one half of it ("We did / our answer")."""
    return bool(pattern.match(name)) or any(pattern.match(half) for half in re.split(r"\s*[/|(]\s*", name)[:2])


def read_pairs(table: Block, pairs: Pairs, role: Role, section: str | None) -> Iterator[Taken | Left]:
    """Yield what was put, one segment a bullet or cell, and the replies to it."""
    for block in leaves(sum(table.rows[0], ())):
        if block.text.strip():
            yield Taken(start=block.start, end=block.end, role="heading", text=block.text)
    column = words_of(table.rows[0][pairs.put]) if pairs.put < len(table.rows[0]) else None
    about: str | None = None
    for row in table.rows[1:]:
        speaker = _cell(row, pairs.who)
        about = _cell(row, pairs.about) or about
        put = _pieces(row[pairs.put] if pairs.put < len(row) else ())
        replies = _pieces(row[pairs.reply] if pairs.reply < len(row) else ())
        for start, end, text in put:
            yield Taken(
                start=start,
                end=end,
                role=role,
                text=text,
                speaker=speaker or None,
                section=about or section or column,
                parent_section=section if about else None,
                column=column,
                marked=bool(_CLOSED.match(_cell(row, pairs.status))),
            )
        # As many replies as remarks, line by line: each answers its own.
        paired = len(replies) == len(put)
        for number, (start, end, text) in enumerate(replies if paired else _joined(replies)):
            target = (put[number][0] if paired else put[0][0]) if put else None
            yield Taken(
                start=start,
                end=end,
                role="answer" if put else "statement",
                text=text,
                section=about or section,
                replies_to=target,
            )
        for at, cell in enumerate(row):
            if at not in {pairs.put, pairs.reply}:
                for block in leaves(cell):
                    if block.text.strip() or block.mark.strip():
                        if at == pairs.about:
                            yield Taken(start=block.start, end=block.end, role="heading", text=block.text or block.mark)
                        else:
                            yield Left(
                                start=block.start, end=block.end, reason="who or which one, beside what was said"
                            )


def _cell(row: tuple[Cell, ...], at: int | None) -> str:
    return words_of(row[at]) if at is not None and at < len(row) else ""


def _pieces(cell: Cell) -> list[tuple[int, int, str]]:
    return [
        (block.start, block.end, block.text) for block in leaves(cell) if block.text.strip() and block.kind != "aside"
    ]


def _joined(pieces: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    return [(pieces[0][0], pieces[-1][1], " ".join(text for _, _, text in pieces))] if pieces else []
