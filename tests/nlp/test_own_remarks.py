"""A list of questions without replies: what stands behind one of them is the asker's remark."""

from pathlib import Path

from pipeline.ingest import read_corpus
from pipeline.nlp.answers import find_answers
from pipeline.nlp.questions import find_questions
from pipeline.records import Exchange

BARE = (
    "When will the pond be dredged?\n\nIs the kiosk to stay open in winter?\n\n"
    "Who chose the colour of the gates?\n\nWhy are there no nets on the court?\n\n"
)
REMARKED = "What is your plan for the bandstand? The bandstand is lovely but it does look tired.\n\n"


def read(folder: Path, text: str) -> dict[str, Exchange]:
    path = folder / "list.txt"
    path.write_text(text, "utf-8")
    corpus = read_corpus([path])
    return {e.text: e for e in find_answers(corpus, find_questions(corpus), by_rules_alone=True)}


def test_among_bare_questions_a_remark_is_no_reply(tmp_path: Path) -> None:
    found = read(tmp_path, BARE + REMARKED)["What is your plan for the bandstand?"]
    assert (found.status, found.answers) == ("unanswered", ())


def test_what_we_want_is_a_remark_too(tmp_path: Path) -> None:
    text = BARE + "What became of the paddling pool? We really need a pool in this part of town.\n\n"
    found = read(tmp_path, text)["What became of the paddling pool?"]
    assert (found.status, found.answers) == ("unanswered", ())


def test_who_speaks_replies_even_there(tmp_path: Path) -> None:
    text = f"{BARE}Can the hut be let? The Clerk replied that the hut is let already.\n"
    assert read(tmp_path, text)["Can the hut be let?"].status == "answered"


def test_where_most_are_replied_to_the_next_sentence_counts(tmp_path: Path) -> None:
    text = "When will the pond be dredged? The pond is dredged in May.\n\n" + REMARKED + "Who chose the gates?\n"
    assert read(tmp_path, text)["What is your plan for the bandstand?"].status == "answered"
