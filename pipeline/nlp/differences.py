"""Flag where a question that was asked twice was answered in two ways: another number, another day, yes and no."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.dates import MONTHS
from pipeline.nlp.stems import content_stems, stem
from pipeline.records import Answer, Difference, Exchange

_DAY = re.compile(
    r"\b(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>january|february|march|april|(?-i:May)|june|july|august"
    r"|september|october|november|december)\b(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?(?![\d:.]))?(?:,?\s+(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_SMALL = {
    word: float(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_FIGURE = rf"\d+(?:,\d{{3}})*(?:\.\d+)?|{'|'.join(_SMALL)}"
_SUM = re.compile(
    rf"(?P<pounds>£\s?)?\b(?P<figure>{_FIGURE})\b\s*(?P<times>million|thousand|m\b|k\b)?\s*(?P<share>%|per ?cent\b)?"
    r"\s*(?P<unit>(?:[a-z][a-z'’-]+\s+){0,2}[a-z][a-z'’-]+)?",
    re.IGNORECASE,
)
_TIMES = {"million": 1e6, "m": 1e6, "thousand": 1e3, "k": 1e3}
_LOOSE = frozenset(
    "of the a an and or in on at to for from by with per is are was were will would be than that each".split()
)
_YES = re.compile(r"^\W*(?:yes|yeah|that is (?:right|correct)|correct|certainly|indeed)\b", re.IGNORECASE)
_NO = re.compile(r"^\W*no\b(?!\s+(?:change|later|more|fewer|less))", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not|no|never|none|nobody|nothing|cannot|neither)\b|n['’]t\b", re.IGNORECASE)
_POLAR = re.compile(
    r"\b(?:whether|if)\b|^\W*(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|must)\b",
    re.IGNORECASE,
)
_SHARED = 2  # words with a topic that two answers must share before "not" in one of them speaks against the other


def flag_differences(exchanges: Sequence[Exchange]) -> list[Exchange]:
    """Write on every question what speaks against each other in its answers and in those of questions that ask the same.

    Parameters
    ----------
    exchanges : Sequence of Exchange
        With ``asked_also`` filled.

    Returns
    -------
    list of Exchange
        The same, in the same order, with ``differences``. Which answer holds is for a person to say.
    """
    own = {
        exchange.question_id: exchange.answers[0]
        for exchange in exchanges
        if exchange.status == "answered" and exchange.answers and exchange.answers[0].basis == "reply"
    }
    of = {exchange.question_id: exchange for exchange in exchanges}
    given = {answer.segment_id: key for key, answer in own.items()}
    found: dict[tuple[str, str], tuple[Difference, ...]] = {}
    for key, answer in own.items():
        for other in of[key].asked_also:
            pair = (min(key, other), max(key, other))
            if other in own and pair not in found and own[other].segment_id != answer.segment_id:
                found[pair] = differences(of[pair[0]].text, own[pair[0]], own[pair[1]])
    result = []
    for exchange in exchanges:
        asked = {exchange.question_id} | {given[a.segment_id] for a in exchange.answers if a.segment_id in given}
        if exchange.question_id in own:
            pairs = [pair for pair in found if exchange.question_id in pair]
        else:  # an open question, for which both answers are proposed
            pairs = [pair for pair in found if set(pair) <= asked]
        flagged = tuple(item for pair in sorted(pairs) for item in found[pair])
        result.append(replace(exchange, differences=flagged) if flagged else exchange)
    return result


def differences(question: str, one: Answer, other: Answer) -> tuple[Difference, ...]:
    """Return in what two answers to one question speak against each other, with the words of both."""
    kinds = (
        ("date", _days(one.text), _days(other.text)),
        ("number", _sums(one.text), _sums(other.text)),
        ("polarity", _sides(question, one.text, other.text), _sides(question, other.text, one.text)),
    )
    return tuple(
        Difference(kind=kind, segment_ids=(one.segment_id, other.segment_id), words=words)  # type: ignore[arg-type]
        for kind, left, right in kinds
        if (words := _apart(left, right)) is not None
    )


Said = dict[str, dict[str, str]]  # of what it is said, what is said, and the words


def _apart(left: Said, right: Said) -> tuple[str, str] | None:
    """Return the words of the first matter on which the two say nothing alike."""
    for matter in left:
        mine, theirs = left[matter], right.get(matter, {})
        if mine and theirs and not mine.keys() & theirs.keys():
            return next(iter(mine.values())), next(iter(theirs.values()))
    return None


def _days(text: str) -> Said:
    """Return the day named; where there are several it is a story, and no one answer to "when"."""
    found: dict[str, str] = {}
    for match in _DAY.finditer(text):
        month = str(MONTHS.index(match["month"][:3].lower()) + 1)
        day = match["day"] or match["after"]
        if match["month"] == "May" and not day and not text[: match.start()].rstrip(" .!?"):
            continue  # the verb, at the start of a sentence
        found.setdefault(f"{month}/{day or ''}", match.group().strip())
    return {"day" if next(iter(found)).split("/")[1] else "month": found} if len(found) == 1 else {}


def _sums(text: str) -> Said:
    """Return the numbers by what they count; where an answer counts one thing twice it is left alone."""
    bare = _DAY.sub(" ", text)
    found: Said = {}
    for match in _SUM.finditer(bare):
        figure = match["figure"].lower()
        value = _SMALL.get(figure) if figure in _SMALL else float(figure.replace(",", ""))
        value = (value or 0.0) * _TIMES.get((match["times"] or "").lower(), 1.0)
        unit = next((word for word in (match["unit"] or "").lower().split() if word not in _LOOSE), "")
        matter = "£" if match["pounds"] else "%" if match["share"] else stem(unit)
        if matter and (matter != stem(unit) or match["figure"].lower() != "one"):
            words = " ".join(
                filter(None, (bare[match.start() : match.end("figure")], match["times"], match["share"] or unit))
            )
            found.setdefault(matter, {}).setdefault(f"{value:g}", " ".join(words.split()))
    return {matter: said for matter, said in found.items() if len(said) == 1}


def _sides(question: str, text: str, other: str) -> Said:
    """Return whether an answer says yes or no to what can be answered so."""
    first = re.split(r"(?<=[.!?;])\s", text, maxsplit=1)[0]
    if _YES.match(text):
        return {"side": {"yes": first}}
    if _NO.match(text):
        return {"side": {"no": first}}
    if not _POLAR.search(question):
        return {}
    alike = len(set(content_stems(first)) & set(content_stems(other)))
    if alike < _SHARED and not (_YES.match(other) or _NO.match(other)):
        return {}
    return {"side": {"no" if _DENIES.search(first) else "yes": first}}
