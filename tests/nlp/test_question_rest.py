"""What is still the question's own behind a question, and what is owed in a line like a heading."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.nlp.answers import find_answers
from pipeline.nlp.question_rest import owed_in_heading, still_asking
from pipeline.nlp.questions import find_questions
from pipeline.records import Exchange

MINUTES = "Minutes of the meeting of Thorle Parish Council held on 4 May 2026\n\nPresent: Cllr Abney, Cllr Dunt\n\n"


def read(folder: Path, text: str) -> list[Exchange]:
    path = folder / "minutes.txt"
    path.write_text(text, "utf-8")
    corpus = read_corpus([path])
    return find_answers(corpus, find_questions(corpus), by_rules_alone=True)


@pytest.mark.parametrize(
    "tail",
    [
        "specifically the hats and who sews them.",
        "e.g. the mill",
        "Mill Lane etc.",
        "(KP)",
        "(Tess Orrin, Weir Society)",
        "that it was out of place",
    ],
)
def test_what_was_asked_about_set_out_closer_is_still_asking(tail: str) -> None:
    assert still_asking(tail)


@pytest.mark.parametrize(
    "tail",
    [
        "especially the mill was thought too damp.",
        "Blue ones.",
        "(Weir Lane)",
        "(the mill is shut)",
        "The mill, as it happens.",
    ],
)
def test_what_tells_something_is_not(tail: str) -> None:
    assert not still_asking(tail)


def test_the_rest_of_a_question_is_no_reply(tmp_path: Path) -> None:
    text = (
        f"{MINUTES}4. Hats\n\nQuestions were raised about the school hats, specifically the brims and ribbons used.\n"
    )
    assert read(tmp_path, text)[0].status == "unanswered"


def test_a_line_like_a_heading_puts_off(tmp_path: Path) -> None:
    text = f"{MINUTES}5. Kiosk\n\nWill the rent of the kiosk go to the bowls club?\nTo raise at the finance board\n\nThe kiosk was painted.\n"
    assert read(tmp_path, text)[0].status == "deferred"
    assert owed_in_heading("TBC")
    assert not owed_in_heading("To receive the accounts")


def test_a_question_that_says_nobody_answered_it(tmp_path: Path) -> None:
    text = (
        f"{MINUTES}6. Drains\n\nMr Orr enquired about a drain outside the parish so the question was not answered.\n"
        "The Clerk explained the survey of the drains.\n"
    )
    assert read(tmp_path, text)[0].status == "unanswered"


def test_the_list_one_level_up_is_no_reply(tmp_path: Path) -> None:
    text = "# Group 3\n\n- Money\n  - What became of the seed fund?\n- Which tools would help?\n  - Better ways to share the seed catalogue\n"
    found = {exchange.text: exchange for exchange in read(tmp_path, text)}
    assert found["What became of the seed fund?"].status == "unanswered"


def test_a_request_is_no_reply(tmp_path: Path) -> None:
    text = (
        f"{MINUTES}7. Hall\n\nThe question was asked if the cafe had harmed the lettings of the hall. "
        "A request was made by Mrs Orr for the list of keyholders.\n"
    )
    assert read(tmp_path, text)[0].status == "unanswered"


@pytest.mark.parametrize(
    "reply",
    [
        "The Bursar agreed to request this information from the ferry company and to tell the next meeting.",
        "Nothing has been decided on the slipway.",
    ],
)
def test_who_will_ask_others_and_what_nobody_decided_put_off(tmp_path: Path, reply: str) -> None:
    text = f"{MINUTES}8. Ferry\n\nMrs Orr asked when the ferry would run again. {reply}\n"
    assert read(tmp_path, text)[0].status == "deferred"


def test_a_second_thing_asked_is_no_reply(tmp_path: Path) -> None:
    text = f"{MINUTES}9. Maps\n\nMrs Orr asked Mr Lusk if he could draw a map of the drains, and to keep it with the deeds.\n\n10. Hall\n"
    assert read(tmp_path, text)[0].status == "unanswered"
