"""Prose that no other shape claims; a new case is a new row."""

import pytest

CASES = {
    "an own view": (
        "I think the bypass would be a disaster for our village.\n",
        [("comment", "I think the bypass would be a disaster for our village.")],
    ),
    "an organisation's information": (
        "The council will publish the results in June. Copies can be collected from the library.\n",
        [("statement", "The council will publish the results in June. Copies can be collected from the library.")],
    ),
    "a quotation with its speaker": (
        "“The warden always has time for a chat.” – Tenant, Elm Court\n",
        [("comment", "The warden always has time for a chat.", {"speaker": "Tenant, Elm Court"})],
    ),
    "quotations in running text": (
        'The survey closed in May. One tenant said: "The lift has been out since Easter and nobody comes." Work begins soon.\n',
        [
            ("statement", "The survey closed in May. One tenant said:"),
            ("comment", "The lift has been out since Easter and nobody comes."),
            ("statement", "Work begins soon."),
        ],
    ),
    "reported views, point by point": (
        "Two hundred forms came back. Many residents felt that the buses stop too early. Some parents were worried about the crossing. The panel meets in July.\n",
        [
            ("statement", "Two hundred forms came back."),
            ("comment", "Many residents felt that the buses stop too early."),
            ("comment", "Some parents were worried about the crossing."),
            ("statement", "The panel meets in July."),
        ],
    ),
    "a signed remark": (
        "Mended at last, and the children use it daily. -- Rufus Penn, 3 May 2031\n",
        [("comment", "Mended at last, and the children use it daily.", {"speaker": "Rufus Penn"})],
    ),
    "a letter": (
        """Dear Sir or Madam

I am writing to object to the closure. The library is the only warm place for many pensioners.

The paper gives no figures for visits, and nobody has told us why.

Yours faithfully

Ida Frost
""",
        [
            (
                "comment",
                "I am writing to object to the closure. The library is the only warm place for many pensioners.",
                {"speaker": "Ida Frost"},
            ),
            ("comment", "The paper gives no figures for visits, and nobody has told us why.", {"speaker": "Ida Frost"}),
        ],
    ),
    "a letter to many is the organisation's": (
        """Dear residents

The office is closed on Friday for training.

Kind regards

Marsh End Council
""",
        [
            ("statement", "The office is closed on Friday for training."),
        ],
    ),
    "a point behind its lead-in": (
        "However, as the Echo wrote in August, older tenants were upset when the warden left.\n",
        [
            ("statement", "However, as the Echo wrote in August,"),
            ("comment", "older tenants were upset when the warden left."),
        ],
    ),
    "a turn of phrase of the organisation's own": (
        "The trust said that it aims “to give everyone the best care that we possibly can” at both sites.\n",
        [
            (
                "statement",
                "The trust said that it aims “to give everyone the best care that we possibly can” at both sites.",
            )
        ],
    ),
    "titles are nobody's view": (
        "Marsh End Library Service Review & Savings\n\nI really do not want the library to shut.\n",
        [
            ("statement", "Marsh End Library Service Review & Savings"),
            ("comment", "I really do not want the library to shut."),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_plain_comments_tells_views_from_information(name, read, check):
    text, told = CASES[name]
    _, segments, _ = read(text, ".txt")
    check(segments, told)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Skip to main content", "site menu"),
        ("Home > Services > Bins", "site menu"),
        ("We use cookies to make this site work better.", "cookie note"),
        ("Accept all cookies", "cookie note"),
        ("Last updated: 4 March 2031", "page date"),
        ("Monday, March 4, 2031", "page date"),
        ("Share this page on Facebook", "share link"),
        ("© 2031 Marsh End Parish", "copyright line"),
        ("Supporting documents:", "list of related pages"),
    ],
)
def test_furniture_is_set_aside_with_its_reason(line, reason, read):
    _, segments, rejects = read(f"I really like the new path.\n\n{line}\n", ".txt")
    assert [f"{reason}: {line}"] == rejects
    assert [segment.role for segment in segments] == ["comment"]


@pytest.mark.parametrize(
    "line",
    [
        "Share this hall with the scouts and everybody wins",
        "Home is where the bus should stop",
        "The page about cookies at the bakery was updated with my favourite",
        "Print the timetable larger, please",
        "Next time start earlier",
        "Please search the lost property for my scarf",
    ],
)
def test_furniture_never_swallows_words(line, read):
    _, segments, rejects = read(f"{line}\n", ".txt")
    assert rejects == []
    assert [segment.text for segment in segments] == [line]


def test_a_quotation_slanted_over_several_lines_is_one(read):
    text = (
        "## What visitors wrote\n\n### 1. Nell\n\n> *I loved the ferry.  \n> The ferryman knew every bird.  \n> I will come back.*\n\n"
        "### 2. Bert\n\n> Cold.\n> I waited an hour.\n"
    )
    _, segments, _ = read(text)
    told = [segment.text for segment in segments if segment.role != "heading"]
    assert told[0].startswith("*I loved")
    assert told[0].endswith("come back.*")
    assert told[1:] == ["Cold.", "I waited an hour."]


def test_a_number_alone_over_each_question_heads_it(read):
    text = "".join(
        f"Question {number}\n\nWhy is gate {number} locked at night?{more}\n\n"
        for number, more in enumerate(["", " (The key is lost)", "", "", " It makes the walk home long."], 1)
    )
    _, segments, _ = read(text, ".txt")
    assert [segment.role for segment in segments][::2] == ["heading"] * 5
    assert [segment.section for segment in segments][1::2] == [f"Question {number}" for number in range(1, 6)]
    assert "answer" not in {segment.role for segment in segments}  # who asks goes on behind the question
