"""E-mail addresses, telephone numbers, postcodes, NHS and National Insurance numbers: found by format and checksum."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: What stands in the place of each; of a postcode its district stays.
EMAIL, PHONE, NHS, NI = "[e-mail]", "[telephone]", "[NHS number]", "[NI number]"


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A stretch of text and what is to stand in its place."""

    start: int
    end: int
    token: str


_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+'-]+(?:@|\s?(?:\(at\)|\[at\])\s?)[A-Za-z0-9-]+(?:(?:\.|\s?(?:\(dot\)|\[dot\])\s?)[A-Za-z0-9-]+)+"
)
#: A number in the United Kingdom, also one that no exchange has: those that are invented for examples, a digit mistyped.
_PHONE = re.compile(
    r"(?<![\w.,/£$€-])(?:(?:\+|00)44[\s.-]{0,2}(?:\(0\)[\s.-]?)?|\(?0)(?:[ \t\xa0().-]{0,2}\d){8,10}(?![\w/])"
    r"(?:[ \t\xa0]*(?:ext(?:ension)?|x)\.?[ \t\xa0]*\d{1,6})?",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}[.-]\d{1,2}[.-]\d{2,4}")
_NHS = re.compile(r"(?<![\w.,/£+-])\d{3}(?P<gap>[ \xa0-]?)\d{3}(?P=gap)\d{4}(?![\w/])")
_NHS_LABELLED = re.compile(
    r"\bNHS\s+(?:no\.?|number|num\.?)\s*(?:is|was|:|-|–)?\s*(\d[\d \xa0-]{7,14}\d)", re.IGNORECASE
)
_NI = re.compile(
    r"(?<![\w-])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?P<gap>[ \xa0-]?)\d{2}(?P=gap)\d{2}(?P=gap)\d{2}(?P=gap)[A-D](?!\w)",
    re.IGNORECASE,
)
_AREAS = (
    "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK "
    "FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR "
    "NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC "
    "WD WF WN WR WS WV YO ZE"
).split()
_POSTCODE = re.compile(
    rf"(?<![\w-])(?P<district>(?:{'|'.join(sorted(_AREAS, key=len, reverse=True))})(?:\d[A-Z\d]?))"
    r"[ \t\xa0]{0,2}(?P<rest>\d[ABD-HJLNP-UW-Z]{2})(?![\w-])",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"1st|2nd|3rd|\dth", re.IGNORECASE)


def find_identifiers(text: str) -> Iterator[Found]:
    """Yield every identifier in a text, in order of place; no two overlap.

    Parameters
    ----------
    text : str
    """
    at = 0
    for found in sorted(_every(text), key=lambda item: (item.start, -item.end)):
        if found.start >= at:
            at = found.end
            yield found


def _every(text: str) -> Iterator[Found]:
    for match in _EMAIL.finditer(text):
        yield Found(match.start(), match.end(), EMAIL)
    if not any(character.isdigit() for character in text):
        return
    for match in _NHS_LABELLED.finditer(text):
        if sum(character.isdigit() for character in match[1]) == 10:
            yield Found(match.start(1), match.end(1), NHS)
    for match in _NHS.finditer(text):
        if is_nhs_number(match.group()):
            yield Found(match.start(), match.end(), NHS)
    for match in _NI.finditer(text):
        yield Found(match.start(), match.end(), NI)
    for match in _POSTCODE.finditer(text):
        if match.group().isupper() or not _ORDINAL.fullmatch(match["rest"]):
            yield Found(match.start(), match.end(), match["district"])
    yield from _phones(text)


def is_nhs_number(text: str) -> bool:
    """Say whether ten digits are an NHS number: the last must be the checksum of the others (modulus 11)."""
    from stdnum.gb import nhs

    return bool(nhs.is_valid(text.replace("\xa0", " ")))


def _phones(text: str) -> Iterator[Found]:
    import phonenumbers

    if re.search(r"\d(?:[ \t\xa0().-]{0,2}\d){6}", text) is None:
        return
    for match in _PHONE.finditer(text):
        body = match.group()
        if not (_DAY.match(body) or ("." in body and "-" in body)):
            yield Found(match.start(), match.end(), PHONE)
    for number in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=phonenumbers.Leniency.VALID):
        # a bare run of digits is a telephone number only where it is written as one
        if number.raw_string.lstrip("(").startswith(("+", "0")):
            yield Found(number.start, number.end, PHONE)
