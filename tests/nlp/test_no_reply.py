"""What is set under a question and replies to nothing."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.nlp.answers import find_answers
from pipeline.nlp.no_reply import says_nothing
from pipeline.nlp.questions import find_questions


@pytest.mark.parametrize(
    "text",
    [
        "For the Mill Trust:",
        "by Mrs Oake:",
        "Mr Bray brought the meeting to a close at ten past nine.",
        "Mrs Oake asked that remarks be kept short.",
        "Moving on to the sluice.",
        "In addition, it was requested that the deed be shown to the meeting.",
    ],
)
def test_it_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text", ["For the mill.", "The owners, by an old deed.", "Mrs Oake said the meeting had settled it."]
)
def test_it_says_something(text: str) -> None:
    assert not says_nothing(text)


def test_on_a_page_it_leaves_the_question_open(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "Questions from the floor\n\nQ: Who is going to pay for the sluice?\nA: The owners of the mill, by an old deed.\n\n"
        "Q: Can we see the deed?\nA: Mr Bray brought the meeting to a close at ten past nine.\n",
        "utf-8",
    )
    corpus = read_corpus([path])
    paid, seen = find_answers(corpus, find_questions(corpus))
    assert (paid.status, seen.status, seen.answers) == ("answered", "unanswered", ())
