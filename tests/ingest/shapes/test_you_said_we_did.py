"""What was said beside what was done; a new case is a new row."""

import pytest

from pipeline.ingest.corpus import read_document

CASES = {
    "headings that alternate": (
        """# Ward 7

## You said

The night lights keep us awake.

## We did

We put in dimmers.

## You said

The tea comes too late.

## We did

The trolley now starts at three.
""",
        [
            ("comment", "The night lights keep us awake."),
            ("answer", "We put in dimmers.", {"to": "The night lights keep us awake."}),
            ("comment", "The tea comes too late."),
            ("answer", "The trolley now starts at three.", {"to": "The tea comes too late."}),
        ],
    ),
    "labels in front of the words": (
        """**You said:** the lift breaks down every week.

**We did:** a new motor is fitted in June.

**You said:** there is nowhere to sit.

**We did:** six benches were bought.
""",
        [
            ("comment", "the lift breaks down every week."),
            ("answer", "a new motor is fitted in June.", {"to": "the lift breaks down every week."}),
            ("comment", "there is nowhere to sit."),
            ("answer", "six benches were bought.", {"to": "there is nowhere to sit."}),
        ],
    ),
    "two lists, one after the other": (
        """## You told us
- Shorter forms
- A telephone line

## What we did
- The form is one page now
- The line opens in July
""",
        [
            ("comment", "Shorter forms"),
            ("comment", "A telephone line"),
            ("answer", "The form is one page now", {"to": "Shorter forms"}),
            ("answer", "The line opens in July", {"to": "A telephone line"}),
        ],
    ),
    "replies nested in numbered comments": (
        """## Your comments and my replies

1. The lectures ran over every time.
    - I will set an alarm.
2. More worked examples, please.
    - Two a week from now on.
    - They will be on the shared drive.
3. Lovely handouts.
""",
        [
            ("comment", "The lectures ran over every time."),
            ("answer", "I will set an alarm.", {"to": "The lectures ran over every time."}),
            ("comment", "More worked examples, please."),
            ("answer", "Two a week from now on.", {"to": "More worked examples, please."}),
            ("answer", "They will be on the shared drive.", {"to": "More worked examples, please."}),
            ("comment", "Lovely handouts."),
        ],
    ),
    "what was asked first": (
        """# We asked, you said, we did

## Sunday market

### We asked

We asked whether the market should open on Sundays.

### You said

We received 31 responses. Most traders wanted an earlier start.

### We did

The market opens at eight.

## Coaches

### We asked

We asked where coaches should wait.

### You said

- Not outside the school

### We did

A bay was marked by the station.
""",
        [
            ("statement", "We asked whether the market should open on Sundays."),
            ("statement", "We received 31 responses."),
            (
                "comment",
                "Most traders wanted an earlier start.",
                {"section": "You said", "parent_section": "Sunday market"},
            ),
            ("answer", "The market opens at eight.", {"to": "Most traders wanted an earlier start."}),
            ("statement", "We asked where coaches should wait."),
            ("comment", "Not outside the school"),
            ("answer", "A bay was marked by the station.", {"to": "Not outside the school"}),
        ],
    ),
    "points under a topic, and one response to them all": (
        """Lower Field: report of the drop-in

The orchard

- "The old pear trees must stay."
- "Who would prune them?"
- Two families asked whether dogs would be allowed.
- Horse riders were worried about the gate

Our response: A tree surgeon from the county will prune in January. Dogs are welcome on a lead. We will widen the gate for horses by Easter.

The barn

Several people said the roof leaks. "My hay was soaked twice." There were questions about the key.

Our response: The roof is being mended. The key hangs at the post office.
""",
        [
            ("statement", "Lower Field: report of the drop-in"),
            ("comment", "The old pear trees must stay.", {"section": "The orchard"}),
            ("question", "Who would prune them?", {"section": "The orchard"}),
            ("statement", "Two families asked whether dogs would be allowed."),
            ("comment", "Horse riders were worried about the gate"),
            ("answer", "A tree surgeon from the county will prune in January.", {"to": "Who would prune them?"}),
            ("answer", "Dogs are welcome on a lead.", {"to": "Two families asked whether dogs would be allowed."}),
            (
                "answer",
                "We will widen the gate for horses by Easter.",
                {"to": "Horse riders were worried about the gate"},
            ),
            ("comment", "Several people said the roof leaks.", {"section": "The barn"}),
            ("comment", "My hay was soaked twice.", {"section": "The barn"}),
            ("statement", "There were questions about the key."),
            ("answer", "The roof is being mended.", {"to": "Several people said the roof leaks."}),
            ("answer", "The key hangs at the post office.", {"to": "There were questions about the key."}),
        ],
    ),
    "a response on lines of its own under each topic": (
        """## Bins

Nobody can open the lids with one hand.

**Our response**

New lids are on order.

## Lights

They go off at nine.

**Our response**

They now stay on until eleven.
""",
        [
            ("comment", "Nobody can open the lids with one hand.", {"section": "Bins"}),
            ("answer", "New lids are on order.", {"to": "Nobody can open the lids with one hand."}),
            ("comment", "They go off at nine.", {"section": "Lights"}),
            ("answer", "They now stay on until eleven.", {"to": "They go off at nine."}),
        ],
    ),
}

TABLES = {
    "two columns": (
        "You said | We did\nThe paths flood | A drain was dug\nToo few bins | Ten more were put up",
        [
            ("comment", "The paths flood", {"column": "You said"}),
            ("answer", "A drain was dug", {"to": "The paths flood"}),
            ("comment", "Too few bins"),
            ("answer", "Ten more were put up", {"to": "Too few bins"}),
        ],
    ),
    "comment, who made it, and the response": (
        "Respondent | Topic | Comment received | Council response\nHill Farm | Drainage | The culvert is blocked | It was cleared in May\nA resident | Noise | Lorries at night | ",
        [
            ("comment", "The culvert is blocked", {"speaker": "Hill Farm", "section": "Drainage"}),
            ("answer", "It was cleared in May", {"to": "The culvert is blocked"}),
            ("comment", "Lorries at night", {"speaker": "A resident", "section": "Noise"}),
        ],
    ),
    "bullets answered together": (
        "What you told us | What we are doing\n· Cold rooms · Hard beds | The boiler and the beds are on order",
        [
            ("comment", "Cold rooms"),
            ("comment", "Hard beds"),
            ("answer", "The boiler and the beds are on order", {"to": "Cold rooms"}),
        ],
    ),
    "rows of uneven length": (
        "You said | We did\nNo crossing\n | \nSlow post | We ride faster | and gladly",
        [
            ("comment", "No crossing"),
            ("comment", "Slow post"),
            ("answer", "We ride faster", {"to": "Slow post"}),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_you_said_we_did_reads_text(name, read, check):
    text, told = CASES[name]
    document, segments, _ = read(text)
    assert "you_said_we_did" in {part.shape for part in document.parts}
    check(segments, told)


@pytest.mark.parametrize("name", TABLES)
def test_you_said_we_did_reads_tables(name, blocks, check, sheet):
    text, told = TABLES[name]
    _, segments, _ = blocks(sheet(text))
    check(segments, told)


def test_you_said_we_did_wins_inside_minutes(blocks, sheet):
    from pipeline.records import Block

    lines = [
        "Minutes of the patients' group, 4 March 2031",
        "Present: A. Thorne (Chair), B. Quill",
        "Mr Quill asked when the lift would be mended. The Chair replied that parts were on order.",
    ]
    _, segments, _ = blocks(
        *(Block(kind="paragraph", text=line) for line in lines), sheet("You said | We did\nNo ramp | One is ordered")
    )
    assert [(segment.role, segment.text) for segment in segments][-2:] == [
        ("comment", "No ramp"),
        ("answer", "One is ordered"),
    ]


def test_numbered_topics_with_one_reply_to_several_points() -> None:
    paper = (
        "TARNWICK BOROUGH\n\nMarket days - what you said and what we will do\n\n"
        "1. Introduction\n\nWe asked traders and shoppers about the market in March.\n\n"
        "2. Your views\n\n2.1 Stalls\n\nYou said\n\n"
        '"The cheese man is worth the bus fare on his own." (shopper)\n\n'
        '"How many pitches will be let to newcomers?"\n\nOthers asked whether the awnings could be mended.\n\n'
        "We will\n\nLet four pitches to newcomers each spring. New awnings are on order.\n\n"
        "2.2 Parking\n\nYou said\n\n"
        '"Charges on market day drive us to Orleth."\n\n"An hour is not enough."\n\n'
        "We will\n\nMake the first two hours free. Signs will be changed by June.\n\n"
        "3. What happens next\n\nThe new rules start in July.\n"
    )
    _, segments, _ = read_document(paper.encode(), "market.txt")
    told = [(one.role, one.section, one.text) for one in segments if one.role in {"comment", "answer"}]
    assert [section for role, section, _ in told if role == "comment"] == ["2.1 Stalls"] * 3 + ["2.2 Parking"] * 2
    assert ("answer", "2.1 Stalls", "Let four pitches to newcomers each spring.") in told
    replied = {one.text: one.reply_to for one in segments if one.role == "answer"}
    ids = {one.id: one.text for one in segments}
    assert "pitches" in ids[replied["Let four pitches to newcomers each spring."] or ""]
    assert "awnings" in ids[replied["New awnings are on order."] or ""]
    assert segments[-1].text == "The new rules start in July."
    assert segments[-1].role != "answer"
