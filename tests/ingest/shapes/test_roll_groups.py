"""Attendance by groups, where no line says "Present"."""

from pipeline.ingest.shapes._roll_groups import after_label, groups

HEAD = ["Lamp Users", "Notes of the open meeting", "From the firm (Lamps Ltd): Ann Hobb, lamp manager; Ray Orr, posts"]


def test_two_groups_that_follow_one_another_are_those_present() -> None:
    found = groups([*HEAD, "Committee: Sid Pell (chair), Dot Tilling, Una Hardie"])
    assert [after_label(line) for line in found] == [
        "Ann Hobb, lamp manager; Ray Orr, posts",
        "Sid Pell (chair), Dot Tilling, Una Hardie",
    ]


def test_a_lone_label_is_no_attendance() -> None:
    assert groups([*HEAD, "The lamps were talked about."]) == ()


def test_what_somebody_said_is_no_group() -> None:
    said = ["Ann Hobb: Ray Orr said the lamps were out.", "Sid Pell: The firm told us, and Dot Tilling asked why."]
    assert groups(said) == ()
