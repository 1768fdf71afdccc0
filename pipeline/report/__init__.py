"""From an analysis to pages and tables that a person can read, check and mail."""

from pathlib import Path

from pipeline.discover import discover
from pipeline.editions import Edition
from pipeline.privacy.suppress import SMALLEST
from pipeline.records import Analysis
from pipeline.report.exports import Export
from pipeline.report.html import render
from pipeline.report.views import report_view


def write_report(
    analysis: Analysis,
    out: Path,
    *,
    title: str | None = None,
    body: str | None = None,
    edition: Edition | None = None,
    named: bool = False,
    smallest: int = SMALLEST,
) -> list[Path]:
    """Write the pages and tables of one analysis into a folder, which is made where it is missing.

    Parameters
    ----------
    analysis : Analysis
        With people's decisions in it, where there is an edition: `pipeline.ledger.applied`.
    out : Path
    title : str, optional
        What the study is called on its pages.
    body : str, optional
        Whose study it is.
    edition : Edition, optional
        Where every question stands by the ledger. Without it nothing is said of what has changed.
    named : bool
        Leave people's names on the page that is made to be published.
    smallest : int
        Groups smaller than this are not told apart on that page.

    Returns
    -------
    list of Path
        What was written; the same analysis and edition always give the same bytes.
    """
    out.mkdir(parents=True, exist_ok=True)
    exports: dict[str, Export] = discover("pipeline.report.exports", "EXPORT")
    written = [path for export in exports.values() if export.with_run for path in export.write(analysis, out, edition)]
    for name, page in render(
        report_view(analysis, title=title, body=body, edition=edition, named=named, smallest=smallest)
    ):
        written.append(out / name)
        written[-1].write_text(page, encoding="utf-8", newline="\n")
    return written
