"""What is set in a list below a question replies to it, however short; what takes something on still puts off."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.nlp import reply_weigh
from pipeline.nlp.answers import find_answers
from pipeline.nlp.questions import find_questions
from pipeline.nlp.reply_judge import Judgement
from pipeline.records import Exchange

LAYOUTS = [
    "# Kiln evening\n\n- Glazes run on the lower shelf\n- {asked}\n    - {said}\n- More aprons\n",
    "# Kiln evening\n\n## Questions\n\n* {asked}\n  * {said}\n* Who has the long tongs?\n  * Tess\n* Is clay cheaper in May?\n  * only by the tonne\n",
]


def read(folder: Path, text: str) -> Exchange:
    path = folder / "notes.md"
    path.write_text(text, "utf-8")
    corpus = read_corpus([path])
    return next(e for e in find_answers(corpus, find_questions(corpus)) if "fire" in e.text)


@pytest.fixture
def doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the judge take every reply for none, or for one that puts off."""
    one = Judgement("deferred", 0.8, 0, 0, None, replied=0.1, put_off=0.9, left_open=0.9)
    monkeypatch.setattr(reply_weigh, "judge_all", lambda asks, encoder: [one for _ in asks])


@pytest.mark.usefixtures("doubtful")
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("said", ["Hot glue everywhere", "old bowls, tiles"])
def test_a_short_note_in_the_list_below_answers(tmp_path: Path, layout: str, said: str) -> None:
    found = read(tmp_path, layout.format(asked="What can we fire in it?", said=said))
    assert (found.status, found.answers[0].text) == ("answered", said)


@pytest.mark.usefixtures("doubtful")
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("said", ["Wat to ring the maker", "Tess will try it", "no plan so far"])
def test_a_note_that_takes_something_on_puts_off(tmp_path: Path, layout: str, said: str) -> None:
    assert read(tmp_path, layout.format(asked="What can we fire in it?", said=said)).status == "deferred"


@pytest.mark.usefixtures("doubtful")
def test_the_next_entry_of_the_same_list_is_none(tmp_path: Path) -> None:
    text = "# Kiln evening\n\n- Glazes run\n- What can we fire in it?\n- Hot glue everywhere\n"
    assert read(tmp_path, text).status == "unanswered"
