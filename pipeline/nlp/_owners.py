"""Who is to do something: mentions of people, offices and bodies as action lists name them."""

import re
from dataclasses import dataclass, field

from pipeline.names import OFFICES, POSTS, TITLES
from pipeline.people import People

_TITLE = (
    r"(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Mx|Dr|Prof(?:essor)?|Rev(?:d|erend)?|Sir|Dame|Lady|Lord|PCSO|PC|Sgt|Insp)\.?"
)
_OFFICE = (
    r"(?:(?:Parish|Town|Deputy|Vice|Assistant|Acting|Committee|County|District|Borough)[\s-]+)*(?:(?<=[Tt]he\s)(?:[A-Z][a-z]+\s+(?:and\s+|&\s+)?){1,4})?"
    r"(?:Clerk|Chair(?:man|woman|person)?|Secretary|Treasurer|Secretariat|Head\s?[Tt]eacher|Head|Principal|President|Mayor|RFO|Warden|Webmaster|Editor|Caretaker|Bursar|SENCO|DSL"
    r"|Council|Committee|Board|Panel|Officers?|Governors?|Councillors?|Members?|Trustees?|Working\s+(?:Party|Group)|Sub-?[Cc]ommittee|Team|Manager|Director|Co-?ordinator|Surveyor|Engineer|Executive|(?:[A-Z][a-z]+\s+)+(?:Services|Department|Section|Unit)|Solicitor|Registrar|Ranger|Cabinet\s+Member|Portfolio\s+Holder)"
    r"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][a-z]+(?:(?:,\s+|\s+and\s+|\s+&\s+|,\s+and\s+|\s+)[A-Z][a-z]+){0,3})?"
)
_WORD = r"[A-Z][a-zà-ÿ]*(?:['’](?!s\b)[A-Z]?[a-zà-ÿ]+)?(?:[A-Z][a-zà-ÿ]+)*(?:-[A-Z][a-z]+)*"
PERSON = (
    rf"(?:(?:(?:County|Borough|District|Parish|Town|City)\s+)?(?:{_TITLE}\s+)+(?:[A-Z]\.?\s*){{0,2}}{_WORD}(?:\s+{_WORD}){{0,2}}"
    rf"|(?:[Tt]he\s+)?(?:clerk|chair(?:man|woman|person)?|secretary|treasurer|secretariat|headteacher|head\s+teacher|principal|office|officer|manager|director|surveyor|engineer|warden|vice[\s-]chair|mayor|vicar|facilitator|convenor|convener|presenter|editor|planner|sergeant|constable)\b(?!['’])"
    rf"|(?:[Tt]he\s+)?{_OFFICE}\b(?!['’])|(?:Forum|Panel|Committee|Board|Group|Council|Team)\s+(?:members|representatives|reps)\b|(?:All\s+(?:staff|present|[a-z]+s)|Every(?:one|body))\b|(?:[A-Z]\.?\s?){{1,2}}(?<=[\s.])(?:[OD]['’]\s?)?[A-Z][a-zà-ÿ]+(?:[A-Z][a-z]+)?(?:-[A-Z][a-z]+)*|[A-Z]{{2,4}}[a-z]?\b|[A-Z][a-z]+\s+(?:[A-Z]\.?\s+)?(?:[Dd]e\s+)?(?:[OD]['’]\s?)?{_WORD}|All\b|{_WORD})"
)
#: One or several people: "A Pell, B Orr and the Clerk".
OWNERS = rf"(?:{PERSON}(?:\s*(?:,\s*(?:and\s+)?|&|/|\+|\band\b)\s*{PERSON})*)"
#: What stands at the start of a sentence with a capital and is nobody.
NOBODY = frozenset(
    "it this that there these those which what who when where why how he she they we i you a an all-day as in on at if to for so and but "
    "action actions item items agenda minutes meeting matter matters letter letters report reports email emails information "
    "money funds date dates details copies copy work works discussion decision resolved agreed noted proposal plan plans "
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday also however thanks apologies due next further others another everyone nobody anyone someone people residents "
    "parents pupils children students visitors vehicles cars traffic".split()
)

_ALONE = re.compile(rf"^\W*(?:(?:action|by|owner)s?\s*(?:by)?\s*[:–-]?\s*)?({OWNERS})\W*$")


def only_owner(text: str, setting: "Setting") -> str | None:
    """Return the owner where a text names nobody and nothing else: "Clerk", "AB/CD"."""
    words = " ".join(text.split())
    if len(words) > 60:
        return None
    match = _ALONE.match(words)
    return match[1].strip() if match and setting.plausible(match[1]) else None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document tells about who can own an action.

    Parameters
    ----------
    people : People
        Those on its attendance list.
    common : frozenset of str
        The words that it also writes small, so that a capital does not make them names.
    """

    people: People = field(default_factory=People)
    common: frozenset[str] = frozenset()

    def plausible(self, owner: str) -> bool:
        """Say whether a mention can own an action."""
        pieces = [piece.strip() for piece in re.split(r",|&|/|\+|\band\b", owner)]
        pieces = [piece for piece in pieces if piece]
        if re.fullmatch(rf"(?:[Tt]he\s+){_OFFICE}|All\s+\w+|Every(?:one|body)", owner.strip()):
            return True
        return bool(pieces) and all(self._plausible(piece) for piece in pieces)

    def sure(self, owner: str) -> bool:
        """Say whether a mention surely is somebody: on the attendance list, under a title, or by an office."""
        pieces = [piece.strip() for piece in re.split(r",|&|/|\+|\band\b", owner)]
        return all(
            self.people.find(piece) is not None
            or piece.split()[0].lower().strip(".") in TITLES
            or re.sub(r"^the\s+", "", piece.lower()) in POSTS
            for piece in pieces
            if piece
        )

    def _plausible(self, piece: str) -> bool:
        words = [word for word in piece.split() if word.lower() != "the"]
        if (len(words) > 1 or piece.isupper()) and self.people.find(piece) is not None:
            return True  # before the words that are nobody: "I Orr", "TO"
        if not words or words[0].lower().strip(".,") in NOBODY or len(words) > 7:
            return False
        if self.people.find(piece) is not None or any(word.lower().strip(".") in TITLES for word in words):
            return True
        if len(words) == 1:
            word = words[0]
            if word.isupper() and len(word) > 1:
                return True
            return word.lower() in POSTS or (not self.people.persons and word.lower() not in self.common)
        if re.fullmatch(_OFFICE, " ".join(words), re.IGNORECASE) or words[-1].lower() in {"members", "reps"}:
            return True
        return words[-1].lower() not in self.common and words[-1].lower() not in OFFICES
