"""What remarks stand under where no heading was marked: columns, topics in front, lines between posts, a title."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.ingest.shapes._grid import opposed

Read = Callable[..., Any]

CASES: dict[str, tuple[str, list[tuple[str | None, str]]]] = {
    "two sides of a matter in columns": (
        "Arguments heard\n\nFor\tAgainst\nOne body would speak for us.\tLocal groups would shrink.\nIt is cheaper.\tThe fee would rise.\n",
        [
            ("For", "One body would speak for us."),
            ("Against", "Local groups would shrink."),
            ("For", "It is cheaper."),
            ("Against", "The fee would rise."),
        ],
    ),
    "prose in two columns under their names": (
        "Arguments put for the merger\tArguments for the status quo\n"
        "Some people belong to no local group at all, and nobody at present looks after them in any way\tEverybody ought to belong to the local group\n"
        "It is hard to reach everybody by post, and the costs of stamps have gone up three times in as many years\tIt might be harder still for one large body\n"
        "Every group pays for its own insurance, which costs far more than a single policy for all would cost\tSome of the groups are working on this\n",
        [
            (
                "Arguments put for the merger",
                "Some people belong to no local group at all, and nobody at present looks after them in any way",
            ),
            ("Arguments for the status quo", "Everybody ought to belong to the local group"),
            (
                "Arguments put for the merger",
                "It is hard to reach everybody by post, and the costs of stamps have gone up three times in as many years",
            ),
            ("Arguments for the status quo", "It might be harder still for one large body"),
            (
                "Arguments put for the merger",
                "Every group pays for its own insurance, which costs far more than a single policy for all would cost",
            ),
            ("Arguments for the status quo", "Some of the groups are working on this"),
        ],
    ),
    "columns with their counts": (
        "| The good | | The bad | |\n|---|---|---|---|\n| Warm hall | 4 | Too long | 2 |\n| Tea | 1 | No bus | 3 |\n",
        [("The good", "Warm hall"), ("The bad", "Too long"), ("The good", "Tea"), ("The bad", "No bus")],
    ),
    "a topic in front of each paragraph": (
        "Survey of the club, June\n\n"
        "Staff: Some comments asked for a warmer welcome. This needs work now.\n\n"
        "Pitch: Some respondents were unhappy with the mowing. We will talk to the mower.\n\n"
        "Bar: Many responses were positive about the new hours. They will be kept.\n",
        [
            ("Staff", "Some comments asked for a warmer welcome."),
            ("Pitch", "Some respondents were unhappy with the mowing."),
            ("Bar", "Many responses were positive about the new hours."),
        ],
    ),
    "headings between posts signed below": (
        "Weir plan: guest book\n\nLighting\n\nThe lamps are too bright for the bats.\nGwen H., 3 May\n\n"
        "I would rather have none.\nP. Loxley, 4 May\n\nSurface\n\nGravel is no use for a wheelchair.\nAnon, 5 May\n\n"
        "It was better with grass.\nRita M, 6 May\n",
        [
            ("Lighting", "The lamps are too bright for the bats."),
            ("Lighting", "I would rather have none."),
            ("Surface", "Gravel is no use for a wheelchair."),
            ("Surface", "It was better with grass."),
        ],
    ),
    "headings between posts under names": (
        "Weir plan: guest book\n\nLighting\n\nGwen H., 3 May\nThe lamps are too bright for the bats.\n\n"
        "P. Loxley, 4 May\nI would rather have none.\n\nSurface\n\nAnon, 5 May\nGravel is no use for a wheelchair.\n\n"
        "Rita M, 6 May\nIt was better with grass.\n",
        [
            ("Lighting", "The lamps are too bright for the bats."),
            ("Lighting", "I would rather have none."),
            ("Surface", "Gravel is no use for a wheelchair."),
            ("Surface", "It was better with grass."),
        ],
    ),
    "quotations under the title alone": (
        "Any concerns?\n\nWe asked what might go wrong with the plan.\n\n“Noise while they build”\n\n“None that I can think of”\n",
        [("Any concerns?", "Noise while they build"), ("Any concerns?", "None that I can think of")],
    ),
    "what was felt, told in nouns": (
        "Report\n\nSummary of responses\n\nThere was strong opposition to the one-way street. However, much support for the trees has been "
        "received.\n\nNext steps\n\nThe council meets in May.\n",
        [("Summary of responses", "There was strong opposition to the one-way street.")],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_remark_stands_under_its_heading(read: Read, case: tuple[str, list[tuple[str | None, str]]]) -> None:
    text, told = case
    _, segments, _ = read(text, ".md" if text.startswith("|") else ".txt")
    found = [(segment.section, segment.text) for segment in segments if segment.role == "comment"]
    assert [row for row in found if row in told] == told
    assert len(found) <= len(told) + 1


@pytest.mark.parametrize(
    ("names", "two"),
    [
        (("For", "Against"), True),
        (("What was good", "", "What could be better"), True),
        (("Arguments in favour", "Arguments against"), True),
        (("Name", "For", "Against"), False),
        (("Item", "Action"), False),
        (("For", "In favour"), False),
    ],
)
def test_columns_that_set_one_side_against_the_other(names: tuple[str, ...], two: bool) -> None:
    assert opposed(names) is two


def test_hash_signs_without_a_space_mark_a_heading(read: Read) -> None:
    _, segments, _ = read(
        "###Reflections\nSome people also wrote these:\n\n- Too short by an hour.\n- More tea.\n", ".txt"
    )
    assert [(s.section, s.text) for s in segments if s.role == "comment"] == [
        ("Reflections", "Too short by an hour."),
        ("Reflections", "More tea."),
    ]


def test_a_heading_with_a_colon_is_no_question(read: Read) -> None:
    text = "# Evening notes\n\n## Who was there?\n\nForty people came.\n\n## What was explored:\n\nThe pier was talked of.\n"
    assert not [segment for segment in read(text)[1] if segment.role == "question"]


def test_under_the_name_of_who_asked_nothing_is_a_remark(read: Read) -> None:
    text = (
        "Notes of an evening\n\nQuestions from Mr Dent:\n1. How was the rent worked out?\n2. Could the slip be shared?\n\n"
        "I think the rent is what it costs to keep the slip, and sharing it would save us nothing at all.\n"
    )
    _, segments, _ = read(text, ".txt")
    assert [s.text for s in segments if s.role == "question"] == [
        "How was the rent worked out?",
        "Could the slip be shared?",
    ]
    assert not [s for s in segments if s.role == "comment"]
