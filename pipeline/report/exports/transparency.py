"""Markdown: a draft of the UK algorithmic transparency record."""

from pathlib import Path

from pipeline.editions import Edition
from pipeline.records import Analysis
from pipeline.report.exports import Export
from pipeline.report.study import study_of
from pipeline.report.views.transparency import Chapter, transparency_view

_NAME = "transparency.md"


def _write(analysis: Analysis, out: Path, edition: Edition | None = None, *, title: str | None = None) -> list[Path]:
    chapters = transparency_view(study_of(analysis, edition), title=title or "What people said")
    path = out / _NAME
    path.write_text(markdown(chapters), encoding="utf-8", newline="\n")
    return [path]


def markdown(chapters: tuple[Chapter, ...]) -> str:
    """Lay the record out; what a person must fill in is marked and counted at the top."""
    entries = [entry for chapter in chapters for entry in chapter.entries]
    missing = [entry for entry in entries if entry.open]
    lines = [
        "# Algorithmic transparency record (draft)",
        "",
        "By the Algorithmic Transparency Recording Standard, template 3.0. Filled in from the run and from the cards of "
        f"its models; {len(missing)} of {len(entries)} fields only you can fill in, and all of it wants your reading.",
    ]
    for chapter in chapters:
        lines += ["", f"## {chapter.title}"]
        for entry in chapter.entries:
            lines += ["", f"**{entry.number} {entry.name}**", "", _plain(entry.text)]
            if entry.open:
                lines += ["", f"> {_plain(entry.asks)}"]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """Keep words from being read as markup: a study's title, a body's name, a model's name are other people's."""
    folded = " ".join(text.split())
    return "".join(f"\\{letter}" if letter in r"\`*_<>[]#|" else letter for letter in folded)


EXPORT = Export(
    name="transparency",
    suffix=".md",
    about="a draft of the UK algorithmic transparency record, to be completed by hand",
    write=_write,
    single=_NAME,
)
