"""A name in brackets behind a question says who asks it, and is no reply."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.nlp.answers import find_answers
from pipeline.nlp.questions import find_questions

TRAM = "Why does the tram not pull up? (Tess Orrin, Weir Society)"
NIGHT = "Is the night tram to come back? (Councillor Hal Voss)"


@pytest.mark.parametrize(
    "text",
    [
        f"Questions on the tram\n\n1. The kerb is high. {TRAM}\n\n2. The last tram goes at nine. {NIGHT}\n",
        f"# Questions\n\n- {TRAM}\n- {NIGHT}\n",
        f"Minutes of the forum at Thorle, 4 May 2026\n\n5. Questions sent in\n\n{TRAM}\n\n{NIGHT}\n",
    ],
)
def test_a_name_in_brackets_is_the_asker_s(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tram.txt"
    path.write_text(text, "utf-8")
    corpus = read_corpus([path])
    found = find_answers(corpus, find_questions(corpus), by_rules_alone=True)
    assert [(e.asker, e.status, e.text.rpartition(" ")[2]) for e in found] == [
        ("Tess Orrin", "unanswered", "up?"),
        ("Councillor Hal Voss", "unanswered", "back?"),
    ]


TOLD = "The ferry has been late since the winter began."
ASKED = "Will the engine be mended?"
HEAD = "Minutes of the forum at Thorle, 4 May 2026\n\nPresent: Ms Orla Tench (Chair), Mr Bede Furlong\n\n5. Public question time\n\n"


def _asked_in(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    path = tmp_path / "ferry.md"
    path.write_text(text, "utf-8")
    corpus = read_corpus([path])
    return [(item.text, item.status) for item in find_answers(corpus, find_questions(corpus), by_rules_alone=True)]


def test_what_is_told_before_is_no_part_of_a_question_at_a_meeting_and_is_one_on_a_page(tmp_path: Path) -> None:
    meeting = f"{HEAD}Q1. {TOLD} {ASKED}\nA. It goes to the yard in June.\n\n6. Close\n\nThe meeting closed at nine.\n"
    page = f"# The ferry\n\n**{TOLD} {ASKED}**\n\nIt goes to the yard in June.\n\n**Who pays?**\n\nThe county pays.\n"
    assert _asked_in(tmp_path, meeting) == [(ASKED, "answered")]
    assert _asked_in(tmp_path, page) == [(f"{TOLD} {ASKED}", "answered"), ("Who pays?", "answered")]


def test_paragraphs_that_each_ask_are_questions_each(tmp_path: Path) -> None:
    post = f"Tess Orrin asked:\n\n{TOLD}\n\n{ASKED}\n\nWho pays for the yard?\n\nReply from Councillor Voss:\n\nIn June, at the yard. The county pays.\n"
    assert _asked_in(tmp_path, post) == [(ASKED, "answered"), ("Who pays for the yard?", "answered")]
