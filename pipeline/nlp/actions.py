"""Actions: who is to do what by when, from action tables, "Action:" lines and the words of the discussion."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipeline.action_tables import Columns, cells_of, columns_of, is_when
from pipeline.nlp._found import Found, weigh
from pipeline.nlp._kept import (
    LABEL,
    LABELLED,
    LIST,
    OFFICE_OR_INITIALS,
    ROW,
    STEPS,
    beneath,
    heads_list,
    in_margin,
    is_task,
    listed,
    owner_in,
    tells,
)
from pipeline.nlp._owners import Setting, only_owner
from pipeline.nlp._pronouns import addressed, sayer, subject
from pipeline.nlp._undertakings import SEVERAL, find_undertaking
from pipeline.nlp.due import find_due, next_meeting_date
from pipeline.people import People, roll_of
from pipeline.records import Action, Corpus, Document, Segment
from pipeline.sentences import split_sentences
from pipeline.speech import small_words

_REVIEW = re.compile(
    r"\b(?:matters\s+arising|previous|last\s+(?:meeting|minutes|time|session|retro\w*|sprint|month|week|year|term)|(?:update|progress|review)\s+(?:on|of)\s+(?:the\s+)?(?:\w+\s+)?actions|actions?(?:\s+log)?\s+from\s+(?!this\b|today|tonight|the\s+meeting\b)|actions?\s+(?:update|arising|outstanding|brought\s+forward|log\s+review))\b",
    re.IGNORECASE,
)
#: A table on one of these says who does what for the reader, and is no list of a meeting.
_FOR_READERS = frozenset({"qa_page", "you_said_we_did", "survey_table"})
_DONE = re.compile(
    r"^\W*(?:(?:now\s+|partially\s+|not\s+(?:yet\s+)?|in\s+)?(?:complete[d]?|done|closed|discharged|on-?going|outstanding|progress|actioned|carried\s+forward|c/f|resolved)\b)",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"^\W*(?:now\s+|all\s+)?(?:complete[d]?|done|closed|discharged|actioned|resolved|yes|y|✓|✔|✅|sent|happened)\b",
    re.IGNORECASE,
)


def find_actions(corpus: Corpus) -> list[Action]:
    """Find what somebody is to do, in every document.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    list of Action
        In reading order. Where a document keeps a list of actions, what the discussion says of them is not given
        again; actions of an earlier meeting that are only gone through are left out.
    """
    actions: list[Action] = []
    segments: dict[str, list[Segment]] = {}
    for segment in corpus.segments:
        segments.setdefault(segment.document_id, []).append(segment)
    seen: Counter[str] = Counter()
    for document in corpus.documents:
        own = segments.get(document.id, [])
        actions.extend(_of_document(document, own, seen))
    return actions


def _of_document(document: Document, segments: list[Segment], seen: Counter[str]) -> Iterator[Action]:
    next_day = next_meeting_date(document.text, document.date)
    minuted = any(part.shape in {"minutes", "agenda_item"} for part in document.parts) or tells(segments)
    for found in weigh(_candidates(document, segments) if minuted else _on_lists(document, segments)):
        bare = hashlib.sha256(f"{document.id}\x1f{found.text.casefold()}".encode()).hexdigest()[:12]
        seen[bare] += 1
        due = find_due(found.due_words or found.text, document.date, next_day)
        yield Action(
            id=bare if seen[bare] == 1 else f"{bare}-{seen[bare]}",
            segment_id=found.segment.id,
            document_id=document.id,
            text=found.text,
            owner=found.owner,
            due=due.date if due else None,
            due_text=found.due_words or (due.words if due else None),
        )


def _candidates(document: Document, segments: list[Segment]) -> list[Found]:
    rows = _rows(document)
    roll = roll_of(segments)
    setting = Setting(People((*roll.present, *roll.absent)), small_words(document.text))
    found: list[Found] = []
    last: str | None = None
    under = False  # "Actions:", in a line of its own
    for index, segment in enumerate(segments):
        if heads_list(segment.text):
            under = True
            continue
        if segment.role in {"heading", "attendance", "question"}:
            last = None if segment.role == "heading" else last
            numbered = _numbered(segment, setting) if under and segment.role == "heading" else None
            under = numbered is not None
            found.extend([numbered] if numbered else [])
            continue
        if segment.speaker and segment.speaker.lower() not in {"he", "she", "they"}:
            last = segment.speaker
        if segment.start in rows:
            columns, cells = rows[segment.start]
            found.append(_of_row(segment, columns, cells, setting))
        elif segment.role == "action" and (rest := _beside(document, segment)) and not _reviewed(segments, index):
            due = next((line for line in reversed(rest) if is_when(line)), None)
            found.append(Found(segment, segment.text, segment.speaker or owner_in(segment.text, setting), due, True))
        elif LABELLED.match(segment.text):
            if not _reviewed(segments, index):
                found.extend(_of_label(segments, index, setting))
        elif under and (taken := listed(segment.text, setting)) and taken[1]:
            found.append(Found(segment, taken[0], taken[1], None, True))
        elif LIST.match(segment.section or "") and not _reviewed(segments, index) and is_task(segment.text, setting):
            row = ROW.match(segment.text)
            owner, when = (row["owner"], row["when"]) if row else (owner_in(segment.text, setting), None)
            found.append(Found(segment, segment.text, owner, when, True))
        elif segment.role == "action" and (owner := only_owner(segment.text, setting)) and index:
            before = _last_sentence(segments[index - 1])
            found.append(Found(segments[index - 1], before, owner, None, True))
        elif (owner := _beside_it(segment.text, setting)) and index and setting.sure(owner):
            _give(found, segments[index - 1], segment, owner)
        else:
            said_before = segments[index - 1].text if index else ""
            found.extend(_of_words(segment, last, setting, said_before))
    return found


def _on_lists(document: Document, segments: list[Segment]) -> list[Found]:
    """Find the actions that notes keep on purpose; what a page or a form says beside that is no undertaking."""
    rows = {} if _FOR_READERS & {part.shape for part in document.parts} else _rows(document)
    roll = roll_of(segments)
    setting = Setting(People((*roll.present, *roll.absent)), small_words(document.text))
    found: list[Found] = []
    inside = False
    for index, segment in enumerate(segments):
        text = segment.text
        if segment.role in {"heading", "attendance", "question"} or LIST.match(text):
            inside = heads_list(text)
        elif _reviewed(segments, index):
            continue
        elif segment.start in rows:
            found.append(_of_row(segment, *rows[segment.start], setting))
        elif LABELLED.match(text):
            found.extend(_of_label(segments, index, setting))
        elif inside or (LIST.match(segment.section or "") and not STEPS.search(segment.section or "")):
            if taken := listed(text, setting):
                found.append(Found(segment, taken[0], taken[1] or owner_in(text, setting), None, True))
            elif is_task(text, setting):
                found.append(Found(segment, text, owner_in(text, setting), None, True))
    return [item for item in found if item.owner]


def _numbered(segment: Segment, setting: Setting) -> Found | None:
    """Read a numbered line of a list of actions, which looked like the heading of an item."""
    row = ROW.match(segment.text)
    owner = row["owner"] if row else owner_in(segment.text, setting)
    return Found(segment, segment.text, owner, row["when"] if row else None, True) if owner else None


def _give(found: list[Found], before: Segment, segment: Segment, owner: str) -> None:
    """Give what was said last to an owner who stood beside it in a margin."""
    if before.section != segment.section or before.role in {"heading", "attendance"} or segment.start - before.end > 3:
        return
    words = _last_sentence(before)
    if found and found[-1].segment is before and words.endswith(found[-1].text[-20:]):
        found[-1] = replace(found[-1], owner=owner)
    elif len(words.split()) > 3:
        found.append(Found(before, words, owner, None, False))


def _rows(document: Document) -> dict[int, tuple[Columns, list[str]]]:
    """Map the place of each row of an action table to its cells."""
    rows: dict[int, tuple[Columns, list[str]]] = {}
    for table in document.blocks:
        if table.kind != "table" or len(table.rows) < 2:
            continue
        columns = columns_of(table.rows)
        if columns is None:
            continue
        for row in table.rows[columns.headed :]:
            first = next((block for cell in row for block in cell), None)
            cells = cells_of(row)
            over = columns.status is not None and columns.status < len(cells) and _OVER.search(cells[columns.status])
            if first is not None and columns.action < len(cells) and cells[columns.action] and not over:
                rows[first.start] = (columns, cells)
    return rows


def _beside(document: Document, segment: Segment) -> list[str]:
    """Return the lines that a listed action took in beside its own words: its number, owner and date."""
    lines = document.text[segment.start : segment.end].split("\n")
    return [line for line in lines if " ".join(line.split()) not in segment.text] if len(lines) > 1 else []


def _of_row(segment: Segment, columns: Columns, cells: list[str], setting: Setting) -> Found:
    def cell(at: int | None) -> str | None:
        return cells[at] if at is not None and at < len(cells) and cells[at] else None

    text = cells[columns.action]
    return Found(segment, text, cell(columns.owner) or owner_in(text, setting), cell(columns.due), True)


def _of_label(segments: list[Segment], index: int, setting: Setting) -> Iterator[Found]:
    """Read "Action: …"; where only a name follows, the action is what was said just before."""
    segment, before = segments[index], segments[index - 1] if index else None
    body = segment.text[LABEL.match(segment.text).end() :] if LABEL.match(segment.text) else segment.text  # type: ignore[union-attr]
    owner = only_owner(body, setting)
    if owner is not None:
        if before is not None and before.role not in {"heading", "attendance"}:
            yield Found(before, _last_sentence(before), owner, None, True, inline=True)
        return
    if len(body.split()) < 3 or re.match(r"(?:none|nil)\b", body, re.IGNORECASE):
        return
    owner, when = beneath([after.text for after in segments[index + 1 : index + 3]])
    yield Found(segment, segment.text, owner or owner_in(body, setting), when, True, inline=True)


def _of_words(segment: Segment, last: str | None, setting: Setting, said_before: str) -> list[Found]:
    """Read the sentences of a turn."""
    text = segment.text
    found: list[Found] = []
    before = ""
    said = False  # the sentence before was an action
    for start, end in split_sentences(text):
        sentence = text[start:end]
        if len(before.split()) > 3 and len(sentence) < 30 and (owner := _beside_it(sentence, setting)):
            if said:
                found[-1] = replace(found[-1], owner=owner)
            else:
                found.append(Found(segment, before, owner, None, False))  # "The bench is broken. Clerk."
            continue
        earlier, before = before, sentence
        margin = in_margin(sentence, setting)
        undertaking = find_undertaking(sentence[: margin[0]].rstrip() if margin else sentence, setting)
        said = True
        if margin is not None and undertaking is None:
            found.append(Found(segment, sentence[: margin[0]].rstrip(), margin[1], margin[2], False))
            continue
        if undertaking is None:
            said = False
            continue
        owner = undertaking.owner
        if owner == "I":
            owner = segment.speaker
            if owner is None:
                said = False
                continue
        elif undertaking.form == "would":
            owner = sayer(sentence[undertaking.start + len(owner or "") : undertaking.verb_at], setting) or owner
        if owner is not None and owner.lower() in {"he", "she", "they"}:
            told = text[:start] + sentence[: undertaking.start]
            owner = (
                (addressed(told or said_before, setting) if undertaking.form in {"took", "would"} else None)
                or sayer(sentence[: undertaking.start], setting)
                or segment.speaker
                or subject(told, setting)
                or last
            )
            if undertaking.form == "will" and undertaking.owner == "They" and not (owner and SEVERAL.search(owner)):
                said = False  # what others plan
                continue
        words = sentence[undertaking.start : margin[0] if margin else None].strip(" –—-;,")
        if len(words.split()) <= 3 and earlier:
            words = f"{earlier} {words}"  # "The lamp is out. Clerk report."
        owner = margin[1] if margin else owner
        due = margin[2] if margin else None
        found.append(Found(segment, words, owner.strip(" .,") if owner else None, due, False))
    return found


def _beside_it(text: str, setting: Setting) -> str | None:
    """Return the owner where a text is only initials or an office, as the column at the side of minutes has them."""
    bare = re.sub(r"^\W*(?:action|by)\s*(?:by)?\W*", "", text, flags=re.IGNORECASE)
    return only_owner(text, setting) if OFFICE_OR_INITIALS.match(bare) else None


def _reviewed(segments: list[Segment], index: int) -> bool:
    """Say whether a labelled action is one of an earlier meeting that is gone through."""
    segment = segments[index]
    if _REVIEW.search(segment.section or "") or _REVIEW.search(segment.parent_section or ""):
        return True
    if any(line.role == "heading" and _REVIEW.search(line.text) for line in segments[max(0, index - 2) : index]):
        return True
    following = segments[index + 1] if index + 1 < len(segments) else None
    return following is not None and bool(_DONE.match(following.text)) and following.section == segment.section


def _last_sentence(segment: Segment) -> str:
    spans = split_sentences(segment.text)
    return segment.text[spans[-1][0] : spans[-1][1]] if spans else segment.text
