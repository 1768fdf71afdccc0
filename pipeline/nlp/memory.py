"""Who spoke and asked before: whom a pronoun means, and whose the questions of a list are."""

import re
from dataclasses import dataclass, field

from pipeline.nlp.name_words import OPENERS
from pipeline.nlp.named_by import named_several
from pipeline.people import People

FEMALE = re.compile(r"\b(?:Mrs|Ms|Miss|Dame|Lady|Sister)\b")
MALE = re.compile(r"\b(?:Mr|Sir|Lord|Fr|Father)\b")
#: "The resident": the one of Mill Lane, who was named with his street before.
_AGAIN = re.compile(r"[Tt]he (resident|parent|governor|tenant|neighbour|parishioner|villager|visitor)")
_NAME_OPENS = re.compile(r"[A-Z][\w’'-]+\.?(?:\s[A-Z][\w’'-]+){0,2}(?=\s[a-z])")

#: "The badges were made by Tess Orrin.", in front of what she asked.
_DONE_BY = re.compile(
    r"\b(?:\w+ed|made|done|written|drawn|given|sent|put|brought|led|run|built|held) (?:\w+ )?by (?P<who>[A-Z][\w’'-]+(?:\.?\s[A-Z][\w’'-]+){1,2})\W*$"
)


@dataclass(slots=True)
class Memory:
    """The people who spoke last, newest at the end: whom a pronoun means."""

    names: list[str] = field(default_factory=list)
    people: People | None = None
    nicknames: frozenset[str] = frozenset()  # in small letters, in front of what people said
    before: str = ""  # the sentence before: people named together in it are whom "they" means
    asker: str | None = None  # who asked last: "the same member", a supplementary question
    announced: str | None = None  # who put the questions of a list, as the sentence over it says
    listing: int | None = None  # the paragraph up to which that list was followed
    listed: str | None = None  # who put the item of that list which is being read
    over: str | None = None  # who is named over what is being read, until somebody replies
    over_at: int = -1  # the number of the line that names him

    def add(self, name: str | None) -> None:
        """Remember that somebody spoke."""
        if name and name.lower() not in {"he", "she", "they", "who", "i", "we"}:
            again = _AGAIN.fullmatch(name)
            before = [
                one
                for one in self.names
                if again and re.match(rf"(?:an?|one|another) {again[1]}\s", one, re.IGNORECASE)
            ]
            self.names.append(before[-1] if before else name)
            del self.names[:-8]

    def knows(self, name: str) -> bool:
        """Say whether somebody of this name is on the list of those present or spoke before."""
        return name in self.names or (self.people is not None and self.people.canonical(name) is not None)

    def opening(self, sentence: str) -> str | None:
        """Return who opens a sentence, where it is somebody on the list of those present or who spoke before."""
        match = _NAME_OPENS.match(sentence)
        words = match.group().split() if match else []
        if words and words[0].lower() in OPENERS and not words[0].isupper():
            return None
        while words:
            name = " ".join(words)
            if self.knows(name):
                return name
            words.pop()
        return None

    def resolve(self, pronoun: str) -> str | None:
        """Return whom a pronoun means, or None."""
        low = pronoun.lower()
        if low == "they" and (several := named_several(self.before)):
            return several
        for name in reversed(self.names):
            if (low == "she" and MALE.search(name)) or (low == "he" and FEMALE.search(name)):
                continue
            return name
        done = _DONE_BY.search(self.before)
        return done["who"] if done and low in {"he", "she"} else None
