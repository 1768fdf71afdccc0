"""What besides its words tells how a comment is meant: heading or column, question form, contrast, wish."""

import re

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.headings import Cue, cue_of
from pipeline.nlp.stems import words
from pipeline.nlp.valence import NAMES as VALENCE
from pipeline.nlp.valence import valence

Array = NDArray[np.float32]
LABELS = ("mixed", "negative", "neutral", "positive")
_CUES: tuple[Cue, ...] = ("none", "positive", "negative", "improve", "information")
_CONTRAST = re.compile(
    r"\b(?:but|however|although|though|except|apart from|despite|in spite of|yet|whereas|while|nevertheless|otherwise|shame"
    r"|pity|on the other hand|let down by)\b",
    re.I,
)
_ASKS = re.compile(
    r"^(?:and |so |also |but )?(?:what|when|where|who|whom|whose|which|why|how|whether|if|is|are|am|do|does|did|can|could|will|would"
    r"|should|shall|has|have|was|were|may|any chance|more information|more detail)\b",
    re.I,
)
_HOPE = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|look(?:ing)? forward|would love|i'd love|opportunit(?:y|ies)|chance to|can'?t wait|excited"
    r"|keep (?:up|on|the|this|it|doing))\b",
    re.I,
)
_LACK = re.compile(
    r"\b(?:would have liked|would have been|i wish|wish (?:i|we|you|there)|should have|could have|need(?:s|ed)? (?:to|more|better)|not"
    r" enough|too (?:many|much|few|little|\w+)|lack(?:s|ing)?|more time|more \w+ (?:needed|please)|less|fewer|better if|rather)\b",
    re.I,
)
_LOSS = re.compile(
    r"\b(?:loss|lose|losing|lost|cuts?|cutting|clos(?:e|ed|ing|ure)|reduc(?:e|ed|es|ing|tion)|gaps?|no longer|worr(?:y|ied|ies|ying)"
    r"|afraid|fear|frightened|concern(?:s|ed)?|anxious|impossible|struggl(?:e|ing)|pressure|burden|without)\b",
    re.I,
)
_PLEDGE = re.compile(r"^(?:i|we) (?:can|could|will|shall|might) (?!not\b|never\b)", re.I)
_THANKS = re.compile(
    r"\b(?:thank(?:s| you)?|thx|cheers|well done|congratulations|grateful|kudos|hats off|bravo)\b", re.I
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|should|shall|may|might|must|isn'?t|aren'?t"
    r"|don'?t|didn'?t|won'?t|can'?t|it'?s|i'?m|we'?re|they'?re|that'?s|there'?s|\w+ed|\w{3,}n't|get|got|make|made|take|took|give|gave"
    r"|go|goes|went|come|comes|came|need|needs|want|wants|like|likes|love|loves|think|feel|felt|know|knew|say|said|told|keep)\b",
    re.I,
)
_TURNS = {
    "wish": re.compile(
        r"\b(?:i|we|i'd|we'd)? ?(?:wish|would have (?:liked|loved|preferred|appreciated)|would'?ve liked|would prefer"
        r"|could have done with|could do with|could use)\b|\bif only\b",
        re.I,
    ),
    "would be": re.compile(
        r"\bwould (?:also )?(?:be|have been|help|make it) (?:\w+ )?(?:nice|good|great|lovely|helpful|useful|better|easier"
        r"|appreciated|handy|ideal|me|us|a)\b|\bit'?d be\b",
        re.I,
    ),
    "more or less": re.compile(
        r"\b(?:could|should|needs? to|ought to|might|must|can) (?:\w+ )?(?:be )?(?:better|more|less|fewer|\w{3,}er)\b"
        r"|\b(?:better|more|less|fewer|longer|shorter|clearer|earlier) \w+",
        re.I,
    ),
    "please": re.compile(r"\bplease\b", re.I),
    "still": re.compile(
        r"\b(?:still|again|yet|since|ever|always|never|no longer|used to|anymore|any more|nobody|no one|nothing)\b",
        re.I,
    ),
    "nothing wrong": re.compile(
        r"\b(?:not|n't|cannot|never|no) (?:\w+ ){0,2}(?:fault|complain\w*|bad|problem\w*|fuss|queue|rush\w*|worr\w+|trouble"
        r"|issues?|enough of)\b|\bnothing but praise\b|\bwithout (?:these|this|them|you|the)\b",
        re.I,
    ),
    "good and bad named": re.compile(
        r"\b(?:strengths?|strong|pros?|plus(?:es)?|good(?: points?)?|upsides?|liked|likes|best)\b.*"
        r"\b(?:weak(?:ness(?:es)?)?|cons?|minus(?:es)?|bad(?: points?)?|downsides?|dislike[ds]?|worst)\b",
        re.I | re.S,
    ),
    "long": re.compile(r"(?:\S+\s+){24,}\S"),
}
_BASE = (
    *(f"text {label}" for label in LABELS),
    "leaning",
    "question mark",
    "question words",
    "asks",
    "three words or fewer",
    "no verb",
    "contrast",
    "hope",
    "lack",
    "loss",
    "thanks",
    "pledge",
    "exclamation",
    *VALENCE,
)
NAMES = (
    *(f"heading {cue}" for cue in _CUES),
    *(f"{name}, heading {cue}" for cue in _CUES for name in _BASE),
    *_TURNS,
)


def heading_for(column: str | None, section: str | None, parent: str | None) -> tuple[str | None, Cue]:
    """Return the nearest heading that says how what stands under it is meant, and what it says."""
    for heading in (column, section, parent):
        cue = cue_of(heading)
        if cue != "none":
            return heading, cue
    return None, "none"


def cue_row(text: str, cue: Cue, leaning: Array) -> Array:
    """Return the features of one comment; ``leaning`` holds the text model's log-probabilities in LABELS' order."""
    found = words(text)
    mark, opens = "?" in text[-4:], bool(_ASKS.match(text))
    tilt = float(leaning[LABELS.index("positive")] - leaning[LABELS.index("negative")]) / 4
    base = [
        *(leaning / 4),
        tilt,
        float(mark),
        float(opens),
        float(mark or opens),
        float(len(found) <= 3),
        float(len(found) <= 8 and not _VERB.search(text)),
        *(float(bool(pattern.search(text))) for pattern in (_CONTRAST, _HOPE, _LACK, _LOSS, _THANKS, _PLEDGE)),
        float("!" in text),
        *valence(text),
    ]
    # Each heading weighs the same cues in its own way: under "Concerns" a wish is still a worry.
    row = np.zeros((1 + len(base), len(_CUES)), dtype=np.float32)
    at = _CUES.index("none" if cue == "both" else cue)
    row[0, at] = 1.0
    row[1:, at] = base
    turns = [float(bool(pattern.search(text))) for pattern in _TURNS.values()]
    return np.concatenate([row[0], row[1:].T.ravel(), np.asarray(turns, np.float32)])


def reasons(text: str, heading: str | None, cue: Cue) -> tuple[str, ...]:
    """Return, in words, the cues that a coding rests on besides the words themselves."""
    why = []
    if cue != "none" and heading:
        why.append(f"heading: {heading}")
    for name, pattern in (
        ("contrast", _CONTRAST),
        ("hope", _HOPE),
        ("loss or worry", _LOSS),
        ("wanting", _LACK),
        ("thanks", _THANKS),
    ):
        match = pattern.search(text)
        if match:
            why.append(f"{name}: {match.group(0).lower()}")
    if "?" in text[-4:] or _ASKS.match(text):
        why.append("a question")
    return tuple(why)
