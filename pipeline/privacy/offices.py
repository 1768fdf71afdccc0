"""Who acts in office and so stays named, and what a private person is called instead of by name."""

import re

#: Titles that are offices themselves.
OFFICE_TITLES = frozenset(
    "cllr cllrs clr clrs cllor cnllr coun councillor councillors ald alderman pc pcso cso insp inspector supt superintendent sgt sergeant mp msp hon".split()
)

_POSTS = (
    r"(?:vice[\s-]*|deputy[\s-]*)?chair(?:man|woman|person|s)?|(?:parish|town|council|district)?\s*clerk|councill?ors?|cllrs?|aldermen|alderman|(?:deputy\s+)?(?:lord\s+)?mayor(?:ess)?"
    r"|(?:hon(?:orary|\.)?\s+)?(?:secretary|treasurer)|governors?|trustees?|directors?|(?:[\w-]+\s+)?officers?|commissioners?|chief\s+executive|executive(?:\s+(?:member|head))?|cabinet\s+member|portfolio\s+holder"
    r"|committee\s+member|board\s+member|lead\s+member|leader|head\s*-?teacher|head\s*master|head\s*mistress|(?:assistant\s+|deputy\s+)?heads?|principal|managers?|minister|constable|pcso|inspector|sergeant|superintendent"
    r"|mp|msp|registrar|town\s+crier|returning\s+officer|president|convenor|convener|chief\s+\w+"
)
_POST = re.compile(rf"(?<![\w-])(?:{_POSTS})(?!['’]s\b|[\w-])", re.IGNORECASE)
_NOT_NOW = re.compile(r"\b(?:former|ex|retired|past|previous)\b[\s-]*", re.IGNORECASE)
#: Words that hold the word of an office and are none.
_NO_POST = re.compile(
    r"\b(?:head\s+of\s+(?:year|house)|(?:parent|class|pupil|student|village|year)\s+rep\w*|private\s+secretary)\b",
    re.IGNORECASE,
)

_KINDS = (
    ("Parent", r"parents?|mother|father|mum|dad|guardian|p\d\s+rep"),
    ("Carer", r"carers?"),
    ("Pupil", r"pupils?|schoolchild|schoolboy|schoolgirl"),
    ("Student", r"students?"),
    ("Patient", r"patients?"),
    (
        "Member of staff",
        r"staff|teachers?|nurses?|assistants?|workers?|personnel|stewards?|unison|gmb|unite|employees?|therapist|doctor|gp|librarian|caretaker|cook|administrator",
    ),
    (
        "Resident",
        r"residents?|parishioners?|villagers?|tenants?|householders?|neighbours?|members?\s+of\s+the\s+public|public|village\s+rep\w*|owner|leaseholder",
    ),
)
_KIND = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _KINDS)

#: What somebody is called of whom nothing more is known.
PERSON = "Person"

#: Every word that a pseudonym can begin with.
KINDS = (*(kind for kind, _ in _KIND), PERSON)


def is_office(words: str) -> bool:
    """Say whether words name a public office that somebody holds now: "Chair", "Monitoring Officer", "Headteacher"."""
    words = _NO_POST.sub(" ", words)
    return _POST.search(words) is not None and _NOT_NOW.search(words) is None


def kind_of(words: str | None) -> str:
    """Return what a private person is called by what is said of him: "Parent", "Member of staff"; "" where nothing is."""
    return next((kind for kind, pattern in _KIND if words and pattern.search(words)), "")
