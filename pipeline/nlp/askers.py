"""Who put a question that stands in so many words: named over it, in front of it, or behind it."""

import re

from pipeline.names import signed_in_brackets
from pipeline.nlp.memory import Memory
from pipeline.nlp.name_words import PERSON, ROLE_WORD, TITLE
from pipeline.nlp.named_by import named_after
from pipeline.nlp.nicknames import nickname_in_front
from pipeline.nlp.speakers import is_person, person_in_front
from pipeline.privacy.first_names import FIRST_NAMES

_PLACE = r"(?:\s*,\s*[^.?!:]{2,40}|\s*[(\[][^()\[\]]{1,60}[)\]])?"
_TITLED = rf"{TITLE}\s[\w.’'&-]+(?:\s(?!to\b|asked\b)[\w.’'&-]+){{0,4}}?"
_TITLED_OF = re.compile(rf"(?i:{TITLE})\s[\w.’'&-]+(?:\s[\w.’'&-]+){{0,4}}?,\s[^,]{{2,40}}")
_OVER = re.compile(
    rf"(?:(?:supplementary|written|public|verbal|further)\s+)*(?:(?:questions?|quer(?:y|ies)|asked|put|submitted)\s*(?:no\.?\s*)?\d{{0,3}}\s*[:–-]?\s*(?:put |submitted |asked )?(?:by|from|of)\s*:?\s+(?P<from>.+?)(?:\s+to\s+.+)?[:.,]?$"
    rf"|(?:(?:question|query)\s*(?:no\.?\s*)?\d{{1,3}}\s*[:–-]\s*)?(?:from\s+)?(?:an?\s[\w\s]{{3,40}},\s+)?(?P<name>{_TITLED}){_PLACE}(?:\s+to\s+.+|\s+asked)?:?$)",
    re.IGNORECASE,
)
#: "Question 3: Tess Orrin, Mill Row", "Public question – Tess Orrin"
_NUMBERED = re.compile(
    r"(?:(?i:public|written|supplementary|member['’]?s?)\s)*(?i:question|query|q)\s*(?i:no\.?\s*)?\d{0,3}\s*[:–-]+\s*"
    rf"(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w.’'-]*){{1,3}}){_PLACE}\W*$"
)
_FROM = re.compile(
    r"(?:and,?\s+|also,?\s+)?(?:from|on behalf of)\s+(?P<name>(?:an?\s|the\s|some\s)?[\w.’'&-]+(?:\s[\w.’'&-]+){0,5}?)"
    r"(?:\s*[(\[][^()\[\]]{1,60}[)\]])?(?:\s+by (?:e-?mail|letter|post|phone|telephone))?\s*(?:[:,]|\s[–—-])\s+",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"(?P<name>[A-Z][^:?!;–—]{0,58}?)(?P<place>\s*[(\[][^()\[\]]{1,60}[)\]])?\s*(?::|\s[–—-])\s+(?=(?:[\"“'‘…]|\.{3})?\w)"
)
_SOMEBODY = re.compile(
    rf"(?:(?:an?|the|one|another|some|several|our|two)\s)?(?:[\w’'-]+\s){{0,4}}?{ROLE_WORD}(?:\s\d{{1,2}})?(?:\s(?:from|of|at|in|on|for|with|to|living|near)\s[\w’'. -]{{2,40}})?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[](?P<name>[A-Z][\w.’'& -]{1,38})(?:,[^()\[\]]{1,40})?[)\]]:?\s+(?=[\"“'‘]?[A-Za-z])")
#: "[00:12:40]" or "12/01", in front of who speaks.
_STAMP = re.compile(r"[\[(]?(?:\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)[\])]?\s*[–—-]?\s*(?=[A-Z])")
_MARK = re.compile(r"[:–—,)\]]|\s-")  # without any of these nobody is set off in front
_TO = re.compile(r"(.+?)\s+to\s+(?:the\s)?[A-Z][\w’'-]+")
_SOMEBODY_OVER = re.compile(r"(?:[Qq]uestion\s)?[Ff]rom\s(an?\s[^,:;.?]{3,60}?)[:.]?$")
_PUTS = re.compile(
    r"\b(?:put|puts|raised|raises|asked|asks|posed|had|has)\s(?:[\w-]+\s){0,3}(?:questions?|quer(?:y|ies)|points?)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|said|asked|report(?:ed)?|update|feedback|questions?|meetings?|minutes|elections?|vacanc\w+|training|surveys?|matters|items?)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[?,][\"'”’]?\s*(?:asked|enquired|inquired|queried|wondered)\s+((?:the |a |an |one )?[^.,;?]{2,50}?)\s*(?=[.,;]|$)"
    rf"|\?[\"'”’]\s*said\s+((?:the |a |an |one )?[^.,;?]{{2,50}}?)\s*(?=[.,;]|$)"
    rf"|[?,][\"'”’]?\s+((?:[Tt]he |[Aa]n? |[Oo]ne |[Ss]ome )?(?:{TITLE}\s)?(?:[\w’'-]+\s){{1,4}}?)(?:then |also |again )?(?:asked|enquired|inquired|queried|wondered)\s*(?=[.,;]|$)"
)

#: "Questions from Members related to:"
_ABOUT_END = re.compile(
    r"\s(?:(?:related|relating|in relation|with regard) to|about|regarding|concerning|on)$", re.IGNORECASE
)


def named_over(line: str) -> str | None:
    """Return who is named alone over a question: "Question 1 from Mrs Dent", "Mr Pell, Mill Row", "Cllr Voss to Cllr Pym"."""
    if len(line) > 100 or line.endswith(("?", "!")) or (line.endswith(".") and len(line.split()) > 4):
        return None
    if (named := _NUMBERED.match(line)) and named["name"].split()[0].lower() in FIRST_NAMES:
        return named["name"]
    match = _OVER.match(line)
    if not match:
        somebody = _SOMEBODY_OVER.match(line)
        return somebody.group(1) if somebody and _SOMEBODY.match(somebody.group(1)) else None
    name = _ABOUT_END.sub("", (match["from"] or match["name"]).strip(" :.,"))
    return re.sub(rf"{_PLACE}$", "", name).strip(" :.,") or None


def named_alone(line: str) -> str | None:
    """Return who is all that stands where a question should, its label taken off: "Tess Orrin, Mill Row"."""
    return named_over(line) or named_over(f"Question: {line}")


def named_in_front(sentence: str, memory: Memory | None = None) -> tuple[str, int] | None:
    """Return who is named in front of a question, and where its words start: "A lady at the back – what about the bus?".

    A lone word before a dash is a name only where ``memory`` knows it: "Nell – is it open?", but "Parking – is it open?".
    """
    if _MARK.search(sentence, 0, 200) is None:
        return None
    if memory is not None and (nick := nickname_in_front(sentence, memory.nicknames)):
        return nick
    if stamp := _STAMP.match(sentence):
        inner = named_in_front(sentence[stamp.end() :], memory)
        return (inner[0], stamp.end() + inner[1]) if inner else None
    match = _FROM.match(sentence) or _BRACKETED.match(sentence)
    if match:
        inner = named_in_front(sentence[match.end() :], memory)
        return (inner[0], match.end() + inner[1]) if inner else (match["name"], match.end())
    match = _FRONT.match(sentence)
    if not match or len(match["name"].split()) > 8:
        return None
    name = match["name"].strip()
    if _PUTS.search(name):
        return None  # "Mrs Dent put two questions to the Chair: …"
    if addressed := _TO.fullmatch(name):
        name = addressed.group(1)
        if is_person(name, ":") and re.fullmatch(PERSON, name):
            return name, match.end()
    if (memory is not None and memory.knows(name)) or _TITLED_OF.fullmatch(name):
        return name, match.end()
    if person_in_front(sentence) is not None and is_person(name, sentence[match.end("name") :]):
        return name + (match["place"] or ""), match.end()
    if _SOMEBODY.match(name) and not _VERB.search(name):
        return name, match.end()
    return None


_WRITTEN = re.compile(
    r"\b(?:letters?|e-?mails?|correspondence|messages?|notes?|petition|questions?|query|statement)\b[^.?“”\"]{0,60}?\b(?=(?:from|by)\s)",
    re.IGNORECASE,
)
_READ = re.compile(
    r"(?:\([a-z]\)\s*|[-•]\s*)?(?:an?\s+)?(?:letter|e-?mail|correspondence|petition)\b|[^.?]*\bread\b", re.IGNORECASE
)
_SAYS_WHO = re.compile(
    r"((?:the |a |an |one )?[\w.’' -]{2,40}?)\s+(?:then |also )?(?:asked|enquired|inquired|queried|wondered)[.,]?$",
    re.IGNORECASE,
)


def author_read_out(sentence: str) -> str | None:
    """Return whose letter or question is told or read out: "The Chair read a question sent in by Mrs Dent …"."""
    if not _READ.match(sentence):
        return None
    match = _WRITTEN.search(sentence, 0, 160)
    return named_after(sentence, match.end(), min(len(sentence), match.end() + 80)) if match else None


_SAID_BY = re.compile(
    r"[^.?]{0,40}\b(?:was|were)\s(?:\w+\s)?(?:put|said|stated|suggested|pointed out|mentioned|noted|reported|argued|felt)\b[^.,;?]{0,40}?\b(?=by\s)"
)


_VIEW = re.compile(
    rf"It was ({PERSON})['’]s (?:understanding|view|recollection|belief|opinion|feeling|impression|experience)\b"
)


def said_by(sentence: str) -> str | None:
    """Return by whom something was said, in the passive: "It was put to the Chair by Mrs Dent that …"."""
    if view := _VIEW.match(sentence):
        return view.group(1)
    match = _SAID_BY.match(sentence)
    return named_after(sentence, match.end(), min(len(sentence), match.end() + 60)) if match else None


def says_who_asked(sentence: str) -> str | None:
    """Return who a sentence behind a question in quotation marks says asked it: "Mrs Dent asked."."""
    match = _SAYS_WHO.match(sentence) if len(sentence) < 60 else None
    return match.group(1) if match else None


def named_behind(sentence: str) -> tuple[str, int] | None:
    """Return who is named behind a question, and where that ends: "… be mended?" asked Mrs Dent."""
    match = _BEHIND.search(sentence)
    return ((match.group(1) or match.group(2) or match.group(3)).strip(), match.end()) if match else None


_NAME_PART = r"[A-Z][\w’'-]+"
_SIGNED = re.compile(
    rf"\W*(?:{TITLE}\s(?:[A-Z]\.?\s)*{_NAME_PART}(?:\s{_NAME_PART})?|(?:[A-Z]\.\s?)+{_NAME_PART}(?:\s{_NAME_PART})?"
    rf"|(?P<first>{_NAME_PART})(?:\s{_NAME_PART}){{1,2}})(?:,\s[^.?!]{{2,50}})?\W*$"
)


def signed(text: str) -> str | None:
    """Return who has put his name behind a question, where the words behind it are nothing but that: "(Tess Orrin)"."""
    if name := signed_in_brackets(text):
        return name
    match = _SIGNED.match(text)
    if match is None or (match["first"] and match["first"].lower() not in FIRST_NAMES):
        return None
    return text.strip(" \t–—-()[].")


_QUOTED_BY = re.compile(
    rf"[?.!][\"”]\s*[–—~(-]+\s*(?P<who>(?:{TITLE}\s)?{_NAME_PART}(?:\s[A-Z][\w.’'-]*){{0,2}}|[Aa]nonymous)(?:,\s[^.?!]{{2,40}})?\W*$"
)


def quoted_by(text: str) -> str | None:
    """Return who has put his name behind words in quotation marks: "… be kept?" – Jo, Mill Row."""
    match = _QUOTED_BY.search(text)
    return match["who"] if match else None
