"""Read one sentence for the questions that it reports: who asked, what, and where the reply sets in."""

import re
from dataclasses import dataclass, replace

from pipeline.nlp.forms import FORMS
from pipeline.nlp.language import Found, language, worth_reading
from pipeline.nlp.memory import Memory
from pipeline.nlp.named_by import named_after
from pipeline.nlp.prior import NAMED, REPLY_AFTER, end_of_prior, named_until
from pipeline.nlp.speakers import earlier_subject, pronoun_fits, subject_before, who_stands_for
from pipeline.nlp.weeding import BY_ASKING, is_report

_SURVEYS = re.compile(
    r"\b(?:surveys?|questionnaires?|consultations?|forms?|polls?|exercise|quiz|audit|audits|study|research|reviews?|evaluation|inspection|papers?|documents?|booklet|leaflet|website|page|hub|guidance|template)$"
)
#: "Question 4 asked how far people travel."
_NUMBERED = re.compile(r"\b(?:question|section|part)s?\s+\d+[a-z]?\s+$", re.IGNORECASE)
_TOLD_LATER = re.compile(
    r"\b(?:said|reported|advised|explained|confirmed|stated|added)\b[^.;:]*\b(?:he|she|they|it)\s+had\s+(?:\w+ly\s+)?$"
)
_TOLD = re.compile(
    r"[,;]?\s+(?:and|but)\s+(?:was|were|has been|had been)\s+(?:advised|told|informed|assured|reassured|given|referred|reminded)\b"
)
_YES = re.compile(
    r"[,;–—-]\s*(?:yes|no|not yet|nobody|no one|none|unknown|agreed|the answer|answer|reply|response)\b(?! (?:if|whether|what|when|where|who|why|how))",
    re.IGNORECASE,
)
_PROXY = re.compile(
    r"\bon behalf of ((?:(?:a|an|the|some|several|another|other|one)\s)?[\w.’'-]+(?:\s[\w.’'-]+){0,5}?)(?:\s*,|(?=\s(?:whether|if|why|how|what|about|regarding|concerning)\b))",
    re.IGNORECASE,
)
#: Who puts another's question for him and is no asker himself.
_READER = re.compile(r"\b(?:clerk|chair(?:man|woman|person)?|mayor|secretary|officer)\b", re.IGNORECASE)
_READ_OUT = re.compile(r"\bread\b")
_THIS = re.compile(
    r"[,;]?\s+(?:and|but)\s+(?=(?:this|these|that|the (?:reply|answer|response))\s+(?:is|was|were|are|will|would|has|had)\b)"
    r"|,\s+(?=(?:this|these)\s+(?:is|was|were|are|will|would|has|have|had)\b)"
)
_DASH = re.compile(
    r"\s+[–—-]\s+(?=(?:yes|no|not|agreed|it|they|this|none|nothing|[A-Z]{2,4}\s[a-z]|[A-Z][a-z]+\s(?:said|to|will))\b|(?:[\w£%'’,.]+\s+){0,3}[\w£%'’,.]+\s*$)",
    re.IGNORECASE,
)
#: "contacted by parents asking", "a note from Mrs Dent asking"
_GIVEN_BY = re.compile(r"\b(?:by|from)\s(?:(?!(?:by|from|to|and)\b)[\w’'.-]+\s){1,6}$")
_OWN_QUESTION = re.compile(
    r"\b(?:to|[Aa]nswer|address)\s+((?:an?|the|one|another)\s(?:[\w-]+\s){0,3}?[\w-]+|(?:[A-Z][\w.-]*\s){1,3}?[A-Z][\w.-]*)['’]s?\s+(?:\w+\s)?(?:question|query|enquiry|queries|questions)"
)
#: "In response to questions, the Panel were advised": those who are told are those who asked.
_ADVISED = re.compile(
    r"\s*,?\s+((?:[Tt]he\s)?(?:[A-Z][\w’'-]*\s){0,3}?(?:[A-Z][\w’'-]*|members|governors|councillors|residents|parents|committee|panel|board|forum|meeting|group|council))\s+(?:was|were)\s(?:\w+ly\s)?(?:advised|informed|told|assured|reminded|referred)\b"
)
#: "An email from Mrs Dent", "Mrs Dent's letter": it is she who asks.
_LETTER = re.compile(
    r"^(?:an?|the) (?:\w+ )?(?:e-?mail|letter|note|message|petition) (?:from|by) (?=\S)|['’]s(?: (?:e-?mail|letter|note|message))?$",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<=[a-z]{3})\.$")  # of the sentence, not of an initial
_WHOSE = re.compile(r"\bto\s((?:[\w.’'-]+\s){0,4}?[\w.-]+)['’]s?\s")
_FURTHER = re.compile(r"\b(?:supplementary|follow[- ]?up)\b", re.IGNORECASE)
_CLAUSE_STOP = re.compile(r"[,;](?!\s(?:by|from)\b)")
_SAME = re.compile(r"\bthe\ssame\s$", re.IGNORECASE)
_WHO = re.compile(r"(?<=[\w)]),?\s+who(?:\s(?:had|has|have|then|also))*\s+$")
_ACTIVE = frozenset(form.name for form in FORMS if form.kind == "active")
_LONGEST = 3000  # characters; nobody's sentence is longer
_JOINT = re.compile(r"(?:[,;]?\s+(?:and|but)|[,;])\s*(?:also\s+|then\s+|further\s+)*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A question in a sentence, by characters of it."""

    start: int
    end: int
    reply: int  # where the rest of the sentence may hold the reply; the sentence's length where nothing is left
    asker: str | None
    addressee: str | None
    score: float
    form: str


def read_sentence(text: str, memory: Memory) -> list[Reported]:
    """Return the questions that a sentence reports, in order.

    Parameters
    ----------
    text : str
        One sentence.
    memory : Memory
        Who spoke last, for pronouns and for verbs without a subject.
    """
    text = text[:_LONGEST]
    if not worth_reading(text):
        return []
    doc = language()(text)
    cues: list[tuple[Found, int, int]] = []
    for found in sorted(doc._.reported, key=lambda found: (found.form.kind != "prior", -found.form.score, found.first)):
        first, last = doc[found.first].idx, doc[found.last - 1].idx + len(doc[found.last - 1])
        if any(first < other_last and other_first < last for _, other_first, other_last in cues):
            continue
        if is_report(text, first, last, found):
            cues.append((found, first, last))
    cues.sort(key=lambda cue: cue[1])
    result: list[Reported] = []
    for number, (found, first, last) in enumerate(cues):
        until = cues[number + 1][1] if number + 1 < len(cues) else len(text)
        one = _build(text, found, first, last, until, result[-1] if result else None, memory)
        if result and _same_question(text, result[-1], one, first):
            asker = one.asker or result[-1].asker
            one = replace(one, start=result[-1].start, asker=asker, score=max(one.score, result[-1].score))
            result.pop()
        result.append(one)
    return _cut_apart(text, result)


def _same_question(text: str, before: Reported, one: Reported, verb: int) -> bool:
    """Whether a verb only goes on: "A question came from Mrs Dent, who asked …", "challenged the forecast, asking …"."""
    between = text[before.start : verb]
    if re.search(r",\s+$", between) and text[verb : verb + 6].lower() == "asking":
        return True
    return bool(_WHO.search(between)) and before.form not in _ACTIVE


def _build(
    text: str, found: Found, first: int, last: int, until: int, previous: Reported | None, memory: Memory
) -> Reported:
    kind, name = found.form.kind, found.form.name
    start, score = first, found.form.score
    addressee = None
    if kind == "active":
        asker, start = _subject(text, first, name)
        if (asker and _SURVEYS.search(asker)) or _NUMBERED.search(text[:first]):
            score = 0.1
        if asker is None and previous and _JOINT.search(text[:first]):
            asker = previous.asker
        addressee = _addressee(text, first, last)
    else:
        asker = _asker_named(text, found, first, last, until)
        if name == "somebody was asked":
            addressee, start = subject_before(text, first)
        elif kind == "passive":
            start = 0 if previous is None else first
    if asker:
        asker = _STOP.sub("", _LETTER.sub("", asker.strip(" ,")))
        if asker.lower() in {"i", "we"} and kind == "active":
            score -= 0.7
        asker = _resolved(asker, text, start, kind, memory)
    elif kind == "active":
        asker = (memory.listed or (memory.names[-1] if memory.names else None)) if start <= 2 else None
    elif kind == "prior" and _FURTHER.search(text, first, last):
        asker = memory.asker
    if kind == "active" and re.search(r"\bhad\s+(?:\w+ly\s+)?$", text[:first]) and name != "write to ask":
        score -= 0.6 if _TOLD_LATER.search(text[:first]) else 0.41
        if re.search(r"\b(?:last (?:week|month|year|time)|yesterday|previously|earlier|in the past|for years)\b", text):
            score -= 0.2
    if re.match(r"(?:Who|What|How)\s", text) and text.endswith("?"):
        score -= 0.2
    if kind == "active" and first == 0 and text.startswith("Asked"):
        kind = "prior"  # "Asked whether he would stand again, Mr Pell said no."
    if kind == "prior":
        last = named_until(text, last, asker)
    end, reply = _end(text, last, until, kind)
    return Reported(start=start, end=end, reply=reply, asker=asker, addressee=addressee, score=score, form=name)


def _subject(text: str, first: int, name: str) -> tuple[str | None, int]:
    """Return who asks, as the subject of the verb at ``first`` or whomever a "who", "by" or "on behalf of" leads to."""
    by = BY_ASKING.search(text[:first].rstrip())
    asker, start = subject_before(text, by.start() if by else first)
    if who := _WHO.search(text[:first]):
        asker = who_stands_for(text, who.start()) or asker
    if text[first : first + 6].lower() == "asking" and (by_whom := _GIVEN_BY.search(text[:first])):
        asker = named_after(text, by_whom.start(), first) or asker
    if name == "letter asking":
        asker = named_after(text, 0, len(text)) or asker
    if (proxy := _PROXY.search(text)) and (
        asker is None or proxy.start() == 0 or _READER.search(asker) or _READ_OUT.search(text, 0, first)
    ):
        asker = proxy.group(1)
    return asker, start


def _asker_named(text: str, found: Found, first: int, last: int, until: int) -> str | None:
    """Return who is named beside a question that has no verb of asking in the active."""
    kind, name = found.form.kind, found.form.name
    if name in {"somebody's question was", "somebody's question about", "somebody's question concerned"}:
        return _whose(text, first)
    if kind == "passive" and name != "somebody was asked":
        proxy = _PROXY.match(text, last + 1)
        return proxy.group(1) if proxy else named_after(text, last, _clause_end(text, last, min(until, last + 60)))
    whose = _WHOSE.search(text, first, last) if name == "in response to somebody's question" else None
    asker = whose.group(1) if whose else named_after(text, first, min(until, last + 60))
    if asker is None and kind == "prior" and (told := _ADVISED.match(text, last)):
        asker = told.group(1)
    if asker is None and kind == "prior" and (own := _OWN_QUESTION.search(text, first, until)):
        asker = own.group(1)
    return asker


_PRONOUNS = frozenset({"he", "she", "they", "s/he", "he/she"})


def _resolved(asker: str, text: str, start: int, kind: str, memory: Memory) -> str | None:
    """Return whom a pronoun or "the same member" means: somebody of the sentence itself, else of those before."""
    low = asker.lower()
    if low == "who":
        asker = who_stands_for(text, start) or asker
        low = asker.lower()
    if low in {"i", "we"}:
        return None
    if low in _PRONOUNS | {"who"}:
        own = earlier_subject(text[:start]) if kind == "active" else None
        if own and own.lower() in _PRONOUNS:
            return memory.resolve(own)
        return own if own and pronoun_fits(asker, own) else memory.resolve(asker)
    return memory.asker or asker if _SAME.search(text[:start]) else asker


#: No question ends on such a word: "anything that Ms Ayre felt should change" is no reply of hers.
_UNFINISHED = re.compile(
    r"\b(?:that|which|whom|on|of|to|for|with|by|from|at|about|the|an?|his|her|their|its|what|how|why|whether|if)\s*$",
    re.IGNORECASE,
)


def _clause_end(text: str, start: int, end: int) -> int:
    return stop.start() if (stop := _CLAUSE_STOP.search(text, start, end)) else end


def _whose(text: str, first: int) -> str | None:
    """Return whose question it was: a name before "'s", or the pronoun that a "his" or "her" comes from."""
    word = text[first:].split(maxsplit=1)[0].lower()
    if pronoun := {"his": "he", "her": "she", "their": "they"}.get(word):
        return pronoun
    return subject_before(text, first)[0] if word in {"'s", "’s"} else None


def _addressee(text: str, first: int, last: int) -> str | None:
    name = " ".join(text[first:last].split()[1:-1]).removeprefix("of ").strip(" ,")
    return name if name[:1].isupper() else None


def _end(text: str, last: int, until: int, kind: str) -> tuple[int, int]:
    """Return where the question's clause ends and where what follows sets in."""
    if kind == "prior":
        return end_of_prior(text, last, until)
    for pattern in (_TOLD, REPLY_AFTER, _YES, _DASH, _THIS):
        match = pattern.search(text, last, until if until < len(text) else len(text))
        if match and match.start() - last >= 4 and not _UNFINISHED.search(text[last : match.start()]):
            lead = len(match.group()) - len(match.group().lstrip(" ,;–—-"))
            return match.start(), match.start() + lead
    return until, until


def _cut_apart(text: str, found: list[Reported]) -> list[Reported]:
    """Give a lone question its whole sentence, and several their own clauses."""
    if len(found) == 1:
        one = found[0]
        if one.form not in NAMED:
            found = [replace(one, start=0)]
    else:
        found = [
            replace(one, start=0)
            if number == 0 and one.start < 80 and one.form not in NAMED - {"responding to", "asked by"}
            else one
            for number, one in enumerate(found)
        ]
    return [
        replace(one, end=max(one.start + 1, len(text[: one.end].rstrip(" ,;–—-")))) for one in _trimmed(text, found)
    ]


def _trimmed(text: str, found: list[Reported]) -> list[Reported]:
    result = []
    for number, one in enumerate(found):
        end = one.end
        if number + 1 < len(found) and end > found[number + 1].start:
            end = found[number + 1].start
        if end < len(text):
            tail = re.search(
                r"[\s,;]+(?:and|&|but|also|then|further)(?:\s+(?:also|then|further))*\s*$", text[one.start : end]
            )
            if tail:
                end = one.start + tail.start()
        result.append(replace(one, end=end))
    return result
