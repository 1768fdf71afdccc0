"""Who is to do something: mentions of people, offices and bodies as action lists name them."""

import re

_TITLE = (
    r"(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Mx|Dr|Prof(?:essor)?|Rev(?:d|erend)?|Sir|Dame|Lady|Lord|PCSO|PC|Sgt|Insp)\.?"
)
_OFFICE = (
    r"(?:(?:Parish|Town|Deputy|Vice|Assistant|Acting|Committee|County|District|Borough)[\s-]+)*"
    r"(?:Clerk|Chair(?:man|woman|person)?|Secretary|Treasurer|Secretariat|Head\s?[Tt]eacher|Head|Principal|President|Mayor|RFO|Warden|Webmaster|Editor|Caretaker|Bursar|SENCO|DSL"
    r"|Council|Committee|Board|Panel|Officers?|Governors?|Councillors?|Members?|Trustees?|Working\s+(?:Party|Group)|Sub-?[Cc]ommittee|Team|Manager|Director)"
)
_WORD = r"[A-Z][a-zà-ÿ]*(?:['’][A-Z]?[a-zà-ÿ]+)?(?:[A-Z][a-zà-ÿ]+)*(?:-[A-Z][a-z]+)*"
PERSON = (
    rf"(?:(?:(?:County|Borough|District|Parish|Town|City)\s+)?(?:{_TITLE}\s+)+(?:[A-Z]\.?\s*){{0,2}}{_WORD}(?:\s+{_WORD}){{0,2}}"
    rf"|(?:[Tt]he\s+)?(?:clerk|chair(?:man|woman|person)?|secretary|treasurer|secretariat|headteacher|head\s+teacher|principal|office)\b(?!['’])"
    rf"|(?:[Tt]he\s+)?{_OFFICE}\b(?!['’])|[A-Z]{{2,4}}[a-z]?\b|[A-Z][a-z]+\s+(?:[A-Z]\.?\s+)?(?:[Dd]e\s+)?(?:[OD]['’]\s?)?{_WORD}|All\b|{_WORD})"
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


def only_owner(text: str) -> str | None:
    """Return the owner where a text names nobody and nothing else: "Clerk", "AB/CD"."""
    words = " ".join(text.split())
    if len(words) > 60:
        return None
    match = _ALONE.match(words)
    return match[1].strip() if match and plausible(match[1]) else None


def plausible(owner: str) -> bool:
    """Say whether a capitalised mention can own an action."""
    words = owner.split()
    return bool(words) and words[0].lower().strip(".,") not in NOBODY and len(words) <= 14
