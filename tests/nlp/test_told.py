import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.doubt import UNSURE
from pipeline.nlp import told
from pipeline.nlp.labelled_questions import Case, corpus_of
from pipeline.nlp.questions import find_questions

SEEN = "Another query concerned who pays for the buoys."  # no turn that the grammar of told questions knows


def asked(text: str) -> list[tuple[str, str]]:
    corpus = corpus_of(Case(text=text, label="question", domain="parish"))
    return [(question.text, question.form) for question in find_questions(corpus)]


def test_a_sentence_that_only_its_words_tell_is_found_and_marked_so():
    found = asked(f"The quay\nThe crane was mended in May.\n{SEEN}\nThe rota was agreed.")
    assert found == [(SEEN, "told, by its words")]


def test_the_name_of_a_page_of_questions_is_none():
    assert not asked("Harbour fees - Frequently asked questions\nFees are due in May.\n")


def test_a_person_is_asked_to_look_at_each() -> None:
    corpus = corpus_of(Case(text=SEEN, label="question", domain="parish"))
    assert [question.score < UNSURE for question in find_questions(corpus)] == [True]


def test_what_the_grammar_found_is_not_found_twice():
    ((_, form),) = asked("Mr Orrin asked who pays for the buoys.")
    assert form != "told, by its words"


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("Mrs Orrin was keen to learn why the ferry no longer called at the old pier.", True),
        ("Clarity was sought by the tenants on who pays for the buoys.", True),
        (SEEN, True),
        ("The Clerk asked for the minutes to be signed.", False),
        ("Residents were asked to fill in a form about the ferry.", False),
        ("The treasurer explained why the balance had fallen.", False),
    ],
)
def test_words_tell_whether_somebody_asked(sentence: str, tells: bool):
    assert (told.likelihood(sentence) >= told.LEAST) is tells


@settings(deadline=None)  # the first call reads the model
@given(st.text(max_size=200))
def test_any_text_gets_a_likelihood(text: str):
    assert 0 <= told.likelihood(text) <= 1
    assert told.features(text) == sorted(set(told.features(text)))


def test_names_and_numbers_are_not_looked_at():
    one, other = "Mrs Orrin asked what 12 lamps cost.", "Mr Quillby asked what 9,000 lamps cost."
    assert told.features(one) == told.features(other)
