"""What kind of thing is asked for, and whether a reply gives it."""

import pytest

from pipeline.nlp.reply_fits import asked_for, fit_signs, given_in


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Mr Wendle asked when the path would reopen.", "when"),
        ("Mr Wendle asked why the gate is locked when it rains.", "why"),
        ("How many came?", "how much"),
        ("Miss Tarr queried the cost of the new sluice.", "how much"),
        ("It was asked who had the key.", "who"),
        ("Miss Tarr asked whether a builder had been chosen.", "how things stand"),
        ("Miss Tarr asked if the tap could be mended.", "could"),
        ("Miss Tarr asked about the tap.", "about"),
        ("The tap!", "other"),
    ],
)
def test_what_is_asked_for(question: str, kind: str) -> None:
    assert asked_for(question) == kind


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("It opens on 4 May.", "gives a day"),
        ("Another three weeks.", "gives a while"),
        ("It came to £40.", "gives a sum"),
        ("Because the pump broke.", "gives a cause"),
        ("Not yet.", "gives yes or no"),
        ("The board has always been committed to its neighbours.", "manner platitude"),
        ("The Chairman said they must move on.", "manner from the chair"),
        ("It turns on the survey.", "manner contingent"),
        ("He referred her to his earlier reply.", "manner refers back"),
    ],
)
def test_what_a_line_gives(line: str, sign: str) -> None:
    assert sign in given_in(line)


def test_a_time_meets_when_and_a_feeling_does_not() -> None:
    asked = "Mr Wendle asked when the path would reopen."
    assert "asks when, meets" in fit_signs(asked, ["On 4 May."])
    assert "asks when, misses" in fit_signs(asked, ["There was strong feeling about the path."])
