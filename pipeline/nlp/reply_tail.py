"""Find a reply that stands in the sentence of its question: "asked about the gate – it was to be mended".

Every dash, comma, colon, semicolon, bracket and "and" behind the reporting verb may be the place where the question
ends and the reply sets in, or go on with the question. A small logistic model, fitted on our own cases
(``corpus/labelled/reply_tails.txt``), says which.
"""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from pipeline.errors import ModelError
from pipeline.nlp.asked import Question, place_of
from pipeline.nlp.lines import Reading, runs
from pipeline.nlp.literal import answer_label
from pipeline.nlp.reply_features import Row, signs, words_of
from pipeline.nlp.speakers import same_person, speaker_of
from pipeline.nlp.stems import content_stems
from pipeline.resources import resource

__all__ = ["find_tail", "parted", "places", "tail_row"]

_EDGE = re.compile(
    r"(?P<dash>\s+[–—-]+>?\s+|\s+=>?\s+)|(?P<semicolon>;\s+)|(?P<colon>:\s+)|(?P<comma>,\s+)|(?P<bracket>\s+(?=[(\[][\w£$€]))"
    r"|(?P<and>\s+(?=(?:and|but)\s))|(?P<stop>(?<=[a-z\d])\s+(?=(?:Yes|No|It|They|There|This|That|She|He|We|Not)\b))"
)
_VERB = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|quer(?:y|ies|ied)|enquir\w+|inquir\w+|question(?:s|ed)?(?!\s+\d)|wonder(?:s|ed|ing)?|(?:want|wish)(?:s|es|ed|ing)? to (?:know|ask)"
    r"|sought|seeking|seeks|clarification|confirmation|explanation|to know|raised)\b"
)
#: "Question on the tram – it runs until two": a note, in which a dash or a stop alone parts the two.
_NOTED = re.compile(r"\W*(?:Question|Query|Enquiry|Inquiry)\s(?=(?:on|about|re|regarding|as to|whether|if|over)\s)")
_IN_NOTES = frozenset({"dash", "colon", "semicolon"})
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|should|shall|may|might|must|cannot|\w+n['’]t|['’](?:s|re|ll|d|ve)|\w{2,}ed|said|felt|thought|went|came|took|gave|knew|saw|got|put|left|ran|paid|made|held|meant)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^(?:and|or|but)?\s*(?:also\s+)?(?:(?:on|in|at|by|for|of|to|from|with|under)\s+(?=what|which|whom|how))?(?:if|whether|what|when|where|who|whose|why|how|as|since|because|given|which|being|including|especially|particularly|or|nor|so that|in order|such as|for example|e\.g|i\.e|asking|saying|adding|noting|pointing|any|(?:had|has|have) (?:been|not|already|ever)|\w+ed (?:in|on|by|at|to|from|last|this|earlier))\b",
    re.IGNORECASE,
)
#: The next thing on a list of what was asked about: "…, the length of the lease and whether it could be ended".
_LISTS_ON = re.compile(
    r"(?:[\w’'&-]+,?\s){1,14}?(?:and|or)\s(?:(?:also|on|about)\s)?(?:if|whether|what|when|where|who|why|how)\b",
    re.IGNORECASE,
)
#: What a name means: "the weir at Orrin, a listed structure, and who pays".
_APPOSITION = re.compile(r"an?\s[^,;–—]{3,60},\s")
_AND_A_THING = re.compile(r"(?:and|or|as well as)\s(?:on\s|about\s)?(?:the|an?|any|its|their|his|her)\s")
_BRACKETS = re.compile(r"\([^()]*\)")
#: "…, and (b) whether it was paid"
_NEXT_LETTER = re.compile(r"(?:and\s)?\(?(?:[b-h]|[ivx]{2,3}|\d)\)\s")
#: "asked that if one were closed, …, would this mean": what is supposed comes first, what is asked behind it.
_SUPPOSING = re.compile(r"\b(?:that|whether|,) (?:if|when|once|should|in the event)\b", re.IGNORECASE)
_ASKED_THEN = re.compile(
    r"\b(?:would|could|will|can|does|did|is|was|are|were|might|should)\s(?:this|that|it|they|there|the|we|he|she|any)\b",
    re.IGNORECASE,
)
_INVERTS = re.compile(
    r"^(?:(?:and|but|or|so|if so|if not),?\s+)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)(?:n['’]t| not)?\s+(?:it|they|there|he|she|we|you|I|this|that|the)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?:if|whether|what|when|where|who|whose|why|how|which|that)\b", re.IGNORECASE)
_AND_THEN = re.compile(
    r"(?:and|but)\s+(?:it|they|he|she|there|this|these|those|we|nobody|no one|everyone|everybody|none|(?-i:[A-Z])[\w.’']*(?:\s(?-i:[A-Z])[\w.’']*)?)\s+"
    rf"(?:(?:also|then|duly)\s+)?(?:{_FINITE.pattern})"
    r"|(?:and|but)\s+(?:the |some |several |most |all )?(?:parents|members|residents|governors|councillors|trustees|tenants|staff|officers|chair(?:man)?|clerk|head(?:teacher)?)"
    r"\s+(?:present\s+)?(?:all\s+|both\s+)?(?:said|felt|agreed|thought|suggested|replied|preferred|confirmed|explained|advised|decided|were told)\b",
    re.IGNORECASE,
)
_OPENED = re.compile(
    r"\b(?:if|whether|why|how|what|when|where|who|that),\s[^,]*$|,\s(?:which|who|whose|once|when|if|given|as)\b[^,]*$|\bif (?:so|not)$"
)
_NO_REPLY = re.compile(r"[(\[](?:e\.?g|i\.?e|\d{1,3}(?:\s+votes?)?[)\]]|\+)", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:(?:and|but|so|also|any|who|what|when|where|why|how|which|whose|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may)"
    r"(?:n['’]t)?)\b",
    re.IGNORECASE,
)
#: What stands behind the mark goes on asking in the end: "What is it for - nobody told us and why was it needed".
_ASKS_ON = re.compile(
    r"(?:[,;–—-]\s*|\b(?:and|but|or|so)\s+)(?:why|how|what|when|where|who|which)\s+"
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)(?:n['’]t)?\b",
    re.IGNORECASE,
)
_YES = re.compile(r"(?:yes|no|not|nope|none|maybe|probably|depends)\b", re.IGNORECASE)
_MARK = re.compile(r"\?[\"”’')]*\s+[–—>-]*\s*(?=\w)")
_GIVES = re.compile(
    r"(?:yes|no|none|not|nope|yep|only|it['’]s|it (?:is|was|will|would|has|can)|(?:and|but) (?:it|they|this|these) (?:is|are|was|were|has|have|will|can))\b",
    re.IGNORECASE,
)
_OF_ASKER = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|me|please|pls|you|your)\b")
_SHORTEST = 2  # words between the verb and the reply


def parted(reading: Reading, own: Sequence[Question]) -> list[Question]:
    """Return the questions of a document, cut where the reply stands in their own sentence."""
    return [_part(reading, question, own) for question in own]


def _part(reading: Reading, question: Question, own: Sequence[Question]) -> Question:
    line = reading.lines[question.last_line]
    if line.listed:
        return question
    answered = _answered_beside(reading, question)
    if answered is not None:
        return answered
    if question.reply < line.end or any(other.start > question.start and other.line == line.number for other in own):
        return question
    if question.segment.column is not None or (
        question.segment.role == "comment" and question.literal and not runs(reading, question.segment)
    ):
        return question
    offset = len(" ".join(reading.document.text[line.start : max(line.start, question.start)].split()))
    text = line.text[offset:].lstrip()
    offset = len(line.text) - len(text)
    found = None if text.rstrip("\"'”’) ").endswith("?") else find_tail(text)
    if found is None:
        return question
    end = place_of(reading, line, offset + found[0])
    return replace(
        question,
        end=end,
        text=" ".join(reading.document.text[question.start : end].split()).rstrip(" ,;:–—-"),
        reply=place_of(reading, line, offset + found[1]),
    )


def _answered_beside(reading: Reading, question: Question) -> Question | None:
    """Part a note that asks and is answered in one block: "Can it be booked? Yes – at the desk"."""
    if not question.literal or question.segment.role != "question" or question.segment.column is not None:
        return None
    asked = reading.document.text[question.start : question.end]
    mark = _MARK.search(asked)
    if mark is None or "?" in asked[mark.end() :]:
        return None
    said = " ".join(asked[mark.end() :].split())
    if not (_GIVES.match(said) or answer_label(said) or speaker_of(said)) or _OF_ASKER.search(said):
        return None
    lines = [
        line.number
        for line in reading.lines
        if line.start < question.start + mark.start() and line.end > question.start
    ]
    end = question.start + len(asked[: mark.end()].rstrip())
    return replace(
        question,
        end=end,
        text=" ".join(asked[: mark.end()].split()),
        reply=question.start + mark.end(),
        last_line=max(lines, default=question.last_line),
    )


def places(text: str) -> list[tuple[int, int, str]]:
    """Return where a reply might set in: the end of the question, the start of the reply, the mark between."""
    noted = _NOTED.match(text)
    verbs = [noted.end()] if noted else [match.end() for match in _VERB.finditer(text)]
    first = verbs[0] if verbs else 0
    found = []
    for match in _EDGE.finditer(text, first):
        before, behind, mark = text[first : match.start()], text[match.end() :], str(match.lastgroup)
        if (
            len(before.split()) < _SHORTEST
            or not any(char.isalnum() for char in behind)
            or _quoted(text[: match.start()])
            or before.count("(") > before.count(")")
            or (noted and mark not in _IN_NOTES)
        ):
            continue
        if _NEXT_LETTER.match(behind) or _GOES_ON.match(behind) or _INVERTS.match(behind) or _NO_REPLY.match(behind):
            continue
        if _SUPPOSING.search(before) and _ASKED_THEN.search(behind):
            continue
        if any((on := listed.match(behind)) and not _FINITE.search(on.group()) for listed in (_LISTS_ON, _APPOSITION)):
            continue
        if _AND_A_THING.match(behind) and not _FINITE.search(_BRACKETS.sub("", behind)):
            continue
        if not verbs and (not _OPENS.match(text) or _ASKS_ON.search(behind)):
            continue
        if mark == "bracket" and not behind.rstrip(" .;").endswith((")", "]")):
            continue
        if mark == "comma" and _OPENED.search(before):
            continue  # the comma closes what another opened
        if mark == "and" and re.search(r"\b[A-Z][\w.’']*$", before):
            continue  # two names
        if (mark == "and" and not _AND_THEN.match(behind)) or (
            mark == "comma" and not verbs and not _YES.match(behind)
        ):
            continue
        found.append((match.start(), match.end(), mark))
    return found


def _quoted(before: str) -> bool:
    """Whether a quotation has been opened and not closed."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def tail_row(text: str, end: int, start: int, mark: str) -> Row:
    """Return the signs that one place gives of parting a question from its reply."""
    noted = _NOTED.match(text)
    verbs = [noted] if noted else [match for match in _VERB.finditer(text) if match.start() < end]
    asked, said = text[verbs[-1].end() if verbs else 0 : end], text[start:]
    said = said.strip("([").removeprefix("and ").removeprefix("but ") if mark in {"bracket", "and"} else said
    row: Row = {f"mark {mark}": 1.0, f"places before {min(3, sum(other[0] < end for other in places(text)))}": 0.5}

    def sign(name: str, weight: float = 1.0) -> None:
        row[name] = weight
        row[f"{mark} > {name}"] = weight

    clause, own = _CLAUSE.search(asked), said.split(",")[0]
    sign("asked is a clause" if clause else "asked is a thing")
    if clause and not _FINITE.search(asked, clause.end()):
        sign("clause unfinished")
    if not verbs:
        sign("no verb of asking")
    if _FINITE.search(said):
        sign("said has a verb" if _FINITE.search(" ".join(said.split()[:6])) else "said has a verb late")
    else:
        sign(f"said has none {min(3, len(said.split()) // 3)}")
    for name, pattern in (("goes on", _GOES_ON), ("inverts", _INVERTS)):
        if pattern.match(text[start:]):
            sign(name)
    if "?" in said:
        sign("question mark")
    elif "?" in text[:end]:
        sign("after a question mark")
    speaker = speaker_of(said)
    if speaker:
        asker = speaker_of(text[: verbs[0].start()] if verbs else "")
        sign("the asker speaks" if asker and same_person(asker, speaker) else "somebody speaks")
    for name in signs(said):
        sign(f"said {name}", 0.7)
    words = words_of(said)
    for word in words[:10]:
        row[f"w {word}"] = 0.4
    for pair in pairwise(("^", *words[:5])):
        row["b " + " ".join(pair)] = 0.7
    if words:
        sign(f"starts {words[0]}", 0.8)
    row[f"asked length {min(5, len(asked.split()) // 3)}"] = 0.5
    row[f"said length {min(5, len(said.split()) // 3)}"] = 0.5
    row[f"own length {min(4, len(own.split()) // 2)}"] = 0.5
    last = words_of(asked[-40:])
    if last:
        row[f"ends {last[-1]}"] = 0.5
    row["shared"] = min(1.0, len(set(content_stems(asked)) & set(content_stems(said))) / 2)
    return row


def find_tail(text: str) -> tuple[int, int, float] | None:
    """Return where a question's own sentence goes over into the reply, and how likely; None where it does not."""
    best = None
    for end, start, mark in places(text):
        chance = _chance(tail_row(text, end, start, mark))
        if chance >= 0.5 and (best is None or chance > best[2] + 0.15):
            best = (end, start, chance)
    return best


def _chance(row: Row) -> float:
    stored = _stored()
    weights: dict[str, float] = stored["weights"]
    total = float(stored["bias"]) + sum(value * weights[name] for name, value in sorted(row.items()) if name in weights)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def _stored() -> dict[str, Any]:
    path = resource("models", "replies", "tails.json")
    try:
        stored: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return stored if stored["weights"] else {}
    except (ValueError, KeyError) as error:
        raise ModelError(f"{path.name} is damaged. Install yousaid again.") from error
