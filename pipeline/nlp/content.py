"""Whether a comment says anything: "n/a" and keyboard noise are told apart from what can be coded."""

import re
from typing import Literal

from pipeline.nlp.stems import words

Content = Literal["content", "no content", "unreadable"]

_EMPTY_WHOLE = frozenset(
    "n a|na|nan|n/a|nil|nill|none|none at all|non|no|nope|nah|naw|not really|nothing|nowt|null|void|blank|x|xx|xxx|z|same"
    "|as above|see above|as before|as below|see below|same as above|as previous|ditto|idk|dunno|pass|skip|test|tbc|tba"
    "|not applicable|not relevant|does not apply|doesn't apply|not sure|unsure|don't know|do not know|no idea|no opinion"
    "|not that i can think of|not that i know of|not that i'm aware of|not at present|not at the moment|not yet|not now"
    "|can't think of anything|cannot think of anything|can't think of any|can't say|nothing springs to mind"
    "|nothing comes to mind|that's all|that is all|that's it|no thanks|no thank you|none thank you|none thanks"
    "|nothing thank you|nothing thanks|nothing really|no answer|no response|prefer not to say|left blank|yes|ok|okay"
    "|no change|no changes|nothing changed|no issues|no problems|no concerns|no worries|no queries|no questions"
    "|i have none|i have nothing|no more|no further".split("|")
)
_EMPTY = re.compile(
    r"(?:(?:no|nothing|none|not|i have no|i have nothing|i don't have any|i do not have any|there is nothing|there's nothing"
    r"|nothing i can think of|can't think of|cannot think of) ?)"
    r"(?:(?:further|other|additional|more|real|particular|specific|special|general|any|anything|much|really|else|at|this"
    r"|the|time|moment|present|stage|all|to|add|say|comment|comments|note|report|mention|suggest|suggestions?|remarks?"
    r"|thoughts?|feedback|views?|in|particular|for|now|me|from|that|i|can|think|of|thank|thanks|you|right|here|on"
    r"|observations?|input|come|comes|mind) ?)*"
)
_VOWEL = re.compile(r"[aeiouy]")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHORT_WITHOUT_VOWEL = frozenset(
    "mr mrs ms dr st rd hr nhs cv sw gp tv pm hrs mth yr yrs wk tbc tbd hwrc cctv bbc".split()
)


def content_of(text: str) -> Content:
    """Tell a comment that can be coded from one without content ("n/a", "nothing to add") and from noise."""
    found = words(text)
    plain = " ".join(found)
    if not found:
        return "no content" if not text.strip(" .,-–—_/*?!'\"()[]") else _symbols(text)
    if plain in _EMPTY_WHOLE or _EMPTY.fullmatch(plain + " ") or _EMPTY.fullmatch(plain):
        return "no content"
    if all(word.isdigit() for word in found):
        return "no content"
    if "\ufffd" in text and text.count("\ufffd") * 4 > len(text):
        return "unreadable"
    letters = sum(character.isalpha() for character in text)
    if letters * 3 < len(text.replace(" ", "")):
        return "unreadable"
    if sum(map(_noise, found)) * 2 > len(found):
        return "unreadable"
    return "content"


def _symbols(text: str) -> Content:
    """Judge a text without a Latin word in it: emoji say something, scraps of punctuation do not."""
    if any(character.isalpha() for character in text) or any(ord(character) >= 0x2190 for character in text):
        return "content" if "\ufffd" not in text else "unreadable"
    return "no content"


def _noise(word: str) -> bool:
    """Return whether a word looks typed by a cat."""
    if word.isdigit() or word in _SHORT_WITHOUT_VOWEL or "'" in word:
        return False
    if len(word) >= 3 and not _VOWEL.search(word):
        return len(word) >= 4
    if len(word) >= 5 and (len(set(word)) <= 2 or any(word in row or word[::-1] in row for row in _KEYS)):
        return True
    return bool(re.search(r"[bcdfghjklmnpqrstvwxz]{6,}", word)) or len(word) > 34
