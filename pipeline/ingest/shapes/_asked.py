"""Find the questions of a page by how they are set: marked "Q:", as headings, in bold, numbered, or as plain lines."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import starmap

from pipeline.ingest.shapes._flat_rows import flat_rows
from pipeline.ingest.shapes._in_lists import ARROW, in_lists, own_reply
from pipeline.ingest.shapes._once import once
from pipeline.ingest.shapes._outline import Line, bare, is_strong
from pipeline.ingest.shapes._own_lines import SURE, has_body, on_own_lines, with_unmarked
from pipeline.ingest.shapes._replied import by_speakers, named_over, over_labels, respondents, under_buttons
from pipeline.ingest.shapes._wording import (
    asks,
    ends_asking,
    heads_feedback,
    invites,
    is_section_name,
    opens_asking,
    prompts,
    puts_questions,
)

_ICON = r"(?:[\U0001F300-\U0001FAFF\u2600-\u27BF\u2B50\u2753-\u2757][\uFE0F\u200D]?\s*)"
MARKED = re.compile(
    rf"^[\s*_>\"“]*{_ICON}*[\s*_]*(?:(?:Supplementary|Follow[- ]?up|Further)(?:\s+[Qq]uestion)?\s*\d*\s*[:–—]|Q(?:uestion|uery)?\.?\s*\d*\s*[a-z]?[*_]*\s*[:.)–—-][*_]*(?=\s|[A-Z*_\"“])|Q\.\s?\d+[a-z]?\s+(?=\S)|Q\d+[a-z]?\s+(?=\S)|Question\s+\d+\s+(?!(?:from|by|asked|submitted|put)\b[^?:]*$)(?=\S)|(?:Q|Question)(?:\s*\d+)?\s*(?:\(|from |by |asked by )(?P<who>[A-Z][^:?()]{{2,60}}?)\)?\s*:)\s*"
)
ANSWERED = re.compile(
    rf"^[\s*_>]*{_ICON}*[\s*_]*(?:(?:A(?:ns(?:wer)?)?|Answer(?:ed)?|Reply|Response|R)\s*\d*[*_]*\s*(?:[:)–—-]|\.(?=\s))|A(?:nswer )?\d{{1,2}}[*_]*(?=\s+[A-Z\"“])|(?:Reply|Response|Answer) (?:by|from|of) [^:\n]{{2,80}}:)[*_]*\s*"
)
# Each alternative starts where a run of white space starts: hundreds of spaces stand between the two on some pages.
ANSWERS_INSIDE = re.compile(
    r"(?:(?<!\s)(?=[^\S\n]*\n)\s+|(?<!\s)\s{3,}|(?<=[?？])[\s*_]*)(?=[*_]*A(?:ns(?:wer)?)?\s*\d*[*_]*\s*[:.–][*_]*\s)"
    rf"|(?<=[?？])[\s*_]*(?={ARROW}\s*\S)"
)
ICON = re.compile(rf"^\s*{_ICON}+")
_ICON_LEAD = re.compile(rf"^\W*?{_ICON}+")
_PAGE = re.compile(r"\b(?:faqs?|frequently asked|q ?(?:&|and) ?a|questions?|help)\b", re.IGNORECASE)

#: The first lines of a paper may be its title, which is short; a heading a little further down may name it, too.
_TOP, _SHORT, _HEAD = 3, 14, 30
_SUBJECT = 6  # words of what a question is about, over the question

_NUMBER = re.compile(r"\d+\W*$")
#: "Why we need a plan", without a mark, heads a part of a report.
_TELLS = re.compile(r"\W*(?:why|how|what|where|when)\s+(?:we|you|they|it|this|the)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """How the questions of a stretch are set, and how sure it is that they are questions."""

    name: str
    lines: tuple[int, ...]  # the places of the questions among the lines
    evidence: float


def lead(block_text: str, strong: int) -> tuple[str, str]:
    """Divide a paragraph whose opening stands in bold into the opening and the rest."""
    if 0 < strong < len(block_text):
        return block_text[:strong], block_text[strong:]
    if match := re.match(r"^(\*\*|__)(?=\S)(.+?)(?<=\S)\1", block_text, re.DOTALL):
        return block_text[: match.end()], block_text[match.end() :]
    return block_text, ""


def find_styles(lines: Sequence[Line], skip: set[int]) -> list[Style]:
    """Say which lines are questions, style by style, the surest style first."""
    titled = any(_names_page(line) for line in lines[:_HEAD])
    times = Counter(line.text for line in lines)
    # What stands in a paper again and again is a heading of its writer's, though it asks ("What are we doing about it?").
    free = [
        at
        for at in range(len(lines))
        if at not in skip and lines[at].text.strip() and not (times[lines[at].text] > 2 and asks(lines[at].text))
    ]
    styles = [style for style in (_marked(lines, free), *_replied(lines, free)) if style]
    plain = list(starmap(Style, on_own_lines(lines, free, titled=titled)))
    single = {at for style in plain for at in style.lines}
    for style in (
        *_headings(lines, [at for at in free if at not in single], titled),
        *_bold(lines, free, titled),
        *_icons(lines, free),
        *starmap(Style, in_lists(lines, free, titled=titled)),
        *plain,
        *_replied_behind(lines, free, titled),
    ):
        taken = {at for other in styles for at in other.lines}
        if not taken & set(style.lines):
            styles.append(style)
    return styles


def _names_page(line: Line) -> bool:
    """Whether a heading, or a line set as the title of a paper is, says that it is a page of questions."""
    heads = line.kind in {"heading", "label"}
    title = line.index < _TOP and line.kind == "paragraph" and len(line.text.split()) <= _SHORT
    return (heads or (title and line.text[-1:] not in ".?")) and _PAGE.search(line.text) is not None


def _marked(lines: Sequence[Line], free: list[int]) -> Style | None:
    marked = [at for at in free if lines[at].kind != "table" and MARKED.match(_marked_text(lines[at]))]
    over = heads_of_questions(lines)
    found = [at + (at in over) for at in marked if not mark_alone(lines[at]) and at + (at in over) in free]
    if rows := [row.asked for row in flat_rows(lines) if row.asked in free]:
        return Style("marked Q and A", tuple(sorted({*found, *rows})), 0.99)
    replied = sum(
        1
        for at in free
        if ANSWERED.match(_marked_text(lines[at])) or (at in set(found) and ANSWERS_INSIDE.search(lines[at].text))
    )
    asking = sum(asks(MARKED.sub("", _marked_text(lines[at]))) for at in found)
    # Numbered prompts of a form ("Q1. What did you like?") are not questions that somebody answers.
    prompted = sum(prompts(lines[at].text) for at in found)
    if respondents(lines, found):
        return None
    if found and (replied or (asking >= 2 and asking * 2 >= len(found) and prompted * 2 < len(found))):
        bodied = sum(has_body(lines, at) for at in found) * 3 > 2 * len(found)
        return Style("marked Q and A", tuple(found), 0.97 if len(found) > 1 and (replied or bodied) else 0.8)
    return None


@once
def heads_of_questions(lines: Sequence[Line]) -> frozenset[int]:
    """Return the marked lines that name who asks, or what about, over the question itself: "Q2: Staff parking"."""
    marked = [at for at, line in enumerate(lines) if line.kind != "table" and MARKED.match(_marked_text(line))]
    over = {at for at in marked if at + 1 < len(lines) and lines[at + 1].kind != "table" and at + 1 not in marked}
    over = {at for at in over if ends_asking(lines[at + 1].text) and not asks(_unmarked(lines[at]))}
    told = {at for at in over if named_over(lines, at + 1) or _is_subject(lines, at)}
    return frozenset(over if len(told) * 2 > len(over) else told)


def _is_subject(lines: Sequence[Line], at: int) -> bool:
    """Whether a marked line is a few words on what the question below is about, and the reply stands under that."""
    words = _unmarked(lines[at])
    short = 0 < len(words.split()) <= _SUBJECT and words[-1].isalnum()
    return short and at + 2 < len(lines) and ANSWERED.match(lines[at + 2].text) is not None


def _unmarked(line: Line) -> str:
    return MARKED.sub("", _marked_text(line)).strip(" *_")


def mark_alone(line: Line) -> bool:
    """Whether a line is no more than the mark of a question, which then stands below."""
    text = f"{_marked_text(line).strip()} "
    return MARKED.match(text) is not None and not MARKED.sub("", text).strip(" *_")


def _marked_text(line: Line) -> str:
    mark = line.block.mark
    return f"{mark} {line.text}" if mark[:1].isalpha() else line.text


def _replied(lines: Sequence[Line], free: list[int]) -> Iterator[Style]:
    if found := by_speakers(lines, free):
        yield Style("questions with a speaker's reply", tuple(found), 0.9)
    if found := under_buttons(lines, free):
        yield Style("questions with a button", tuple(found), 0.9)
    if found := over_labels(lines, free):
        yield Style("questions with a labelled reply", tuple(found), 0.95)


def _headings(lines: Sequence[Line], free: list[int], titled: bool) -> Iterator[Style]:
    depths = sorted({lines[at].depth for at in free if lines[at].kind == "heading"})
    for depth in depths:
        members = [
            at for at in free if lines[at].kind == "heading" and lines[at].depth == depth and has_body(lines, at)
        ]
        if len(members) == 1 and _is_title(lines, members[0]):
            continue
        for style in _established("questions as headings", lines, members, titled, siblings=True):
            told = [at for at in free if lines[at].kind == "paragraph"]
            yield replace(style, lines=with_unmarked(lines, told, set(style.lines)))


def _is_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a heading is the title of a paper that has other headings under it."""
    first = all(not line.text.strip() for line in lines[:at])
    return first and any(line.kind == "heading" for line in lines[at + 1 :])


def _bold(lines: Sequence[Line], free: list[int], titled: bool) -> Iterator[Style]:
    members = []
    for at in free:
        line = lines[at]
        if line.kind == "label" and is_strong(line.block) and has_body(lines, at):
            members.append(at)
        elif line.kind == "paragraph":
            opening, rest = lead(line.text, line.block.strong)
            if (rest.strip() and (opening != line.text) and len(opening.split()) >= 2) or (
                is_strong(line.block) and (has_body(lines, at) or ends_asking(line.text))
            ):
                members.append(at)
    yield from _established("questions in bold", lines, members, titled, siblings=True)


def _icons(lines: Sequence[Line], free: list[int]) -> Iterator[Style]:
    members = [
        at
        for at in free
        if lines[at].kind in {"paragraph", "label", "item"}
        and _ICON_LEAD.match(lines[at].text)
        and ends_asking(lines[at].text)
    ]
    if len(members) >= 2:
        yield Style("questions behind a picture sign", tuple(members), 0.85)


def _replied_behind(lines: Sequence[Line], free: list[int], titled: bool) -> Iterator[Style]:
    """Yield paragraphs that hold a question and its reply, where most under their heading do."""
    told = [at for at in free if lines[at].kind == "paragraph" and lines[at].block.strong == 0]
    members = [
        at for at in told if own_reply(lines[at].text) and opens_asking(lines[at].text) and not prompts(lines[at].text)
    ]
    # "Question 3" and "Question 4" are one heading.
    key = {at: (_NUMBER.sub("", lines[at].section or ""), lines[at].parent) for at in told}
    kin = Counter(key.values())
    here = Counter(key[at] for at in members)
    kept = [at for at in members if here[key[at]] * 2 > kin[key[at]]]
    if len(kept) >= 2:
        yield Style("questions answered on their own line", tuple(kept), 0.8 if titled or len(kept) > 2 else 0.6)


def _established(
    name: str, lines: Sequence[Line], members: list[int], titled: bool, *, siblings: bool
) -> Iterator[Style]:
    """Yield the style where most of what is set so asks; unlike siblings then count as questions, too."""
    named = {at for at in members if invites(lines[at].text) or is_section_name(bare(_opening(lines[at])))}
    members = [at for at in members if at not in named]
    asking = [
        at
        for at in members
        if asks(bare(_opening(lines[at])))
        and (
            ends_asking(bare(_opening(lines[at])))
            or (
                opens_asking(_opening(lines[at]))
                and not _opening(lines[at]).rstrip(" *_").endswith(":")
                and (titled or not _TELLS.match(_opening(lines[at])))
                and not heads_feedback(bare(_opening(lines[at])))
            )
        )
    ]
    prompted = sum(prompts(_opening(lines[at])) for at in asking)
    enough = len(asking) >= (2 if not titled else 1)
    if (
        not enough
        or prompted * 3 > len(asking)
        or (len(asking) * 2 < len(members) and not (titled and len(asking) >= 3 and len(asking) * 3 >= len(members)))
    ):
        return
    kept = set(asking)
    if len(asking) >= 3:
        kept.update(at for at in named if ends_asking(_opening(lines[at])) and not invites(lines[at].text))
    if siblings and (len(asking) >= 3 or (titled and len(members) <= 2 * len(asking))):
        # A problem stated where its siblings ask is a question put in other words.
        kin = Counter((lines[at].section, lines[at].parent) for at in asking)
        kept.update(at for at in members if kin[lines[at].section, lines[at].parent] >= 2)
    share = len(asking) / max(len(members), 1)
    sure = titled and puts_questions([_opening(lines[at]) for at in asking])
    evidence = SURE if sure else min(0.95, 0.6 + 0.1 * min(len(asking), 3) * share + (0.1 if titled else 0.0))
    yield Style(name, tuple(sorted(kept)), evidence)


def _opening(line: Line) -> str:
    return lead(line.text, line.block.strong)[0]
