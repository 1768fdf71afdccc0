"""Time words, and the day they mean when said on Tuesday 5 March 2024 with the next meeting on 9 April."""

from datetime import date

import pytest

from pipeline.nlp.due import due_date, find_due, next_meeting_date

SAID = date(2024, 3, 5)
NEXT = date(2024, 4, 9)

CASES = [
    ("Ann will write by Friday.", "by Friday", "2024-03-08"),
    ("Ann will write by next Friday.", "by next Friday", "2024-03-15"),
    ("A reply is due within two weeks.", "within two weeks", "2024-03-19"),
    ("Tom to report by the end of March.", "by the end of March", "2024-03-31"),
    ("Tom to report at the next meeting.", "at the next meeting", "2024-04-09"),
    ("It will come up at the April meeting.", "at the April meeting", "2024-04-09"),
    ("It will come up at the October meeting.", "at the October meeting", None),
    ("A survey will follow in January.", "in January", "2025-01-31"),
    ("The clerk to reply asap", "asap", None),
    ("Ann to write by Fri.", "by Fri", "2024-03-08"),
    ("Ann to write by 5pm on Friday.", "by 5pm on Friday", "2024-03-08"),
    ("Ann to write by Monday week.", "by Monday week", "2024-03-18"),
    ("Ann to tag them this weekend.", "this weekend", "2024-03-10"),
    ("Ann to write by the 12th.", "by the 12th", "2024-03-12"),
    ("Ann to write by the 3rd.", "by the 3rd", "2024-04-03"),
    ("Ann to write w/c 18 March.", "w/c 18 March", "2024-03-18"),
    ("Ann to write the week after next.", "the week after next", "2024-03-22"),
    ("Ann to reply by the closing date of 4th April.", "by the closing date of 4th April", "2024-04-04"),
    ("A plan for the April Board.", "for the April Board", "2024-04-09"),
    ("Ann to write before Easter.", "before Easter", None),
    ("Ann to look at it next time.", "next time", None),
    ("Ann - dates when known", "when known", None),
    ("Ann - lamps - end March", "end March", "2024-03-31"),
    ("21/06", "21/06", "2024-06-21"),
    ("28 days", "28 days", "2024-04-02"),
    ("They hope to be done in the next couple of weeks.", "in the next couple of weeks", "2024-03-19"),
    ("Forms by 4th April please.", "by 4th April", "2024-04-04"),
    ("Forms by 4 February please.", "by 4 February", "2025-02-04"),
    ("no later than 12/4/24", "no later than 12/4/24", "2024-04-12"),
    ("Done by the end of the week.", "by the end of the week", "2024-03-08"),
    ("Done by the end of next month.", "by the end of next month", "2024-04-30"),
    ("A notice goes up next month.", "next month", "2024-04-30"),
    ("A notice goes up next week.", "next week", "2024-03-15"),
    ("Reply within 10 working days.", "within 10 working days", "2024-03-19"),
    ("Ann will ring tomorrow.", "tomorrow", "2024-03-06"),
    ("The lamp is to be mended in six months.", "in six months", "2024-09-05"),
    ("A fortnight will do: back in a fortnight.", "in a fortnight", "2024-03-19"),
    ("before May", "before May", "2024-04-30"),
    ("by Christmas", "by Christmas", "2024-12-25"),
    ("before we set the budget", "before we set the budget", None),
    ("Work goes on, shortly to end.", "shortly", None),
    ("She may well ask the county.", None, None),
    ("It would be looked at in the future.", None, None),
]


@pytest.mark.parametrize(("text", "words", "day"), CASES)
def test_words_and_day(text: str, words: str | None, day: str | None) -> None:
    due = find_due(text, SAID, NEXT)
    assert (due.words if due else None) == words
    assert (str(due.date) if due and due.date else None) == day


def test_without_the_day_of_the_meeting_only_a_full_date_counts() -> None:
    assert due_date("by Friday", None) is None
    assert due_date("by 3 May 2024", None) == date(2024, 5, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Date of next meeting: Tuesday 9th April 2024 at 7pm", "2024-04-09"),
        ("The next meeting will be held on Tuesday 9 April.", "2024-04-09"),
        ("The next full council meeting is on 14/5/2024", "2024-05-14"),
        ("Next meeting: 9 January", "2025-01-09"),
        ("The meeting was held on 9 April 2023.", None),
    ],
)
def test_the_next_meeting(text: str, day: str | None) -> None:
    found = next_meeting_date(text, SAID)
    assert (str(found) if found else None) == day
