"""A question that is named with its reply ("In answer to Mrs Dent's question the Clerk said …"): where the one ends."""

import re

from pipeline.nlp.name_words import LEADS, REPLY_VERBS, TITLE

#: Somebody who says something, behind a question told in the same sentence.
REPLY_AFTER = re.compile(
    rf"(?:\s*[,;–—]\s*|\s-\s|\s+)(?:(?:and|but|to which|where|whereupon)\s+)?(?:in (?:reply|response|answer),?\s+)?"
    rf"(?!(?<=\w\s)(?:council|committee|member|officer|teacher)\s)"
    rf"(?:(?:[Tt]he |[Aa]n? )?(?:[A-Z][\w’'.&()-]*\s+|of\s|the\s|[Cc]lerk\s|[Cc]hair(?:man|woman|person)?\s|(?:head\s?)?teacher\s|officer\s|council\s|committee\s|member\s){{1,6}}(?:(?:and|&)\s+[A-Z][\w’'.&()-]*\s+)?|(?:he|she|they|it)\s+)"
    rf"(?:(?:also|then|duly|again|had|has|was|were|\w+ly)\s+){{0,2}}(?:{REPLY_VERBS}|told|able|unable|(?:did|does|do|was|were|is|are|could|would)(?: not|n['’]t) (?:think|know|believe|feel|expect|recall|remember|say|confirm|aware|sure|have|wish))\b"
)
#: "the Clerk", "Mrs Dent", "Members", right behind the word for the question: who speaks now.
_SPEAKS = re.compile(
    rf"\s+(?=(?:the|an?|{TITLE}|{LEADS}|[A-Z][\w’'-]*)\s(?:[^.;]{{0,120}}?\s)?(?:(?:was|were) (?:advised|informed|told|assured|reminded|given|referred)|{REPLY_VERBS})\b)"
)
_ASKED_OF = re.compile(r"[^,.;]{0,60}?\s(?:had|has|have|was|were) (?:\w+ )?(?:asked|raised|put|posed)\b")
_BARE = re.compile(r"\b(?:questions?|quer(?:y|ies)|enquir(?:y|ies)|inquir(?:y|ies)|questioning)$", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:last|previous|earlier|prior) (?:\w+ )?(?:meeting|month|year|session)\b", re.IGNORECASE)
_TOLD = re.compile(rf"\b(?:{REPLY_VERBS}|told|able|unable)\b")

#: The forms that are no more than a name for the question, which the sentence goes on to reply to.
NAMED = frozenset({"in response to", "in response to what was put by", "responding to", "when asked", "asked by"})


def end_of_prior(text: str, last: int, until: int) -> tuple[int, int]:
    """Return where the words that name the question end, and where the reply sets in.

    Parameters
    ----------
    text : str
        A sentence.
    last : int
        Where the form that names the question ends, the name of the asker counted in.
    until : int
        Where the next question begins.
    """
    if _BARE.search(text[:last]) and (now := _SPEAKS.match(text, last)) and not _ASKED_OF.match(text, last):
        return last, now.end()
    comma = re.search(
        r",\s+(?=(?:the |an? |it |this |that |there |he |she |they |we )?[\w]+\s)", text[last:], re.IGNORECASE
    )
    reply = REPLY_AFTER.search(text, last)
    if reply and (comma is None or reply.start() >= last + comma.start()):
        return reply.start(), reply.start() + len(reply.group()) - len(reply.group().lstrip(" ,;–—-"))
    if comma:
        return last + comma.start(), last + comma.end()
    if reply:
        return reply.start(), reply.end()
    return until, until


def named_until(text: str, last: int, asker: str | None) -> int:
    """Return where a form that names a question ends, with the name that stands right behind it."""
    at = text.find(asker, last) if asker else -1
    return at + len(asker or "") if 0 <= at <= last + 1 else last


def is_taken_up(text: str, first: int, last: int) -> bool:
    """Whether "Regarding the question …" opens a sentence in which somebody speaks to it, at this meeting."""
    behind = text[last:]
    opens = text[:first].strip().lower() in {"", "with", "in"}
    return opens and _TOLD.search(behind) is not None and _EARLIER.search(behind) is None
