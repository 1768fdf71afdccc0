"""Under "There were questions about:" each entry of the list is a question, though no word of it asks."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.nlp.questions import find_questions


def found(folder: Path, text: str) -> list[tuple[str, str | None]]:
    path = folder / "paper.txt"
    path.write_text(text, "utf-8")
    return [(question.text, question.asker) for question in find_questions(read_corpus([path]))]


@pytest.mark.parametrize(
    ("over", "entries", "asked"),
    [
        (
            "There were public questions about:",
            "1. When the slip would be mended. It was dangerous.\n\n2. Whether the lamps could be fixed.\n",
            [("When the slip would be mended.", None), ("Whether the lamps could be fixed.", None)],
        ),
        (
            "Two public questions were submitted as follows:-",
            "· Relating to the delays at the lock and whether all boats could be moved.\nThe Chair replied that they could.\n",
            [("Relating to the delays at the lock and whether all boats could be moved.", None)],
        ),
        (
            "The following Members asked questions:",
            "Cllr A Moor, in respect of the ferry – the Leader, Cllr B Pine, responded.\n\nCllr D Swan regarding the rents of the huts.\n",
            [
                ("Cllr A Moor, in respect of the ferry", "Cllr A Moor"),
                ("Cllr D Swan regarding the rents of the huts.", "Cllr D Swan"),
            ],
        ),
    ],
)
def test_entries_of_an_announced_list(
    tmp_path: Path, over: str, entries: str, asked: list[tuple[str, str | None]]
) -> None:
    assert found(tmp_path, f"Area Committee, 9 May\n\nPublic time\n\n{over}\n\n{entries}") == asked


@pytest.mark.parametrize(
    "text",
    [
        "Area Committee\n\nThe Clerk reported on the following:\n\n1. Whether to renew the lease.\n2. When the hall opens.\n",
        "Area Committee\n\nQuestions were answered as follows:\n\nRegarding the second, Mr Pine said that it was let.\n",
    ],
)
def test_what_is_reported_or_replied_is_no_question(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_entries_that_name_what_each_question_was_on(tmp_path: Path) -> None:
    text = (
        "Recording of the evening\n\n1. Start\n2. Welcome from the warden\n3. Question on the slope of the ramp\n"
        "4. Question on lamps and cables\n5. How to write to us\n6. End\n"
    )
    asked = [("Question on the slope of the ramp", None), ("Question on lamps and cables", None)]
    assert found(tmp_path, text) == asked


def test_one_such_line_alone_is_none(tmp_path: Path) -> None:
    assert found(tmp_path, "Programme\n\n1. Start\n2. Question on lamps and cables\n3. End\n") == []
