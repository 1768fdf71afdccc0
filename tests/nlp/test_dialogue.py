"""In a dialogue each speaks in his own paragraph, and what he says behind his question is no reply to it."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.nlp.answers import find_answers
from pipeline.nlp.dialogue import turns
from pipeline.nlp.lines import read_lines
from pipeline.nlp.questions import find_questions
from pipeline.records import Exchange

TALK = """Minutes of the talk with the warden, 4 May 2026

Present: Lin Keel (LK), Wat Moss (WM), Tess Orrin (TO)

3. Kiln

LK: The kiln is cold again.

WM: It was lit on Friday.

LK: Friday is a week off.

TO: The clay dries out meanwhile.

WM: Then wrap it.

LK: We did wrap it.

TO: In old towels, mostly.

WM: That will do.

"""


def read(folder: Path, text: str) -> dict[str, Exchange]:
    path = folder / "talk.txt"
    path.write_text(text, "utf-8")
    corpus = read_corpus([path])
    return {e.text.split(": ")[-1]: e for e in find_answers(corpus, find_questions(corpus))}


def test_who_speaks_next_replies(tmp_path: Path) -> None:
    text = f"{TALK}WM: Where are the long tongs? The short ones are no good here.\n\nTO: They hang behind the door.\n"
    found = read(tmp_path, text)["Where are the long tongs?"]
    assert (found.status, found.answers[0].text) == ("answered", "TO: They hang behind the door.")


def test_where_the_next_asks_in_turn_there_is_no_reply(tmp_path: Path) -> None:
    text = f"{TALK}WM: Is that glaze for the bowls? It is dear, and the tub is nearly out.\n\nLK: Who bought the tub?\n\nWM: The club did, in May.\n"
    found = read(tmp_path, text)
    assert (found["Is that glaze for the bowls?"].status, found["Who bought the tub?"].status) == (
        "unanswered",
        "answered",
    )


@pytest.mark.parametrize(
    "text",
    [
        "LK: Who pays? The club does.\n\nThe shed was painted.\n\nBoth doors were hung.\n",
        "\n\n".join(f"Name{chr(97 + at)}: the kiln is cold." for at in range(12)),
        "\n\n".join("Question: what is it for?\n\nResponse: for pots." for _ in range(8)),
    ],
)
def test_notes_with_names_in_them_are_no_dialogue(tmp_path: Path, text: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(text, "utf-8")
    (reading,) = read_lines(read_corpus([path]))
    assert turns([block for block in reading.document.leaves() if block.kind != "table"]) == frozenset()


def test_a_short_note_of_question_and_reply_stays_one(tmp_path: Path) -> None:
    text = "Minutes of the kiln club, 4 May 2026\n\n3. Kiln\n\nLK: is the lid mended? It went on last week.\n"
    assert read(tmp_path, text)["is the lid mended?"].status == "answered"


def test_nicknames_in_small_letters_speak_in_turn(tmp_path: Path) -> None:
    text = (
        "Kiln call\n\n- nell: the shelves are bowed\n- bram: new ones are dear\n- nell: is the lid covered by the hall?\n"
        "- bram: only against fire\n- nell: who has the long tongs?\n- nell: more aprons too\n- lor: agreed\n"
    )
    path = tmp_path / "call.txt"
    path.write_text(text, "utf-8")
    corpus = read_corpus([path])
    found = find_answers(corpus, find_questions(corpus), by_rules_alone=True)
    assert [(e.asker, e.status) for e in found] == [("nell", "answered"), ("nell", "unanswered")]
