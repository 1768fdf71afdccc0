"""Every way of telling a question in every layout of minutes, and every kind of reply: one question, its status right."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.nlp.answers import find_answers
from pipeline.nlp.questions import find_questions
from pipeline.records import Exchange

HEAD = (
    "Minutes of the meeting of Thorle Parish Council held on Monday 4 May 2026 at 7.30 pm in the hall\n\n"
    "Present: Cllr Orla Tench (Chair), Cllr Bede Furlong, Cllr Ada Quill, Mrs J Pym (Clerk)\nApologies: Cllr Hal Voss\n\n"
    "1. Minutes\nThe minutes of the last meeting were agreed.\n\n"
)
TAIL = "\n\n3. Finance\nThe accounts were noted.\n\nThe meeting closed at 9 pm.\n"

ASKED = (
    "Cllr Quill asked whether the ferry engine would be mended before June.",
    "Cllr Quill enquired when the ferry engine would be mended.",
    "A resident queried why the ferry engine had not been mended.",
    "Mr Dobbs wanted to know who would mend the ferry engine.",
    "Mr Dobbs wished to know who would mend the ferry engine.",
    "The Clerk was asked whether the ferry engine would be mended.",
    "It was asked if the ferry engine would be mended.",
    "A question was raised about the mending of the ferry engine.",
    "A query was raised regarding the mending of the ferry engine.",
    "Cllr Quill sought clarification on the mending of the ferry engine.",
    "Clarification was sought as to when the ferry engine would be mended.",
    "Cllr Quill: When will the ferry engine be mended?",
    "When will the ferry engine be mended?",
    "Mr Dobbs said: “When will the ferry engine be mended?”",
    "Mr Dobbs asked, “When will the ferry engine be mended?”",
    "AQ asked when the ferry engine would be mended.",
    "The Chair was asked by Mr Dobbs when the ferry engine would be mended.",
    "Cllr Quill questioned the delay to the ferry engine.",
    "Mr Dobbs asked about the ferry engine.",
    "Mr Dobbs made an enquiry about the ferry engine.",
    "Cllr Quill asked for an update on the ferry engine.",
    "Mrs Ives wondered if the ferry engine could be mended.",
    "Cllr Quill asked the Clerk if she had heard about the ferry engine.",
    "A letter was read out from Mr Dobbs asking when the ferry engine would be mended.",
    "A parishioner asks when the ferry engine will be mended.",
)
REPLIED = (
    ("The Clerk replied that the yard would mend it on 12 May.", "answered"),
    ("The Clerk said that the yard would mend it on 12 May.", "answered"),
    ("It was explained that the yard had been paid in full for it.", "answered"),
    ("The Clerk would look into this.", "deferred"),
    ("Cllr Tench said he would find out and get back to him.", "deferred"),
    ("The Clerk said that this was not yet known.", "deferred"),
    ("", "unanswered"),
)
LAYOUTS = {
    "in one paragraph": "2. Ferry\n{asked} {replied}",
    "a line each": "2. Ferry\n{asked}\n{replied}",
    "a paragraph each": "2. Ferry\n\n{asked}\n\n{replied}",
    "bullets": "2. Ferry\n- {asked}\n- {replied}",
    "a bullet below": "2. Ferry\n- {asked}\n  - {replied}",
    "numbered": "2.1 {asked}\n2.2 {replied}",
    "in a table": "| Item | Discussion | Action |\n|---|---|---|\n| 2. Ferry | {asked} {replied} | |\n",
    "behind a dash": "2. Ferry – {asked} {replied}",
    "under a heading": "2. FERRY\n\n{asked} {replied}",
}


def read(folder: Path, bodies: Iterator[str]) -> list[list[Exchange]]:
    """Return what is found in each of some minutes."""
    paths = []
    for number, body in enumerate(bodies):
        paths.append(folder / f"{number:04d}.txt")
        paths[-1].write_text(f"{HEAD}{body.rstrip(' -')}{TAIL}\n<!-- {number} -->\n", "utf-8")
    corpus = read_corpus(paths)
    found: dict[str, list[Exchange]] = {document.name: [] for document in corpus.documents}
    names = {document.id: document.name for document in corpus.documents}
    for item in find_answers(corpus, find_questions(corpus)):
        found[names[item.document_id]].append(item)
    return [found[path.name] for path in paths]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_way_of_asking_is_one_question_with_its_reply(tmp_path: Path, layout: str) -> None:
    replied, _ = REPLIED[0]
    found = read(tmp_path, (LAYOUTS[layout].format(asked=asked, replied=replied) for asked in ASKED))
    wrong = [
        (asked, [(item.text, item.status) for item in items])
        for asked, items in zip(ASKED, found, strict=True)
        if [item.status for item in items] != ["answered"] or "12 May" not in items[0].answers[0].text
    ]
    assert not wrong


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_kind_of_reply_is_told_from_the_others(tmp_path: Path, layout: str) -> None:
    cases = list(product((ASKED[0], ASKED[3], ASKED[6], ASKED[13]), REPLIED))
    found = read(tmp_path, (LAYOUTS[layout].format(asked=asked, replied=reply) for asked, (reply, _) in cases))
    wrong = [
        (asked, reply, status, [item.status for item in items])
        for (asked, (reply, status)), items in zip(cases, found, strict=True)
        if [item.status for item in items] != [status]
    ]
    assert not wrong
