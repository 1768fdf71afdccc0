"""Questions and answers over a whole corpus: places, ids, order."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.nlp.answers import find_answers
from pipeline.nlp.labelled_questions import Case, corpus_of
from pipeline.nlp.questions import FLOOR, find_questions
from pipeline.records import Corpus

PIECES = st.sampled_from(
    [
        "Mrs Dent asked  whether the pump was safe.",
        "The Clerk said that it was.",
        "• Who pays for it",
        "# Finance",
        "He also asked why, and Mr Orr said he would find out.",
        "It rained; the meeting closed.",
        "Q1 (Resident): When?",
        "In response to a question about\u00a0dogs, the Chair said no.",
    ]
)


def exchanges_of(corpus):
    return find_answers(corpus, find_questions(corpus))


def corpus_from(text, **changes):
    corpus = corpus_of(Case(text=text, label="question", domain="test"))
    return replace(corpus, documents=(replace(corpus.documents[0], **changes),))


@settings(deadline=None)  # the first call loads spaCy
@given(st.lists(PIECES, min_size=1, max_size=8).map("\n".join))
def test_every_quotation_stands_in_its_document(text):
    corpus = corpus_from(text)
    folded = " ".join(text.split())
    for exchange in exchanges_of(corpus):
        assert " ".join(text[exchange.start : exchange.end].split()) == exchange.text
        assert FLOOR <= exchange.score <= 1
        assert 0 <= exchange.status_score <= 1
        for answer in exchange.answers:
            assert answer.text in folded
        assert (exchange.status == "answered") <= bool(exchange.answers)


@settings(deadline=None)  # the first call loads spaCy
@given(st.lists(PIECES, min_size=1, max_size=8).map("\n".join))
def test_questions_come_in_the_order_of_the_document_and_ids_are_unique(text):
    exchanges = exchanges_of(corpus_from(text))
    assert [exchange.start for exchange in exchanges] == sorted(exchange.start for exchange in exchanges)
    assert len({exchange.question_id for exchange in exchanges}) == len(exchanges)


def two_meetings(first_date, second_date):
    text = "Mrs Dent asked whether the pump was safe. The Clerk said that it was."
    one = corpus_from(text, id="a" * 16, name="one.txt", date=first_date)
    two = corpus_from(text, id="b" * 16, name="two.txt", date=second_date)
    return Corpus(
        documents=(*one.documents, *two.documents),
        segments=tuple(
            replace(segment, id=f"{document.id}-{segment.id}", document_id=document.id)
            for document, corpus in ((one.documents[0], one), (two.documents[0], two))
            for segment in corpus.segments
        ),
        rejects=(),
    )


def test_a_question_asked_again_is_numbered_by_date_and_linked():
    earlier, later = exchanges_of(two_meetings(date(2020, 1, 1), date(2020, 6, 1)))
    assert later.question_id == f"{earlier.question_id}-2"
    assert earlier.asked_also == (later.question_id,)
    swapped = exchanges_of(two_meetings(date(2020, 6, 1), date(2020, 1, 1)))
    assert swapped[1].question_id == earlier.question_id


def test_renaming_a_document_changes_no_id():
    text = "Mrs Dent asked whether the pump was safe."
    (before,) = exchanges_of(corpus_from(text, name="one.txt"))
    (after,) = exchanges_of(corpus_from(text, name="two.txt"))
    assert before.question_id == after.question_id


def test_a_mark_of_the_source_answers_without_showing_how():
    corpus = corpus_of(
        Case(text="Whether the pump is safe.", column="Information I need", label="question", domain="test")
    )
    marked = replace(corpus, segments=tuple(replace(segment, marked=True) for segment in corpus.segments))
    (exchange,) = exchanges_of(marked)
    assert (exchange.status, exchange.answers) == ("answered", ())
    assert "marked as answered" in exchange.reason


def test_a_promise_names_owner_due_date_and_medium():
    corpus = corpus_from(
        "Mrs Dent asked what the pump had cost. The Clerk would find out and write to her by 31 March.",
        date=date(2020, 2, 10),
    )
    (exchange,) = exchanges_of(corpus)
    assert exchange.status == "deferred"
    assert exchange.promise.owner == "The Clerk"
    assert exchange.promise.due == date(2020, 3, 31)
    assert exchange.promise.medium == "letter"


def test_initials_are_led_back_to_the_attendance_list_and_the_id_is_not_changed():
    plain = corpus_from("AD asked whether the pump was safe. Mr Orr said that it was.")
    listed = corpus_from("Ann Dent (AD), Tom Orr\nAD asked whether the pump was safe. Mr Orr said that it was.")
    first, *rest = listed.segments
    listed = replace(listed, segments=(replace(first, role="attendance", section="Present"), *rest))
    (without,) = exchanges_of(plain)
    (with_list,) = exchanges_of(listed)
    assert (without.asker, with_list.asker) == ("AD", "Ann Dent (AD)")
    assert without.question_id == with_list.question_id


def test_in_a_list_of_questions_and_concerns_a_concern_is_no_question():
    text = (
        "Questions / Concerns raised by the villagers – Orleth\n\n"
        "- The mast will be taller than the church.\n- Will it hum at night?\n- Does the lease ever end?\n"
        "- Is there a drawing of it?\n- Damage to the lane\n"
    )
    asked = [exchange.text.removeprefix("- ") for exchange in exchanges_of(corpus_from(text))]
    assert asked == ["Will it hum at night?", "Does the lease ever end?", "Is there a drawing of it?"]


def test_a_question_with_much_told_behind_it_is_quoted_without_that():
    text = (
        "# Comments from the open day\n\n## Concerns\n\n- The rules ask for a wall, but could it be a hedge instead? "
        "Seeing nothing but brick from the kitchen, where we have looked out over the meadow and the old mill for as long as "
        "any of us remember, would turn a quiet place into a yard, and the birds would go as well.\n- Too tall\n"
    )
    assert exchanges_of(corpus_from(text))[0].text == "- The rules ask for a wall, but could it be a hedge instead?"


def test_minutes_that_were_taken_for_one_long_remark_ask_through_everybody_in_them():
    corpus = corpus_from(
        "The applicant would like the sheds moved. Mrs. Orrin asked how this would be joined to our drain. "
        "Mr. Voss said that there was a pipe in the lane. Mr. Pell asked if the lane would be closed to us in winter."
    )
    remark = replace(corpus.segments[0], role="comment")
    found = find_questions(replace(corpus, segments=(remark,)))
    assert [question.asker for question in found] == ["Mrs. Orrin", "Mr. Pell"]


def test_the_subject_of_a_reply_is_not_asked_again():
    text = "Who mends the slip?\n\nRE: Who mends the slip?\n\nRE: RE: Who mends the slip?\n"
    corpus = corpus_from(text)
    asked = tuple(replace(segment, role="question") for segment in corpus.segments)
    found = find_questions(replace(corpus, segments=asked))
    assert [question.text for question in found] == ["Who mends the slip?"]
