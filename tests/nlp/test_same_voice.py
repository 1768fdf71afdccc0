"""Who asked goes on: what he writes behind his question replies to nothing."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.nlp.answers import find_answers
from pipeline.nlp.questions import find_questions
from pipeline.nlp.same_voice import of_himself
from pipeline.records import Exchange

MINUTES = "Minutes of the meeting of Thorle Kiln Club held on 4 May 2026\n\nPresent: Ann Abney, Tom Dunt\n\n"


def read(folder: Path, text: str, name: str = "notes.txt") -> list[Exchange]:
    path = folder / name
    path.write_text(text, "utf-8")
    corpus = read_corpus([path])
    return find_answers(corpus, find_questions(corpus))


@pytest.mark.parametrize(
    "text",
    [
        f"{MINUTES}4. Grants\n\nAnn Abney asked whether others had found money for a wheel. If so it could go in the newsletter.\n",
        f"{MINUTES}4. Grants\n\nIs there money for a wheel? If not we badly need a raffle this autumn.\n",
        "- Is there money for a wheel? We really want one by the autumn.\n- More clay\n- Cheaper glazes\n",
    ],
)
def test_what_he_supposes_or_wants_is_no_reply(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)[0]
    assert (found.status, found.answers) == ("unanswered", ())


def test_the_rest_of_a_remark_in_a_survey_is_its_writer_s_and_so_is_the_next_row(tmp_path: Path) -> None:
    rows = [
        '1,"When will the kiln be lit? It has been cold since March and the kiln is our only one."',
        '2,"The kiln shelves are bowed."',
        '3,"Will the kiln be insured?"',
        '4,"Our kiln is insured through the hall, I think, and I like the new wheel."',
    ]
    found = read(tmp_path, "id,Any other comments?\n" + "\n".join(rows) + "\n", "rows.csv")
    assert [e.status for e in found] == ["unanswered", "unanswered"]


@pytest.mark.parametrize(
    "text",
    [
        "Questions for the kiln board\n\nHow many tonnes of clay will be dug out of the meadow?\n\nYou hope to take some of the clay by barge. Where is the barge to tie up?\n",
        "Kiln guest book\n\nTess Orrin, 3 months ago\nIs there to be a foot bridge at the kiln? It would open up the bank for walkers. The ford has become a mess and the new one will hardly be better.\n\nHal Voss, 5 months ago\nThe wheel is fine.\n\nIvo Pike, 6 months ago\nMore clay, and cheaper.\n\nAnn Abney, 8 months ago\nI like the new lid.\n",
    ],
)
def test_what_is_held_up_to_them_and_the_rest_of_a_post_are_no_replies(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)[0]
    assert (found.status, found.answers) == ("unanswered", ())


@pytest.mark.parametrize("line", ["SKIP", "5\\. Roof", "5) Somebody thinks the lid is cracked."])
def test_a_mark_or_the_next_number_is_no_reply(tmp_path: Path, line: str) -> None:
    text = f"{MINUTES}4. Kiln\n\nAnn Abney asked about the lid of the kiln. {line}\n"
    assert read(tmp_path, text)[0].status == "unanswered"


def test_a_short_no_still_replies(tmp_path: Path) -> None:
    (found,) = read(tmp_path, f"{MINUTES}4. Kiln\n\nIs there money for a wheel? No, it went on shelves.\n")
    assert found.status == "answered"


@pytest.mark.parametrize(
    ("text", "himself"),
    [
        ("I've asked about it since May and I'm told nothing.", True),
        ("We need a new one.", True),
        ("The Clerk said it was mended.", False),
        ("Long may it last.", True),
    ],
)
def test_a_sentence_in_which_nobody_else_speaks(text: str, himself: bool) -> None:
    assert of_himself(text) is himself


@pytest.mark.parametrize("mark", ["- ", "{}. ", "2.{} "])
@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("The Clerk would look into this.", "deferred"),
        ("The Clerk would find out.", "deferred"),
        ("It was explained that the yard had been paid in full for it.", "answered"),
        ("This will happen on 12 May.", "answered"),
        ("Mr Dobbs had walked the dyke in the spring.", "unanswered"),
    ],
)
def test_the_next_note_of_a_list_may_take_up_what_was_asked(tmp_path: Path, mark: str, note: str, status: str) -> None:
    asked = "Cllr Quill asked whether the yard would mend the ferry engine."
    notes = "\n".join(mark.format(number) + text for number, text in enumerate((asked, note), 1))
    [found] = _followed(tmp_path, f"2. Ferry\n\n{notes}\n\n3. Finance\n\nThe accounts were noted.\n")
    assert (found.text, found.status) == (asked, status)


def test_the_next_item_of_an_agenda_is_no_reply_to_what_was_asked_before_it(tmp_path: Path) -> None:
    asked = "A query was raised regarding the cost of the ferry engine."
    [found] = _followed(tmp_path, f"**Ferry**\n\n{asked}\n\n3. Finance: it was noted that the cost had been met.\n")
    assert (found.text, found.status) == (asked, "unanswered")


def _followed(tmp_path: Path, text: str) -> list[Exchange]:
    path = tmp_path / "ferry.md"
    head = "Minutes of Thorle Parish Council held on 4 May 2026\n\nPresent: Cllr Orla Tench, Cllr Ada Quill, Mrs J Pym (Clerk)\n\n"
    path.write_text(head + text, "utf-8")
    corpus = read_corpus([path])
    return find_answers(corpus, find_questions(corpus))
