"""Cut text into sentences by rules, fast: British abbreviations, initials, quotations, a space forgotten."""

import re
from collections.abc import Iterator

#: Never at the end of a sentence: a name or a number goes on after it.
_BEFORE_NAMES = frozenset(
    "dist cty boro mr mrs ms mx dr prof rev revd fr hon rt st sr jr messrs cllr cllrs clr clrs cyng coun cnllr councillr capt col gen lt sgt supt insp pc "
    "pcso cpl maj gov chmn mt e.g i.e eg ie cf viz vs v inc incl approx c ca nr opp dept".split()
)

#: A number or a letter that follows belongs to these; without one they can end a sentence.
_BEFORE_NUMBERS = frozenset(
    "no nos p pp para paras art fig figs sec sect s ss vol ch ref refs tel ext item app annex min max fn ln est reg "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun nov".split()
)

#: These end a sentence only where the next word is one that starts sentences.
_EITHER_WAY = frozenset(
    "a.m p.m am pm etc ltd plc co corp bros esq rd ave sq ln cres dr gdns hse bldg phd ph.d b.a m.a m.p mp obe mbe cbe jp "
    "n.b nb p.s ps a.o.b aob et al u.k u.s e.u ibid misc hrs hr mins ft in yr yrs wk wks mth mths adj".split()
)

#: Of these, the ones that are measures behind a figure and plain words elsewhere: "what form it would be in".
_MEASURES = frozenset({"in"})

#: Words that start sentences far oftener than they go on with one.
_STARTERS = frozenset(
    "the a an this that these those it he she we they i you there here his her its their our my your all both some "
    "many most no not one two three another any each every if when while as at after before in on for from since to "
    "with by of during once however but and or so also then although though because despite further following "
    "members member councillor councillors cllr cllrs cllr. mr mr. mrs mrs. ms ms. miss dr dr. prof chair chairman resolved agreed action "
    "noted approved apologies what why how who where which is are was were will would can could do does did has have "
    "should may it's there's please thanks thank yes nobody none nothing everyone".split()
)

#: Words that a letter follows as its name: "route C." ends a sentence, where "J." does not.
_LETTERED = re.compile(
    r"\b(?:routes?|options?|plans?|phases?|class|groups?|blocks?|zones?|sites?|lots?|parts?|bands?|tiers?|units?|wards?|sections?|schedules?|appendix|annex|categor(?:y|ies)|areas?|buildings?|plots?|bays?|gates?|halls?|rooms?|teams?|shifts?|schemes?|hepatitis|vitamin)\s$"
)

_CANDIDATE = re.compile(r"\n\s*|[.!?…]+[\"'”’»)\]]*(?:\s+|(?=[A-Z](?:[a-z]|\s)))")
_NUMBERING = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,4})[.)]*")
_WORD_AFTER = re.compile(r"[\w'’.]*")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return where each sentence starts and ends, white space at both ends left out.

    Parameters
    ----------
    text : str
        A line break always ends a sentence, so hard-wrapped lines must have been joined.

    Returns
    -------
    list of (int, int)
        In order; together they hold every character that is not white space.
    """
    return list(iter_sentences(text))


def iter_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield what `split_sentences` lists."""
    start = 0
    length = len(text)
    while start < length and text[start].isspace():
        start += 1
    for match in _CANDIDATE.finditer(text):
        at = match.start()
        after = match.end()
        if at < start:
            start = max(start, after)
            continue
        if text[at] != "\n" and (after >= length or not _ends(text, start, at, after)):
            continue
        end = after
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            yield start, end
        start = after
    end = length
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end


def _ends(text: str, start: int, at: int, after: int) -> bool:
    """Say whether the stop at ``at`` ends the sentence that began at ``start``; the next word is at ``after``."""
    following = text[after]
    if following.islower():
        return False
    if text[at] != ".":
        return True
    space = max(text.rfind(" ", start, at), start - 1)
    word = text[space + 1 : at].lstrip("(['\"“‘").lower()
    if not text[after - 1].isspace():
        # A space was forgotten; "Co.Durham" and "J.Smith" are no such case, nor is an address on the web.
        return len(word) > 1 and word not in _BEFORE_NAMES and word not in _EITHER_WAY and "." not in word
    if space < start and _NUMBERING.fullmatch(text, start, at):
        return False
    if len(word) > 6 or (
        len(word) == 1 and text[at - 1].isupper() and _LETTERED.search(text, max(start, at - 15), at - 1)
    ):
        return True
    if word in _BEFORE_NAMES:
        return False
    if word in _BEFORE_NUMBERS and not (len(word) == 1 and text[at - 1].isupper()):  # "Ms P. Dent" is no page
        return not (following.isdigit() or _short(text, after))
    if word == "etc" and following.isupper():
        return True
    if word in _MEASURES and not _counted(text, start, space):
        return True
    if word in _EITHER_WAY or (len(word) == 1 and word.isalpha()) or (len(word) == 3 and word[1] == "."):
        return following not in "(,;:" and not following.isdigit() and _starts(text, after)
    return True


def _counted(text: str, start: int, space: int) -> bool:
    """Say whether a figure stands in front of the word that begins behind ``space``."""
    return space > start and text[space - 1].isdigit()


def _short(text: str, after: int) -> bool:
    """Say whether the next word is a single letter ("Annex. B"), which may be a number."""
    return after + 1 >= len(text) or not text[after + 1].isalpha()


def _starts(text: str, after: int) -> bool:
    match = _WORD_AFTER.match(text, after)
    return match is not None and match.group().lower() in _STARTERS
