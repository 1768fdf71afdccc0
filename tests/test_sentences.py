"""Sentences, one case a row: the bar says where one ends."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sentences import split_sentences

CASES = [
    "The hall is cold. | The boiler is old.",
    "Mr. Pell and Cllr. J. Orr spoke. | Mrs. A. B. Finch did not.",
    "She asked what form it would be in. | Ned Pike held up a copy of 8 in. Foolscap.",
    "It starts at 7.30 p.m. | The bar opens at 7 a.m. on Sunday.",
    "See No. 5 on the plan. | No. | We did not.",
    "It cost approx. £3.5m in all. | The sum was too high.",
    "Bins, benches, signs etc. | These are old.",
    "They sell cups, jugs, etc. | Potters bring their own. | It is free.",
    "Use a form, e.g. the blue one, i.e. not this one. | It is free.",
    "Who pays? | Nobody knows! | Well… | perhaps.".replace("… | perhaps", "… perhaps"),
    "“Is it open?” asked Tom. | It was.",
    "He said “No.” | Then he left.",
    "(It was late.) | All went home.",
    "The gate was shut.| Then it rained.",
    "He asked about route C. | GP did not have the number.",
    "They thanked Mrs Bell and P. Dent for the hall.",
    "Write to www.example.org today. | Or ring.",
    "1. Apologies were read. | 2. Nobody spoke.",
    "Para. 4 was struck out. | So was Fig. 2 of App. B.",
    "Dr. Lane of St. Mary's came. | Prof. Hill did not.",
    "They met on Mon. 3 Feb. 2020 in Lower Marsh. | All were there.",
    "The path joins Mill Rd. | The lane does not.",
    "Ash Ltd. of Coldwater won. | Elm plc. lost.",
    "The vote was 5 to 2. | It was carried.",
    "Line one\n| Line two goes on. | And ends.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_the_bar_stands(case: str) -> None:
    text = case.replace(" | ", " ").replace("|", "")
    parts = [part.strip() for part in case.split("|")]
    assert [text[start:end] for start, end in split_sentences(text)] == parts


@given(st.text(alphabet="aA .?!\n\"'1)M"))
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    spans = split_sentences(text)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
