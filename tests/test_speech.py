"""Who begins to speak where: speaker and verb, those in brackets where no clause begins."""

import pytest

from pipeline.speech import find_speech

CASES = [
    ("KB asked whether it was online, HB said it was.", ["KB asked", "HB said"]),
    ("Vic asked Bryn if they met and Alma said yes.", ["Vic asked", "Alma said"]),
    ("In response to a question from Mr Pell, the Clerk said no.", ["the Clerk said"]),
    ("Mr D Jack and Mr Dave Hain stated that all was well.", ["Mr D Jack and Mr Dave Hain stated"]),
    ("Cllrs Shaw & Rich asked if it rained.", ["Cllrs Shaw & Rich asked"]),
    ("Mr Wight (agents) explained the plan.", ["Mr Wight explained"]),
    ("A member of the public asked for a bench.", ["A member of the public asked"]),
    ("Members of the public asked for benches.", ["Members of the public asked"]),
    ("He said that the Chairman agreed.", ["He said", "(the Chairman agreed)"]),
    ("It was noted that Mr Pell was asked to write.", []),
    ("The Clerk, Mrs Orr, replied at once.", ["The Clerk, Mrs Orr replied"]),
    ("One parent wondered. JG has asked too.", ["One parent wondered", "JG asked"]),
    ("Mr Orr proposed and it was seconded by Mrs Lane.", ["Mr Orr proposed"]),
    ("Mrs Lane asked about lamps, the Clerk would report back.", ["Mrs Lane asked", "the Clerk report"]),
    ("Unanimously agreed.", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_speakers_are_found(text: str, wanted: list[str]) -> None:
    found = [
        f"{item.speaker} {item.verb}" if item.bound else f"({item.speaker} {item.verb})" for item in find_speech(text)
    ]
    assert found == wanted


def test_a_mention_never_reaches_into_what_stands_before() -> None:
    text = "the Clerk. Mrs Orr said so."
    assert [item.speaker for item in find_speech(text, 11)] == ["Mrs Orr"]


@pytest.mark.parametrize(
    "speaker",
    [
        "The Portfolio Holder for Lamps, Posts and Wires",
        "The Director of Lamps and Posts",
        "the Cabinet Member for Lamps",
    ],
)
def test_what_somebody_is_responsible_for_belongs_to_the_name(speaker: str) -> None:
    (found,) = find_speech(f"Thanks were given, and {speaker} hoped that it would last.", 22)
    assert found.speaker == speaker
