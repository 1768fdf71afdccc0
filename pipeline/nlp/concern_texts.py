"""What is compared when concerns are looked for: the words of a text without the frame that minutes put round them."""

import re

_TITLE = r"(?:the |a |an |one |another )?(?:[\w.'’&()/-]+,? ){0,6}?"
_VERB = (
    r"(?:asked|queried|questioned|enquired|inquired|wondered|wanted to know|wished to know|sought (?:clarification|assurance)"
    r"|said|noted|replied|responded|explained|stated|reported|advised|confirmed|commented|mentioned|raised|felt|added"
    r"|suggested|pointed out|expressed|informed \w+|told \w+(?: \w+)?|highlighted|stressed|emphasised|hoped|agreed|thought)"
)
_FRAME = re.compile(
    rf"^(?:(?:in (?:response|answer|reply) to [^,]{{0,60}}, |it was |there was |also,? |however,? )?{_TITLE}(?:also |then |again |further )?"
    rf"{_VERB}(?: (?:the (?:question|query|issue|point|matter) (?:of|about|whether)|(?:a |some )?concerns? (?:about|that|over|at)"
    r"|that|if|whether|about|for|on))?) +(?=\S+ \S+)",
    re.IGNORECASE,
)
_RAISES = re.compile(
    r"\b(?:ask(?:ed|s|ing)?|quer(?:y|ied|ies)|question(?:ed|s)?|enquir\w+|inquir(?:ed|es)|wonder(?:ed|s)?|want(?:ed)? to know"
    r"|rais(?:ed|es|ing)|concern(?:s|ed)?|worr(?:y|ied|ies)|fear(?:s|ed)?|complain\w*|object(?:ed|ion|ions)|disappoint\w+"
    r"|dissatisf\w+|frustrat\w+|unhappy|unfair|problem|struggl\w+|suffer\w*|lack of|not enough|too (?:few|many|much|little|long|late|small)"
    r"|short of|shortage|under-?resourced|hop(?:ed|es|ing) that|would like|please|appreciat\w+|welcom\w+|thank\w*)\b|\?",
    re.IGNORECASE,
)
_ADMIN = re.compile(
    r"\b(?:minutes of (?:the|our)|previous minutes|apologies|date of (?:the )?next|next meeting|meeting (?:was |then )?(?:opened|closed|ended|began)"
    r"|there being no|quorum|declarations? of interest|agenda item|signed as a|thanked|presentation|copies? of|attached|proposed by|seconded)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"[.!?;:]+\s|\s[–—-]+\s|,\s+|\s(?:and|but|because|so that|which|who|if|as|when)\s")
_SHORT = 8  # words up to which a text is looked at whole only


def essence(text: str) -> str:
    """Return a text without who said it: "Mrs Fell asked whether the lift works" is about whether the lift works."""
    bare = _FRAME.sub("", text, count=1)
    return bare if len(bare.split()) >= 3 else text


def raises(text: str) -> bool:
    """Return whether a sentence of minutes tells that somebody asked, was worried, or judged; else it only reports."""
    return bool(_RAISES.search(text)) and not _ADMIN.search(text)


def clauses(text: str) -> list[str]:
    """Return a text, and behind it the clauses of a long one: half a sentence may be all that is about the matter."""
    if len(text.split()) <= _SHORT:
        return [text]
    parts = [part.strip() for part in _CUT.split(text)]
    parts = [part for part in parts if len(part.split()) >= 3]
    return [text, *parts] if len(parts) > 1 else [text]
