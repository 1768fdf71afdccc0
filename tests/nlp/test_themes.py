import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.nlp.codebook import load_codebook
from pipeline.nlp.codebook_diff import diff_codebooks
from pipeline.nlp.content import content_of
from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.stems import stem
from pipeline.nlp.theme_match import CodebookMatcher
from pipeline.nlp.themes import MOST, code_themes, most_likely
from pipeline.records import Segment


def segment(text, number=0, role="comment", **more):
    return Segment(id=f"s{number}", document_id="d", locator="", start=0, end=0, role=role, text=text, **more)


def first(text, **more):
    return code_themes([segment(text, **more)], load_codebook(), None)[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Will our pensions be safe and how many jobs are to go?", "hr_staffing"),
        ("The tender was won by a contractor nobody had heard of.", "commissioning"),
        ("We were never consulted and the newsletter did not mention it.", "communication"),
        ("My children miss the nursery.", "families"),
        ("The budget was overspent and the auditors were not pleased.", "finance_performance"),
        ("Joint working with the police and charities has come on well.", "partnership"),
        ("I waited three weeks for an appointment at the clinic.", "service_delivery"),
    ],
)
def test_words_of_the_codebook_decide_the_first_theme(text, code):
    coding = first(text)
    assert (coding.layer, coding.label) == ("theme", code)
    assert any(reason.startswith("word: ") for reason in coding.why)


def test_a_heading_that_names_a_theme_is_evidence_and_can_be_left_out():
    comment = segment("More of this, please, and sooner.", section="Partnership & joined-up working")
    coding = code_themes([comment], load_codebook(), None)[0]
    assert coding.label == "partnership"
    assert coding.why[0] == "heading: Partnership & joined-up working"
    hidden = code_themes([comment], load_codebook(), None, sections=False)
    assert all("heading" not in reason for coding in hidden for reason in coding.why)
    assert hidden[0].label != "partnership"


def test_the_heading_above_counts_where_the_nearest_names_no_theme():
    comment = segment("A bit more of it.", section="Your thoughts", parent_section="HR and staffing")
    assert code_themes([comment], load_codebook(), None)[0].label == "hr_staffing"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("n/a", "no content"),
        ("Nothing to add", "no content"),
        ("No further comments.", "no content"),
        ("...", "no content"),
        ("sdfghjk wrtzp qqqqqqq", "unreadable"),
        ("\ufffd\ufffd\ufffd t\ufffd\ufffd", "unreadable"),
        ("Zebras gallop sideways.", "nothing fits"),
    ],
)
def test_each_kind_of_no_theme_is_told_apart(text, label):
    coding = first(text)
    assert (coding.layer, coding.label) == ("no_theme", label)


@pytest.mark.parametrize(
    "text", ["No parking.", "Not enough nurses", "Nothing was done.", "None of the staff cared", "👍"]
)
def test_short_comments_with_content_are_not_taken_for_empty_ones(text):
    assert content_of(text) == "content"


@pytest.mark.parametrize("role", ["heading", "answer", "attendance"])
def test_what_is_no_comment_gets_no_theme(role):
    assert code_themes([segment("Pensions and jobs", role=role)], load_codebook(), None) == []


@pytest.mark.parametrize(
    ("one", "other"), [("staffing", "staff"), ("commissioned", "commissioning"), ("policies", "policy")]
)
def test_inflections_meet_in_one_stem(one, other):
    assert stem(one) == stem(other)


@given(st.lists(st.text(max_size=60), max_size=8))
@settings(max_examples=40, deadline=None)
def test_every_comment_is_coded_or_said_not_to_be_whatever_it_holds(texts):
    comments = [segment(text, number) for number, text in enumerate(texts)]
    codings = code_themes(comments, load_codebook(), None)
    by_segment = {comment.id: [c for c in codings if c.segment_id == comment.id] for comment in comments}
    for found in by_segment.values():
        assert 1 <= len(found) <= MOST
        assert {coding.layer for coding in found} in ({"theme"}, {"no_theme"})
        assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
        assert all(0 <= coding.score <= 1 for coding in found)


@given(st.lists(st.floats(0.001, 0.999), min_size=1, max_size=9))
def test_the_number_of_themes_given_has_the_highest_expected_f1(scores):
    values = np.asarray(scores, dtype=np.float32)
    order, given_count = most_likely(values)
    expected = [2 * values[order[:k]].sum() / (k + values.sum()) for k in range(1, min(MOST, len(values)) + 1)]
    assert 1 <= given_count <= MOST
    assert expected[given_count - 1] == pytest.approx(max(expected), abs=1e-5)


def test_a_comment_is_coded_alike_whatever_stands_beside_it():
    alone = first("The rota leaves two nurses for thirty beds.")
    beside = code_themes(
        [segment("Budget", 1), segment("The rota leaves two nurses for thirty beds.")], load_codebook(), None
    )
    assert alone in beside


def test_a_changed_codebook_shows_which_comments_move(tmp_path):
    path = tmp_path / "new.toml"
    path.write_text(
        '[[themes]]\ncode="hr_staffing"\nname="Staffing"\nkeywords=["pension"]\n'
        '[[themes]]\ncode="dogs"\nname="Dogs"\nkeywords=["dog", "kennel"]\n',
        "utf-8",
    )
    comments = [segment("Pensions!", 0), segment("Every pupil and parent loves the budget.", 1), segment("n/a", 2)]
    diff = diff_codebooks(load_codebook(), load_codebook(path), comments)
    assert diff.added == ("dogs",)
    assert "families" in diff.removed
    assert diff.changed == ("hr_staffing",)
    assert [move.segment_id for move in diff.moves] == ["s1"]
    assert diff.base == 3


def test_the_default_codebook_brings_its_vectors_and_they_are_the_encoders():
    class Counting:
        keep = False

        def __init__(self):
            self.encoder = choose_encoder(1, "minilm")
            self.model = self.encoder.model
            self.asked = []

        def encode(self, texts):
            self.asked += texts
            return self.encoder.encode(texts)

    counting = Counting()
    matcher = CodebookMatcher(load_codebook(), counting)
    assert not counting.asked
    theme = load_codebook().themes[0]
    (made,) = counting.encode([f"{theme.name}: {theme.description}"])
    assert np.allclose(matcher.theme_vectors[0], made, atol=1e-4)


@pytest.mark.parametrize(
    "text",
    ["The heating has failed and the reading room is cold.", "Damp is coming through the wall of the store again."],
)
@pytest.mark.parametrize("name", [None, "minilm", "static"])
def test_a_cold_or_damp_room_is_no_matter_of_staff(text, name):
    encoder = choose_encoder(1, name) if name else None
    codings = code_themes([segment(text)], load_codebook(), encoder)
    assert [coding.label for coding in codings if coding.layer == "theme"][:1] == ["service_delivery"]


@pytest.mark.parametrize("text", ["Dear Open Gates team", "Written up by Kit."])
def test_no_theme_is_given_rather_than_a_guess(text):
    codings = code_themes([segment(text)], load_codebook(), None)
    assert [coding.layer for coding in codings] == ["no_theme"]
