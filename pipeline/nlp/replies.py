"""Look for the reply to a question in running text: the next clause, the next sentences, a later paragraph."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.nlp.asked import Question
from pipeline.nlp.lines import Line, Reading
from pipeline.nlp.literal import answer_label
from pipeline.nlp.next_asker import next_asks
from pipeline.nlp.one_by_one import only_for_the_last
from pipeline.nlp.prior import NAMED
from pipeline.nlp.question_rest import asks_on, only_joins, owed_in_heading, still_asking
from pipeline.nlp.same_voice import asker_goes_on, beside, in_a_list, next_item, next_row
from pipeline.nlp.speakers import names_another, pronoun_fits, same_person, speaker_of
from pipeline.nlp.stems import content_stems

#: Below this a sentence is not taken for a reply.
FLOOR = 0.5

_FAR = 3  # paragraphs
_CROSSED = 6  # further questions that a joint reply may stand behind
_ANAPHOR = re.compile(
    r"^(?:[\w.’' ]{0,40}\b(?:said|replied|explained|confirmed|stated|advised|felt|thought)\b[^a-z]{0,3}(?:that )?)?(?:yes|no|this|it|they|there|these|that|none|not|currently|at present|both|all)\b",
    re.IGNORECASE,
)
#: Words that a reply may be told in.
TOLD = re.compile(
    r"\b(?:replied|responded|answered|confirmed|explained|advised|clarified|assured|reassured|informed|undertook|agreed|stated|said|told|felt|thought|suggested|reported)\b",
    re.IGNORECASE,
)
#: Words that as a rule only a reply is told in.
STRONG = re.compile(
    r"\b(?:replied|responded|answered|in (?:response|reply|answer)|confirmed|explained|advised|assured|reassured|clarified|undertook)\b",
    re.IGNORECASE,
)
_NEW_TOPIC = re.compile(
    r"^(?:(?:[A-Z][\w.’'-]*\s){1,4}(?:then |also |next )*(?:raised|reported|introduced|presented|highlighted|informed members|gave an? (?:update|report|overview)|alerted|moved|proposed|declared|left|joined|thanked|wished)\b|RESOLVED|Resolved|Proposed|It was (?:resolved|proposed)|Action)"
)
_TOLD = re.compile(
    r"^[\w.’' ]{1,40}\b(?:was|were)\s+(?:then\s+|also\s+)?(?:told|advised|informed|assured|reassured|referred|given|reminded)\b"
)
#: Somebody asks for something: what comes next, as a rule, and no reply.
ASKS_FOR = re.compile(
    r"^(?:an? (?:further )?request was made|[\w.’'&() ]{1,60}?\b(?:(?<!was )(?<!were )asked (?:for|that|to)|requested))\b",
    re.IGNORECASE,
)
_REQUEST_MADE = re.compile(r"an? (?:\w+ )?request was made\b", re.IGNORECASE)
#: The meeting goes on to something else, or ends.
NEXT_ITEM = re.compile(
    r"^(?:The (?:meeting|next|following) (?:item|closed|ended|then|agenda|report|moved)|Moving on|Turning to|Next,|Date of|Next meeting|No (?:further )?actions?(?: items?| points?)?\b|There being no|The minutes of|Apologies|C[.:]\s)"
    r"|^\(?\d{1,2}\\?[.)](?=\s|$)|^[\w.’' ]{2,40}\b(?:drew|brought) (?:the |this )?(?:proceedings|meeting|session|discussion|matters) to (?:a|its) (?:close|end)\b"
    r"|^[\w.’' ]{2,40}\b(?:closed the meeting|(?:was|were) thanked (?:for|and)|asked (?:that|for) (?:contributions|questions|remarks|comments|speakers|people) (?:to )?(?:be|keep|stick)|called for order)\b"
    r"|^(?:(?:about|over|almost|nearly|more than) )?(?:\d+|an?|one) (?:second|minute|hour|day|week|month|year)s? ago$"
)
_PASSIVE = re.compile(
    r"^(?:it was|members (?:were|felt|agreed)|councillors (?:were|felt|agreed)|governors (?:were|felt|agreed)|the (?:board|committee|panel|council|governors?|meeting|members) (?:was|were|felt|agreed|noted))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_ASKING = frozenset(content_stems("asked queried questioned enquired wondered question query enquiry"))

#: The questions of a document by the numbers of their lines.
Asked = dict[int, list[Question]]


def asked_lines(own: Iterable[Question]) -> Asked:
    """Return the questions of a document by the numbers of the lines that they stand in."""
    asked: Asked = {}
    for question in own:
        for number in range(question.line, question.last_line + 1):
            asked.setdefault(number, []).append(question)
    return asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Where a reply stands."""

    start: int  # in Document.text
    first: str  # its first sentence, cut to where the reply sets in
    lines: tuple[Line, ...]
    speaker: str | None
    score: float


def find_reply(reading: Reading, question: Question, asked: Asked) -> Reply | None:
    """Return the reply to a question, or None where nothing that follows is one."""
    line = reading.lines[question.last_line]
    following = min(
        (
            other.start
            for other in asked.get(line.number, ())
            if other.start > question.start and other.line == line.number
        ),
        default=line.end,
    )
    tail = " ".join(reading.document.text[question.reply : min(following, line.end)].split()).strip(" ,;–—-")
    if _WORD.search(tail) and not still_asking(tail) and following >= line.end and question.reply < line.end:
        start = (
            question.reply
            + len(reading.document.text[question.reply : line.end])
            - len(reading.document.text[question.reply : line.end].lstrip(" ,;–—-"))
        )
        label = answer_label(tail)
        return Reply(
            start=start + label,
            first=tail[label:],
            lines=(line, *rest_of(reading, line.number + 1, asked)),
            speaker=speaker_of(tail),
            score=0.9,
        )
    return _after(reading, question, asked)


def rest_of(reading: Reading, number: int, asked: Asked) -> list[Line]:
    """Return the sentences that go on with a reply: the same paragraph, up to the next question."""
    rest: list[Line] = []
    if number == 0 or number > len(reading.lines):
        return rest
    paragraph = reading.lines[number - 1].paragraph
    for line in reading.lines[number:]:
        if line.paragraph != paragraph or line.number in asked or line.heading:
            break
        rest.append(line)
    return rest


def _after(reading: Reading, question: Question, asked: Asked) -> Reply | None:
    origin = reading.lines[question.last_line]
    crossed = 0
    paragraphs = {origin.paragraph}
    wanted = set(content_stems(question.text)) - set(content_stems(question.asker or "")) - _ASKING
    going_on = -1  # the paragraph in which the asker still speaks
    for line in reading.lines[question.last_line + 1 :]:
        if (line.heading or line.segment.role in {"heading", "attendance"}) and line.number not in asked:
            if line.number == question.last_line + 1 and not line.item and owed_in_heading(line.text):
                return Reply(start=line.start, first=line.text, lines=(line,), speaker=None, score=0.8)
            return None
        if next_asks(reading, origin, line, asked) or next_row(question, line) or next_item(reading, origin, line):
            return None
        paragraphs.add(line.paragraph)
        if len(paragraphs) > _FAR + crossed + 1:
            return None
        if line.number in asked:
            other = asked[line.number][0]
            if not _runs_on(question, other, origin, line):
                return None
            crossed += 1
            if crossed > _CROSSED:
                return None
            continue
        on = line.segment is question.segment and line.paragraph == origin.paragraph and asks_on(line.text)
        if on or only_joins(line.text):
            continue
        score = _likelihood(reading, question, origin, line, wanted, max(0, len(paragraphs) - 1 - crossed), crossed)
        speaker = speaker_of(line.text)
        if (
            going_on == line.paragraph
            and speaker is None
            and not _PASSIVE.match(line.text)
            and not answer_label(line.text)
        ):
            score -= 0.5
        elsewhere = line.segment is not question.segment and line.segment.reply_to not in {None, question.segment.id}
        if elsewhere and not wanted & set(content_stems(line.text)):
            return None  # the page gives it to another question
        if score < FLOOR:
            himself = same_person(speaker, question.asker) or means_asker(speaker, question)
            if himself or asker_goes_on(question, origin, line):
                going_on = line.paragraph
            if question.literal and beside(origin, line):
                return None
            if (
                not crossed
                and line.paragraph != origin.paragraph
                and not same_person(speaker_of(line.text), question.asker)
                and not (origin.item and line.item)
            ):
                return None
            continue
        lines = (line, *rest_of(reading, line.number + 1, asked))
        if crossed and only_for_the_last(reading, origin, lines, asked, wanted):
            return None
        if not crossed and _meant_for_another(question, asked, wanted, lines):
            return None
        lines = _nearest(
            lines, wanted, crossed, strict=question.form == "labelled" or (question.literal and not origin.item)
        )
        if not lines:
            return None
        first = lines[0]
        label = answer_label(first.text)
        return Reply(
            start=first.start + label,
            first=first.text[label:],
            lines=lines,
            speaker=_speaker(reading, question, first),
            score=min(0.95, score),
        )
    return None


def _runs_on(question: Question, other: Question, origin: Line, line: Line) -> bool:
    """Say whether the next question may share its reply with this one."""
    if other.form in NAMED:
        return False
    if question.literal and other.literal:
        return True
    return line.paragraph == origin.paragraph and (
        other.asker in {None, question.asker} or same_person(question.asker, other.asker)
    )


def _likelihood(
    reading: Reading, question: Question, origin: Line, line: Line, wanted: set[str], paragraphs: int, crossed: int
) -> float:
    speaker = _speaker(reading, question, line)
    score = 0.85 if paragraphs == 0 else 0.62 if paragraphs == 1 else 0.42
    if origin.item and line.item and line.first:
        score += in_a_list(origin, line, next_note=paragraphs == 1, crossed=crossed > 0)
    elif origin.item and paragraphs == 1:
        score += 0.15
    if line.segment.reply_to == question.segment.id or line.segment.role == "answer" or answer_label(line.text):
        score += 0.4
    if line.segment.role == "action":
        score -= 0.15
    shared = len(wanted & set(content_stems(line.text)))
    told = _TOLD.match(line.text) is not None
    if told:
        score += 0.15
    elif same_person(speaker, question.asker) or (
        paragraphs == 0 and not STRONG.search(line.text) and means_asker(speaker, question)
    ):
        score -= 0.5
    elif speaker and TOLD.search(line.text):
        score += 0.15 if STRONG.search(line.text) else 0.08
    if question.addressee and same_person(speaker, question.addressee):
        score += 0.2
    if not shared and ASKS_FOR.match(line.text) and (speaker or _REQUEST_MADE.match(line.text)):
        score -= 0.4
    if _PASSIVE.match(line.text):
        score += 0.05
    if _ANAPHOR.match(line.text):
        score += 0.12
    if asker_goes_on(question, origin, line):
        score -= 0.7
    score += min(0.2, 0.07 * shared)
    if paragraphs and not shared:
        score -= 0.1
    if NEXT_ITEM.match(line.text):
        score -= 0.5
    elif _NEW_TOPIC.match(line.text):
        score -= 0.25 if paragraphs else 0.15
    if crossed and not question.literal:
        score -= 0.1
    return score


def _speaker(reading: Reading, question: Question, line: Line) -> str | None:
    """Return who replies; a turn's speaker counts only where a turn of its own begins."""
    own = speaker_of(line.text)
    if own is None and line.segment is not question.segment and reading.first_line[line.segment.id] == line.number:
        return None if _PASSIVE.match(line.text) else line.segment.speaker
    return own


def means_asker(speaker: str | None, question: Question) -> bool:
    """Whether a pronoun goes on about the one who asked, rather than about somebody who was asked."""
    if speaker is None or question.asker is None or question.addressee is not None:
        return False
    return pronoun_fits(speaker, question.asker) and not names_another(question.text, question.asker)


def _meant_for_another(question: Question, asked: Asked, wanted: set[str], lines: tuple[Line, ...]) -> bool:
    """Whether the joint reply below a list speaks to an earlier question of it, and not at all to the last."""
    number, earlier = question.line - 1, []
    while question.literal and number in asked and asked[number][0].literal:
        earlier.append(asked[number][0])
        number -= 1
    given = {stem for line in lines for stem in content_stems(line.text)}
    if not earlier or wanted & given or _ANAPHOR.match(lines[0].text):
        return False
    return any(len(set(content_stems(other.text)) & given) > 0 for other in earlier)


def _nearest(lines: tuple[Line, ...], wanted: set[str], crossed: int, *, strict: bool) -> tuple[Line, ...]:
    """Return a joint reply from the sentence that speaks to this question; nothing where none does."""
    if not crossed:
        return lines
    best = max(range(len(lines)), key=lambda i: (len(wanted & set(content_stems(lines[i].text))), -i))
    shared = len(wanted & set(content_stems(lines[best].text)))
    general = re.search(r"\b(?:enquiries|inquiries|look into|questions|points|all of|these|both|each)\b", lines[0].text)
    if shared == 0:
        return lines if general or (crossed == 1 and not strict) else ()
    return lines[best:]
