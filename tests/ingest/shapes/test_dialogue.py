"""Talk written down turn by turn, and interviews whose turns nobody labelled."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.ingest.shapes._dialogue import dialogue

TURNS = ["Tess: When does it open?", "Mr Orrin: In May, I hope.", "Tess: And who runs it?", "Mr Orrin: My sister does."]


@pytest.mark.parametrize(
    "texts",
    [
        TURNS,
        ["A talk with the new miller", *TURNS],
        ["CHAIR: Who is next?", "MR ORRIN: Is it ours?", "CHAIR: It is not.", "MR ORRIN: Thank you for that."],
        [
            "[00:10] Host: Any questions?",
            "[00:15] Ann: Is it free?",
            "[00:20] Host: Yes.",
            "[00:25] Ann: Thanks a lot.",
        ],
        ["AW: It leaks.", "DK: Since when?", "RS: Since May, was it not?", "AW: Yes, May.", "DK: I will ring him."],
    ],
)
def test_people_who_take_turns_hold_a_talk(texts: list[str]) -> None:
    assert dialogue(texts) >= 4


@pytest.mark.parametrize(
    "texts",
    [
        ["Ann: I love it.", "Tom: Could it open later?", "Priya: Is there more shade?", "Leo: It is loud."],
        ["Name: Ann", "Age: 34", "Comment: Is it open?", "Name: Tom", "Age: 51", "Comment: Why not?"],
        ["CQ: Who has the key?", "POI: It is lost.", "CQ: Since when is it lost?", "POI: Nobody here knows."],
        ["Moderator: What do you think?", "Ann: It is dear.", "Moderator: And you?", "Ann: Too dear, I find."],
        ["Q: Is it open?", "A: Yes, it is.", "Q: Is it free?", "A: No, it is two pounds."],
        [*TURNS, *["Then came a long report of all that was done in the year behind us."] * 5],
    ],
)
def test_remarks_forms_and_pages_are_no_talk(texts: list[str]) -> None:
    assert dialogue(texts) == 0


def test_each_turn_is_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("\n".join(TURNS), "utf-8")
    corpus = read_corpus([path])
    assert [part.shape for part in corpus.documents[0].parts] == ["minutes"]
    assert [segment.text for segment in corpus.segments] == TURNS


def test_in_an_interview_what_might_be_a_prompt_is_asked_of_one(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    asked = ["What made you run?", "What is your favourite lock?", "What would you like to change?"]
    told = ["I like canals.", "The top one, I think.", "My boat is too slow."]
    body = "\n\n".join(f"{question}\n\n{reply}" for question, reply in zip(asked, told, strict=True))
    path.write_text(f"Interview with the new lock keeper\n\n{body}\n", "utf-8")
    found = read_corpus([path]).segments
    assert [segment.text for segment in found if segment.role == "question"] == asked
    assert [segment.text for segment in found if segment.role == "answer"] == told
    path.write_text(f"What visitors wrote\n\n{body}\n", "utf-8")
    assert not [segment for segment in read_corpus([path]).segments if segment.role == "question"]
