"""From views to pages: the Jinja environment, the one stylesheet, and the policy that forbids everything else."""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report import words
from pipeline.report.views import ReportView

TEMPLATES = Path(__file__).parent / "templates"

#: What stands in the head of every page, in order.
NAVIGATION = (
    ("index.html", "Overview"),
    ("themes.html", "Themes"),
    ("questions.html", "Questions"),
    ("changes.html", "Changes"),
    ("concerns.html", "Concerns"),
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
        yield path.name, environment.get_template(path.name).render(view=view, page=path.name)
    for theme in view.theme_pages:
        yield theme.page, environment.get_template("_theme.html").render(view=view, page=theme.page, theme=theme)
    for document in view.documents:
        name = document.line.page
        yield name, environment.get_template("_document.html").render(view=view, page=name, document=document)


@cache
def environment_() -> Environment:
    """Build the report's environment: a name that is missing is an error, and nothing but our own style is let through."""
    environment = new_environment(TEMPLATES)
    style = stylesheet()
    script = (TEMPLATES / "_sift.js").read_text(encoding="utf-8")
    environment.globals.update(
        # the only texts that are not escaped: our own stylesheet and script, which hold no "</"
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=f"default-src 'none'; style-src {fingerprint(style)}; img-src data:; base-uri 'none'; form-action 'none'",
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
    )
    return environment


def stylesheet() -> str:
    """Return the one stylesheet, for whoever else shows pages in the report's look."""
    return (TEMPLATES / "_style.css").read_text(encoding="utf-8")


def fingerprint(text: str) -> str:
    """Return what a content policy names to let exactly this style or script through."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _printable(value: Any) -> Any:
    """Show what cannot be printed as the sign for that, so that a page is well formed whatever a file held."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value) if type(value) is str else value
