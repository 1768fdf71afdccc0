"""The transparency record says what the run knows, leaves open what only people know, and keeps words from being markup."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.records import Analysis, Model
from pipeline.report.exports.transparency import EXPORT
from pipeline.report.study import study_of
from pipeline.report.views.transparency import TO_FILL, transparency_view
from pipeline.resources import shipped_models

#: The numbers of template 3.0 that a record must have.
NUMBERS = (
    *("1", "2", "3", "4"),
    *("1.1", "1.2", "1.3", "1.4"),
    *("2.1", "2.2", "2.3", "2.4"),
    *("3.1", "3.2", "3.3", "3.4", "3.5"),
    *("4.1.1", "4.1.2", "4.1.3", "4.1.4", "4.1.5"),
    *("4.2.1", "4.2.2", "4.2.3", "4.2.4", "4.2.5", "4.2.6", "4.2.7"),
    *("4.3.1", "4.3.2", "4.3.3", "4.3.4", "4.3.5"),
    *("4.4.1", "4.4.2", "4.4.3", "4.4.4", "4.4.5"),
    *("5.1", "5.2"),
)


def _with_models(analysis: Analysis, *more: Model) -> Analysis:
    models = (*shipped_models(without=("static",)), *more)
    return replace(analysis, provenance=replace(analysis.provenance, models=models))


def test_every_field_of_both_tiers_is_there_and_what_is_open_says_what_is_wanted(study_analysis: Analysis) -> None:
    chapters = transparency_view(study_of(_with_models(study_analysis)), title="Pool")
    entries = [entry for chapter in chapters for entry in chapter.entries]
    assert set(NUMBERS) <= {entry.number for entry in entries}
    assert all(entry.text for entry in entries)
    assert all(bool(entry.asks) == (entry.text == TO_FILL) for entry in entries)
    assert any("95% interval" in entry.text for entry in entries if entry.number == "4.2.7")


def test_a_body_that_is_known_is_no_gap(study_analysis: Analysis) -> None:
    def owner(body: str) -> tuple[str, bool]:
        chapters = transparency_view(study_of(study_analysis), title="Pool", body=body)
        entry = chapters[1].entries[0]
        return entry.text, entry.open

    assert owner("Anytown Council") == ("Anytown Council", False)
    assert owner("") == (TO_FILL, True)


def test_a_model_of_ones_own_is_left_to_its_owner(maker: Any, tmp_path: Path) -> None:
    maker.document("a.txt", [("C", "The hall is cold.")])
    analysis = _with_models(maker.analysis(), Model(name="<b>mine</b>", version="1", sha256="ab" * 32))
    (path,) = EXPORT.write(analysis, tmp_path, title="# Pool *and* [hall](x)")
    text = path.read_text("utf-8")
    assert "\\<b\\>mine\\</b\\>" in text
    assert "\\# Pool \\*and\\* \\[hall\\](x)" in text
    assert "It is a model of your own." in text
    assert path.read_bytes() == EXPORT.write(analysis, tmp_path, title="# Pool *and* [hall](x)")[0].read_bytes()
