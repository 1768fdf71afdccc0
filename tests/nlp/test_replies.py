"""From a question to its reply in running text, by the rules alone."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.nlp.answers import find_answers
from pipeline.nlp.questions import find_questions
from pipeline.records import Exchange

MINUTES = "Minutes of the meeting of Thorle Parish Council held on 4 May 2026\n\nPresent: Cllr Abney, Cllr Dunt\n\n"


def read(folder: Path, text: str) -> list[Exchange]:
    path = folder / "minutes.txt"
    path.write_text(text, "utf-8")
    corpus = read_corpus([path])
    return find_answers(corpus, find_questions(corpus), by_rules_alone=True)


def test_a_bare_and_is_no_reply(tmp_path: Path) -> None:
    text = f"{MINUTES}4. Trees\n\nCllr Abney queried why the lime had gone, and\nMarion Voss explained that it was hollow.\n"
    (found,) = read(tmp_path, text)
    assert found.status == "answered"
    assert "hollow" in found.answers[0].text


def test_a_list_that_goes_on_is_no_reply(tmp_path: Path) -> None:
    text = "# Table 2\n\n- Signs are poor\n- Who sweeps the square?\n- Benches by the stop\n- More bins\n"
    (found,) = read(tmp_path, text)
    assert (found.status, found.answers) == ("unanswered", ())


def test_the_asker_goes_on_about_himself(tmp_path: Path) -> None:
    text = f"{MINUTES}5. Open forum\n\nWhen will the step be mended? I fell there in March and my knee still hurts.\n"
    (found,) = read(tmp_path, text)
    assert found.status == "unanswered"


def test_an_action_next_to_a_question_is_owed(tmp_path: Path) -> None:
    text = "# 9. Garden\n\nDo the beds need water in August?\n\n#### Action\n\nKP to update the next meeting.\n\n# 10. Hats\n\nBlue.\n"
    found = read(tmp_path, text)[0]
    assert found.status == "deferred"
    assert found.promise is not None
    assert "update" in found.promise.text


@pytest.mark.parametrize(
    "last", ["The Chairman drew proceedings to a close at 9 pm.", "PC Orme was thanked for coming and left."]
)
def test_the_end_of_an_item_is_no_reply(tmp_path: Path, last: str) -> None:
    text = f"{MINUTES}6. Police\n\nCllr Dunt asked why nobody had come to the fire. {last}\n"
    (found,) = read(tmp_path, text)
    assert found.status == "unanswered"


def test_two_questions_of_one_asker_share_a_reply(tmp_path: Path) -> None:
    text = (
        f"{MINUTES}7. Waste\n\nA resident of Mill Street asked if the firm had been fined. She further asked who else had bid."
        " Ivo Marsh confirmed that the firm had been fined twice.\n"
    )
    first = read(tmp_path, text)[0]
    assert (first.status, "fined twice" in first.answers[0].text) == ("answered", True)


def test_a_note_answered_in_its_own_block_is_parted(tmp_path: Path) -> None:
    text = "# Table 1\n\n- Can it be booked by phone? Yes – or at the desk\n- Is there a loop? Not in the small room\n- More seats\n"
    found = read(tmp_path, text)
    assert [one.text for one in found] == ["Can it be booked by phone?", "Is there a loop?"]
    assert [one.status for one in found] == ["answered", "answered"]


@pytest.mark.parametrize(
    "text",
    [
        "# Notes\n\n- Kilns are dear\n- What counts as a kiln?\n    - anything that fires above 900 degrees\n- Glazes run\n",
        f"{MINUTES}6. Kiln\n\n- Cllr Abney asked what counts as a kiln.\n    - Anything that fires above 900 degrees.\n- The shelves are bowed.\n",
    ],
)
def test_what_is_nested_under_a_question_replies_to_it(tmp_path: Path, text: str) -> None:
    (found,) = read(tmp_path, text)
    assert found.status == "answered"
    assert "900" in found.answers[0].text


def test_the_next_who_asks_for_something_is_no_reply(tmp_path: Path) -> None:
    text = f"{MINUTES}7. School council\n\nClass 4 asked if more shelves could be put up.\n\nClass 3 asked to have a clay bin and more aprons.\n"
    assert read(tmp_path, text)[0].status == "unanswered"


def test_who_is_asked_to_see_to_it_is_given_it(tmp_path: Path) -> None:
    text = f"{MINUTES}7. Kiln\n\nCllr Abney asked why the two meters differed. Cllr Dunt was asked to find out why.\n"
    assert read(tmp_path, text)[0].status == "deferred"


@pytest.mark.parametrize("line", [".", "No answer, some laughter from the floor.", "No action items."])
def test_a_line_with_no_reply_in_it(tmp_path: Path, line: str) -> None:
    text = f"{MINUTES}7. Kiln\n\nCllr Abney asked who had the long tongs.\n\n{line}\n"
    assert read(tmp_path, text)[0].status == "unanswered"
