"""Where a reply is told: inside the sentence of its question, or behind the asker's remarks."""

from pathlib import Path

from pipeline.ingest import read_corpus
from pipeline.nlp.answers import find_answers
from pipeline.nlp.questions import find_questions
from pipeline.records import Exchange

MINUTES = "Minutes of the meeting of Thorle Parish Council held on 4 May 2026\n\nPresent: Cllr Abney, Cllr Dunt\n\n"


def read(folder: Path, text: str) -> list[Exchange]:
    path = folder / "minutes.txt"
    path.write_text(text, "utf-8")
    corpus = read_corpus([path])
    return find_answers(corpus, find_questions(corpus), by_rules_alone=True)


def test_the_sentence_of_the_question_tells_the_reply(tmp_path: Path) -> None:
    text = f"{MINUTES}4. Questions\n\nCllr Abney responded to a question from Cllr Dunt, outlining the steps taken against the moles on the green.\n"
    (found,) = read(tmp_path, text)
    assert found.status == "answered"
    assert found.answers[0].text.startswith("outlining the steps")


def test_the_asker_goes_on_until_somebody_responds(tmp_path: Path) -> None:
    text = (
        f"{MINUTES}5. Stalls\n\n1. Why has nobody acted on the crates? Shops with crates should rent a pitch. "
        "The chair responded that the warden had been sent round.\n"
    )
    (found,) = read(tmp_path, text)
    assert found.answers[0].text.startswith("The chair responded")


def test_a_council_that_wishes_is_asked_about(tmp_path: Path) -> None:
    text = f"{MINUTES}6. Plan\n\nCllr Dunt asked whether the enlarged burial committee wished to keep the plan. All agreed that it should stand.\n"
    (found,) = read(tmp_path, text)
    assert found.text.endswith("wished to keep the plan.")
    assert found.status == "answered"
