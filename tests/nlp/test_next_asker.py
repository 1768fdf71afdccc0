"""One after another speaks from the public: the next of them replies to nobody."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.nlp.answers import find_answers
from pipeline.nlp.questions import find_questions
from pipeline.records import Exchange


def read(folder: Path, text: str) -> list[Exchange]:
    path = folder / "minutes.txt"
    path.write_text(f"Minutes of the hearing at Thorle on 4 May 2026\n\nPublic comment\n\n{text}", "utf-8")
    corpus = read_corpus([path])
    return find_answers(corpus, find_questions(corpus), by_rules_alone=True)


@pytest.mark.parametrize(
    "text",
    [
        "Tess Orrin, 12 Mill Row, asked who would pay for the new kerb.\n\nHal Voss, 40 Weir Lane, said he had paid for his own kerb and it was straight.\n",
        "Tess Orrin referred to item 4. She asked who would pay for the kerb.\n\nHal Voss noted the notice of 4 May. He asked when it would be answered.\n",
        "Tess Orrin mentioned item 4 and asked who would pay for the new kerb.\n\nHal Voss mentioned item 4 and noted that the kerb is high. He asked when it would be lowered.\n",
    ],
)
def test_the_next_of_the_public_replies_to_nobody(tmp_path: Path, text: str) -> None:
    first = read(tmp_path, text)[0]
    assert (first.status, first.answers) == ("unanswered", ())


@pytest.mark.parametrize(
    "reply",
    [
        "The Clerk said the kerb would be paid for by the county.",
        "The Clerk explained that the kerb fell to the county, and noted its age. The Clerk asked who had seen it.",
    ],
)
def test_who_replies_still_does(tmp_path: Path, reply: str) -> None:
    text = f"Tess Orrin, 12 Mill Row, asked who would pay for the new kerb.\n\n{reply}\n"
    first = read(tmp_path, text)[0]
    assert (first.status, first.answers[0].text[:9]) == ("answered", "The Clerk")
