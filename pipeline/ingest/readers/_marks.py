"""Recognise what stands in front of a line: bullet, number, heading mark, quotation mark."""

import re
from collections.abc import Sequence

#: Bullets that are nothing else, so that they need no space after them; U+F0xx is what Word's symbol fonts leave.
_SURE = "·•▪▫◦‣⁃∙●○■□◆◇▶►▸➢➤➔✓✔✗✘☐☑☒❖◉⚫⬤\uf000-\uf0ff"
_ITEM = re.compile(
    rf"""(?:
        [{_SURE}](?:[ \t]*[{_SURE}])*                    # · text, ·text
      | [-–—−*+](?=\s|$)                                # - text
      | (?:[-=–]{{1,2}}>|[→⇒↳])(?=\s*[\w"“'(£])          # -> text: a reply to what stands above
      | o(?=[ \t]+\S)                                   # Word's second bullet
      | \(?\d{{1,4}}[.)](?=\s|$)                        # 1. 1) (1)
      | \d{{1,4}}(?=\t|[ ]{{3,}}\S)                     # 1      text
      | \d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[.)]?(?=\s)      # 3.1 text
      | \(?[a-z][.)](?=\s)                              # a. a) (a)
      | \(?[A-Z]\)(?=\s)                                # A) (A)
      | \(?[ivx]{{1,5}}[.)](?=\s)                       # iv.
    )""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"[(]?(?:\d|[A-Za-z]{1,5}[.)])")
_HASH = re.compile(r"(#{1,6})[ \t]+(?=\S)|(#{2,6})(?=[A-Z])")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_ARROW = re.compile(r"(?:[-=–]{1,2}>|[→⇒↳])$")
_DASHED = re.compile(r"-(?=[A-Za-z][a-z' ])")
_CODE = re.compile(r"(?:[A-Za-z]+[ .:]){0,2}(?=\S*\d)\S+(?=\s|$)")
_DIGITS = re.compile(r"\d+")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+?(?<=\S)\1|<(b|strong)\b[^<>]*>.*?</\2>", re.IGNORECASE)
#: Words after which a line cannot end, so that the next one goes on.
_HANGING = frozenset(
    "a an the and or but nor of to in on at by for from with without into onto over under between through during "
    "about as is are was were be been being has have had will would can could should shall may might must do does "
    "did not that which who whose where when if than then so because until while our your their its his her my "
    "this these those there some any each every all no also only very more most both either whether it they we he "
    "she i you am per via".split()
)
#: Those of them that people's short remarks do end with ("they ignore it", "we'd love more", "so do you").
_LOOSE = frozenset(
    "over under between through during about by on in before is are was were be been has have had will would can could "
    "should may must do does did not that this these those who when where which what then until some any each every "
    "all no also only very more most both either it they we he she her him i you".split()
)
_ENDED = re.compile(r"(?:[.!?;…]|:[-–—]?)[\"'”’)\]*_»]*$")
_YEAR = re.compile(r"(?:(?:19|20)\d\d[.)]|\d{1,2}\.\d\d\.?)$")
_DATE_LIKE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2}(?:\d\d)?$")


def split_item(text: str) -> tuple[str, str]:
    """Divide a line into bullet or number and the rest; the mark is empty where there is none."""
    found = _ITEM.match(text)
    if found is None:
        return "", text
    mark = found.group()
    if _DATE_LIKE.match(mark):
        return "", text
    return mark, text[found.end() :].strip()


def split_heading(text: str) -> tuple[str, str]:
    """Divide ``## Heading`` into its hashes and its words."""
    found = _HASH.match(text)
    return (found.group(1) or found.group(2), text[found.end() :]) if found else ("", text)


def split_quote(text: str) -> tuple[str, str]:
    """Divide ``> quoted`` into its marks and its words."""
    found = _QUOTE.match(text)
    return (found.group().strip(), text[found.end() :].strip()) if found else ("", text)


def is_arrow(mark: str) -> bool:
    """Whether a mark points from what stands above to a reply."""
    return _ARROW.match(mark) is not None


def split_dashed(lines: Sequence[str], number: int) -> tuple[str, str]:
    """Divide a line whose dash stands right before a word, ``-Like this``; a bullet only where a neighbour does the same."""
    text = lines[number].strip()
    near = [lines[at].strip() for at in (number - 1, number + 1) if 0 <= at < len(lines)]
    if _DASHED.match(text) is None or not any(_DASHED.match(other) for other in near):
        return "", text
    return "-", text[1:]


def is_year(mark: str) -> bool:
    """Whether what looks like a list number may be the end of a date."""
    return _YEAR.match(mark) is not None


def heads_alike(text: str, after: str) -> bool:
    """Whether two lines begin with a code of one kind, such as "Ref 12/24" and "Ref 13/24"; each is then its own."""
    code = _CODE.match(text)
    other = _CODE.match(after) if code else None
    return code is not None and other is not None and _DIGITS.sub("0", code[0]) == _DIGITS.sub("0", other[0])


def leading_bold(text: str) -> int:
    """Count the characters at the start that stand in bold by light markup, its signs included."""
    found = _BOLD.match(text)
    return found.end() if found else 0


def ended(text: str) -> bool:
    """Whether a line ends as a sentence or a lead-in does."""
    return _ENDED.search(text) is not None


def hangs(text: str, *, surely: bool = False) -> bool:
    """Whether a line stops where no sentence can: after a comma, a hyphen or a word such as "of".

    Parameters
    ----------
    text : str
    surely : bool
        Leave out the words that a short remark may end with.
    """
    if text.endswith((",", "(", "/", "&")):
        return True
    if text.endswith("-"):
        return text[-2:-1].isalpha()
    last = text.rpartition(" ")[2].lower()
    return last in _HANGING and not (surely and last in _LOOSE)


def left_open(lines: Sequence[str]) -> bool:
    """Whether a quotation was set in slanted letters at its start, and nothing has closed them yet."""
    sign = lines[0][:1]
    words = " ".join(lines).replace(sign * 2, "") if sign else ""
    return sign in {"*", "_"} and words[:1] == sign and not words[1:2].isspace() and words.count(sign) % 2 == 1
