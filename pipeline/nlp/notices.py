"""Notices that members give before a meeting: of what they are going to ask, and of what they are going to move."""

import re

#: A question of which a member has given notice: "I will ask at the May meeting for news of …". Scanners read the
#: "I" as a stroke. Without the meeting it is a notice only in quotation marks; else somebody promises to ask.
_NOTICE = re.compile(
    r"\W*(?:(?:I|We|In addition,? (?:I|we)|1|l)\s+)?(?:will|shall) ask (?:again )?at (?:the|our|this|its)\b[^,.;:]{0,30}\bmeeting\b"
    r"|\W*[\"“‘]\s*(?:I|We)\s+(?:will|shall) ask (?:for|if|whether|that|who|what|when|where|why|how|as to)\b",
    re.IGNORECASE,
)


#: The same in the infinitive, as Irish councils and some English ones print it: "To ask the Leader whether …".
_TO_ASK = re.compile(
    r"\W*(?:\d{1,2}[.)]?\s+)?To ask the (?:[\w’'&-]+ ){0,3}?(?:[Cc]hief [Ee]xecutive|[Mm]anager|[Mm]inister|[Ll]eader|[Cc]abinet [Mm]ember|[Pp]ortfolio [Hh]older|[Mm]ayor|[Dd]irector|[Cc]ommissioner|[Cc]onvener|Cathaoirleach)\b"
    r"[^.?:;]{0,60}?\b(?:if|whether|what|when|where|why|who|how|for (?:an?|the|his|her|their|details?|information|clarif\w+|confirm\w+)|to (?:report|confirm|clarify|outline|state|explain|advise|list|provide|give|detail|indicate|comment))\b"
)


#: A notice as well, of a motion.
_MOTION = re.compile(r"\W*(?:(?:I|We|1|l)\s+)?(?:will|shall|hereby) move\b", re.IGNORECASE)


def is_motion(sentence: str) -> bool:
    """Say whether a member gives notice in a sentence of what he is going to move."""
    return _MOTION.match(sentence) is not None


def is_notice(sentence: str) -> bool:
    """Say whether a member gives notice in a sentence of what he is going to ask."""
    return _NOTICE.match(sentence) is not None or _TO_ASK.match(sentence) is not None
