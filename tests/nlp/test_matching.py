import numpy as np
import pytest

from pipeline.nlp.encoder import choose_encoder
from pipeline.nlp.match_features import names, pair_features
from pipeline.nlp.match_kinds import asked_kinds, given_kinds
from pipeline.nlp.match_retrieval import SMALL
from pipeline.nlp.matching import MOST, Candidate, mixture, propose_answers, propose_links, tells
from pipeline.records import Answer, Corpus, Exchange

EMPTY = Corpus(documents=(), segments=(), rejects=())
PAIRS = (
    ("When will the library open again?", "The library opens its doors again on Monday 4 June."),
    ("Will there be a night bus?", "No. The operator ends its last run at half past ten."),
    ("Who pays for the new playground?", "Half comes from the lottery and half from the parish."),
    ("Are dogs allowed in the cemetery?", "Only assistance dogs are."),
)


def exchange(text, status="unanswered", answers=(), document="sheet", number=0):
    return Exchange(
        question_id=f"{document}-{number}",
        segment_id=f"{document}-{number}",
        document_id=document,
        start=number,
        end=number,
        text=text,
        status=status,
        reason="",
        score=1.0,
        answers=answers,
    )


def page(document="page"):
    return [
        exchange(
            question,
            "answered",
            (
                Answer(
                    document_id=document, segment_id=f"a{i}", text=answer, basis="reply", score=1.0, speaker="Council"
                ),
            ),
            document,
            i,
        )
        for i, (question, answer) in enumerate(PAIRS)
    ]


@pytest.fixture(name="encoder", scope="module")
def _encoder():
    return choose_encoder(0, "minilm")


def test_an_answer_from_another_document_is_proposed_with_its_question(encoder):
    asked = exchange("On what date does the library reopen?", "deferred")
    (found, *rest) = propose_links([asked, *page()], EMPTY, encoder)
    first = found.answers[0]
    assert (first.basis, first.document_id, first.segment_id) == ("linked", "page", "a0")
    assert (first.question, first.text, first.speaker) == (*PAIRS[0], "Council")
    assert mixture("minilm").threshold <= first.score <= 1
    assert first.degree == "full"
    assert found.status == "deferred"
    assert rest == page()


def test_where_nothing_answers_nothing_is_proposed(encoder):
    asked = exchange("How many swans nest on the reservoir?")
    assert propose_links([asked, *page()], EMPTY, encoder) == [asked, *page()]


def test_a_mark_without_an_answer_still_looks_for_one(encoder):
    marked = exchange("On what date does the library reopen?", "answered")
    assert propose_links([marked, *page()], EMPTY, encoder)[0].answers[0].segment_id == "a0"


def test_an_answered_question_is_left_alone(encoder):
    own = Answer(document_id="sheet", segment_id="s", text="In June.", basis="reply", score=1.0)
    asked = exchange("On what date does the library reopen?", "answered", (own,))
    assert propose_links([asked, *page()], EMPTY, encoder)[0] == asked


def test_a_question_is_not_answered_from_its_own_document(encoder):
    asked = exchange("On what date does the library reopen?", document="page", number=9)
    assert propose_links([asked, *page()], EMPTY, encoder)[0].answers == ()


@pytest.mark.parametrize("exchanges", [[], [exchange("Why?")], page()])
def test_nothing_to_link_changes_nothing(encoder, exchanges):
    assert propose_links(exchanges, EMPTY, encoder) == exchanges


def test_no_more_than_three_are_proposed_and_the_likeliest_first(encoder):
    candidates = [
        Candidate(
            document_id=f"d{i}",
            segment_id=f"a{i}",
            question="When does the library open again?",
            answer=f"In week {i}.",
        )
        for i in range(6)
    ]
    (found,) = propose_answers([exchange("When does the library open again?")], candidates, encoder)
    assert len(found) <= MOST
    assert all(answer.basis == "linked" for answer in found)


@pytest.mark.parametrize("name", ["minilm", "static"])
def test_features_are_named_and_finite_also_for_empty_texts(name):
    table = pair_features(["When?", ""], ["", "At ten, " * 200, "the"], choose_encoder(0, name))
    assert table.shape == (2, 3, len(names()))
    assert np.isfinite(table).all()


def test_an_encoder_never_seen_is_weighed_like_the_default():
    assert mixture("somebody/else").threshold == mixture("minilm").threshold
    assert (mixture("somebody/else").weights == mixture("minilm").weights).all()
    assert (mixture("static").weights != mixture("minilm").weights).any()


@pytest.mark.parametrize(
    ("answer", "put_off", "given"),
    [
        ("It opens on Monday.", False, True),
        ("We will find out and write to you.", False, False),
        ("The matter was noted.", False, False),
        ("We cannot say yet.", True, False),
        ("We cannot say yet. The builders found two more weeks of work on the roof.", True, True),
        ("We cannot say yet. Sorry.", True, False),
    ],
)
def test_a_holding_reply_tells_nothing(answer, put_off, given):
    assert tells(answer, put_off=put_off) is given


def held(text, document="page"):
    answer = Answer(document_id=document, segment_id="h", text=text, basis="reply", score=1.0)
    return exchange("When will the library open again?", "deferred", (answer,), document, 7)


def test_a_holding_reply_is_never_proposed(encoder):
    asked = exchange("On what date does the library reopen?")
    pages = [*page()[1:], held("We are not able to say yet and will write to everybody.")]
    assert propose_links([asked, *pages], EMPTY, encoder)[0].answers == ()


def test_what_a_holding_reply_tells_besides_answers_in_part(encoder):
    asked = exchange("On what date does the library reopen?")
    pages = [
        *page()[1:],
        held("We cannot say yet. The library has new shelves and opens no later than the end of June."),
    ]
    (found,) = propose_links([asked, *pages], EMPTY, encoder)[0].answers
    assert (found.segment_id, found.degree) == ("h", "partial")


def test_the_paper_that_suits_all_questions_of_a_sheet_comes_first(encoder):
    """Another council's page on something else does not answer, though one of its questions has like words."""
    sheet = [
        exchange("On what date does the library reopen?", number=0),
        exchange("Late buses", number=1),
        exchange("Dogs among the graves", number=2),
    ]
    strange = exchange(
        "When does the tax office open again?",
        "answered",
        (Answer(document_id="other", segment_id="x", text="It opens on 9 May.", basis="reply", score=1.0),),
        "other",
    )
    found = propose_links([*sheet, *page(), strange], EMPTY, encoder)
    assert [answer.segment_id for answer in found[0].answers] == ["a0"]


def test_of_many_candidates_the_near_ones_are_looked_at(encoder):
    crowd = [
        Candidate(
            document_id=f"d{i}", segment_id=f"s{i}", question=f"Who paints bench number {i}?", answer=f"Team {i} does."
        )
        for i in range(SMALL + 50)
    ]
    wanted = Candidate(document_id="page", segment_id="a0", question=PAIRS[0][0], answer=PAIRS[0][1])
    (found,) = propose_answers([exchange("On what date does the library reopen?")], [*crowd, wanted], encoder)
    assert [answer.segment_id for answer in found] == ["a0"]


def test_no_kind_of_thing_is_asked_of_nothing():
    assert asked_kinds([]).shape[0] == given_kinds([]).shape[0] == 0
    when, price = asked_kinds(["Timescales for the move", "How much are tickets?"])
    assert when.sum() == 1
    assert price.any()
    assert not (when & price).any()
    assert given_kinds(["On Monday.", "£3 each.", "Perhaps."]).any(axis=1).tolist() == [True, True, False]
