"""What a heading, prompt or column says about what stands under it: good, bad, to be improved, wanted to know."""

import re
from functools import lru_cache
from typing import Literal

Cue = Literal["positive", "negative", "improve", "information", "both", "none"]
Intent = Literal["information", "hope", "concern"]

_HOPE = r"hopes?|hoping|aspirations?|opportunit(?:y|ies)|wish(?:es)?|dreams?|looking forward|look forward|excited|ambitions?"
_GOOD = (
    r"positives?|pluses|kudos|shout ?outs?|wins|bright spots?|went right|strengths?|advantages?|benefits?|pros|successes|achievements?|highlights?|praise|compliments?|thanks|thank you"
    r"|celebrations?|proud|likes?|liked|enjoy(?:ed|s)?|loved?|good things?|best things?|good points?|what(?:'s| is| was| went)?"
    r" (?:good|great|well)|went (?:really |so )?well|(?:do|did|does|doing|done) (?:really )?well|worked (?:really )?well"
    r"|works? (?:really )?well|works?|worked|working well|most (?:useful|helpful|valuable)|found (?:most )?helpful|useful"
    r"|helpful|valued?|favou?rite|glad|www|keep|happy with|pleased with|satisfied with"
    r"|(?:one|a|the) (?:good|great|positive|nice) thing"
)
_BAD = (
    r"concerns?|concerned|worr(?:y|ies|ied)|fears?|anxiet(?:y|ies)|risks?|threats?|negatives?|weaknesses|weakness|disadvantages?"
    r"|drawbacks?|cons|complaints?|problems?|issues?|difficult(?:y|ies)|barriers?|challenges?|frustrations?|frustrating|dislikes?"
    r"|disliked|pain points?|bad things?|worst|bad points?|(?:did|does|do)(?:n't| not) (?:go|work|do|like|enjoy)|not (?:so |go )?well"
    r"|(?:went|worked|goes|going) (?:badly|wrong)|wrong|objections?|disappoint(?:ed|ing|ments?)|least|unhappy|dissatisfied"
    r"|minuses|limitations?|snags|hurdles|obstacles|grumbles|gripes|low points?|tricky|trickier|losses|gaps|stop|not work(?:ing)?|less (?:useful|helpful)"
)
_IMPROVE = (
    r"improv(?:e|ed|ement|ements|ing)|(?:do|done|be|been|have done) (?:better|differently)|better if|ebi|should (?:we |they )?change"
    r"|(?:could|would|should) (?:we |you |they |it |be |have been )*(?:change|better|different)|what(?:'s| is| was) missing|missing"
    r"|changes? (?:would|could|should|you)|more of|less of|would you change|(?:things|what) (?:the |our |your )?[a-z]+s? (?:can|could|should|must) do|ideas for|needs? (?:work|attention|improving)|suggestions?|to change|deltas?|ideas"
)
_KNOW = (
    r"information|(?:want|wish|need) to know|questions?|quer(?:y|ies)|unclear|clarif(?:y|ication|ications)|know more"
    r"|find out|enquir(?:y|ies)|answers? (?:needed|wanted)|what i need|puzzled|ask"
)
_SIDE = r"procedures?|polic(?:y|ies)|management|registers?|assessments?|reports?|logs?|committees?|forms?|received|raised|answered|asked"
_TALK = re.compile(r"\b(?:comments?|feedback|views|thoughts|remarks|responses|discussions?|points)\b")  # anything goes
_PLEDGE = re.compile(
    r"\b(?:things|what) (?:i|we|students|pupils|residents|parents|staff|patients|members) (?:can|could|will) do\b"
    r"|\bways (?:to|(?:i|we|you) can) help\b|\b(?:what|which) (?:\w+ ){0,2}(?:would|will) be needed\b"
)
_BOTH = re.compile(r"\bpros (?:and|&) cons\b|\bboth\b.*\b(?:good|bad)\b")
_ANYTHING = re.compile(
    r"\b(?:anything else|any other|final thoughts|further comments|other comments|additional comments|comments? box)\b"
)

_PATTERNS = {
    name: re.compile(rf"\b(?:{pattern})\b(?! (?:{_SIDE})\b)")
    for name, pattern in {"hope": _HOPE, "good": _GOOD, "bad": _BAD, "improve": _IMPROVE, "know": _KNOW}.items()
}
_WOULD_LIKE = re.compile(r"\b(?:would|d|'d|should) (?:(?:you|we|they) )?(?:also )?(?:like|love)\b")
_LONGEST = 24  # words; longer is no heading


def _plain(heading: str) -> str:
    return " ".join(re.findall(r"[a-z']+", heading.lower().replace("\u2019", "'")))


@lru_cache(maxsize=4096)
def cue_of(heading: str | None) -> Cue:
    """Return what a heading asks for, "none" where it only names a topic or asks for anything at all."""
    plain = _plain(heading or "")
    if not plain or len(plain.split()) > _LONGEST:
        return "none"
    plain = _WOULD_LIKE.sub("want", plain)
    if _PLEDGE.search(plain):
        return "information"
    if plain in {"plus", "minus"}:
        return "positive" if plain == "plus" else "negative"
    if _BOTH.search(plain):
        return "both"
    found = {name for name, pattern in _PATTERNS.items() if pattern.search(plain)}
    good, bad = bool(found & {"good", "hope"}), "bad" in found
    if _ANYTHING.search(plain) and not (good or bad):
        return "none"
    if re.search(r"\b(?:did|does|do|was|is|has|have)(?:n't| not)\b|\b(?:not|least)\b", plain) and bad:
        return "negative"
    if "improve" in found:
        return "both" if bad and "good" in found else "improve"
    if good and bad:
        return "both"
    if bad:
        return "negative"
    if "hope" in found or "good" in found:
        return "positive"
    return "information" if "know" in found and not _TALK.search(plain) else "none"


@lru_cache(maxsize=4096)
def intent_of(heading: str | None) -> Intent | None:
    """Return what a column or heading collects, as far as it says: information wanted, hopes or concerns."""
    plain = _plain(heading or "")
    if not plain or len(plain.split()) > _LONGEST:
        return None
    plain = _WOULD_LIKE.sub("want", plain)
    found = {name for name, pattern in _PATTERNS.items() if pattern.search(plain)}
    if "improve" in found or {"good", "bad"} <= found:
        return None
    kinds: list[Intent] = []
    if "know" in found and not _TALK.search(plain):
        kinds.append("information")
    if "hope" in found:
        kinds.append("hope")
    if "bad" in found and not re.search(r"\b(?:stop|least|wrong|weakness(?:es)?)\b", plain):
        kinds.append("concern")
    return kinds[0] if len(kinds) == 1 else None
