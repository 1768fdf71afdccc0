import pytest

from pipeline.nlp import literal


@pytest.mark.parametrize(
    "sentence",
    [
        "When will the ferry run again?",
        "Is it likely that the ferry will run again.",
        "Could we have a list of the sailings.",
        "Are there any plans to mend the pier.",
    ],
)
def test_a_literal_question_with_and_without_its_mark(sentence):
    assert literal.is_literal(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Was signed off on Tuesday.",
        "Have been told to wait.",
        "What is needed is a longer pier.",
        "Will Parsons said no.",
        "The ferry ran again.",
        "If the tide turns then the view of the harbour is that we wait",
        "More signs (and lights?)!",
        "Maybe run it twice a day?",
    ],
)
def test_no_literal_question(sentence):
    assert not literal.is_literal(sentence)


def test_in_a_list_the_first_word_is_enough():
    assert literal.is_literal("Who pays for the pier", item=True)
    assert not literal.is_literal("The pier is closed", item=True)
    assert not literal.is_literal("As things stand, the noticeboard is the place for most of it.", item=True)


@pytest.mark.parametrize("prompt", ["Any questions?", "What could be improved?", "Still have questions?"])
def test_the_organisers_own_questions(prompt):
    assert literal.is_prompt(prompt)
    assert not literal.is_literal(prompt)


def test_a_rhetorical_question():
    assert literal.is_rhetorical("Who on earth thought of that?")
    assert not literal.is_rhetorical("Who thought of that?")


def test_labels_name_the_asker():
    assert literal.label_of("Q3 (Resident): Why?") == (15, "Resident")
    assert literal.label_of("Question from Mrs Dent: why was it late?") == (24, "Mrs Dent")
    assert literal.label_of("Quality of life: it is good") is None


def test_labels_of_answers():
    assert literal.answer_label("Response: It will.") == 10
    assert literal.answer_label("A path runs here.") == 0


def test_a_column_that_is_itself_a_prompt_gathers_no_questions():
    assert literal.wants_information("Information I need")
    assert literal.wants_information("What would you like to know?")
    assert not literal.wants_information("What else should we have asked?")
    assert not literal.wants_information(None)


@pytest.mark.parametrize(
    "sentence",
    [
        "What mattered most was that everybody came.",
        "How the money is spent will be settled in June.",
        "Who does what is set out in the annex.",
        "So does the bowls club.",
        "Had it rained, the fete would have been lost.",
        "Who will speak has yet to be settled.",
    ],
)
def test_a_statement_that_opens_like_a_question(sentence):
    assert not literal.is_literal(sentence, item=True)


def test_a_comment_that_asks_by_the_order_of_its_words():
    assert literal.asks_plainly("is the new rota public yet")
    assert literal.asks_plainly("when's the pool going to open")
    assert not literal.asks_plainly("Was told to wait outside")
    assert not literal.asks_plainly("Have more staff on at weekends")
