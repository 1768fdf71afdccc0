"""Which words a question and a proposed answer have in common, so that a reader sees why it was proposed."""

import re
from collections.abc import Iterable

#: A text as stretches, each marked or not.
Marked = tuple[tuple[str, bool], ...]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

_COMMON = frozenset(
    "about after again also although always been before being both cannot could does doing done down each even ever "
    "every from further going have having here hers himself into itself just know like made make many might more most "
    "much must need only other ours ourselves over question said same shall should some still such take than that "
    "their them themselves then there these they thing this those though through under until upon very want well were "
    "what when where whether which while will with within without would your yours yourself "
    # what minutes tell of asking and replying is no ground in common
    "ask asks asked asking enquired queried wondered answer answered replied responded response advised explained "
    "confirmed noted stated".split()
)


def shared_words(question: str, answers: Iterable[str]) -> frozenset[str]:
    """Return the words that a question shares with any of some texts, small and common words left out."""
    theirs = {key for text in answers for word in _WORD.findall(text) if (key := _key(word))}
    return frozenset(key for word in _WORD.findall(question) if (key := _key(word)) in theirs if key)


def mark(text: str, words: frozenset[str]) -> Marked:
    """Cut a text into stretches, marked where they are one of some words."""
    stretches: list[tuple[str, bool]] = []
    at = 0
    for match in _WORD.finditer(text):
        if _key(match.group()) in words:
            stretches += [(text[at : match.start()], False), (match.group(), True)]
            at = match.end()
    stretches.append((text[at:], False))
    return tuple(stretch for stretch in stretches if stretch[0])


def _key(word: str) -> str:
    """Return a word without its ending, so that "closed" meets "closes"; nothing for a common word."""
    word = re.sub(r"['’].*", "", word.casefold())
    if len(word) < 4 or word in _COMMON:
        return ""
    return re.sub(r"(?<=...)(?:ing|ed|e)$", "", re.sub(r"(?<=...)(?:es|s)$", "", word))
