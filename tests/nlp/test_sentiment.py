import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.nlp.headings import cue_of, intent_of
from pipeline.nlp.intent import code_intent
from pipeline.nlp.sentiment import code_sentiment
from pipeline.nlp.sentiment_cues import LABELS, NAMES, cue_row
from pipeline.nlp.valence import valence
from pipeline.records import Segment


def segment(text, number=0, role="comment", **more):
    return Segment(id=f"s{number}", document_id="d", locator="", start=0, end=0, role=role, text=text, **more)


def label(text, **more):
    return code_sentiment([segment(text, **more)])[0].label


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("What a wonderful, helpful team you have.", "positive"),
        ("The toilets were filthy and the staff were rude.", "negative"),
        ("Where can I hand in the form?", "neutral"),
        ("The rooms were lovely but the food was awful.", "mixed"),
        ("n/a", "neutral"),
        ("Nothing to add", "neutral"),
    ],
)
def test_plain_cases_by_their_words(text, wanted):
    assert label(text) == wanted


@pytest.mark.parametrize(
    ("column", "wanted"),
    [("Concerns I have", "negative"), ("Hopes / opportunities", "positive"), ("Information I need", "neutral")],
)
def test_a_bare_noun_phrase_takes_its_meaning_from_the_column(column, wanted):
    coding = code_sentiment([segment("New shift pattern.", column=column)])[0]
    assert coding.label == wanted
    assert coding.why[0] == f"heading: {column}"


def test_the_column_goes_before_the_section():
    assert label("Lunch arrangements.", column="Worries", section="What went well") == "negative"
    assert label("Lunch arrangements.", section="What went well") == "positive"


def test_only_what_people_say_is_coded_and_everything_that_they_say():
    roles = ("comment", "question", "statement", "answer", "heading", "decision", "action", "attendance")
    codings = code_sentiment([segment("Fine work.", at, role) for at, role in enumerate(roles)])
    assert [coding.segment_id for coding in codings] == ["s0", "s1", "s2"]
    assert {coding.layer for coding in codings} == {"sentiment"}


@given(st.lists(st.text(max_size=80), max_size=6))
@settings(max_examples=25, deadline=None)
def test_any_text_gets_one_of_four_labels_whatever_stands_beside_it(texts):
    codings = code_sentiment([segment(text, at) for at, text in enumerate(texts)])
    assert len(codings) == len(texts)
    for coding, text in zip(codings, texts, strict=True):
        assert coding.label in LABELS
        assert 0.25 <= coding.score <= 1
        alone = code_sentiment([segment(text)])[0]
        assert (alone.label, alone.score) == (coding.label, coding.score)


@pytest.mark.parametrize(
    ("heading", "cue"),
    [
        ("What went well", "positive"),
        ("One good thing", "positive"),
        ("Even better if", "improve"),
        ("What could we do better?", "improve"),
        ("Opportunities for improvement", "improve"),
        ("What didn't work?", "negative"),
        ("Hopes and fears", "both"),
        ("Pros and cons", "both"),
        ("Questions from the floor", "information"),
        ("What would you like to see?", "none"),
        ("Complaints procedure", "none"),
        ("Risk management", "none"),
        ("Parking", "none"),
        (None, "none"),
    ],
)
def test_what_a_heading_asks_for(heading, cue):
    assert cue_of(heading) == cue


def test_intent_comes_from_the_column_as_written_and_from_nowhere_else():
    codings = code_intent(
        [
            segment("Pensions", 0, column="Information I need"),
            segment("Pensions", 1, column="My hopes"),
            segment("Pensions", 2, section="Concerns"),
            segment("I am worried about pensions.", 3),
            segment("Pensions", 4, column="Hopes and fears"),
            segment("Pensions", 5, role="answer", column="Concerns"),
        ]
    )
    assert [(coding.segment_id, coding.label) for coding in codings] == [
        ("s0", "information"),
        ("s1", "hope"),
        ("s2", "concern"),
    ]
    assert intent_of("Suggestions for improvement") is None


@pytest.mark.parametrize(
    ("text", "sign"),
    [("very good", 1), ("not good", -1), ("terrible", -1), ("no problems at all", 1), ("a table", 0), ("👍", 1)],
)
def test_praise_and_blame_are_turned_round_by_a_negation(text, sign):
    assert np.sign(valence(text)[4]) == sign


def test_the_weights_that_ship_fit_the_features(root):
    table = json.loads((root / "models" / "sentiment" / "cues.json").read_text("utf-8"))
    assert tuple(table["features"]) == NAMES
    assert len(cue_row("Any text", "none", np.zeros(len(LABELS), np.float32))) == len(NAMES)
    for head in table["heads"].values():
        assert np.asarray(head["coef"]).shape == (len(LABELS), len(NAMES))


def test_our_own_cases_are_many_distinct_and_of_all_kinds(root):
    import csv

    with (root / "corpus" / "labelled" / "sentiment.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) >= 600
    assert len({(row["text"], row["section"], row["column"]) for row in rows}) == len(rows)
    assert {row["label"] for row in rows} == set(LABELS)
    assert len({row["domain"] for row in rows}) >= 20


def test_the_cases_that_measure_are_none_of_those_that_were_fitted_on(root):
    import csv

    def rows(name):
        with (root / "corpus" / "labelled" / name).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    fitted = {" ".join(row["text"].lower().split()) for row in rows("sentiment.csv") if len(row["text"].split()) > 3}
    unseen = rows("sentiment_unseen.csv")
    assert len(unseen) >= 200
    assert {row["label"] for row in unseen} == set(LABELS)
    assert not [row["text"] for row in unseen if " ".join(row["text"].lower().split()) in fitted]


@pytest.mark.parametrize(
    ("heading", "cue"),
    [
        ("Pluses", "positive"),
        ("Plus", "positive"),
        ("Price plus booking fee", "none"),
        ("Deltas", "improve"),
        ("Trickier moments", "negative"),
        ("Limitations", "negative"),
        ("Which part was least helpful to you?", "negative"),
        ("Ways to help", "information"),
        ("What money would be needed?", "information"),
        ("Ideas", "improve"),
    ],
)
def test_headings_of_many_hands_say_how_what_follows_is_meant(heading, cue):
    assert cue_of(heading) == cue


def test_a_turn_of_phrase_counts_where_it_stands():
    plain, wish = (cue_row(text, "none", np.zeros(4, np.float32)) for text in ("A map was there.", "If only a map."))
    at = NAMES.index("wish")
    assert (plain[at], wish[at]) == (0.0, 1.0)
