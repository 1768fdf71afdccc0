"""From views to pages: the Jinja environment, the one stylesheet, and the policy that forbids everything else."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from pipeline.report import words
from pipeline.report.style import fingerprint, style_for
from pipeline.report.views import ReportView

TEMPLATES = Path(__file__).parent / "templates"

#: What stands in the head of every page, in order.
NAVIGATION = (
    ("index.html", "Overview"),
    ("themes.html", "Themes"),
    ("questions.html", "Questions"),
    ("changes.html", "Changes"),
    ("concerns.html", "What recurs"),
    ("actions.html", "Actions"),
    ("documents.html", "Documents"),
    ("unread.html", "Unread"),
    ("review.html", "To check"),
    ("answered.html", "To publish"),
    ("method.html", "Method"),
)

#: What HTML cannot hold, or what would end a line in the middle of it: control characters and lone surrogates.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def render(view: ReportView) -> Iterator[tuple[str, str]]:
    """Yield the name and the HTML of every page.

    Every template without a leading underscore is one page and gets the whole `ReportView`; ``_theme.html`` and
    ``_document.html`` give one page for each theme and each document.
    """
    environment = environment_()
    for path in sorted(TEMPLATES.glob("[!_]*.html")):
        yield path.name, dressed(environment.get_template(path.name).render(view=view, page=path.name))
    for theme in view.theme_pages:
        page = environment.get_template("_theme.html").render(view=view, page=theme.page, theme=theme)
        yield theme.page, dressed(page)
    for document in view.documents:
        template = environment.get_template("_document.html")
        for sheet in document.sheets:
            yield sheet.page, dressed(template.render(view=view, page=sheet.page, document=document, sheet=sheet))


def dressed(page: str) -> str:
    """Put into a page's head the style that it needs, and let the policy name exactly that."""
    style = style_for(page)
    page = page.replace("style-src 'self'", f"style-src {fingerprint(style)}", 1)
    # what people wrote is escaped, so the first empty style element is ours
    return page.replace("<style></style>", f"<style>{style}</style>", 1)


@cache
def environment_() -> Environment:
    """Build the report's environment: a name that is missing is an error, and nothing but our own style is let through."""
    environment = new_environment(TEMPLATES)
    script = (TEMPLATES / "_sift.js").read_text(encoding="utf-8")
    environment.globals.update(
        # the only texts that are not escaped: our own script, which holds no "</", and our own policy
        script=Markup(script),  # noqa: S704
        policy=Markup("default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"),
        script_policy=f"; script-src {fingerprint(script)}",
        navigation=NAVIGATION,
    )
    return environment


def new_environment(*folders: Path) -> Environment:
    """Return an environment in the house's manner over some folders of templates: everything is escaped."""
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(shares=words.SHARES, smallest_base=words.SMALLEST_BASE)
    environment.filters.update(
        figure=words.figure,
        number_of=words.number_of,
        spelled=words.spelled,
        clip=words.clipped,
        capital=words.capital,
        shown=_shown,
    )
    return environment


def _shown(text: str) -> Markup:
    """Escape somebody's words, and show what was masked in them as such."""
    safe, at = Markup(), 0
    for match in words.MASKED.finditer(text):
        safe += escape(_printable(text[at : match.start()])) + Markup('<span class="mask">{}</span>').format(
            match.group()
        )
        at = match.end()
    return safe + escape(_printable(text[at:]))


def _printable(value: Any) -> Any:
    """Show what cannot be printed as the sign for that, so that a page is well formed whatever a file held."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value) if type(value) is str else value
