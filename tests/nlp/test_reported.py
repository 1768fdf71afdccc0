import pytest

from pipeline.nlp.memory import Memory
from pipeline.nlp.reported import read_sentence


def read(sentence, *names):
    return read_sentence(sentence, Memory(list(names)))


def test_two_verbs_of_asking_are_two_questions_with_their_own_words():
    sentence = "Mrs Pell asked if the well was safe and asked who had tested it."
    first, second = read(sentence)
    assert sentence[first.start : first.end] == "Mrs Pell asked if the well was safe"
    assert sentence[second.start : second.end] == "asked who had tested it."
    assert (first.asker, second.asker) == ("Mrs Pell", "Mrs Pell")


def test_one_verb_with_two_objects_is_one_question():
    assert len(read("Mrs Pell asked whether the well was safe and who had tested it.")) == 1


def test_a_reply_in_the_same_sentence_is_cut_off():
    sentence = "Mr Tarn asked about the rota and Ms Ely confirmed that it was fair."
    (found,) = read(sentence)
    assert sentence[found.start : found.end] == "Mr Tarn asked about the rota"
    assert sentence[found.reply :].startswith("and Ms Ely confirmed")


def test_a_question_told_with_its_reply_is_the_phrase_alone():
    sentence = "In response to a question from Dr Moy about beds, Mr Orr said that six were closed."
    (found,) = read(sentence)
    assert sentence[found.start : found.end] == "In response to a question from Dr Moy about beds"
    assert found.asker == "Dr Moy"


def test_a_pronoun_means_the_last_person_it_can_mean():
    (found,) = read("She asked how much it cost.", "Mrs Dent", "Mr Hull")
    assert found.asker == "Mrs Dent"


def test_a_pronoun_that_opens_the_sentence_is_resolved_too():
    (found,) = read("She gave out the rota and asked what the parents made of it.", "Mrs Dent")
    assert found.asker == "Mrs Dent"


def test_those_who_are_told_in_response_are_those_who_asked():
    (found,) = read("In response to questions, the Trust were told that six beds were closed.")
    assert found.asker == "the Trust"


def test_who_speaks_on_behalf_of_another_asks_unless_he_only_reads_it_out():
    assert read("Mr Hull asked on behalf of the school if it was dry.")[0].asker == "Mr Hull"
    assert read("The Clerk asked on behalf of Mrs Dent if it was dry.")[0].asker == "Mrs Dent"
    assert read("On behalf of the school, Mr Hull asked if it was dry.")[0].asker == "the school"


def test_the_addressee_is_kept():
    (found,) = read("Ann asked Brian if he had seen the plan.")
    assert found.addressee == "Brian"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Clerk will ask whether the path is open.",
        "Mr Hull asked the Clerk to write to the school.",
        "There were no questions from the floor.",
        "The Chair asked if everyone was content with the minutes.",
        "Members are asked to note the dates.",
        "Nothing here reports anything at all.",
        "The following supplementary questions were asked at the meeting.",
        "Mr Hull had put a question and received a written reply.",
        "Below stand questions we are frequently asked.",
    ],
)
def test_what_only_looks_like_a_report_is_left(sentence):
    assert read(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "They requested if the papers might come by post as well.",
        "A rower asked the total.",
        "A rower asked the time schedule for the slipway.",
        "Clarification requested regarding the closure of the ford.",
        "A query whether the takings of the cake stall had been counted.",
        "The treasurer also said that Ned P has ask if he may go on a rescue course.",
    ],
)
def test_forms_in_which_hurried_notes_tell_of_a_question(sentence):
    assert len(read(sentence)) == 1


def test_it_was_asked_on_behalf_of_somebody_who_asks():
    (question,) = read("A question was asked on behalf of Wilma Tarrant regarding the lamps on the quay.")
    assert question.asker == "Wilma Tarrant"


def test_who_did_what_was_told_before_asks_where_nobody_has_spoken():
    memory = Memory(before="The badges have been made by Tess Orrin.")
    assert [found.asker for found in read_sentence("She asked who should pay for them.", memory)] == ["Tess Orrin"]
