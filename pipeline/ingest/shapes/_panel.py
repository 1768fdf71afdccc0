"""Notes of a talk with numbered participants: who said what, several on one line, and what the host put in."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.ingest.shapes import Taken
from pipeline.ingest.shapes._outline import Line
from pipeline.ingest.shapes._signed import CODE, unquote
from pipeline.ingest.shapes._tallies import split_tally
from pipeline.ingest.shapes._wording import asks, prompts
from pipeline.records import Role

#: So many lines that begin with a participant's number make a paper such notes.
ENOUGH = 3

_HOST = r"(?:[A-Z]{2,3}|Facilitator|Moderator|Interviewer|Host|Researcher|Chair)"
_HOST_SAYS = re.compile(rf"(?<![\w.])(?P<host>{_HOST})(?=:|\s[a-z–—-])")
# A new speaker: at the start, behind the end of a sentence, a dash or an opening bracket.
_TURN = re.compile(rf"(?:(?<!\S)|(?<=[(\[]))(?P<who>{CODE}|{_HOST})(?P<gap>\s*[-–—:.,]\s+|\s*:\s*|\s+(?=[\"“'‘(\w£]))")
#: A whole turn by name: "Moderator: …", "Sheila: …".
_NAMED = re.compile(
    r"^\W*(?:\d{1,2}:\d{2}(?::\d{2})?[\])\s–—-]*)?(?P<who>[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){0,2}(?:\s?\([^()]{2,30}\))?):\s+(?=\S)"
)
_CALLED_HOST = re.compile(
    r"(?:Lead |Co-)?(?:Facilitator|Moderator|Interviewer|Host|Researcher|Int|Mod)\.?(?:\s?\w{1,20})?"
)
_BREAK = re.compile(r"(?:[.!?…][\"'”’)\]]*|\s[–—-]|[\"”)\]]|[(\[])\s*$")
_REPORTED = re.compile(
    r"^(?:\w+ly |then |also |and |again )*(?:asks?|asked|asking|wanted to know|wants to know|queried|queries|wondere?d|wonders|enquired|questioned)\b",
    re.IGNORECASE,
)
_REPLIES = re.compile(r"^(?:said|says|told|replied|answered|explained|confirmed|thought|pointed out)\b", re.IGNORECASE)
_PUT = re.compile(r"[?？][\"'”’)]*(?P<rest>\s*$|\s*(?:[–—(\[-]|=>|->|→).*$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Turn:
    """A stretch of a line, who speaks in it, and where the words begin."""

    start: int
    end: int
    who: str | None
    words: str


@dataclass(slots=True)
class Panel:
    """Which lines of a paper are such notes, and how the host is called in them."""

    lines: set[int] = field(default_factory=set)
    hosts: frozenset[str] = frozenset()
    span: range = range(0)
    by_name: bool = False

    def tells(self, line: Line) -> bool:
        """Whether a line is the note taker's own, among those of what participants said."""
        return line.kind == "paragraph" and line.index in self.span


def find_panel(lines: Sequence[Line]) -> Panel:
    """Find lines with a participant in front, and those among them in which the host speaks."""
    told = [line for line in lines if line.kind in {"item", "paragraph"}]
    spoken = [line for line in lines if line.kind in {"item", "paragraph", "label"}]
    if transcript := _transcript(spoken):
        return transcript
    coded = [line for line in told if re.match(rf"\W*{CODE}\b", line.text)]
    if len(coded) < 2 or (len(coded) < ENOUGH and len(coded) * 2 < len(told)):
        return Panel()
    first, last = coded[0].index, coded[-1].index
    near = [line for line in told if first - 3 <= line.index <= last + 1]
    named = Counter(match["host"] for line in near for match in _HOST_SAYS.finditer(line.text))
    hosts = frozenset(who for who, times in named.items() if times > 1 or not who.isupper())
    held = {
        line.index
        for line in near
        if any(turn.who for turn in _turns(line.text, hosts)[: 1 if line.index < first else None])
    }
    return Panel(held, hosts, range(first, lines[-1].index + 1))


def _transcript(told: Sequence[Line]) -> Panel | None:
    """Find a talk written down turn by turn, with a host who is called so and others by their names."""
    named = {line.index: match["who"] for line in told if (match := _NAMED.match(line.text))}
    times = Counter(named.values())
    hosts = frozenset(who for who in times if _CALLED_HOST.fullmatch(who))
    others = sum(count for who, count in times.items() if who not in hosts and count > 1)
    if not hosts or sum(times[who] for who in hosts) < 2 or others < ENOUGH or len(named) * 2 < len(told):
        return None
    return Panel(set(named), hosts, range(min(named), told[-1].index + 1), by_name=True)


def _named_turns(text: str) -> list[_Turn]:
    match = _NAMED.match(text)
    return [_Turn(0, len(text), match["who"], text[match.end() :])] if match else []


def _turns(text: str, hosts: frozenset[str]) -> list[_Turn]:
    cuts: list[tuple[int, int, str | None]] = []
    for match in _TURN.finditer(text):
        who = match["who"]
        if (who[-1].isdigit() or who in hosts) and (
            not text[: match.start()].strip(" *_•·-") or _BREAK.search(text[max(0, match.start() - 4) : match.start()])
        ):
            cuts.append((match.start(), match.end(), who))
    if not cuts or cuts[0][0] > 0:
        cuts.insert(0, (0, 0, None))
    ends = [start for start, _, _ in cuts[1:]] + [len(text)]
    turns = [_Turn(start, end, who, text[at:end]) for (start, at, who), end in zip(cuts, ends, strict=True)]
    return [turn for turn in turns if turn.words.strip(" \"'“”()–—-") or turn.who]


def read_panel(line: Line, panel: Panel, before: Taken | None = None) -> Iterator[Taken]:
    """Read one line: remarks are comments, reported questions stay with their replies for the analysis.

    Parameters
    ----------
    line : Line
    panel : Panel
    before : Taken, optional
        What was said last; the host may reply to it.
    """
    turns = _named_turns(line.text) if panel.by_name else _turns(line.text, panel.hosts)
    if not panel.by_name and len(re.findall(rf"\b{CODE}\b", line.text)) > 2 * len([turn for turn in turns if turn.who]):
        yield _take(line, turns[0], turns[-1], "statement", line.text)  # who came how, in a row
        return
    at = 0
    asked = before.start if before and before.role == "question" else None
    while at < len(turns):
        turn = turns[at]
        words = turn.words.strip().strip("–—-").strip()
        last = at
        if turn.who is None:
            others = any(other.who and other.who not in panel.hosts for other in turns[at + 1 :])
            yield _take(line, turn, turn, "comment" if others and len(words.split()) > 1 else "statement", words)
        elif turn.who in panel.hosts:
            if asked is not None:
                yield _take(line, turn, turn, "answer", words.rstrip(")"), turn.who, asked)
            else:
                yield _take(line, turn, turn, "heading" if asks(words) or prompts(words) else "statement", words)
            asked = None
        elif _REPORTED.match(words):
            while last + 1 < len(turns) and (
                turns[last + 1].who in panel.hosts or _REPLIES.match(turns[last + 1].words)
            ):
                last += 1
            yield _take(line, turn, turns[last], "statement", line.text[turn.start : turns[last].end])
            asked = None
        elif (put := _PUT.search(words)) and asks(words[: put.start() + 1].strip("\"“'‘")):
            cut = turn.end - len(turn.words) + turn.words.index(words) + put.start("rest")
            question = words[: put.start("rest")].strip("\"“”'‘’ ")
            rest = put["rest"].strip(" –—-([])")
            asked = _place(line, turn.start)
            stop = cut if rest else turn.end
            yield Taken(
                start=asked, end=line.block.content + stop, role="question", text=question, speaker=turn.who,
                section=line.section, parent_section=line.parent,
            )  # fmt: skip
            if rest:
                yield Taken(
                    start=line.block.content + cut, end=line.block.content + turn.end, role="answer", text=rest,
                    section=line.section, replies_to=asked,
                )  # fmt: skip
        else:
            said = len(words.split()) > 1 or words.endswith((".", "!")) or len(turns) == 1
            yield _take(line, turn, turn, "comment" if said else "statement", words, turn.who)
            asked = None
        at = last + 1


def _place(line: Line, start: int) -> int:
    """Return where a turn starts in the document; the first takes the line's bullet in."""
    return line.block.content + start if start else line.block.start


def _take(
    line: Line, first: _Turn, last: _Turn, role: Role, text: str, who: str | None = None, target: int | None = None
) -> Taken:
    text, votes = split_tally(text) if role == "comment" else (text, 0)
    return Taken(
        start=_place(line, first.start),
        end=line.block.content + last.end,
        role=role,
        text=unquote(text),
        speaker=who,
        section=line.section,
        parent_section=line.parent,
        votes=votes,
        replies_to=target,
    )
