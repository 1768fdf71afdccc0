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
