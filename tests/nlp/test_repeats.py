"""Questions asked again in other papers are linked both ways, and only those."""

import numpy as np

from pipeline.nlp.repeats import link_repeats
from pipeline.records import Exchange, Model


class Letters:
    """Stands in for an encoder: a text is the count of its letters."""

    model = Model(name="letters", version="1", sha256="0" * 64)

    def encode(self, texts):
        rows = [[text.lower().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]
        return np.array(rows, dtype=np.float32)


def asked(key, document, text):
    return Exchange(
        question_id=key,
        segment_id=key,
        document_id=document,
        start=0,
        end=len(text),
        text=text,
        status="unanswered",
        reason="no reply",
        score=0.9,
    )


def linked(*exchanges):
    return {exchange.question_id: exchange.asked_also for exchange in link_repeats(exchanges, Letters())}


def test_nearly_the_same_words_in_two_papers_are_linked_both_ways():
    found = linked(
        asked("a", "may", "Mrs Dent asked when the ferry timetable would be printed."),
        asked("b", "june", "When will the ferry timetable be printed?"),
        asked("c", "june", "Who cleans the slipway after storms?"),
    )
    assert found == {"a": ("b",), "b": ("a",), "c": ()}


def test_the_same_words_in_one_paper_are_left_alone():
    found = linked(
        asked("a", "may", "When will the ferry timetable be printed?"),
        asked("b", "may", "When will the ferry timetable be printed?"),
    )
    assert found == {"a": (), "b": ()}


def test_two_places_are_two_questions():
    found = linked(
        asked("a", "may", "When will the potholes in Orchardley be filled?"),
        asked("b", "june", "When will the potholes in Windmillow be filled?"),
        asked("c", "july", "When will the potholes in Orchardley be filled?"),
    )
    assert found == {"a": ("c",), "b": (), "c": ("a",)}


def test_the_words_that_all_questions_are_about_make_no_two_the_same():
    about = ("opening", "paint", "lift", "seats", "tea", "toilets", "lights", "noise")
    others = [
        asked(f"o{at}", f"o{at}", f"Who sees to the {word} of the ferry terminal?") for at, word in enumerate(about)
    ]
    rent = asked("a", "may", "Will the ferry terminal rent rise?")
    tenant = asked("b", "june", "Will the ferry terminal tenant rest?")
    assert linked(rent, tenant)["a"] == ("b",)
    assert linked(rent, tenant, *others)["a"] == ()


def test_no_questions_at_all():
    assert link_repeats([], Letters()) == []
