"""What stands on a page but was said by nobody: menus, cookie notes, page dates, share links."""

import re

#: How long a line of furniture may be; longer ones hold somebody's words.
LONGEST = 200

RELATED = "list of related pages"

_LINK = r"[\[\(]?\s*{}\s*[\]\)]?(?:\([^)\s]*\))?"
_LEAD = r"[\s\[\]()*_>|•·»«←→↑↓^–—-]*"

_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "site menu",
        (
            r"(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|search|footer|menu)",
            r"(?:back|return|go) to (?:the )?(?:top|home ?page|index|list|previous page|all \w+|start)(?: of (?:the |this )?page)?",
            r"search (?:this|the|our) (?:web ?)?site",
            r"(?:main |site |toggle |open |close |show |hide |mobile )?(?:menu|navigation|search|site ?map)",
            r"(?:previous|next|prev|newer|older)(?: (?:page|post|article|topic|entry|posts|entries))?",
            r"(?:you are here|breadcrumbs?)\b.*",
            r"(?:home|start)(?:\s*(?:[>»›/|]|::|→)\s*[^>»›/|]{1,60})+",
            r"[A-Za-z][\w ,&'’-]{1,40}(?:\s+[>»›]\s+[A-Za-z][\w ,&'’-]{1,40})+",
            r"(?:was|is|did you find) (?:this|the) (?:page|article|information|answer)s? (?:helpful|useful)\W*(?:yes|no|\W)*(?:(?:report|tell us|give|leave)\b[^.?!]{0,50})?|is there anything wrong with this page\W*|report a problem with this page",
            r"page \d+(?: of \d+)?|\d+ of \d+ pages?",
            r"log ?(?:in|out)|sign (?:in|out|up)|register|my account|subscribe|unsubscribe|rss|contact us|site map|accessibility|privacy|terms|home",
            r"(?:accessibility|privacy|cookies?|terms)(?:(?: and| &|,| \|) (?:accessibility|privacy|cookies?|terms))* (?:statement|policy|notice|settings|of use|& conditions|and conditions)",
            r"(?:expand|collapse|show|hide|open|close)(?: all| sections?| more| less)*|read more|show more|view all|see all|load more|more…|\.\.\.more",
        ),
    ),
    (
        "cookie note",
        (
            r"(?:we|this (?:web ?)?site|our (?:web ?)?site|the (?:web ?)?site)\b.{0,80}\bcookies\b.*",
            r"(?:accept|reject|allow|manage|deny)(?: (?:all|additional|analytics|non-essential|optional|only))*(?: (?:necessary|essential))? cookies?(?: settings| preferences)?",
            r"cookies? (?:on|settings|preferences|policy|notice|consent)\b.*",
            r"by (?:continuing|using|browsing)\b.{0,80}\bcookies\b.*",
        ),
    ),
    (
        "page date",
        (
            r"(?:this )?(?:page|article|document|content|faq|information|web ?site)?\s*(?:was |is )?(?:last )?(?:updated|modified|reviewed|edited|changed|published|revised)(?: on| at| by)?\s*:?\s*[^.?!]{0,20}\d[^.?!]{0,40}",
            r"(?:published|posted|created|date|updated|printed|downloaded|retrieved|accessed)(?: on| at| from)?\s*:\s*[^.?!]{0,20}\d[^.?!]{0,40}",
            r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}\s*\.?",
        ),
    ),
    (
        "share link",
        (
            r"(?:share|tweet|e-?mail|print|like|follow|pin)(?: (?:this|the|us|it|on|via|by|with|page|article|post|link|to))*(?: (?:facebook|twitter|x|linkedin|whatsapp|reddit|e-?mail|instagram|youtube|pinterest|a friend))?",
            r"(?:facebook|twitter|linkedin|whatsapp|instagram|youtube|pinterest|reddit|e-?mail|print)(?:[\s,|/·•]+(?:facebook|twitter|linkedin|whatsapp|instagram|youtube|pinterest|reddit|e-?mail|print))*",
            r"(?:opens|open) in (?:a )?new (?:tab|window)",
        ),
    ),
    ("bars of a table that lost its shape", (r"\|+",)),
    (
        "votes on a line of their own",
        (r"\d{1,4}\s+(?:up-?)?(?:votes?|likes?)|(?:up-?)?(?:votes?|likes?)\s*:?\s*\d{1,4}",),
    ),
    (
        "copyright line",
        (
            r"(?:©|\(c\)|copyright\b).*",
            r"all rights reserved.*",
            r"(?:powered|built|hosted|designed) (?:by|with|on) .{1,60}",
        ),
    ),
    (
        RELATED,
        (
            r"(?:supporting|related|associated|attached|further) (?:documents?|pages?|links?|content|articles?|topics?|downloads?|reading)\s*:?",
            r"(?:see|read) also\s*:?",
            r"(?:downloads?|attachments?|useful links|quick links|tags|categories|filed under)\s*(?::.{0,120})?",
        ),
    ),
    ("picture", (r"!\[[^\]]*\]\([^)]*\)", r"(?:image|picture|photo|figure|logo)\s*:\s*\S+\.(?:png|jpe?g|gif|svg)")),
)
_COMPILED = tuple(
    (reason, tuple(re.compile(rf"{_LEAD}(?:{pattern}){_LEAD}\.?", re.IGNORECASE) for pattern in patterns))
    for reason, patterns in _KINDS
)

_LINKED = re.compile(r"(?<!!)\[([^\]]*)\]\([^)\s]*\)")


def furniture(text: str) -> str | None:
    """Return why a whole line is no part of what was written, or None where it may be somebody's words."""
    line = " ".join(_LINKED.sub(r"\1", text).split())
    if not line or len(line) > LONGEST:
        return None
    return next(
        (reason for reason, patterns in _COMPILED if any(pattern.fullmatch(line) for pattern in patterns)), None
    )
