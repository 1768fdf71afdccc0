"""How far coders agree: one file or several, people and models, by label and together."""

import json

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import PipelineError
from pipeline.nlp.evaluate_agreement import codings_of_columns, codings_of_files, evaluate_agreement
from pipeline.records import Coding


def coded(unit, label, coder, layer="theme"):
    return Coding(segment_id=unit, layer=layer, label=label, coder=coder, score=1.0)


def test_two_columns_of_a_file_give_the_kappa_worked_by_hand(tmp_path):
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    path = tmp_path / "both.csv"
    path.write_text("anna,ben,note\n" + "".join(f"{one},{other},\n" for one, other in pairs) + "y,,\n,n,\n", "utf-8")
    result = evaluate_agreement(codings_of_columns(path, ("anna", "ben"), "theme"), "theme", ("anna", "ben"))
    (pair,) = result["pairs"]
    assert (pair["base"], pair["coded_by_one_alone"]) == (50, 2)
    assert pair["kappa"]["value"] == pytest.approx(0.4)
    assert pair["kappa"]["low"] < 0.4 < pair["kappa"]["high"]
    assert pair["same_labels"]["value"] == pytest.approx(0.7)
    assert pair["differ"] == [{"first": "n", "second": "y", "units": 10}, {"first": "y", "second": "n", "units": 5}]
    # With two labels each of them, given or not, has the kappa of the whole.
    assert [(row["label"], row["both"], row["kappa"]["value"]) for row in pair["labels"]] == [
        ("n", 15, pytest.approx(0.4)),
        ("y", 20, pytest.approx(0.4)),
    ]
    assert result["alpha_over_all"]["value"] == pair["alpha"]["value"]


def test_comments_of_several_files_are_found_by_their_words_and_the_same_words_twice_are_two(tmp_path):
    (tmp_path / "anna.csv").write_text("said,mark\nGrit bins,a\nNo grit,b; c\nGrit bins,b\n", "utf-8")
    (tmp_path / "ben.csv").write_text("mark,said\nc;b,No  grit\na,GRIT bins\nb,grit bins\nb,Salt\n", "utf-8")
    codings = codings_of_files([tmp_path / "anna.csv", tmp_path / "ben.csv"], "said", "mark", "theme")
    result = evaluate_agreement(codings, "theme")
    (pair,) = result["pairs"]
    assert pair["coders"] == ["anna", "ben"]
    assert (pair["base"], pair["coded_by_one_alone"], pair["same_labels"]["value"]) == (3, 1, 1.0)


def test_three_coders_are_compared_two_by_two_and_together():
    labels = {"person:a": "xxyy", "person:b": "xxyz", "model:c@2": "xyyz"}
    codings = [coded(str(at), label, who) for who, row in labels.items() for at, label in enumerate(row)]
    result = evaluate_agreement(codings, "theme")
    assert [pair["coders"] for pair in result["pairs"]] == [
        ["model:c@2", "person:a"],
        ["model:c@2", "person:b"],
        ["person:a", "person:b"],
    ]
    assert [pair["same_labels"]["value"] for pair in result["pairs"]] == [0.5, 0.75, 0.75]
    assert result["units"] == {"coded": 4, "by_two_or_more": 4}
    assert 0.3 < result["alpha_over_all"]["value"] < 0.7
    assert evaluate_agreement(codings, "theme", ["c", "a"])["coders"] == ["model:c@2", "person:a"]


def test_that_nothing_fits_is_a_judgement_and_not_coding_is_none():
    codings = [
        coded("1", "nothing fits", "model:m", "no_theme"),
        coded("1", "none", "person:p"),
        coded("2", "roads", "model:m"),
        coded("2", "roads", "person:p"),
        coded("3", "roads", "model:m"),
        coded("2", "mixed", "person:p", "sentiment"),
    ]
    (pair,) = evaluate_agreement(codings, "theme")["pairs"]
    assert (pair["base"], pair["coded_by_one_alone"], pair["kappa"]["value"]) == (2, 1, 1.0)


def test_coders_who_share_no_comment_get_no_figure():
    (pair,) = evaluate_agreement([coded("1", "a", "x"), coded("2", "a", "y")], "theme")["pairs"]
    assert (pair["base"], pair["kappa"]["value"], pair["labels"]) == (0, None, [])


@pytest.mark.parametrize(
    ("layer", "coders", "way_out"),
    [("theme", ("x", "z"), "there are x, y"), ("sentiment", (), "there are none"), ("theme", ("x",), "two coders")],
)
def test_what_cannot_be_compared_is_said_with_who_there_is(layer, coders, way_out):
    with pytest.raises(PipelineError, match=way_out):
        evaluate_agreement([coded("1", "a", "x"), coded("1", "a", "y")], layer, coders)


def test_a_column_that_is_not_there_is_named(tmp_path):
    (tmp_path / "c.csv").write_text("anna\nx\n", "utf-8")
    with pytest.raises(PipelineError, match=r"no column 'ben'. Its columns are: anna"):
        codings_of_columns(tmp_path / "c.csv", ("anna", "ben"), "theme")


def test_the_command_prints_each_pair_and_each_label(tmp_path):
    path = tmp_path / "three.csv"
    path.write_text("anna,ben,cyd\nroads,roads,bins\nbins,roads,bins\nbins; roads,bins,bins\nroads,,roads\n", "utf-8")
    asked = ["evaluate", "agreement", str(path), "--coder", "anna", "--coder", "ben", "--coder", "cyd"]
    result = json.loads(CliRunner().invoke(app, [*asked, "--json"]).output)
    assert [pair["base"] for pair in result["pairs"]] == [3, 4, 3]
    said = CliRunner().invoke(app, asked)
    assert said.exit_code == 0, said.output
    for words in ("Comments", "4 coded, 4 by two or more", "anna and ben", "Cohen's kappa", "bins + roads | bins: 1"):
        assert words in said.output
    assert CliRunner().invoke(app, [*asked, "--quiet"]).output == ""


@pytest.mark.parametrize(
    ("arguments", "way_out"),
    [
        (["x.qdpx"], "--out"),
        (["x.csv"], "--coder anna --coder ben"),
        ([], "or a run with --out"),
        (["x.csv", "--coder", "a", "--coder", "b"], "Check the path"),
    ],
)
def test_the_command_says_the_way_out(arguments, way_out):
    done = CliRunner().invoke(app, ["evaluate", "agreement", *arguments])
    assert done.exit_code == 2
    assert way_out in done.stderr
