from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report import words


def test_a_day_is_written_the_british_way_and_does_not_break() -> None:
    assert words.day(date(2024, 1, 31)) == "31\N{NO-BREAK SPACE}January 2024"


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (120, "120 days"),
        (121, "4 months"),
        (729, "24 months"),
        (731, "2 years"),
        (6940, "19 years"),
    ],
)
def test_a_length_of_time_is_told_in_the_unit_a_person_would_use(count: int, expected: str) -> None:
    assert words.days(count) == expected


@pytest.mark.parametrize(
    ("count", "base", "expected"),
    [
        (5, 19, ""),
        (0, 20, "none"),
        (1, 20, "a few"),
        (2, 20, "some"),
        (5, 20, "some"),
        (6, 20, "many"),
        (10, 20, "many"),
        (11, 20, "most"),
        (20, 20, "all"),
        (501, 1000, "most"),
    ],
)
def test_words_for_shares_have_their_cut_offs(count: int, base: int, expected: str) -> None:
    assert words.share(count, base) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "no replies"), (1, "one reply"), (9, "nine replies"), (10, "10 replies"), (1200, "1,200 replies")],
)
def test_small_counts_are_spelled(count: int, expected: str) -> None:
    assert words.spelled(count, "reply", "replies") == expected


@pytest.mark.parametrize(
    ("items", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_read_as_in_a_sentence(items: list[str], expected: str) -> None:
    assert words.listed(items) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("qa_page", "Q&A page"), ("feedback_sheet", "Feedback sheet"), ("minutes", "Minutes")]
)
def test_names_in_code_become_labels(name: str, expected: str) -> None:
    assert words.title_of(name) == expected


@pytest.mark.parametrize(
    ("when", "text", "expected"),
    [
        (date(2024, 5, 1), "by 1 May", "by 1 May"),
        (date(2024, 5, 1), "1 May 2024", None),
        (None, "in due course", "in due course"),
        (None, None, None),
    ],
)
def test_words_that_name_the_year_need_no_telling(when: date | None, text: str | None, expected: str | None) -> None:
    assert words.read_from(when, text) == expected


def test_a_text_is_cut_at_a_word() -> None:
    assert words.clipped("The hall was cold, and nobody knew why", 20) == "The hall was cold…"


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_a_clipped_text_is_never_too_long(text: str, length: int) -> None:
    assert len(words.clipped(text, length)) <= length


@given(st.text())
def test_a_slug_is_safe_in_a_file_name_and_an_anchor(text: str) -> None:
    made = words.slug(text)
    assert len(made) <= 40
    assert all(character in "abcdefghijklmnopqrstuvwxyz0123456789-" for character in made)


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        (
            "MINUTES OF THE HALL COMMITTEE",
            "The minutes say: a committee met in a hall.",
            "Minutes of the hall committee",
        ),
        ("MINUTES OF THE HALL COMMITTEE", "", "Minutes of the Hall Committee"),
        ("NHS BOARD: CARE IN LOWBRIDGE", "The board of Lowbridge met. Care was good.", "NHS Board: Care in Lowbridge"),
        ("PLANS FOR THE SEND UNIT", "Children with SEND use it; they may send a note.", "Plans for the SEND Unit"),
        ("APPENDIX B TO THE PLAN", "", "Appendix B to the Plan"),
        ("OAKEN ST MARY COUNCIL", "It met at Oaken St Mary. The council sat.", "Oaken St Mary Council"),
        ("AGENDA", "", "AGENDA"),
        ("Minutes of the NHS Board", "", "Minutes of the NHS Board"),
        ("2024/25", "", "2024/25"),
    ],
)
def test_a_title_in_capitals_is_written_as_a_sentence(title: str, text: str, shown: str) -> None:
    assert words.calmed(title, text) == shown
