"""Lines that say whose turn it is."""

import pytest

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
