"""Find who begins to speak where, in the reported speech of minutes: "Mrs Orr asked …, the Clerk replied …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.names import TITLES

#: Verbs by which minutes report what somebody said.
REPORTING = frozenset(
    "asked asks said says stated states replied replies responded responds explained explains noted reported reports advised advises "
    "confirmed confirms informed told commented remarked suggested felt thought queried questioned enquired inquired wondered raised "
    "highlighted pointed agreed proposed seconded thanked welcomed requested added clarified emphasised emphasized stressed mentioned "
    "outlined introduced presented gave expressed wished wanted sought offered undertook declared observed believed considered "
    "recommended reminded updated answered acknowledged apologised assured concluded described argued urged hoped indicated supported "
    "objected complained invited announced spoke summarised summarized reiterated referred circulated challenged sympathised "
    "praised congratulated disagreed insisted admitted assumed appealed called claimed contended countered cautioned warned quoted "
    "related remembered recalled repeated regretted rejected checked volunteered promised demanded discussed shared went drew talked alerted led provided relayed pressed probed".split()
)
#: May stand between the speaker and the verb.
_BETWEEN = frozenset(
    "also then again has had have since further later now already both all first next finally subsequently kindly briefly "
    "additionally will therefore however clearly strongly formally repeatedly just still once would wished like to too only "
    "himself herself".split()
)
#: After "would" or "will" these tell of a reply, as in "asked about the lights, the Clerk would check".
_TO_COME = frozenset(
    "report check contact investigate enquire advise speak write raise look provide find discuss arrange".split()
)
_SPEAKING = REPORTING | _TO_COME
_OFFICES = frozenset(
    "clerk chair chairman chairwoman chairperson vice-chair vice-chairman secretary treasurer head headteacher principal president mayor "
    "council board panel committee governors governor parish group team company officer officers manager director councillor councillors "
    "members member resident residents parishioner parishioners parent parents public audience floor gentleman lady man woman speaker "
    "attendee attendees applicant developer agent solicitor police constable sergeant warden teacher teachers student students pupil pupils "
    "union side management staff representative representatives delegate delegates trustee trustees landowner householder neighbour neighbours "
    "person people villager villagers colleague colleagues some others another everyone all trust authority department surveyor "
    "contractor engineer consultant consultants owner tenant shareholder patient carer volunteer user users writer correspondent".split()
)
_DETERMINERS = frozenset(
    "the a an one another some several many two three four few other our each this that any those".split()
)
_PRONOUNS = frozenset("he she they".split())
#: Capitalised because they start a sentence, not because they are names.
_NO_NAMES = frozenset(
    "it this that these those there here what which who when where why how if as in on at after before by for from with following "
    "during since while although though because and but or so then also however therefore once no not yes having being to of we i you "
    "concern concerns question questions comment comments point points query queries issue issues action meeting minutes discussion "
    "it's others' further letter letters email e-mail correspondence report item agenda january february march april may june july "
    "august september october november december monday tuesday wednesday thursday friday saturday sunday appendix resolved proposal "
    "amendment motion thanks apologies details".split()
)
_WORD = re.compile(r"[a-z]{4,12}\b")
_TOKEN = re.compile(r"[A-Za-zÀ-ÿ][\w’'.-]*|[&(),;:–—\"“”‘\[\]/]|\d+")
_PASSIVE = frozenset("was were been be being is are not".split())
_REACH = 110  # how far before its verb a speaker may be named


@dataclass(frozen=True, slots=True)
class Speech:
    """One place where somebody speaks."""

    start: int  # of the mention
    verb_at: int
    verb: str
    speaker: str  # as named there; a pronoun stays one
    bound: bool  # a clause begins here, so that the text may be cut

    @property
    def pronoun(self) -> bool:
        """Whether the speaker is only "he", "she" or "they"."""
        return self.speaker.lower() in _PRONOUNS


def small_words(text: str) -> frozenset[str]:
    """Return the words that a text writes small, so that a capital elsewhere does not make them names."""
    return frozenset(word.strip(".,;:!?()'’”\"") for word in set(text.split()) if word[0].islower())


def find_speech(text: str, start: int = 0, end: int | None = None) -> Iterator[Speech]:
    """Yield every place in a stretch of text where a named or described person begins to speak.

    Parameters
    ----------
    text : str
    start, end : int
        The stretch; a mention never reaches back beyond ``start``.
    """
    end = len(text) if end is None else end
    floor = start
    for match in _WORD.finditer(text, start, end):
        verb = match.group()
        if verb not in _SPEAKING:
            continue
        at = match.start()
        if at > 0 and not text[at - 1].isspace():
            continue
        if verb not in REPORTING:
            if text[max(0, at - 6) : at].strip().rpartition(" ")[2] not in {"would", "will"}:
                continue
        elif text.startswith(" by ", match.end()):
            continue  # "seconded by"
        low = max(floor, at - _REACH)
        found = _speaker(text, low, at, start)
        if found is None:
            continue
        mention_start, mention_end, bound = found
        floor = match.end()
        yield Speech(mention_start, at, verb, text[mention_start:mention_end], bound)


def _speaker(text: str, low: int, at: int, first: int) -> tuple[int, int, bool] | None:
    """Read backwards from a verb to the mention in front of it."""
    tokens = [(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text, low, at)]
    index = len(tokens) - 1
    index = _over_brackets(tokens, index)
    while index >= 0 and tokens[index][2].lower() in _BETWEEN:
        index -= 1
    index = _over_brackets(tokens, index)
    if index >= 0 and tokens[index][2] == "," and index >= 2:  # "The Clerk, Mrs Orr, said"
        index -= 1
    if index < 0 or tokens[index][2].lower() in _PASSIVE:
        return None
    begin = _mention(tokens, index)
    if begin is None:
        return None
    end_token = index
    bound = _bound(text, tokens, begin, low, first)
    while begin >= 2 and tokens[begin - 1][2].lower() in {"and", "&", ","}:  # "Mr A Pell and Mrs Orr stated"
        joined = tokens[begin - 1][2]
        other = _mention(tokens, begin - 2)
        if other is None or (joined == "," and not _appositive(tokens, other, begin - 2, begin, index)):
            break
        if not _bound(text, tokens, other, low, first):
            break
        begin, bound = other, True
    return tokens[begin][0], tokens[end_token][1], bound


def _over_brackets(tokens: list[tuple[int, int, str]], index: int) -> int:
    if index >= 2 and tokens[index][2] == ")":
        for back in range(index - 1, max(index - 8, -1), -1):
            if tokens[back][2] == "(":
                return back - 1
    return index


def _mention(tokens: list[tuple[int, int, str]], index: int) -> int | None:
    """Return the token that a mention ending at ``index`` starts with, or None where that is no mention."""
    word = tokens[index][2]
    low = word.lower().strip(".")
    if low in _PRONOUNS:
        return index
    if low in _DETERMINERS and low not in {"some", "another", "others"}:
        return None
    if (
        word[0].isupper()
        and not (low.endswith("ly") and len(low) > 5)
        and (
            low not in _NO_NAMES
            or (word.isupper() and 1 < len(word) < 5)
            or (index > 0 and tokens[index - 1][2].lower().strip(".") in TITLES)
        )
    ):
        begin = index
        while begin > 0:
            before = tokens[begin - 1][2]
            low_before = before.lower().strip(".")
            if (
                low_before in TITLES
                or (before[0].isupper() and low_before not in _NO_NAMES)
                or low_before in {"de", "van", "von"}
            ):
                begin -= 1
            elif low_before in _DETERMINERS and low_before != "that":
                begin -= 1
                break
            else:
                break
        return _remit(tokens, begin)
    if low in _OFFICES:
        begin = index
        while begin > 0 and index - begin < 6:
            before = tokens[begin - 1][2]
            if not before[0].isalpha():
                break
            begin -= 1
            if before.lower() in _DETERMINERS:
                if (
                    begin > 1
                    and tokens[begin - 1][2].lower() in {"of", "from"}
                    and before.lower() in {"the", "our", "all"}
                ):
                    continue  # "a member of the public"
                return begin
            if before[0].isupper() and before.lower() in _OFFICES:
                return begin  # "Members of the public"
            if before.lower() in _PASSIVE or before.lower() in REPORTING:
                return None
        return index if tokens[index][2][0].isupper() or index == 0 else None
    return None


def _remit(tokens: list[tuple[int, int, str]], begin: int) -> int:
    """Go back over what somebody is responsible for: "The Portfolio Holder for Lamps, Posts and Wires"."""
    at = begin - 1
    while at >= 0 and begin - at < 12 and (tokens[at][2] in {",", "and", "&"} or tokens[at][2][0].isupper()):
        at -= 1
    if at < 1 or tokens[at][2] not in {"for", "of"} or tokens[at - 1][2].lower() not in _HOLDERS:
        return begin
    at -= 1
    if not tokens[at][2][0].isupper():
        return begin
    while at > 0 and tokens[at - 1][2][0].isupper():
        at -= 1
    return at - 1 if at > 0 and tokens[at - 1][2].lower() in {"the", "our", "a"} else at


_HOLDERS = frozenset(
    "holder member director head manager lead officer minister secretary spokesman spokesperson".split()
)


def _appositive(tokens: list[tuple[int, int, str]], one: int, one_end: int, other: int, other_end: int) -> bool:
    """Say whether of two mentions with a comma between one is an office and the other the name of who holds it."""
    offices = [tokens[end][2].lower() in _OFFICES for end in (one_end, other_end)]
    return offices[0] != offices[1] and tokens[one][2][0].isupper() and tokens[other][2][0].isalpha()


_OPENERS = frozenset('and but while whilst although , ; : – — " “ ( so then'.split())


def _bound(text: str, tokens: list[tuple[int, int, str]], begin: int, low: int, first: int) -> bool:
    """Say whether a clause can begin with this mention."""
    if begin == 0:
        gap = text[low : tokens[0][0]]
        return not gap.strip(" \t\n\"'“‘(*–-") if low == first else any(mark in gap for mark in ".?!…\n•*,;:–")
    before = tokens[begin - 1][2].lower()
    gap = text[tokens[begin - 1][1] : tokens[begin][0]]
    return before in _OPENERS or any(mark in gap for mark in ".?!…\n•*") or before.endswith((".", "?"))
