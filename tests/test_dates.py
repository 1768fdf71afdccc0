import datetime

from pipeline.dates import meeting_date


def test_a_place_that_ends_in_by_does_not_make_the_date_a_deadline() -> None:
    line = "Sallowby branch team – mini session after closing, Thurs 2nd October 2025"
    found = meeting_date([line])
    assert found is not None
    assert found.date == datetime.date(2025, 10, 2)


def test_a_date_after_by_is_a_deadline() -> None:
    assert meeting_date(["Please send the branch your replies to the paper by 2nd October 2025"]) is None
