"""Actions that stand behind questions, and whose they are."""

from pathlib import Path

from pipeline.ingest import read_corpus
from pipeline.nlp.afterwards import find_action
from pipeline.nlp.answers import find_answers
from pipeline.nlp.lines import read_lines
from pipeline.nlp.questions import find_questions
from pipeline.records import Exchange

HEAD = "Minutes of the meeting of Thorle Parish Council held on 4 May 2026\n\nPresent: Cllr Abney, Cllr Dunt\n\n5. Public questions\n\n"


def read(folder: Path, text: str) -> list[Exchange]:
    path = folder / "minutes.txt"
    path.write_text(HEAD + text, "utf-8")
    corpus = read_corpus([path])
    return find_answers(corpus, find_questions(corpus))


def test_an_action_goes_to_the_question_that_it_names_by_number(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"{HEAD}1. When will the kerb in Mill Lane be mended?\n\n2. Why are the lamps in Mill Lane off?\n\n"
        "ACTION: Clerk to ring the county about the lamps in Mill Lane (Question 1).\n",
        "utf-8",
    )
    corpus = read_corpus([path])
    (reading,) = read_lines(corpus)
    first, second = find_questions(corpus)
    found = find_action(reading, first)
    assert found is not None
    assert "(Question 1)" in found.text
    assert find_action(reading, second) is None


def test_who_holds_up_to_them_what_they_said_goes_on_asking(tmp_path: Path) -> None:
    text = "A letter from Mrs Oake was read: What will the new sluice cost? You claim to have saved on the old one.\n"
    (found,) = read(tmp_path, text)
    assert found.status == "unanswered"


def test_another_question_in_the_same_sentence_is_no_reply(tmp_path: Path) -> None:
    text = "A query was raised about the flood plan and it was asked whether building should stop until it was done.\n"
    found = read(tmp_path, text)
    assert found
    assert {one.status for one in found} == {"unanswered"}


def test_what_is_promised_at_the_end_of_a_long_reply_is_kept(tmp_path: Path) -> None:
    text = (
        "Mrs Oake asked who maintained the sluice. The Warden explained that the mill did. The gear was renewed in the spring. "
        "The boards are oiled in May. The chain is new. He would find out what the chain had cost.\n"
    )
    (found,) = read(tmp_path, text)
    assert found.status == "answered"
    assert found.promise is not None
    assert found.promise.text == "He would find out what the chain had cost."
