"""Tell whose voice a stretch of prose is: somebody giving an opinion, or an organisation giving information."""

import json
import math
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from pipeline.resources import resource

#: How sure it must be that a paragraph is somebody's own view, and a sentence within a summary.
VIEW, SURE = 0.7, 0.9
#: Where most of a document is views, a paragraph that could be either is one, too.
AMONG_VIEWS = 0.4

_PRONOUNS = frozenset("i we you they he she it my our your their this there".split())
_TOKEN = re.compile(r"[a-z]+(?:['’][a-z]+)?|[!?]")


def cues(text: str) -> Iterator[str]:
    """Yield what a text tells about its voice: its words, pairs with a pronoun, how it opens."""
    tokens = [token.replace("’", "'") for token in _TOKEN.findall(text.lower())]
    yield from tokens
    for first, second in pairwise(tokens):
        if first in _PRONOUNS or second in _PRONOUNS:
            yield f"{first} {second}"
    if tokens:
        yield f"^ {tokens[0]}"


def scale(held: int) -> float:
    """Return what one cue counts for among as many, so that long texts are not surer than short ones by length."""
    return 1 / math.sqrt(max(held, 8))


@cache
def _weights() -> dict[str, float]:
    return dict(json.loads(resource("models", "voice", "weights.json").read_text("utf-8")))


def opinion(text: str) -> float:
    """Say from 0 to 1 how much a text sounds like somebody's own view rather than an organisation's information."""
    weights = _weights()
    held = set(cues(text))
    score = scale(len(held)) * math.fsum(weights.get(cue, 0.0) for cue in held)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


_PEOPLE = (
    r"(?:residents?|respondents?|participants?|people|parents?|carers?|patients?|visitors?|customers?|passengers?|users?|members?|staff|students?|pupils?|"
    r"tenants?|drivers?|traders?|businesses|villagers|neighbours?|attendees|volunteers|families|employees|commuters|others?|delegates?|consultees?|"
    r"shoppers|walkers|cyclists|learners|colleagues|clients|local people|young people|teachers|owners|households|person|someone|somebody|groups?)"
)
_SAID = (
    r"(?:said|spoke (?:\w+ )?(?:of|about|against|for|up)|told|felt|feels?|thought|think|believed?|complained|commented|praised|criticised|criticized|worried|feared|hoped?|wanted|want|would like|"
    r"asked for|called for|supported|opposed|agreed|disagreed|favoured|preferred|questioned whether|suggested|argued|expressed|reported|disliked?|liked?|loved?|found|welcomed|objected|stressed|warned|"
    r"(?:was|were|is|are) (?:\w+ )?(?:worried|concerned|unhappy|happy|pleased|displeased|disappointed|dissatisfied|satisfied|frustrated|annoyed|angry|upset|anxious|nervous|confused|afraid|delighted|relieved|excited|grateful|in favour|in support|glad|opposed|supportive|against|keen|sceptical|critical|positive|negative|divided|complimentary))"
)
_MANY = r"(?:several|many|some|most|a few|few|(?:a|the) (?:\w+ )?(?:number|handful|few)|others|another|both|one|two|three)(?: of (?:them|you|these|those))?"
_EXPRESSED = (
    r"\b(?:concerns?|worr(?:y|ies)|fears?|doubts?|disappointment|frustration|support|anger|dismay|hopes?|thanks|praise|appreciation|enthusiasm|surprise|objections?|opposition) "
    r"(?:was|were|has been|have been) (?:also |widely |often |strongly )?(?:expressed|raised|voiced|shown|made)\b"
)
#: "Some comments asked for …", "Many responses were positive".
_COMMENTS = (
    rf"(?:^|(?<=[;,.] ))(?:and |but |however,? |while )?{_MANY}(?: \w+){{0,2}}? (?:comments?|responses?|replies|submissions?|suggestions?|remarks?)\b(?:\W+\w+){{0,6}}?\W+"
    r"(?:ask(?:ed|s|ing)?|call(?:ed|s|ing)?|suggest(?:ed|s|ing)?|prais(?:e|ed|es|ing)|mention(?:ed|s)?|express(?:ed|es|ing)?|complain(?:ed|s|ing)?|relat(?:e|ed|es|ing)|critici[sz](?:e|ed|es|ing)|support(?:ed|s|ing)?|"
    r"oppos(?:e|ed|es|ing)|want(?:ed|s)?|request(?:ed|s|ing)?|said|(?:was|were|are|is|have been) (?:\w+ )?(?:noted|made|positive|negative|critical|about|in favour|against))\b"
)
#: "There was strong opposition to …", "Support has been received for …".
_FELT = (
    r"\bthere (?:is|was|were|has been|have been) (?:(?:also|additionally|generally|broadly|overall|still) )*(?:an? )?(?:(?:both|very|strong|clear|wide|widespread|general|overall|significant|considerable|much|some|little|mixed|overwhelming|positive|"
    r"negative|broad|real|great|local|public) ){0,3}(?:support|opposition|view|feedback|concern|agreement|enthusiasm|desire|appetite|preference|feeling|consensus|objections?|reaction|demand|frustration)s? (?:for|to|and|regarding|of|about|on|that|over|against|towards|among|with)\b|"
    r"\b(?:support|opposition|objections?|concerns?) (?:has|have) been received\b"
)
_REPORTED = re.compile(
    rf"{_EXPRESSED}|{_COMMENTS}|{_FELT}|"
    rf"(?:^|(?<=[;,.] ))(?:and |but |however,? |while )?{_MANY}(?: \w+){{0,2}} {_SAID}\b|"
    rf"\b\w+s (?:told us|fed back|let us know)\b|\b(?:was|were|is|are) (?:widely |often |also |generally |highly )?(?:praised|criticised|criticized|welcomed|appreciated|valued|disliked|seen as|described as|felt to be|thought to be|considered)\b|"
    rf"\b(?:(?:\w+ (?:and|or) )?(?:\w+ )?{_PEOPLE} (?:and|or) )?(?:\w+ )?{_PEOPLE}\b(?:[^\w.!?,;:]+\w+){{0,7}}?\W+{_SAID}\b",
    re.IGNORECASE,
)


def reported(text: str) -> int | None:
    """Return where a text reports what a group of people felt or said, as summaries of consultations do, or None."""
    # How many in a hundred ticked a box is a result, and nobody's words.
    match = _REPORTED.search(text) if "%" not in text else None
    return match.start() if match else None


_REPLY = re.compile(
    r"^\W*(?:(?:(?:hi|hello|dear) \w+|yes|no|sure|indeed|agreed|noted|good (?:idea|point|question)|great (?:idea|point|question)|will do|done|fixed|correct|exactly|thanks for (?:the|your|this|letting)|"
    r"thank you for (?:the|your|this|letting)|sorry (?:about|for)|apologies|we (?:will|are|have|can|could|do|did|plan|try|agree|know|hope|think|would|decided|chose)|we['’](?:ll|re|ve|d)|"
    r"you (?:can|could|should|may|will)|it['’]s|there (?:is|are|will)|see|answer|reply|response|a)\b|https?://|->|→|⇒|=>|@\w)",
    re.IGNORECASE,
)


def replies(text: str) -> bool:
    """Whether a note under a comment is worded as an organiser's reply to it."""
    return bool(_REPLY.match(text))
