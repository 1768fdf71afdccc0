"""Sentences that only announce questions: who put those that stand below, and by which rules questions are put."""

import re

from pipeline.nlp.name_words import BRACKET, PERSON, TITLE
from pipeline.nlp.named_by import named_after
from pipeline.nlp.speakers import subject_before

_COUNT = r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|some|the following|these|those|the)"
_QUESTIONS = r"(?:questions?|quer(?:y|ies)|enquir(?:y|ies))"
_MADE = r"(?:received|submitted|put|tabled|raised|asked|sent(?: in)?|read(?: out)?|posed|presented|circulated|answered|given)"
_PUTS = r"(?:put|puts|asked|asks|raised|raises|posed|poses|tabled|submitted|presented|had)"
_RECEIVED = re.compile(
    rf"\b{_COUNT}\s(?:[\w-]+\s){{0,3}}{_QUESTIONS}\b(?:\s\w+){{0,3}}?\s(?:had been|has been|have been|were|was|are|is)\s(?:\w+\s)?{_MADE}\b"
    rf"|\b{_MADE}\s(?:[\w-]+\s){{0,2}}the\sfollowing\s(?:[\w-]+\s){{0,3}}{_QUESTIONS}\b"
    rf"|\b(?:the|these) following\s(?:[\w-]+\s){{0,3}}{_QUESTIONS}\b"
    rf"|\b{_PUTS}\s{_COUNT}\s(?:[\w-]+\s){{0,3}}(?:{_QUESTIONS}|supplementar(?:y|ies))\b"
    rf"|\basked the following\b|\b{_PUTS}\s(?:the following\s)?(?:points|comments|concerns) and {_QUESTIONS}\b|\b{_PUTS}\s(?:the following\s)?{_QUESTIONS} and (?:points|comments|concerns)\b",
    re.IGNORECASE,
)
#: Told of many at once, whatever stands at the end of the sentence.
_MANY = re.compile(
    rf"\b(?:\d{{1,3}}|two|three|four|five|six|seven|eight|nine|ten)\s(?:[\w()-]+\s){{0,3}}{_QUESTIONS}\b(?:\s\w+){{0,3}}?\s(?:had been|has been|have been|were)\s(?:\w+\s)?(?:received|submitted|tabled|circulated)\b"
    rf"|\b{_QUESTIONS}\b[^.?]{{0,80}}\b(?:as (?:detailed|set out|listed|shown|given)|(?:detailed|set out|listed|shown) below|as follows|in the order in which)\b"
    rf"|\bthe following\s(?:[\w-]+\s){{0,3}}{_QUESTIONS}\b[^?]{{0,90}}\b(?:received|submitted|from)\b",
    re.IGNORECASE,
)
_RULES = re.compile(
    rf"\b{_QUESTIONS}\b[^.?]{{0,60}}\b(?:shall|may|must) (?:not )?(?:only )?(?:be|ask|put|submit|decline)\b|\b(?:shall|may|must) (?:only )?(?:ask|put|submit)\b[^.?]{{0,30}}\b{_QUESTIONS}\b",
    re.IGNORECASE,
)
_BELOW = re.compile(r"[:;]\s*[-–—]*\s*$")
_OTHERS = re.compile(r"\b(?:points|comments|concerns|statements|issues)\b", re.IGNORECASE)
#: "Five public questions were submitted": of a sort, and nobody's.
_SORT = re.compile(rf"{_COUNT}?\s?(?:public|written|further|supplementary|other|such|more)", re.IGNORECASE)
_QUESTION = re.compile(rf"\b{_QUESTIONS}\b", re.IGNORECASE)
_VERB = re.compile(rf"\b{_PUTS}\b", re.IGNORECASE)
#: "Tess Orrin, member of the public put …", whose second comma nobody wrote.
_APPOSED = re.compile(rf"({PERSON}),\s(?:an?\s|the\s)?[a-z][^,.;:]{{2,60}}\s$")
#: A name alone under such a sentence, with a letter or a number in front of it.
_NAME = re.compile(
    r"\W*(?:[a-z\d]{1,2}[.)]\s+)?(?!(?:For|To|Re|On|About)\s)(?P<who>[A-Z][\w.’'-]+(?:\s(?:[A-Z][\w.’'-]+|de|van|of)){1,3})\W*$"
)


def announces(sentence: str) -> bool:
    """Whether a sentence tells that questions were received, or how they are put, and holds none itself."""
    if "?" in sentence:
        return False
    below = _BELOW.search(sentence) is not None
    return bool(_MANY.search(sentence) or _RULES.search(sentence) or (below and _RECEIVED.search(sentence)))


def lists(sentence: str) -> bool:
    """Whether what was asked stands right below the sentence, and nothing else with it."""
    if _OTHERS.search(sentence):
        return False
    return _BELOW.search(sentence) is not None and _RECEIVED.search(sentence) is not None


def announced_asker(sentence: str) -> str | None:
    """Return who put the questions that a sentence announces: "Two questions were received from Mr Dent:"."""
    match = _RECEIVED.search(sentence)
    if match is None:
        return None
    named = named_after(sentence, match.start(), len(sentence.rstrip(" :;-–—")) + 1)
    if named is None and (verb := _VERB.search(sentence, max(0, match.start() - 20))):
        apposed = _APPOSED.match(sentence, 0, verb.start())
        named = apposed.group(1) if apposed else subject_before(sentence, verb.start())[0]
    if named is None or named.lower() == "who":
        named = named_after(sentence, 0, match.start()) or named
    return None if named and (_QUESTION.search(named) or _SORT.fullmatch(named)) else named


#: "Tess Orrin wrote to us this morning:", over what he or she wrote.
_WRITES = re.compile(
    rf"\W*(?P<who>{PERSON}) (?:posted|wrote|writes|commented|e-?mailed|texted|tweeted|messaged)\b[^.?!:]{{0,60}}:$"
)


def writer(sentence: str) -> str | None:
    """Return whose words stand below a line that says who wrote them, and nothing else."""
    match = _WRITES.match(sentence)
    return match["who"] if match else None


#: "Question received from Mrs Dent relating to the gate", "B) From Councillor Dent:", over the questions themselves.
_RECEIVED_FROM = re.compile(
    rf"\W*(?i:(?:written |public |further )?{_QUESTIONS}\s(?:no\.?\s*\d+\s)?(?:(?:was |were )?{_MADE}\s)?(?:from|by))\s(?:the\s)?(?P<who>{PERSON}{BRACKET}?)"
    r"(?:,[^,:?]{2,60},?)?\s(?:relating to|in relation to|regarding|about|on|concerning|with regard to|re)\s[^?]+$"
    rf"|\W*(?:[A-Za-z\d]{{1,2}}\W{{1,3}})?From\s(?P<from>{TITLE}\s{PERSON}){BRACKET}?\W*$"
)


def received_from(sentence: str, below: str) -> str | None:
    """Return whose questions stand below a line that says from whom they came, where the next line asks or goes on."""
    match = _RECEIVED_FROM.match(sentence)
    if match is None or (match["who"] and "?" not in below and not below.startswith("Q")):
        return None
    return match["who"] or match["from"]


def name_alone(sentence: str) -> str | None:
    """Return the name that stands alone on a line, between such a sentence and the questions: "(a) Tess Orrin"."""
    match = _NAME.match(sentence)
    return match["who"] if match else None


#: To whom those that follow go, where some were for one body and some for another.
_ADDRESSED = re.compile(r"\W*(?:Questions?\s)?(?:[Ff]or|[Tt]o)\s(?:the\s)?(?:[A-Z][\w’'-]*\W{1,2}){1,6}$")


def addressed(sentence: str) -> bool:
    """Whether a line only says to whom the questions below it are put: "For the Trust:"."""
    return sentence.rstrip().endswith(":") and _ADDRESSED.match(sentence) is not None


_RAISES = re.compile(
    r"\b(?:rais(?:e|ed|ing)|put|ask(?:ed)?|had|posed?)\s(?:[\w-]+\s){0,4}?(?:points|questions|queries|concerns)\b",
    re.IGNORECASE,
)


def raiser(sentence: str) -> str | None:
    """Return who is said to have points or questions, where a list of them follows: "Mr Dent went on to raise points"."""
    match = None if "?" in sentence else _RAISES.search(sentence)
    return subject_before(sentence, match.start())[0] if match else None


_CALLED = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}"
_INTERVIEWS = re.compile(
    rf"(?:^\W*|\b[Oo]ur\s[\w-]+,?\s)(?P<who>{_CALLED}?)\s(?:[Ii]nterviews|(?:[Tt]alks|[Tt]alked|[Ss]peaks|[Ss]poke|[Cc]hats|[Cc]hatted)\s(?:to|with)|[Mm]eets|[Pp]uts?\s[\w\s]{{0,20}}[Qq]uestions\sto)\b"
    rf"|\b[Ii]nterview(?:ed)?\sby\s(?P<by>{_CALLED})"
)


def interviewer(sentence: str) -> str | None:
    """Return who puts the questions of an interview, as its head says: "Tess Orrin talks to the new warden"."""
    match = _INTERVIEWS.search(sentence)
    return (match["who"] or match["by"]) if match else None
