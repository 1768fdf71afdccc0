"""Lines that say whose turn it is."""

import pytest

from pipeline.ingest.corpus import read_document
from pipeline.ingest.shapes._turn_heads import read_bare, read_head


@pytest.mark.parametrize(
    ("line", "kind", "who"),
    [
        ("Question from Mr Abel Crane to Councillor Joy Pell, Cabinet Member for Roads", "put", "Mr Abel Crane"),
        ("2. Question from Ms Ada Lisle (on behalf of the Ramblers) to the Leader", "put", "Ms Ada Lisle"),
        ("Q3 FROM: MRS B. HOBB    TO: CLLR SID ORR", "put", "MRS B. HOBB"),
        ("(a) Mrs Win Tarn asked the Chair of Resources:", "put", "Mrs Win Tarn"),
        ("By way of supplementary, Cllr Moon asked:", "put", "Cllr Moon"),
        ("SUPPLEMENTARY FROM MR HOBB", "put", "MR HOBB"),
        ("#41 asked by Pia (Fell End) on 12 Nov", "post", "Pia"),
        ("Posted by: Pat and Jim Lee", "post", "Pat and Jim Lee"),
        ("Supplementary question", "again", None),
        ("Supplementary: Is it safe?", "again", None),
        ("Reply by the Leader", "reply", "the Leader"),
        ("Official response - Gus Tull, Traffic Manager, 14 Nov", "reply", "Gus Tull"),
        ("Answer (Ms R. Holt, Head of Estates): It is.", "reply", "Ms R. Holt"),
        ("Mr Bass, Chair of Resources, replied:", "reply", "Mr Bass"),
        ("From: Mill Row", "about", None),
        ("Date: 02/09/2031", "about", None),
        ("12 November 2031", "about", None),
    ],
)
def test_a_head_says_who_and_what(line: str, kind: str, who: str | None) -> None:
    head = read_head(line)
    assert head is not None
    assert (head.kind, head.who) == (kind, who)


@pytest.mark.parametrize(
    "line",
    [
        "The gate was shut in May. What had happened?",
        "Response times have got worse.",
        "Answers are given below.",
        "You asked: when will it open?",
        "Questions by post will be taken: see below",
        "The Chair thanked Ms Orr and moved on.",
    ],
)
def test_what_is_no_head(line: str) -> None:
    assert read_head(line) is None


def test_a_bare_name_with_place_and_day_is_one_and_an_office_shows() -> None:
    post, reply = read_bare("Bill, Upper Tarn, 6 May 2031 at 10:12"), read_bare("Mr Dale, Head of School | 12 January")
    assert post is not None
    assert (post.who, post.dated, post.officer) == ("Bill", True, False)
    assert reply is not None
    assert (reply.who, reply.officer) == ("Mr Dale", True)
    assert read_bare("We went there on 6 May 2031") is None


def test_a_head_that_names_a_meeting_does_not_make_minutes_of_written_questions() -> None:
    paper = (
        "Meeting of the Cabinet\nTuesday 4 February 2025\nWritten questions\n\n"
        "1. Mr Alan Peto to ask Councillor Judith Marsh, Cabinet Member for Transport:\n\n"
        "Will the bus shelter in Coldharbour Road be replaced before the winter?\n\n"
        "Councillor Marsh replied:\n\nThe shelter will be replaced by its owner in April.\n\n"
        "2. Mrs Ina Fry to ask Councillor Tom Dell, Cabinet Member for Finance:\n\n"
        "What was spent on agency staff since last April?\n\n"
        "Councillor Dell replied:\n\nThe meeting was closed before the figure could be read out.\n"
    )
    _, segments, _ = read_document(paper.encode(), "cabinet.txt")
    asked = [(segment.speaker, segment.text) for segment in segments if segment.role == "question"]
    assert [who for who, _ in asked] == ["Mr Alan Peto", "Mrs Ina Fry"]
