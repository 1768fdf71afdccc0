"""What the reply judge looks at: the words of a question and of what follows it, and the signs they give."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.nlp import holding
from pipeline.nlp.literal import answer_label
from pipeline.nlp.reply_fits import fit_signs
from pipeline.nlp.speakers import same_person, speaker_of
from pipeline.nlp.status import kinds_of
from pipeline.nlp.stems import content_stems

#: How many lines behind a question are looked at.
REACH = 5

Row = dict[str, float]

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d[\d.,:/%]*|[£?!%()“”\"…]")
_MOST_WORDS = 28
_KNOWN = frozenset(
    "A I In It The This That They There These He She We You What When Where Why Who How Which Is Are Was Were Will Would Yes No Not None Action Agreed"
    " Resolved Noted Clerk Chair Chairman Council Board Committee Members Governors Head Clerk Officers Officer After All Also An And Any As At Both But By"
    " Can Could Currently Do Does Each For From Has Have If Maybe More Most My Next Nobody Nothing On One Only Other Our Please Quite Several Since So Some"
    " Still Thanks Thank Then To Under Unfortunately Until Up Very With Laughter Applause Councillor Cllr Mr Mrs Ms Miss Dr HT DHT".split()
)
_NUMBER = re.compile(r"^\(?[\dA-Za-z]{1,3}(?:[./]\d{1,4})*[.)]\s+")
_SAYS = re.compile(
    r"\b(?:replied|responded|answered|confirmed|explained|advised|clarified|assured|stated|said|told|felt|thought|reported|informed|pointed out|admitted|reckons?|says)\b"
)
_ASKS = re.compile(
    r"\b(?:asked|asks|queried|enquired|inquired|questioned|wondered|wonders|wanted to know|wished to know)\b"
)
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, flags))
    for name, pattern, flags in (
        ("section", r"^(?:\(?\d{1,3}(?:[./]\d{1,4})*[.)]?|\(?[a-z]\)|\([ivx]+\)|[A-Z]{1,3}/\d+|Theme|Table|Item)\s+\S", 0),
        ("bullet", r"^[-–—•*]\s", 0),
        ("brackets", r"^\(.*\)\.?$", 0),
        ("quoted", r"^[\"“‘']", 0),
        ("lower", r"^[a-z]", 0),
        ("ends question", r"\?[\"”')]*$", 0),
        ("ends stop", r"[.!…][\"”')]*$", 0),
        ("yes no", r"^(?:(?:[A-Z][\w.’']*\s?){0,3}[:–-]\s*)?(?:yes|no|not|none|nope|yep|nil|unanimous|of course|sorry)\b", re.I),
        ("pronoun", r"^(?:he|she|they|it|we|you|i|this|that|these|there)\b", re.I),
        ("anaphor", r"\b(?:it|they|them|this|that|these|none|both|so|one|does|did|had|would|does not|not)\W*$", re.I),
        ("passive", r"^(?:it|this|that|these|members|councillors|governors|the \w+) (?:was|were|is|would be|will be|had been|has been)\b", re.I),
        ("number", r"[£\d]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|half|third|quarter)\b", 0),
        ("date", r"\b(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|spring|summer|autumn|winter|week|month|year|term|today|tomorrow)\b", 0),
        ("because", r"\b(?:because|since|due to|as a result|owing to|in order to|so that)\b", re.I),
        ("will", r"\b(?:will|would|wld|shall|['’]ll|['’]d|going to|to be|is to|are to|hopes? to|try to)\b", 0),
        ("past", r"\b(?:was|were|had|did|\w{3,}ed)\b", 0),
        ("now", r"\b(?:is|are|has|have|does|do|['’]s|['’]re)\b", 0),
        ("negated", r"\b(?:not|no|never|nobody|none|nothing|neither|\w+n['’]t|cannot|unable|unknown|unclear|unsure)\b", re.I),
        ("person to", r"^(?:(?:the )?[A-Za-z][\w.’'&/]*\s+){0,4}?(?:to|will|wld|would|['’]ll|offered|agreed|undertook|promised)\s+(?:be |also |try (?:to |and )|need to |have to )?[a-z]+", 0),
        ("bare ing", r"^(?:(?:[A-Z][\w.’']*|[A-Z]{2,4})\s+)?[a-z]+ing\b", 0),
        ("resolved", r"\b(?:resolved|approved|carried|seconded|proposed|ratified|adopted|received|noted|commended|thanked|vote)\b", re.I),
        ("noise", r"\b(?:laughter|applause|cries|silence|discussion|debate|exchange|shame|clapp\w+|conversation|conclusion|no view|no decision)\b", re.I),
        ("own topic", r"^[A-Z][\w’'()/& -]{1,40}[:–]\s", 0),
        ("opinion", r"\b(?:remarked|observed|commented|complained|agreed with|added|went on|spoke|recalled|remembered|declared|left|arrived|proposed|moved|raised|reported)\b", 0),
        ("others", r"\b(?:others|several|everyone|everybody|some people|members)\b", re.I),
    )
)  # fmt: skip
_HOLDING: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("promise", holding.PROMISE),
    ("unknown", holding.UNKNOWN),
    ("soft", holding.SOFT),
    ("noted", holding.NOTED),
    ("empty", holding.EMPTY),
    ("declined", holding.DECLINED),
    ("undertaking", holding.UNDERTAKING),
    ("time", holding.TIME),
)
_TYPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        ("when", r"\b(?:when|how (?:long|soon)|what (?:time|date|year)|date|timescale|deadline)\b"),
        ("how much", r"\b(?:how (?:many|much|often|far)|cost|price|number|figures?|amount|proportion|percentage)\b"),
        ("who", r"\b(?:who|whose|whom|which)\b"),
        ("why", r"\b(?:why|reason|how come|what (?:caused|lay))\b"),
        ("where", r"\b(?:where)\b"),
        ("could", r"\b(?:can|could|would|may|might|should)\b"),
        ("whether", r"\b(?:if|whether|is|are|was|were|has|have|had|does|do|did|will)\b"),
        ("about", r"\b(?:about|regarding|re|update|progress|news|status|clarification)\b"),
        ("what", r"\b(?:what)\b"),
    )
)


def question_type(question: str) -> str:
    """Return what kind of thing is asked for."""
    return next((name for name, pattern in _TYPES if pattern.search(question)), "other")


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """Return words in small letters; names become "Name", so that nobody's name is learnt, and numbers "0"."""
    found = []
    for place, word in enumerate(_TOKEN.findall(text)[:_MOST_WORDS]):
        if word[0].isdigit():
            found.append("0")
        elif word.isupper() and 2 <= len(word) <= 4 and word not in _KNOWN:
            found.append("Name")
        elif word[0].isupper() and word not in _KNOWN and (place or len(word) > 1) and not word.isupper():
            found.append("Name" if not found or found[-1] != "Name" else "")
        else:
            found.append(word.lower())
    return tuple(word for word in found if word)


def line_row(question: str, lines: Sequence[str], at: int) -> Row:
    """Return the signs that one line behind a question gives of being its reply."""
    line = lines[at]
    row: Row = {f"place {at}": 1.0}
    kind = question_type(question)
    for name in signs(line):
        row[name] = 1.0
        row[f"{name} at {min(at, 2)}"] = 0.5
        row[f"{kind} > {name}"] = 0.5
    for word in words_of(line)[:14]:
        row[f"w {word}"] = 0.6
    for pair in pairwise(("^", *words_of(line)[:7])):
        row["b " + " ".join(pair)] = 0.7
    wanted, given = set(content_stems(question)), set(content_stems(line))
    shared = len(wanted & given)
    row["shared"] = min(1.0, shared / 3)
    row[f"shared {min(2, shared)} {'pronoun' if 'pronoun' in row else 'name' if 'names' in row else ''}"] = 1.0
    row[f"length {min(5, len(line.split()) // 4)}"] = 1.0
    row.update(fit_signs(question, lines[at : at + 1]))
    row[f"question ends {question.rstrip()[-1:] if question.rstrip()[-1:] in '?.:' else ''} {min(at, 1)}"] = 1.0
    asker, speaker = speaker_of(question), speaker_of(line)
    if asker and speaker and same_person(asker, speaker):
        row["the asker speaks"] = 1.0
    if speaker and not same_person(asker, speaker):
        row["another speaks"] = 1.0
        if speaker.split()[-1].strip(".,") in question:
            row["whom was asked speaks"] = 1.0
    for before in lines[:at]:
        for name in signs(before):
            if name in _PARTING:
                row[f"behind {name}"] = 1.0
    if at and "short" in signs(lines[at - 1]):
        row["behind short"] = 1.0
    return row


def reply_row(question: str, reply: Sequence[str]) -> Row:
    """Return the signs that a reply gives of putting off rather than answering."""
    row: Row = {}
    kind = question_type(question)
    for at, line in enumerate(reply[:3]):
        early = 1.0 if at == 0 else 0.5
        for name in signs(line):
            row[name] = max(row.get(name, 0.0), early)
            if at == 0:
                row[f"{kind} > {name}"] = 0.6
                row[f"first {name}"] = 0.6
        for word in words_of(line):
            row[f"w {word}"] = max(row.get(f"w {word}", 0.0), 0.7 * early)
        for pair in pairwise(("^", *words_of(line), "$")):
            row["b " + " ".join(pair)] = max(row.get("b " + " ".join(pair), 0.0), 0.8 * early)
        for stem in content_stems(line):
            row[f"s {stem}"] = max(row.get(f"s {stem}", 0.0), 0.5 * early)
    kinds = [given for given, _ in kinds_of(reply[0])]
    row[f"leads with {kinds[0]}"] = 1.0
    row.update({f"holds {given}": 0.7 for given in kinds})
    row[f"type {kind}"] = 0.5
    row.update(fit_signs(question, reply))
    row[f"lines {min(3, len(reply))}"] = 0.5
    row[f"length {min(6, len(' '.join(reply).split()) // 5)}"] = 0.7
    return row


def open_row(question: str, reply: Sequence[str]) -> Row:
    """Return the signs that what follows a question leaves it open, be it put off or passed over."""
    return {**line_row(question, reply, 0), **reply_row(question, reply)}


def promise_row(line: str) -> Row:
    """Return the signs that a line of a reply gives of taking something on."""
    row: Row = dict.fromkeys(signs(line), 1.0)
    words = words_of(line)
    row.update({f"w {word}": 0.7 for word in words})
    row.update({"b " + " ".join(pair): 0.8 for pair in pairwise(("^", *words, "$"))})
    return row


#: Signs on an earlier line after which a reply is less likely to come.
_PARTING = frozenset({"section", "ends question", "resolved", "noise", "heading", "own topic", "asks"})


@lru_cache(maxsize=8192)
def signs(line: str) -> frozenset[str]:
    """Return the names of the signs that a line shows."""
    found = {name for name, pattern in _SIGNS if pattern.search(line)}
    found.update(f"holding {name}" for name, pattern in _HOLDING if pattern.search(line))
    words = line.split()
    if answer_label(line):
        found.add("answer label")
    if _SAYS.search(line):
        found.add("says")
    if _ASKS.search(line):
        found.add("asks")
    if speaker_of(line):
        found.add("names")
    if len(words) <= 6:
        found.add("short")
        if (
            _NUMBER.sub("", line)[:1].isupper()
            and not line.endswith((".", "!", "?"))
            and not re.search(r"\b(?:is|are|was|were|will|to|has|have|had|not|would)\b", line)
        ):
            found.add("heading")
    return frozenset(found)
