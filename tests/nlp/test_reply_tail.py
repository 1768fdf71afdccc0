"""A reply that stands in the sentence of its question is told from a question that goes on."""

from pathlib import Path

import pytest

from pipeline.nlp.reply_tail import find_tail, places

CASES = Path(__file__).parents[2] / "corpus" / "labelled" / "reply_tails.txt"


def _cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if line.strip()]
    return [(question.strip(), reply.strip()) for question, _, reply in (line.partition("||") for line in lines)]


def test_labelled_sentences_are_parted_where_we_part_them() -> None:
    wrong = []
    for question, reply in _cases():
        text = f"{question}{'' if reply[:1] in {',', ';', ':', '.'} else ' '}{reply}".strip()
        found = find_tail(text)
        got = text[found[1] :].strip(" ([") if found else ""
        if got != reply.lstrip(" ,;:.–—-=>(["):
            wrong.append((text, got))
    assert len(wrong) <= 0.14 * len(_cases()), wrong


@pytest.mark.parametrize(
    ("sentence", "reply"),
    [
        ("Mrs Ambler asked whether the ford was passable – it is not after rain.", "it is not after rain."),
        ("Tolu queried the mileage; the van had gone to Leeds twice.", "the van had gone to Leeds twice."),
        ("Governors asked about the minibus – Mr Penhale to find out.", "Mr Penhale to find out."),
        ("Question on the night tram – it is to run until two.", "it is to run until two."),
        ("Tess asked the price of a bag of clay (£9, says Hal, who had three).", "(£9, says Hal, who had three)."),
        ("HW wanted to know who held the deeds: the solicitor has them.", "the solicitor has them."),
    ],
)
def test_reply_in_the_same_sentence(sentence: str, reply: str) -> None:
    found = find_tail(sentence)
    assert found is not None
    assert sentence[found[1] :] == reply


@pytest.mark.parametrize(
    "sentence",
    [
        "Mrs Ambler asked whether the ford, the bridge and the stepping stones were passable.",
        "Tolu asked about the mileage – why was it so high.",
        "HW wanted to know who held the deeds and where they were kept.",
        "The tenants asked about the hoist (the one in the lobby), would it be mended.",
        "What is the ramp for - nobody at the club was told and why was it built.",
        "Questions were put about the ford, on both banks, and whether we should buy a rope, and where to keep it.",
        "Questions were put about the ford and both banks, and the chance of keeping a rope (if we bought one) at the mill.",
        "Tolu queried whether the club reads what is said of it (letters, the kiln blog) and uses it to improve.",
        "Tolu asked if the club had looked at Marlow, a weir of the same size, and at what it paid.",
        'A resident wrote to ask "When, after all this time, will the lights be on?"',
    ],
)
def test_question_that_only_goes_on(sentence: str) -> None:
    assert find_tail(sentence) is None


def test_no_place_inside_the_reporting_verb() -> None:
    assert places("Mrs Ambler, the warden, asked why") == []


def test_what_is_asked_for_if_so_is_no_reply() -> None:
    assert (
        find_tail("To ask the warden whether there is a plan for the kiln, and if so, to outline what it would cost")
        is None
    )
