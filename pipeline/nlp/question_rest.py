"""Tell what is still the question's own, where its sentence was parted from what follows, and what is owed in a heading."""

import re

from pipeline.names import signed_in_brackets

#: A question goes on asking: "In that case, she asked, what would it have been?"
_ASKED_ON = re.compile(
    r"(?:and |or |but )?(?:what|when|where|who|why|how|which|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b[^?]*\?\W*",
    re.IGNORECASE,
)
#: All that is left of a question's sentence where the splitter parted it from its reply; or who is to see to it.
_JOINS = re.compile(
    r"(?:and|but|so|to which|in reply|in response|or)\W*|(?-i:SKIP(?:PED)?)\W*|(?-i:\([A-Z]{2,4}(?:[/, &]+[A-Z]{2,4})*\))\W*",
    re.IGNORECASE,
)
#: What was asked about, set out more closely: "…, in particular the north gate", "Mill Lane etc."
_CLOSER = re.compile(
    r"(?:specifically|in particular|particularly|especially|namely|including|such as|e\.?g\.?|i\.?e\.?)(?=[\s,:])"
    r"(?:(?!\b(?:was|were|is|are|will|would|said|replied|confirmed|explained|advised|stated)\b).)*|(?:[\w’'&-]+[ ,]+){1,6}etc\W*"
    r"|that (?:it|they|he|she|there|this|the \w+) (?:was|were|had|is|are|has|have)\b.*",
    re.IGNORECASE,
)
#: Another question is told in the same sentence: "… and it was asked whether it should wait".
_ASKED_TOO = re.compile(
    r"(?:and |but )?(?:(?:it was|he|she|they|members|residents) )?(?:(?:also|then|further) )?(?:asked|queried|questioned|enquired) (?:if|whether|what|when|where|who|why|how)\b.*",
    re.IGNORECASE,
)
#: Set off like a heading, yet all the reply there is.
_OWED = re.compile(
    r"\W*(?:TBC|TBA|TBD|to (?:be (?:confirmed|advised|decided|agreed|announced)|(?:raise|ask|check|find out|follow up|take)\b.*))\W*",
    re.IGNORECASE,
)
#: Somebody was asked to do a second thing: "asked whether he could draw a plan, and to bring it in May".
_AND_TO = re.compile(r"(?:and|or) (?:also )?to (?!this|that|which|the|it|a|an)[a-z]+ .*", re.IGNORECASE)
#: It says of itself that nobody answered.
_LEFT = re.compile(
    r"\b(?:(?:question|query|this|it) (?:was|were|went|remained|remains) (?:not |un)answered|no (?:answer|reply|response) was (?:given|made|received|forthcoming))\b",
    re.IGNORECASE,
)


def asks_on(text: str) -> bool:
    """Whether a sentence goes on asking."""
    return _ASKED_ON.fullmatch(text) is not None


def only_joins(text: str) -> bool:
    """Whether there is no more in it than marks, a word that joins, or initials or a name in brackets."""
    return not any(map(str.isalnum, text)) or _JOINS.fullmatch(text) is not None or signed_in_brackets(text) is not None


def still_asking(tail: str) -> bool:
    """Whether what stands behind a question in its own sentence is still of it."""
    return only_joins(tail) or any(pattern.fullmatch(tail) for pattern in (_ASKED_ON, _CLOSER, _ASKED_TOO, _AND_TO))


def owed_in_heading(text: str) -> bool:
    """Whether a line that looks like a heading says that the reply is owed: "TBC", "To raise at the council"."""
    return _OWED.fullmatch(text) is not None


def says_unanswered(text: str) -> bool:
    """Whether a reported question itself tells that it was left without an answer."""
    return _LEFT.search(text) is not None
