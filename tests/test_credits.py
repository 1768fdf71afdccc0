"""Who took part, by the first lines of papers that keep no attendance list."""

import pytest

from pipeline.attendance import roll_of
from pipeline.records import Segment


def _roll(*lines: str) -> list[str]:
    segments = [
        Segment(id=str(at), document_id="d", locator="", start=at, end=at + 1, role="statement", text=line)
        for at, line in enumerate(lines)
    ]
    return [person.name for person in roll_of(segments).present]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Facilitator Ann Hobb, note taker Tobin", ["Ann Hobb", "Tobin"]),
        ("About forty came. Notes taken by Mrs E Pocklin, Clerk.", ["Mrs E Pocklin"]),
        ("Chaired by Cllr Ray Orr", ["Cllr Ray Orr"]),
        ("On the panel: Ann Hobb (chair), Ray Orr (lamps), Sid Pell (Estates).", ["Ann Hobb", "Ray Orr", "Sid Pell"]),
        ("The lamps were put up by the county.", []),
        ("The panel: we hope to hear from it soon.", []),
        ("Notes taken by hand are kept in the office.", []),
    ],
)
def test_credits_name_who_was_there(line: str, names: list[str]) -> None:
    assert _roll("Lamp workshop", line) == names


def test_credits_far_down_are_about_something_else() -> None:
    assert _roll(*["A line about lamps."] * 30, "Notes taken by Mrs E Pocklin") == []
