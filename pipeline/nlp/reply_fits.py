"""Whether a reply gives the kind of thing that was asked for: a time for "when", a sum for "how much", a yes or no."""

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.nlp.stems import content_stems

Signs = dict[str, float]

_ASKING = re.compile(
    r"\b(?:asked|asks?|asking|queried|queries|query|enquired|enquiry|inquired|questioned|question|wonder(?:ed|s|ing)?|know|knew|clarification|clarify|clarity|assurance|raised)\b",
    re.IGNORECASE,
)
#: What a question may ask for, by its word of asking: the first that stands behind the verb decides.
_KINDS: tuple[tuple[str, str], ...] = (
    ("when", r"when|how (?:long|soon)|(?:at )?what (?:time|date|day|year|stage)|(?:the |a )?(?:start |end |opening )?(?:dates?|timescales?|timetable|deadline)"),
    ("how much", r"how (?:many|much|often|far|big|high|large)|(?:the |a )?(?:costs?|price|number|figures?|amount|proportion|percentage|breakdown|level)"),
    ("who", r"who|whose|whom|which (?:officer|councillor|body|person|department|company)"),
    ("why", r"why|how come|the reasons?|what (?:caused|lay|was the reason|is the reason)"),
    ("where", r"where"),
    ("how", r"how"),
    ("which", r"which|what"),
    ("could", r"can|could|may|might|should|would|will|shall|can['’]t|couldn['’]t|won['’]t|wouldn['’]t|(?:if|whether|that) (?:\w+ ){1,5}?(?:can|could|may|might|should|would|will)"),
    ("whether", r"if|whether|is|are|was|were|has|have|had|does|do|did|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|hasn['’]t|haven['’]t|hadn['’]t|doesn['’]t|don['’]t|didn['’]t"),
    ("about", r"about|regarding|re|concerning|update|progress|news|status|abt|over"),
)  # fmt: skip
_KIND = re.compile("|".join(rf"(?P<k{i}>\b(?:{words})\b)" for i, (_, words) in enumerate(_KINDS)), re.IGNORECASE)
#: "has … been decided": asks how things stand, so that "not yet" is an answer.
_STANDS = re.compile(
    r"\b(?:has|have|had|hasn['’]t|haven['’]t|hadn['’]t|did|is|are|was|were)\b(?: \S+){0,8}? (?:been|yet|\w{2,}ed|made|taken|given|got|sold|set|begun|chosen|drawn|come|gone|final|there)\b",
    re.IGNORECASE,
)

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_GIVES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, flags))
    for name, pattern, flags in (
        ("a day", rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|\b{_MONTH}\b|\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?s?\b|\b(?:19|20)\d\d\b|\bthe \d{{1,2}}(?:st|nd|rd|th)\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b", re.I),
        ("a while", r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|few|couple of|several) (?:more )?(?:minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|terms?|years?)\b", re.I),
        ("a season", r"\b(?:next|this|last|the) (?:week|weekend|month|term|year|spring|summer|autumn|winter|new year|half[- ]term)\b|\b(?:christmas|easter|whitsun|half[- ]term|michaelmas|spring|summer|autumn)\b", re.I),
        ("a vague time", r"\b(?:soon|shortly|in due course|in the (?:near )?future|eventually|in time|at (?:a|some) (?:later|future|point)|later|down the line|going forward|in the coming \w+|next stage)\b", re.I),
        ("a sum", r"£|\b\d[\d,.]*\b|%|\b(?:none|half|third|quarters?|twice|double|dozens?|hundreds?|thousands?|most|all|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|nine-tenths)\b", re.I),
        ("a cause", r"\b(?:because|since|as (?!yet|well|to|a\b|an\b|if|of)|due to|owing to|so that|in order to|after|for (?:lack|want|safety|fear)|on (?:cost|safety|grounds)|caused by|result of|to (?:avoid|save|protect|keep|stop|prevent|allow|meet))\b", re.I),
        ("yes or no", r"^(?:[\w.’' ]{1,30}[:–-]\s*|our response:\s*|reply:\s*|hi \w+[,.!]\s*)?(?:yes|no|nope|yep|correct|true|not|none|only|already|of course|absolutely|never)\b|\b(?:that (?:was|is) (?:right|so|correct|the case)|in the affirmative)\b", re.I),
        ("an echo", r"\b(?:it|they|he|she|we|there|this|that|these|i)(?: \w+)? (?:is|are|was|were|has|have|had|does|do|did|can|could|will|would|had|should|must|may|might)(?: not|n['’]t)?\b[.,;:!]?\s*$|\b(?:it|they|he|she|we|there|this|i) (?:is|are|was|were|has|have|had|does|do|did|can|could|will|would|should)(?:n['’]t| not)?[.,;:]", re.I),
        ("a body", r"\b(?:council|county|district|department|dept|agency|board|committee|company|contractor|landowners?|owners?|authority|regulator|minister|government|trust|parish|police|surgery|school|head|clerk|chair(?:man)?|officers?|lawyers?|solicitors?|consultants?|engineers?|partners|diocese|[A-Z]{2,5})\b", 0),
        ("a place", r"\b(?:at|in|on|by|behind|under|beside|opposite|outside) (?:the )?[A-Z]\w+", 0),
        ("a body decides", r"\b(?:decision|decided|decides?|matter|up|rests?|lies|lay|responsib\w+|accountab\w+|say|sits?|for|down) (?:\w+ ){0,3}?(?:of|with|by|for|to|lies|rests?|of the) (?:the |our |that )?(?:[A-Z]\w+|council|county|landowner|department|partners|officers?|board|committee)", 0),
    )
)  # fmt: skip

#: Ways of putting off, of passing over and of keeping on a level that commits to nothing; families, not phrases.
_MANNERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        ("platitude", r"\b(?:values?d?|valued|proud|commit(?:s|ted|ment)|priority|priorities|importan(?:t|ce)|seriously|mindful|aware|appreciat\w+|recogni[sz]\w+|understands?|understood|understanding|challeng\w+|regret\w*|listen\w*|passionate\w*|pleas(?:ed|ure)|grateful|delighted|vital|crucial|fabulous|wonderful|sympath\w+|sorry|good neighbour|partnership|richness|culture|optimis\w+|pessimis\w+|lifeline|everyone|everybody|nobody|national)\b"),
        ("from the chair", r"\b(?:time|next|move[sd]? on|moving on|order|ruled|aired|cut (?:him|her|them|short)|another question|one more|hands?|turn|place for|stick to|question(?:s|er)?|closed?|parked|sit down|(?:not|isn['’]t) the (?:place|time|forum))\b"),
        ("refers back", r"\b(?:refer(?:s|red)? (?:\w+ ){0,4}to|earlier (?:remarks?|answers?|statement|reply)|previous(?:ly)? (?:answer|said|stated|reply)|nothing (?:\w+ )?to add|already (?:been )?(?:said|answered|covered|dealt))\b"),
        ("asks back", r"\?[\"”’')]*\s*(?:said|asked|$)"),
        ("feeling", r"\b(?:felt|feeling|feelings|strongly|view|views|mood|opinions?|disgrace|shame|rumou?rs?|heard|laugh\w*|smil\w+|nod\w*|shrug\w*|look(?:ed|s) at|pointed (?:to|at)|applau\w+|booing|boos|cheer\w*|silence|groan\w*)\b"),
        ("urges", r"\b(?:urged|reminded|remember|encouraged?|invited|should (?:mind|remember|note)|look at what|house rules|people (?:should|must|need))\b"),
        ("contingent", r"\b(?:once|until|till|subject to|depend(?:s|ed|ent|ing)?|hangs?|hung|hing(?:es|ed)|conditional|provided|pending|as and when|if (?:funds?|funding|money|time|resources|the budget)|turns? on|relies|reliant|in the (?:hands|gift) of|at the mercy)\b"),
        ("in a process", r"\b(?:review\w*|process\w*|bids?|business case|negotiat\w+|talks?|talking|conversations?|dialogue|modell\w+|remodell\w+|reconcil\w+|calibrat\w+|audit|surveys?|consult(?:ation|ing)|determin\w+|feasibility|options?|strateg\w+|stage|design|pipeline|wider|study|strand|work ?stream|work(?:ing)? (?:on|through|with|up)|draft\w*|develop\w+|explor\w+|consider\w+|engag\w+|discuss\w+|programme|schedul\w+|approvals?|funding|budget|renewal|ongoing|outstanding|in hand|unresolved|under way|underway)\b"),
        ("waits on another", r"\b(?:await\w*|waiting|wait|still|yet|with|passed?|passing|pass|sent|rais\w+|shared?|sharing|forward\w*|refer\w*|ask(?:ed|ing)?|flag(?:ged)?|put to|taken up|take up|chas\w+|written|writing|write) (?:\w+ ){0,4}?(?:council|county|district|department|dept|agency|board|company|contractors?|owners?|authority|regulator|minister|ministry|team|colleagues?|officers?|lawyers?|solicitors?|consultants?|engineers?|partners?|suppliers?|services?|registry|[A-Z]{2,5})\b"),
        ("knows not", r"\b(?:n[o']t|no|nobody|none|hardly|without|nor|reluctant|unable|premature|guess\w*|pre-?empt|speculat\w+|got me|not sure|unsure|cannot|can['’]t|couldn['’]t|wouldn['’]t|don['’]t|didn['’]t|doesn['’]t|hasn['’]t|haven['’]t) (?:\w+ ){0,4}?(?:know|say|tell|have|had|hand|date|dates|year|figures?|numbers?|name|answer|comment|given|set|known|clear|certain|brought|ready|here|yet|it|that|there|on (?:him|her|me))\b|\b(?:premature|reluctant|guessing|guess|pre-?empt|got me there|no idea|who knows|remains to be seen)\b"),
        ("will seek", r"\b(?:will|would|wd|wld|shall|['’]ll|to|tae|going to|can|could|let['’]s|offered to|agreed to|undertook to|promised to|proposed that|it was undertaken that|be) (?:\w+ ){0,3}?(?:see|look|check|find|ask|chase|raise|raised|revert|reply|respond|write|email|e-mail|ring|phone|call|speak|talk|run|take|bring|feed|pass|put|report|revisit|consider|circulate|circulated|provide|send|confirm|set (?:this|that|it) out|get|seek|contact|investigate|explore|review|pick|picked|add|come back|approach|walk|capture|discuss|follow|go (?:back|away))\b"),
        ("of the question itself", r"\b(?:great|good|fair|excellent|interesting|lively|important|tricky|difficult|valid|thank(?:s|ed)?(?: you)?(?: \w+)? for (?:the|your|this|that|his|her|their)) (?:\w+ )?(?:question|point|one|comment|comments|suggestion|feedback)\b"),
        ("noted only", r"\b(?:noted|acknowledged|recorded|received|thank(?:ed|s)?|n/a|no comment|no response)\b"),
        ("bare quote", r"^[\"“‘(\[]"),
    )
)  # fmt: skip
_NEGATED = re.compile(r"\b(?:not|no|never|nobody|none|nothing|neither|nor|cannot|\w+n['’]t)\b", re.IGNORECASE)
_WANTED = {
    "when": ("a day", "a while", "a season"),
    "how much": ("a sum",),
    "who": ("a body", "a body decides"),
    "why": ("a cause",),
    "where": ("a place",),
    "whether": ("yes or no", "an echo"),
    "could": ("yes or no", "an echo"),
}


@lru_cache(maxsize=8192)
def asked_for(question: str) -> str:
    """Return what kind of thing a question asks for, by the first word of asking behind its verb of asking."""
    verb = _ASKING.search(question)
    found = _KIND.search(question, verb.end()) if verb else None
    found = found or _KIND.search(question)
    if found is None or found.lastgroup is None:
        return "other"
    kind = _KINDS[int(found.lastgroup[1:])][0]
    return "how things stand" if kind == "whether" and _STANDS.search(question, found.start()) else kind


@lru_cache(maxsize=16384)
def given_in(line: str) -> frozenset[str]:
    """Return what kinds of things a line gives, and in what manner it speaks."""
    return frozenset(
        [f"gives {name}" for name, pattern in _GIVES if pattern.search(line)]
        + [f"manner {name}" for name, pattern in _MANNERS if pattern.search(line)]
    )


def fit_signs(question: str, reply: Sequence[str]) -> Signs:
    """Return how the first line of a reply meets what was asked, and how much it adds to the question's own words."""
    kind, line = asked_for(question), reply[0]
    given = given_in(line)
    found: Signs = {f"asks {kind}": 0.5}
    for name in given:
        found[name] = 0.8
        found[f"asks {kind}, {name}"] = 0.8
    wanted = _WANTED.get(kind if kind != "how things stand" else "whether")
    if wanted is not None:
        met = any(f"gives {name}" in given for name in wanted)
        found["meets" if met else "misses"] = 0.6
        found[f"asks {kind}, {'meets' if met else 'misses'}"] = 0.6
    asked, said = set(content_stems(question)), set(content_stems(line))
    echoed, new = len(asked & said), len(said - asked)
    found[f"echoes {min(3, echoed)}"] = 0.5
    found[f"adds {min(6, new)}"] = 0.5
    negated = "negated" if _NEGATED.search(line) else "plain"
    found[f"asks {kind}, {negated}, echoes {min(2, echoed)}"] = 0.6
    found[f"asks {kind}, echoes {min(2, echoed)}, adds {min(3, new // 2)}"] = 0.5
    return found
