"""Questions that are known by what stands under them: somebody's reply behind a name, or a button that opens it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.shapes._from_whom import FROM
from pipeline.ingest.shapes._outline import Line
from pipeline.ingest.shapes._signed import uncode
from pipeline.ingest.shapes._tallies import split_tally
from pipeline.ingest.shapes._wording import asks, is_section_name, prompts, wants_told
from pipeline.privacy.first_names import FIRST_NAMES

_NAME = r"[A-Z][\w'’-]*\.?"
_LABEL = re.compile(
    rf"^[\W_]{{0,3}}(?P<who>[A-Z]{{2,4}}[a-z]?(?:\s?[/&,]\s?[A-Z]{{2,4}})*|{_NAME}(?:\s(?:{_NAME}|of|the|for|and|&)){{0,4}}(?:\s?\([^()]{{2,40}}\))?)[*_]*\s*(?::|\s[–—-]\s)[*_]*\s*(?=\S)"
)
_BUTTON = re.compile(
    r"^\W*(?:(?:show|hide|open|close|expand|collapse|read|view|see|toggle|reveal)(?: (?:the|this|that|more|less|answer|section|details?|all))*|answer|[+−▼▾▸►˅⌄]+)\W*$",
    re.IGNORECASE,
)

#: Who asks, alone on the line over the question, with an address or a body behind the name.
_OVER = re.compile(
    rf"^\W*(?:(?:Q|Question)\s*\d*\s*[:.)–—-]?\s*)?(?:(?:asked|submitted|put|received)\s)?(?:(?:from|by)\s)?(?P<who>(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Cllr|Councillor|Sir|Lady)\.?\s)+{_NAME}(?:\s{_NAME}){{0,3}}|(?:An?\s|The\s)?(?i:\w+\s)?(?i:resident|parent|member of (?:the public|staff)|governor|pupil|student|tenant|patient|visitor|colleague|anonymous))(?:\s*[,(–-].{{2,50}})?\W*$"
)

#: "Question 3: Tess Munn, Friends of Hale Wood"; the first word must be a name that people bear.
_COUNTED = re.compile(
    rf"^\W*(?:Q|Question)\s*\d{{1,3}}\s*[:.)–—-]+\s*(?P<who>(?P<first>[A-Z][\w'’-]+)(?:\s{_NAME}){{1,3}})(?:\s*[,(–-].{{2,50}})?\W*$"
)

#: "(2) Ms Tess Munn to ask the Leader of the Council:"
_TO_ASK = re.compile(
    rf"^\W*(?:\d{{1,2}}\W+)?(?P<who>{_NAME}(?:\s{_NAME}){{0,4}}(?:,\s[^:?]{{2,60}}?)?)\s(?:to ask|asks?|asked|will ask|put)\b[^?]{{2,120}}:\s*$"
)

#: "City Council response" alone on its line, or in front of the reply: whoever it is that replies.
_REPLIES = re.compile(
    r"^[\W_]*(?:(?!question|your\b|in\b|no\b)[\w'’&/-]+\s){0,4}(?:response|reply|answer)(?:\s(?:from|by|of)\s[^:.?]{2,50})?[\s*_]*(?:[:–—-][\s*_]*(?P<words>\S.*)?)?$",
    re.IGNORECASE | re.DOTALL,
)
_LABEL_LENGTH = 80


def unlabel(text: str) -> tuple[str, str | None]:
    """Return a turn without the name or initials in front of it ("RT: No."), and who that is."""
    match = _LABEL.match(text)
    return (text[match.end() :], match["who"]) if match else (text, None)


def named_over(lines: Sequence[Line], at: int) -> str | None:
    """Return who is named alone on the line over a question."""
    over = lines[at - 1] if at else None
    if over is None or over.kind == "table":
        return None
    match = _OVER.match(over.text) or FROM.match(over.text) or _TO_ASK.match(over.text)
    counted = None if match else _COUNTED.match(over.text)
    if counted and counted["first"].casefold() in FIRST_NAMES:
        match = counted
    return match["who"] if match else None


def is_button(text: str) -> bool:
    """Whether a line only opens or closes what stands under it."""
    return bool(_BUTTON.match(text))


def by_speakers(lines: Sequence[Line], free: Sequence[int]) -> list[int]:
    """Return the lines that are each followed by one person's reply, where most of them ask."""
    told = [at for at in free if lines[at].kind in {"paragraph", "item"}]
    spoken = {at: who for at in told if (who := unlabel(lines[at].text)[1])}
    times = Counter(who for who in spoken.values())
    # A word and a colon once ("Venue: …") is no speaker.
    spoken = {at: who for at, who in spoken.items() if times[who] > 1 or who.isupper() or "." in who}
    asked = [at for at in told if at not in spoken and at + 1 in spoken and len(lines[at].text.split()) <= 80]
    worded = [at for at in asked if asks(split_tally(lines[at].text)[0]) and not prompts(lines[at].text)]
    if len(worded) < 3 or len(worded) * 2 < len(asked) or len(asked) * 4 < len(spoken) * 3:
        return []  # where most that is said follows on what another said, it is talk at a meeting
    marks = Counter(lines[at].block.mark for at in asked)
    mark, often = marks.most_common(1)[0]
    if mark and not mark.isalnum() and often * 3 >= len(asked) * 2:
        # Where one sign stands in front of the questions, it does so in front of those with another kind of reply.
        first, last = min(asked), max(asked)
        asked.extend(at for at in told if first < at < last and lines[at].block.mark == mark and at not in spoken)
    return sorted(set(asked))


def respondents(lines: Sequence[Line], found: Sequence[int]) -> bool:
    """Whether under most of the questions stand several people's answers, told apart by numbers ("R1:", "R2:")."""
    several = 0
    for at, end in pairwise((*found, len(lines))):
        several += len({uncode(line.text)[1] for line in lines[at + 1 : end]} - {None}) > 1
    return len(found) > 1 and several * 2 > len(found)


def labels_reply(text: str) -> bool:
    """Whether a line says no more than that the reply comes now ("Our response:")."""
    match = _REPLIES.match(text) if len(text) <= _LABEL_LENGTH else None
    return match is not None and match["words"] is None


def over_labels(lines: Sequence[Line], free: Sequence[int]) -> list[int]:
    """Return the lines under which a label says that the reply comes, where most of them ask for something."""
    told = [at for at in free if lines[at].kind != "table"]
    labelled = {at for at in told if _REPLIES.match(lines[at].text)}
    found = [before for before, at in pairwise(told) if at in labelled and before not in labelled]
    asking = [at for at in found if asks(lines[at].text) or wants_told(lines[at].text)]
    return found if len(asking) >= 2 and len(asking) * 2 >= len(found) else []


def under_buttons(lines: Sequence[Line], free: Sequence[int]) -> list[int]:
    """Return the lines of a folded page that have a button under them, the same one everywhere."""
    found: dict[str, list[int]] = {}
    for at in free:
        after = at + 1
        if after == len(lines) or "table" in {lines[at].kind, lines[after].kind} or _BUTTON.match(lines[at].text):
            continue
        if _BUTTON.match(lines[after].text):
            found.setdefault(lines[after].text.strip().casefold(), []).append(at)
    best = max(found.values(), key=len, default=[])
    asking = sum(asks(lines[at].text) for at in best)
    named = [at for at in best if not is_section_name(lines[at].text)]
    return named if asking >= 3 and asking * 2 >= len(best) else []
