"""Read one person's entry as papers print it: title, name, initials, role or body."""

import re
from dataclasses import dataclass

TITLES = frozenset(
    "mr mrs ms miss mx cyng dr prof professor rev revd reverend father fr canon sir dame lord lady baroness hon cllr cllrs clr clrs "
    "cllor cnllr coun councillor councillors ald alderman capt captain col colonel major sgt sergeant pc pcso cso insp inspector "
    "supt superintendent messrs sister mp msp ms/mrs".split()
)
PLURAL_TITLES = frozenset("cllrs clrs councillors messrs drs".split())

#: Before "Councillor", or before a title where somebody stands with his office: "Chairman Cllr Mrs Hobb".
_AREAS = frozenset("county borough district parish city town community ward".split())
LEADS = _AREAS | frozenset(
    "chairman chair chairwoman chairperson vice-chairman vice-chair vice deputy mayor acting clerk the president secretary treasurer "
    "headteacher head".split()
)

#: Single words that own actions.
POSTS = frozenset(
    "clerk chair chairman chairwoman chairperson secretary treasurer secretariat headteacher head principal office president mayor rfo "
    "warden webmaster editor caretaker bursar senco dsl council committee board panel officers officer governors governor councillors "
    "member trustees team manager director all everyone".split()
)

#: Words of offices, bodies and places of work, which a personal name does not hold.
OFFICES = frozenset(
    "chair chairman chairwoman chairperson vice-chair vice-chairman vice clerk officer head manager director governor governors councillor "
    "councillors secretary treasurer council committee representative representatives rep reps teacher teachers principal service services headteacher "
    "deputy assistant board trust association society group forum panel team unit office department dept division ministry agency authority "
    "commission commissioner police court courts company ltd limited plc university college school academy church surgery hospital practice "
    "centre trustee trustees member members public resident residents parishioner parishioners staff parent parents pupil student union "
    "steward personnel planning housing section monitoring enabling environment environmental health finance education community parish "
    "county borough district city town village national regional local general senior chief executive lead leader coordinator co-ordinator "
    "administrator adviser advisor consultant engineer surveyor architect agent agents developer developers contractor developments "
    "editor minute minutes taker note notes observer observers guest guests speaker press reporter apologies present absent attendance "
    "quorum nil none attending mayor warden vicar secretariat inspector constable ward support communications operations operational "
    "strategy policy programme project partnership partnerships nhs ccg gp bbc england scotland wales ireland british royal metropolitan federation institute "
    "foundation charity network alliance bank club clubs co-opted elected independent lay non-executive exec associate development "
    "medical clinical nursing nurse midwife matron doctor prescriber pharmacist receptionist therapist guardian patient patients carer carers public volunteer volunteers youth sports "
    "transport highways engineering technical information technology research data analyst statistics corporate governance affairs "
    "management business commercial marketing legal solicitor solicitors accountant auditor audit homes estates property properties "
    "architects associates partners consulting consultants consultancy group holdings international global systems solutions media "
    "news times herald gazette post mail radio friends "
    "presenter observer facilitator organiser host adviser vacancy vacant tba various".split()
)
_PARTICLES = frozenset("de da di du del della van von der den la le st st. ap bin al ter ten mac o'".split())
_GOES_ON = frozenset("and & of for the from at to in with on by".split())

_GLUED = re.compile(r"(?<=[a-z])(?=(?:Cllr|Councillor|Mrs?)\b)")
_TOKEN = re.compile(r"[^\s]+")
_NAME_WORD = re.compile(
    r"(?:[A-Z][a-zà-ÿ]*(?:['’][A-Z]?[a-zà-ÿ]+)?(?:[A-Z][a-zà-ÿ]+)*(?:-[A-Z]?[\w'’]+)*|[A-Z](?:\.?[A-Z])*\.?|[A-Z]+(?:['’-][A-Z]+)*|O['’]|['’][A-Z]\w+)$"
)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_SPLIT = re.compile(r"\s+[–—-]+\s+|\s*[–—]\s*|[,;:\t|]\s*|\s{3,}|\s+-(?=\w)|(?<=\w)-\s+")
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){1,4}[a-z]{0,2}$|[A-Z]{1,4}[a-z]?[A-Z]?$")
_ESQUIRE = re.compile(r",?\s+Esq(?:uire)?\b\.?")
_SIGNED = re.compile(r"\W*\((?P<who>[^(),\n]{3,40})(?:,\s[^()\n]{2,60})?\)\W*")
_PLACES = frozenset(
    "street road lane avenue close drive way row hill green park field fields square court house end wood farm".split()
)
_BULLET = re.compile(r"^\s*(?:[•·▪*o–-]\s+|\(?\d{1,3}[.)]\s+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who took part in a meeting, as the papers name them."""

    name: str
    initials: str = ""
    role: str = ""


def parse_person(entry: str) -> Person | None:
    """Read one entry of an attendance list, or return None where it names nobody.

    Parameters
    ----------
    entry : str
        "Cllr Mrs A Hobb (AH) – Chair", "Tom Pell, Anytown Library", "Clerk: Ms B Orr".
    """
    text = _BULLET.sub("", " ".join(_ESQUIRE.sub("", entry).replace("\t", " \t ").split(" "))).strip(" .,;:&\t")
    brackets = [" ".join(inner.split()) for inner in _BRACKETS.findall(text)]
    bare = _BRACKETS.sub(" , ", text).strip(" ,.;:–—-")
    pieces = [piece.strip(" .,;:\t") for piece in _SPLIT.split(bare)]
    pieces = [piece for piece in pieces if piece]
    name, rest, where = "", "", 0
    for at, piece in enumerate(pieces[:3]):
        name, rest = cut_name(piece)
        if name:
            where = at
            break
        if not (office(piece) or looks_like_initials(piece)):
            return None
    if not name:
        return None
    lead, name = _lead_off(name)
    others = [*pieces[:where], lead, rest, *pieces[where + 1 :], *brackets]
    initials, roles = "", []
    for other in filter(None, others):
        first, _, more = other.partition(",") if "," in other else other.partition(" ")
        if not initials and looks_like_initials(first) and fits_initials(name, first):
            initials = first.replace(".", "").replace(" ", "")
            roles.append(more.strip(" ,–-"))
        else:
            roles.append(other)
    return Person(name=name, initials=initials, role=", ".join(filter(None, roles)))


def cut_name(piece: str) -> tuple[str, str]:
    """Divide a piece into the name that it starts with ("" if none) and what follows."""
    tokens = [match.group() for match in _TOKEN.finditer(_GLUED.sub(" ", piece))]
    at = 0
    while (
        at < min(3, len(tokens) - 2)
        and tokens[at].isupper()
        and len(tokens[at]) > 1
        and tokens[at + 1].lower() in _AREAS
    ):
        at += 1  # "ANBC Borough Cllr Tom Pell"
    first = at
    while at < len(tokens) and tokens[at].lower().strip(".,/") in LEADS:
        at += 1
    titles = at
    while titles < len(tokens) and tokens[titles].lower().strip(".,/") in TITLES:
        titles += 1
    titled = titles > at
    if not titled:
        first = at = titles = 0
    end = titles
    full = 0  # words of two letters or more, of which a name has one at least
    initialled = titled and titles < len(tokens) and len(tokens[titles].strip(".")) < 3 and tokens[titles].isupper()
    while end < len(tokens):
        token = tokens[end]
        low = token.lower().strip(".,")
        if low in OFFICES and not (titled and full == 0):
            break
        if low in _PARTICLES and end + 1 < len(tokens) and end >= titles:
            end += 1
            continue
        if not _NAME_WORD.match(token.rstrip(",;")) or (low in _GOES_ON):
            break
        if initialled and full and len(tokens) - end > 1 and tokens[end - 1].lower() not in _PARTICLES:
            break  # "Mrs E. Hobb Low Row residents": behind initials stands one surname, and then the body
        if (
            token.isupper()
            and len(token) > 1
            and full
            and not tokens[end - 1].isupper()
            and "." not in token
            and low not in _PARTICLES
        ):
            break  # "Carol Pell BDC": the body, or the initials
        full += len(token.strip(".")) > 1
        end += 1
        if full >= 4 or token[-1] in ",;":
            break
    if not full or end == titles or (not titled and end - titles < 2):
        return "", piece
    if not titled and end < len(tokens) and tokens[end].lower() in OFFICES and full < 2:
        return "", piece
    if (
        not titled
        and tokens[0].isupper()
        and len(tokens[0].strip(".")) > 1
        and "." not in tokens[0]
        and not all(word.isupper() for word in tokens[:end])
    ):
        return "", piece  # "NHS Anytown"
    return " ".join(tokens[first:end]).rstrip(".,"), " ".join(tokens[:first] + tokens[end:])


def is_name(piece: str) -> bool:
    """Say whether a piece starts with a person's name and is no office or body."""
    return bool(cut_name(piece.strip())[0])


def signed_in_brackets(text: str) -> str | None:
    """Return whose name is all that a text holds, in brackets: "(Ann Hobb, Anytown Society)"."""
    match = _SIGNED.fullmatch(text)
    if match is None:
        return None
    name, rest = cut_name(match["who"].strip())
    return match["who"].strip() if name and not rest and name.split()[-1].lower() not in _PLACES else None


def office(piece: str) -> bool:
    """Say whether a piece holds a word of an office or a body."""
    return any(word.lower().strip(".,()&/") in OFFICES for word in piece.split())


def looks_like_initials(word: str) -> bool:
    """Say whether a word may be somebody's initials: "AB", "A.B.", "AWa"."""
    return bool(_INITIALS.match(word)) and len(word.replace(".", "").replace(" ", "")) > 1


def bare_name(name: str) -> list[str]:
    """Return a name's own words, titles and offices left off: ["Ann", "Hobb"]."""
    words = [word.strip(".,") for word in name.replace(".", ". ").split()]
    words = [word for word in words if word]
    at = 0
    while at < len(words) - 1 and words[at].lower() in TITLES | LEADS:
        at += 1
    return [word for word in words[at:] if word.lower() not in TITLES or len(words) == 1]


def initials_of(name: str) -> str:
    """Return the letters a name starts its words with: "KBP" for "Kay Bell Pryce", "TO" for "Tim O'Dell"."""
    return "".join(
        part[0] for word in bare_name(name) for part in word.split("-") if part and part[0].isalpha()
    ).upper()


def fits_initials(name: str, initials: str) -> bool:
    """Say whether initials can stand for a name; a letter more of the surname sets two people apart (AW, AWa)."""
    words = bare_name(name)
    letters = initials.replace(".", "").replace(" ", "")
    if not words or not letters:
        return False
    own = "".join(part[0] for word in words for part in re.split(r"['’-]", word) if part).upper()
    small = initials_of(name)
    if letters.upper() in (own, small, words[0][0].upper() + words[-1][0].upper()):
        return True
    return letters[0].upper() == words[0][0].upper() and words[-1].lower().startswith(letters[1:].lower())


def _lead_off(name: str) -> tuple[str, str]:
    """Take the office off the front of a titled name, but leave "Borough Councillor" together."""
    words = name.split()
    at = 0
    while at < len(words) and words[at].lower().strip(".,") in LEADS and words[at].lower() not in _AREAS:
        at += 1
    return " ".join(words[:at]), " ".join(words[at:])
