import json

import numpy as np
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import PipelineError
from pipeline.nlp.evaluate_concerns import as_segments, pair_counts, pair_figures, read_cases

REMARKS = [
    ("The ferry leaves without us.", "ferry"),
    ("Our ferry leaves before the hooter.", "ferry"),
    ("That ferry leaves too soon.", "ferry"),
    ("Soup is cold in the galley.", "soup"),
    ("Cold soup again in the galley.", "soup"),
    ("The galley soup was cold.", "soup"),
    ("A heron nests on the crane.", None),
]


def written(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_pairs_are_counted_within_a_study():
    gold, given = ["a", "a", "a", "b", None], ["x", "x", None, "x", None]
    right, wrong, missed = pair_counts(gold, given)
    assert (right, wrong, missed) == (1.0, 2.0, 2.0)
    assert pair_counts(gold, gold) == (3.0, 0.0, 0.0)
    assert pair_counts([None, None], ["x", "x"]) == (0.0, 1.0, 0.0)


def test_a_remark_drawn_twice_makes_no_pair_with_itself():
    assert pair_counts(["a", "a"], ["x", "x"], np.array([3.0, 0.0])) == (0.0, 0.0, 0.0)
    assert pair_counts(["a", "a"], ["x", "x"], np.array([2.0, 1.0])) == (2.0, 0.0, 0.0)


@pytest.mark.parametrize("studies", [1, 12])
def test_figures_have_base_and_interval(studies):
    one = (["a", "a", "a", "b", "b"], ["x", "x", None, "y", "y"])
    other = (["a", "a", None, None, None], ["x", None, "x", None, None])
    found = pair_figures([one, other] * (studies // 2) if studies > 1 else [one])
    assert found["base"]["studies"] == studies
    for figure in found["pairs"].values():
        assert 0 <= figure["low"] <= figure["value"] <= figure["high"] <= 1
    assert found["pairs"]["f1"]["low"] < found["pairs"]["f1"]["high"]
    if studies == 1:
        assert found["pairs"]["precision"]["value"] == 1.0
        assert found["pairs"]["recall"]["value"] == 0.5
        assert found["base"]["pairs_by_reader"] == 4


def test_the_command_tells_how_often_pairs_are_right(tmp_path):
    rows = [{"text": text, "concern": concern, "study": "quay"} for text, concern in REMARKS]
    done = CliRunner().invoke(
        app, ["evaluate", "concerns", "--data", str(written(tmp_path / "remarks.jsonl", rows)), "--json"]
    )
    assert done.exit_code == 0, done.output
    result = json.loads(done.output)
    assert result["pairs"]["f1"]["value"] == 1.0
    assert result["base"] == {"remarks": 7, "studies": 1, "pairs_by_reader": 6}
    assert result["found"] == result["concerns"] == 2
    assert result["studies"][0]["study"] == "quay"
    plain = CliRunner().invoke(app, ["evaluate", "concerns", "--data", str(tmp_path / "remarks.jsonl")])
    assert "quay: F1 1.00, 2 found, 2 by the reader" in plain.output


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 1"),
        ('{"text": "A"}', "a text and a concern"),
        ('{"text": "A", "concern": null, "colour": 1}', "colour"),
        ('{"text": "A", "concern": null, "role": "heading"}', "role"),
        ("", "no remarks"),
    ],
)
def test_a_line_that_is_no_remark_is_named(tmp_path, line, said):
    path = tmp_path / "remarks.jsonl"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(PipelineError, match=said):
        read_cases(path)


def test_remarks_become_segments_with_their_place(tmp_path):
    rows = [{"text": "Grades.", "concern": None, "section": "Pay", "column": "Worries", "role": "question"}]
    (segment,) = as_segments(read_cases(written(tmp_path / "r.jsonl", rows))[""])
    assert (segment.section, segment.column, segment.role) == ("Pay", "Worries", "question")


def test_our_own_cases_can_be_read(root):
    studies = read_cases(root / "corpus" / "labelled" / "concerns.jsonl")
    groups = {(study, row["concern"]) for study, rows in studies.items() for row in rows if row["concern"]}
    assert len(groups) >= 60
    texts = [row["text"] for rows in studies.values() for row in rows]
    assert len(texts) == len(set(texts)) or len(texts) - len(set(texts)) < 3
