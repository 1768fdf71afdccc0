"""Positions in a text, by whatever a program counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exchange.positions import BYTES, STANDARD, Marked, Positions, Reading, agrees, best_reading

TEXT = "Café 😀 one\r\nThe naïve two 👩‍👩‍👧 end\r\nthree is here\r\n"
LF = TEXT.replace("\r\n", "\n")

#: How else a program may count: name, and the text as it sees it, letter by letter of what it counts.
COUNTED = {
    "code points": list,
    "UTF-16": lambda text: list(text.encode("utf-16-le")[::2]),
    "breaks of one": lambda text: list(text.replace("\r\n", "\n")),
    "UTF-16, breaks of one": lambda text: list(text.replace("\r\n", "\n").encode("utf-16-le")[::2]),
}


def length(text: str, how: str) -> int:
    return len(COUNTED[how](text))


def marks(text: str, how: str, *words: str, quoted: bool = True) -> list[Marked]:
    found = []
    for word in words:
        at = text.index(word)
        start, end = length(text[:at], how), length(text[: at + len(word)], how)
        found.append(Marked(start, end, word if quoted else ""))
    return found


@pytest.mark.parametrize("how", COUNTED)
def test_the_quoted_words_tell_how_a_program_counts(how: str) -> None:
    words = ("one\r\nThe naïve", "end", "three is")
    given_marks = marks(TEXT, how, *words)
    at = Positions(TEXT, best_reading(TEXT, given_marks))
    assert [TEXT[at(mark.start) : at(mark.end)] for mark in given_marks] == list(words)


@pytest.mark.parametrize(
    ("origin", "how"),
    [("ATLAS.ti 22", "breaks of one"), ("NVivo 14", "UTF-16"), ("MAXQDA 2022", "code points"), ("", "code points")],
)
def test_where_no_words_are_quoted_the_program_tells(origin: str, how: str) -> None:
    (mark,) = marks(TEXT, how, "three is", quoted=False)
    at = Positions(TEXT, best_reading(TEXT, [mark], origin=origin))
    assert TEXT[at(mark.start) : at(mark.end)] == "three is"


def test_words_that_xml_carried_may_count_their_breaks_as_two() -> None:
    (mark,) = marks(TEXT, "code points", "three is")
    at = Positions(LF, best_reading(LF, [mark]))
    assert LF[at(mark.start) : at(mark.end)] == "three is"


def test_a_byte_order_mark_that_counts() -> None:
    mark = Marked(1, 5, "Café")
    at = Positions(TEXT, best_reading(TEXT, [mark], bom=True))
    assert TEXT[at(1) : at(5)] == "Café"
    assert best_reading(TEXT, [Marked(0, 4, "Café")], bom=True) == STANDARD


def test_plain_text_is_read_by_the_standard() -> None:
    assert best_reading("plain words", [Marked(0, 5, "other")], origin="ATLAS.ti") == STANDARD


def test_words_may_be_cut_short_or_spaced_otherwise() -> None:
    assert agrees("one  two\nthree", "one two three")
    assert agrees("one two three", "one two th…")
    assert agrees("one two three", "one two...")
    assert not agrees("one two three", "one two")
    assert not agrees("one", "")


@given(st.text(max_size=60), st.sampled_from([STANDARD, BYTES, Reading("", utf16=True)]))
def test_every_place_is_found_again(text: str, reading: Reading) -> None:
    def count(part: str) -> int:
        if reading.utf8:
            return len(part.encode("utf-8", "surrogatepass"))
        return len(part.encode("utf-16-le", "surrogatepass")) // 2 if reading.utf16 else len(part)

    at = Positions(text, reading)
    assert [at(count(text[:place])) for place in range(len(text) + 1)] == list(range(len(text) + 1))
    assert at.total == count(text)
    assert 0 <= at(10**9) <= len(text)
