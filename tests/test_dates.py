import datetime

import pytest

from pipeline.dates import date_in_name, meeting_date


def test_a_place_that_ends_in_by_does_not_make_the_date_a_deadline() -> None:
    line = "Sallowby branch team – mini session after closing, Thurs 2nd October 2025"
    found = meeting_date([line])
    assert found is not None
    assert found.date == datetime.date(2025, 10, 2)


def test_a_date_after_by_is_a_deadline() -> None:
    assert meeting_date(["Please send the branch your replies to the paper by 2nd October 2025"]) is None


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["Minutes of the meeting held on Monday 4th March 2019 at 7pm"], "2019-03-04"),
        (["Lamp Panel", "Date: 04-03-2019"], "2019-03-04"),
        (["Lamp Panel", "4-Mar-19"], "2019-03-04"),
        (["Lamp Panel", "held on Mon 4th Mar '19"], "2019-03-04"),
        (["Lamp Panel weekend, 4/5 May 2019"], "2019-05-04"),
        (["Lamp Panel, session 2-23 May 2019"], "2019-05-23"),
        (["Lamp Panel", "Monday the fourth of March 2019"], "2019-03-04"),
        (["Lamp Panel 2019", "Monday 4 March at 7pm"], "2019-03-04"),
        (["Lamp Panel 2019", "Sunday 4 March at 7pm"], None),
        (
            ["Item 2", "LAMP TRUST", "Minutes of the board", "4 March 2019, 10.00 – 12.45, Hob Room, Larch House"],
            "2019-03-04",
        ),
        (["Minutes of the Lamp Panel", "for 4th March", "2019"], "2019-03-04"),
        (["What the Lamp Panel does", "Lamps are lit on 4 March", "Copyright 2019"], None),
        (["Minutes of the meeting on 4 March 2019, agreed at the meeting on 8 April 2019"], "2019-03-04"),
        (["Minutes of the meeting held on 4 March 2019 were approved", "Lamps"], None),
        (["DRAFT MINUTES (approved 8 April 2019)", "Meeting held 4 March 2019"], "2019-03-04"),
        (["Minutes 04-03-19"], "2019-03-04"),
        (["Lamp Panel", "Monday 4 March at 7pm"], None),
        (["Lamp Panel", "held at 10.00am on Thursday, 7 February, 2019 in the hall"], "2019-02-07"),
        (["Printed 1 May 2020", "Minutes of the Lamp Panel", "Tuesday 4 March 2019"], "2019-03-04"),
        (["Lamp Panel", "3. Minutes of the meeting held on 4 February 2019"], None),
        (["Lamp Panel", "The minutes of 4 February 2019 were agreed as a true record."], None),
        (["Lamp Panel", "Date of next meeting: 8 April 2019"], None),
        (
            [
                "Lamp Panel",
                "Room 4",
                "Tea at six",
                "The lamps were put up on 8 April 1999 by the county and have since been mended twice.",
            ],
            None,
        ),
    ],
)
def test_the_day_of_the_meeting(lines: list[str], day: str | None) -> None:
    found = meeting_date(lines)
    assert (str(found.date) if found else None) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("minutes_2019-03-04.pdf", "2019-03-04"),
        ("Minutes_2019_03_04.txt", "2019-03-04"),
        ("20190304 lamps.docx", "2019-03-04"),
        ("papers/Lamps-4th-March-2019.docx", "2019-03-04"),
        ("04_03_2019_lamps.txt", "2019-03-04"),
        ("003_98a3ec0aecd17ee1.txt", None),
        ("lamps_2019_03.txt", None),
        ("lamps v1.2.txt", None),
    ],
)
def test_the_day_in_a_file_name(name: str, day: str | None) -> None:
    found = date_in_name(name)
    assert (str(found.date) if found else None) == day
