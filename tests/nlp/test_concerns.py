import datetime
import itertools

import pytest

from pipeline.nlp.concern_labels import says_nothing
from pipeline.nlp.concern_texts import clauses, essence, raises
from pipeline.nlp.concerns import concern_trend, find_concerns
from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.stems import content_stems
from pipeline.records import Concern, Document, Segment

LIFT = [
    "The lift at the depot breaks down every week.",
    "Broken lift again, I had to take the stairs.",
    "When will the lift be mended?",
]
FOOD = [
    "Hot lunches have become too dear.",
    "The price of a canteen lunch went up twice.",
    "Lunch prices in the canteen are silly.",
]
ALONE = ["The new mural is lovely.", "Could we have a bicycle shed?", "Ravens nest above the east gate."]


def segments(texts, role="comment", document="d1", **more):
    return [
        Segment(
            id=f"{document}-{role}-{i}", document_id=document, locator="", start=i, end=i, role=role, text=text, **more
        )
        for i, text in enumerate(texts)
    ]


@pytest.fixture(name="encoder", scope="module")
def _encoder():
    return choose_encoder(0, "minilm")


@pytest.fixture(name="found", scope="module")
def _found(encoder):
    return find_concerns(segments([*LIFT, *FOOD, *ALONE, "n/a", "nothing to add"]), encoder)


def test_what_recurs_is_grouped_and_what_stands_alone_is_not(found):
    assert [set(concern.segment_ids) for concern in found] == [
        {"d1-comment-0", "d1-comment-1", "d1-comment-2"},
        {"d1-comment-3", "d1-comment-4", "d1-comment-5"},
    ]


def test_a_label_is_in_the_words_of_those_who_raised_it(found):
    for concern, texts in zip(found, (LIFT, FOOD), strict=True):
        said = {name for text in texts for name in content_stems(text)}
        assert set(content_stems(concern.label)) <= said
        assert 1 <= len(concern.label.split()) <= 9
        assert concern.label[0].isupper()
    assert "lift" in found[0].label.lower()
    assert "lunch" in found[1].label.lower()


def test_exemplars_belong_to_the_concern_and_no_segment_stands_in_two(found):
    for concern in found:
        assert set(concern.exemplar_ids) <= set(concern.segment_ids)
        assert len(set(concern.exemplar_ids)) == len(concern.exemplar_ids) >= 1
    for one, other in itertools.combinations(found, 2):
        assert not set(one.segment_ids) & set(other.segment_ids)
        assert one.id != other.id
        assert set(content_stems(one.label)) != set(content_stems(other.label))


def test_order_of_the_comments_changes_no_group(encoder, found):
    again = find_concerns(segments([*LIFT, *FOOD, *ALONE, "n/a", "nothing to add"])[::-1], encoder)
    assert {frozenset(concern.segment_ids) for concern in again} == {
        frozenset(concern.segment_ids) for concern in found
    }


def test_vectors_that_were_made_already_change_nothing(encoder, found):
    some = segments([*LIFT, *FOOD, *ALONE, "n/a", "nothing to add"])
    assert find_concerns(some, encoder, vectors=encoder.encode([s.text for s in some])) == found


def test_a_campaign_is_folded_and_counted(encoder):
    found = find_concerns(segments(["Save our library!"] * 7 + ["save our library", *ALONE]), encoder)
    assert len(found[0].segment_ids) == 8
    assert len(found[0].exemplar_ids) == 1


@pytest.mark.parametrize(
    "some",
    [
        [],
        segments(["n/a"]),
        segments(["The lift is broken."]),
        segments(["n/a", "none", "-"]),
        segments(LIFT, role="heading"),
        segments(LIFT, role="answer"),
    ],
)
def test_nothing_recurs_in_next_to_nothing(encoder, some):
    assert find_concerns(some, encoder) == []


def test_one_person_who_repeats_himself_is_one_source(encoder):
    assert find_concerns(segments(LIFT, speaker="Mr Oakley"), encoder) == []
    two = [*segments(LIFT[:2], speaker="Mr Oakley"), *segments(LIFT[2:], document="d2", speaker="Mrs Fell")]
    assert len(find_concerns(two, encoder)) == 1


def test_a_reply_in_minutes_joins_but_makes_no_concern(encoder):
    replies = [
        "Mr Dale said the lift at the depot was mended weekly.",
        "Mrs Fell explained the depot lift was inspected.",
    ]
    assert find_concerns(segments(replies, role="statement", section="Lift"), encoder) == []
    joined = find_concerns([*segments(LIFT), *segments(replies[:1], role="statement", document="d2")], encoder)
    assert "d2-statement-0" in joined[0].segment_ids


def test_people_are_not_in_labels_or_keyphrases(encoder):
    texts = [
        "Oakley asked why the depot lift fails.",
        "Oakley and Fell want the depot lift mended.",
        "The depot lift, said Fell, fails.",
    ]
    some = [
        s for i, text in enumerate(texts) for s in segments([text], document=f"d{i}", speaker="Oakley" if i else "Fell")
    ]
    for concern in find_concerns(some, encoder):
        assert "oakley" not in f"{concern.label} {concern.keyphrases}".lower()


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Mrs Fell asked whether the lift works on Sundays.", "the lift works on Sundays."),
        ("Councillor J. Dale noted that bins overflow weekly.", "bins overflow weekly."),
        ("It was queried if the hall could be let.", "the hall could be let."),
        ("The lift is broken.", "The lift is broken."),
    ],
)
def test_essence_leaves_out_who_said_it(text, bare):
    assert essence(text) == bare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs Fell asked about parking.", True),
        ("Residents were worried about the crossing.", True),
        ("There is a shortage of drivers.", True),
        ("The scheme began in April.", False),
        ("The chair thanked the speaker and asked for the next meeting to be early.", False),
    ],
)
def test_raises_tells_a_worry_from_a_report(text, expected):
    assert raises(text) is expected


def test_clauses_of_a_long_text_follow_the_text():
    text = "The drivers left in spring because their hours were cut, and the depot has no lift."
    assert clauses(text)[0] == text
    assert "their hours were cut" in clauses(text)
    assert clauses("No lift.") == ["No lift."]


def test_trend_counts_by_day_of_the_document():
    days = {"d1": datetime.date(2024, 3, 1), "d2": datetime.date(2024, 9, 1), "d3": None}
    documents = [Document(id=name, name=name, sha256="", text="", blocks=(), date=day) for name, day in days.items()]
    some = [s for name in days for s in segments([*LIFT, "n/a"], document=name)]
    concern = Concern(
        id="c",
        label="Lift",
        keyphrases=(),
        segment_ids=("d1-comment-0", "d1-comment-1", "d3-comment-0"),
        exemplar_ids=(),
    )
    assert concern_trend(concern, some, documents) == ((days["d1"], 2, 3), (days["d2"], 0, 3))


@pytest.mark.parametrize(
    "wording",
    ["March 2026", "2 pm", "Next Tuesday", "Table 4", "n/a", "Good luck", "The third question", "5", "Ten years"],
)
def test_a_date_a_number_or_a_placeholder_says_nothing(wording):
    assert says_nothing(wording)


@pytest.mark.parametrize("wording", ["Tuesday club", "Ten year lease", "Parking", "March past the town hall"])
def test_what_holds_a_word_of_substance_says_something(wording):
    assert not says_nothing(wording)


def test_no_concern_is_named_by_a_date_or_by_half_a_sentence(encoder):
    said = [
        "March 2026 is too soon to move the day room.",
        "The day room has to stay, not only until March 2026.",
        "I'm told that the day room goes in March 2026.",
        "March 2026 and the day room gone!",
    ]
    (concern,) = find_concerns(segments(said), encoder)
    assert "day room" in concern.label.lower()
    assert not {"i'm", "told", "is", "has"} & set(concern.label.lower().split())
    assert not any(says_nothing(phrase) for phrase in concern.keyphrases)
