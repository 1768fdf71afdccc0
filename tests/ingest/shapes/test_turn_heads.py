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
        ("On 5 June Tess Orrin wrote:", "post", "Tess Orrin"),
        ("12.1 By Councillor Moss to the Leader of the Council:", "put", "Councillor Moss"),
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


@pytest.mark.parametrize(
    ("line", "kind", "who"),
    [
        ("Q1 Mr Jon Akers (Tilling)", "put", "Mr Jon Akers"),
        ("A1 Cllr Webb, Cabinet Member for Assets", "reply", "Cllr Webb"),
        ("FROM: Mrs H Todd", "put", "Mrs H Todd"),
    ],
)
def test_a_letter_or_a_label_before_a_titled_name(line: str, kind: str, who: str) -> None:
    head = read_head(line)
    assert head is not None
    assert (head.kind, head.who) == (kind, who)


@pytest.mark.parametrize("line", ["Q1 Council Tax", "A1 Yes, from May", "From: Mill Row"])
def test_a_letter_or_a_label_before_something_else(line: str) -> None:
    head = read_head(line)
    assert head is None or head.kind == "about"


def _turns(paper: str) -> list[tuple[str, str | None, str]]:
    _, segments, _ = read_document(paper.encode(), "posts.txt")
    return [(one.role, one.speaker, one.text) for one in segments if one.role in {"question", "answer", "comment"}]


def test_an_officer_named_again_and_again_without_a_day_replies() -> None:
    assert _turns(
        "Greenway: your questions\n\n"
        "Margaret L, Eastfield – 3 June 2031\nWill there be a crossing at the top of Mill Lane?\n\n"
        "Tom Reed, Active Travel Officer\nYes, it will be built first.\n\n"
        "Dev P, Station Road – 4 June 2031\nWhere are we supposed to park?\n\n"
        "Tom Reed, Active Travel Officer\nBehind the library, from May.\n\n"
        "Anon – 9 June 2031\nGet on with it!\n"
    ) == [
        ("question", "Margaret L", "Will there be a crossing at the top of Mill Lane?"),
        ("answer", "Tom Reed", "Yes, it will be built first."),
        ("question", "Dev P", "Where are we supposed to park?"),
        ("answer", "Tom Reed", "Behind the library, from May."),
        ("comment", "Anon", "Get on with it!"),
    ]


def test_who_asked_may_stand_under_the_question() -> None:
    assert _turns(
        "High Street changes: the forum\n\n"
        '"Can vans still unload outside the bakery?"\nAsked by Priya S on 2 May\n\n'
        "Reply from the project team: Loading is allowed before ten.\n\n"
        '"Will blue badge bays be kept?"\nAsked by M. Dunne on 7 May\n\n'
        "Reply from the project team: All four will stay.\n"
    ) == [
        ("question", "Priya S", "Can vans still unload outside the bakery?"),
        ("answer", "the project team", "Loading is allowed before ten."),
        ("question", "M. Dunne", "Will blue badge bays be kept?"),
        ("answer", "the project team", "All four will stay."),
    ]


def test_names_of_the_networks_own_in_bold_with_a_day_behind_them_post() -> None:
    assert _turns(
        "Canal towpath: ask us anything\n\nFour posts, newest first\n\n"
        "**mudlark_ted** · 9 May, 20:14\ncan we have a tap by the lock\n\n"
        "**Annie at the Boatyard** · 8 May, 07:40\nWe load timber off the wharf on Mondays. Will that be allowed for?\n"
        "> Reply from Owen Pryce, 9 May: It will, until noon.\n\n"
        "**Jo Beale** · 7 May, 18:02\n"
        "I have walked here for thirty years with three dogs and never met a cyclist who rang a bell. "
        "Is there a speed limit?\n> Reply from Owen Pryce, 8 May: Eight miles an hour.\n\n"
        "**K. Marlow** · 2 May, 11:11\nok and who pays if it floods\n"
    ) == [
        ("question", "mudlark_ted", "can we have a tap by the lock"),
        ("question", "Annie at the Boatyard", "We load timber off the wharf on Mondays. Will that be allowed for?"),
        ("answer", "Owen Pryce", "It will, until noon."),
        (
            "comment",
            "Jo Beale",
            "I have walked here for thirty years with three dogs and never met a cyclist who rang a bell.",
        ),
        ("question", "Jo Beale", "Is there a speed limit?"),
        ("answer", "Owen Pryce", "Eight miles an hour."),
        ("question", "K. Marlow", "ok and who pays if it floods"),
    ]


def test_who_asked_the_following_question_behind_a_letter() -> None:
    assert _turns(
        "Agenda item\n\nQuestions from members\n\nMinutes:\n\nQuestions without notice\n\n"
        "Q. Councillor B. Ivor Tench asked the following question:-\n\n"
        '"The ferry has not run since March. When will a boat be found, and who will crew it?"\n\n'
        "A. The Mayor of Orleth, Ada Pole, gave the following response:-\n\n"
        '"A boat is on hire from Tarnby until the autumn."\n\n'
        "Q. Councillor Una Brill asked the following question:-\n\n"
        '"What is being done to keep the market hall dry this winter?"\n\n'
        "A. The Mayor of Orleth, Ada Pole, gave the following response:-\n\n"
        '"The roof is being covered next week."\n'
    ) == [
        (
            "question",
            "Councillor B. Ivor Tench",
            "The ferry has not run since March. When will a boat be found, and who will crew it?",
        ),
        ("answer", "The Mayor of Orleth", "A boat is on hire from Tarnby until the autumn."),
        ("question", "Councillor Una Brill", "What is being done to keep the market hall dry this winter?"),
        ("answer", "The Mayor of Orleth", "The roof is being covered next week."),
    ]


def test_a_guest_book_with_how_long_ago_under_each_name() -> None:
    assert _turns(
        "The mill pond: guest book\n\nIda Norman\nabout 1 month ago\nThe ducks are thriving and the path is dry at last.\n\n"
        "reed_warbler\n2 months ago\nLeave the willows alone.\n\nTom\nover 2 years ago\nToo many bins, too few seats.\n"
    ) == [
        ("comment", "Ida Norman", "The ducks are thriving and the path is dry at last."),
        ("comment", "reed_warbler", "Leave the willows alone."),
        ("comment", "Tom", "Too many bins, too few seats."),
    ]
