import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.nlp.agreement import agree, cohen_kappa, compare, krippendorff_alpha
from pipeline.records import Coding

LABELS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=40)


def test_kappa_and_alpha_of_a_table_worked_by_hand():
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed 0.7, expected 0.5, kappa 0.4.
    one = ["y"] * 25 + ["n"] * 25
    other = ["y"] * 20 + ["n"] * 5 + ["y"] * 10 + ["n"] * 15
    assert cohen_kappa(one, other) == pytest.approx(0.4)
    found = compare(one, other)
    assert found.observed.value == pytest.approx(0.7)
    assert found.kappa.value == pytest.approx(0.4)
    assert found.table == ((15, 10), (5, 20))
    # Alpha: 100 values, 55 yes and 45 no, 30 of 100 pairs differ.
    assert found.alpha.value == pytest.approx(1 - 99 * 30 / (100 * 100 - 55 * 55 - 45 * 45))


def test_alpha_takes_missing_labels_and_more_than_two_coders():
    # Krippendorff's own example of nominal data, four coders and twelve units: 0.743.
    rows = [
        "1,2,3,3,2,1,4,1,2,*,*,*",
        "1,2,3,3,2,2,4,1,2,5,*,3",
        "*,3,3,3,2,3,4,2,2,5,1,*",
        "1,2,3,3,2,4,4,1,2,5,1,*",
    ]
    units = [
        {str(coder): label for coder, label in enumerate(column) if label != "*"}
        for column in zip(*(row.split(",") for row in rows), strict=True)
    ]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.001)


@given(LABELS)
@settings(max_examples=20, deadline=None)
def test_agreement_is_symmetric_and_the_interval_is_the_same_every_time(pairs):
    one, other = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    there, back = compare(one, other), compare(other, one)
    assert there.kappa.value == pytest.approx(back.kappa.value)
    assert there.alpha.value == pytest.approx(back.alpha.value)
    assert there.kappa.value == pytest.approx(cohen_kappa(one, other))
    assert compare(one, other) == there
    assert there.alpha.low <= there.alpha.high


@given(st.lists(st.sampled_from("abc"), min_size=2, max_size=30))
@settings(max_examples=20, deadline=None)
def test_a_coder_agrees_with_itself(labels):
    assert cohen_kappa(labels, labels) == pytest.approx(1.0)
    assert compare(labels, labels).alpha.value == pytest.approx(1.0)


def test_codings_of_two_coders_are_compared_as_sets_of_labels():
    def coding(unit, label, coder):
        return Coding(segment_id=unit, layer="theme", label=label, coder=coder, score=1.0)

    codings = [
        coding("1", "a", "person:x"),
        coding("1", "b", "person:x"),
        coding("1", "b", "model:y"),
        coding("1", "a", "model:y"),
        coding("2", "a", "person:x"),
        coding("2", "b", "model:y"),
        coding("3", "a", "person:x"),
    ]
    found = agree(codings, "theme", "person:x", "model:y")
    assert (found.units, found.only_one) == (2, 1)
    assert found.observed.value == pytest.approx(0.5)
    assert found.labels == ("a", "a + b", "b")


def test_lists_of_unequal_length_are_refused_and_empty_ones_give_no_figure():
    with pytest.raises(ValueError, match="same units"):
        compare(["a"], ["a", "b"])
    assert np.isnan(compare([], []).kappa.value)
