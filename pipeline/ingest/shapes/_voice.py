"""Tell whose voice a stretch of prose is: somebody giving an opinion, or an organisation giving information."""

import re

_ME = re.compile(r"\b(?:I|I['’](?:m|d|ve|ll)|[Mm]y|[Mm]e|[Mm]yself|[Mm]ine)\b")
_US = re.compile(r"\b(?:we|we['’](?:re|d|ve|ll)|our|us)\b", re.IGNORECASE)
_OPINION = re.compile(
    r"\b(?:think|thinks|feel|feels|felt|believe|believes|hope|hopes|hoping|wish|prefer|loved?|loving|liked?|hated?|enjoy(?:ed|able|ing)?|"
    r"worry|worried|worries|worrying|concern(?:ed|s|ing)?|afraid|scared|fear|fears|upset|annoy(?:ed|ing)|frustrat(?:ed|ing|ion)|"
    r"disappoint(?:ed|ing|ment)|disagree|agree|oppose|object|support|against|happy|unhappy|pleased|grateful|thank|thanks|appreciate[ds]?|"
    r"great|good|better|best|bad|worse|worst|excellent|brilliant|fantastic|wonderful|lovely|amazing|helpful|friendly|useful|useless|"
    r"poor|terrible|awful|appalling|dreadful|disgusting|disgrace(?:ful)?|rude|unfair|wrong|ridiculous|nonsense|shame|sad|sorry|"
    r"difficult|hard|impossible|dangerous|unsafe|noisy|dirty|slow|expensive|confus(?:ed|ing)|waste|lack(?:s|ing)?|need(?:s|ed)?|should|"
    r"shouldn['’]t|ought|must|too|never|unfortunately|sadly|would like|would love|would be (?:nice|good|great|useful|helpful)|please)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:we (?:will|have|are (?:pleased|delighted|working|committed|currently|now))|the (?:council|committee|board|trust|panel|team|report|survey|"
    r"consultation|results?|respondents?) (?:will|has|have|was|were|is|are)|(?:was|were|is|are|been|be) (?:held|agreed|approved|received|published|"
    r"submitted|conducted|carried out|announced|launched|invited|asked|circulated|noted)|for (?:more|further) information|please (?:contact|visit|see|note|"
    r"email|e-mail|click|read)|in accordance with|in line with|pursuant)\b",
    re.IGNORECASE,
)
_PEOPLE = (
    r"(?:residents?|respondents?|participants?|people|parents?|carers?|patients?|visitors?|customers?|passengers?|users?|members?|staff|students?|pupils?|"
    r"tenants?|drivers?|traders?|businesses|villagers|neighbours?|attendees|volunteers|families|employees|commuters|others?|delegates?|consultees?|"
    r"shoppers|walkers|cyclists|learners|colleagues|clients|local people|young people)"
)
_SAID = (
    r"(?:said|told|felt|feels?|thought|think|believed?|complained|commented|praised|criticised|criticized|worried|feared|hoped?|wanted|want|would like|"
    r"asked for|called for|suggested|argued|expressed|reported|disliked?|liked?|loved?|found|welcomed|objected|stressed|warned|"
    r"(?:was|were|is|are) (?:\w+ )?(?:worried|concerned|unhappy|happy|pleased|disappointed|frustrated|afraid|grateful|in favour|opposed|against|keen|sceptical))"
)
_REPORTED = re.compile(rf"\b{_PEOPLE}\b(?:\W+\w+){{0,5}}?\W+{_SAID}\b", re.IGNORECASE)


def opinion(text: str) -> float:
    """Say from 0 to 1 how much a text sounds like somebody's own view rather than an organisation's information."""
    words = max(len(text.split()), 1)
    score = 0.25
    score += 0.35 * bool(_ME.search(text))
    score += 0.1 * bool(_US.search(text))
    score += min(0.4, 0.2 * len(_OPINION.findall(text)))
    score += 0.1 * ("!" in text)
    score -= 0.3 * min(2, len(_OFFICE.findall(text)))
    score -= 0.1 * (words > 120)
    return min(1.0, max(0.0, score))


def reported(text: str) -> bool:
    """Whether a sentence reports what a group of people felt or said, as summaries of consultations do."""
    return bool(_REPORTED.search(text))


_REPLY = re.compile(
    r"^\W*(?:(?:yes|no|sure|indeed|agreed|noted|good (?:idea|point|question)|great (?:idea|point|question)|will do|done|fixed|correct|exactly|thanks for (?:the|your|this|letting)|"
    r"thank you for (?:the|your|this|letting)|sorry (?:about|for)|apologies|we (?:will|are|have|can|could|do|did|plan|try|agree|know|hope|think|would|decided|chose)|we['’](?:ll|re|ve|d)|"
    r"you (?:can|could|should|may|will)|it['’]s|there (?:is|are|will)|see|answer|reply|response|a)\b|https?://|->|→|⇒|=>|@\w)",
    re.IGNORECASE,
)


def replies(text: str) -> bool:
    """Whether a note under a comment is worded as an organiser's reply to it."""
    return bool(_REPLY.match(text))
