"""Feedback sheets of many makes; a new case is a new row."""

import pytest

from pipeline.ingest.corpus import read_document
from pipeline.ingest.shapes import Taken
from pipeline.ingest.shapes.feedback_sheet import SHAPE
from pipeline.records import Part

CASES = {
    "sentences that people were given to end": (
        """The nicest thing about the evening was...
- Tide tables for everybody
- The ferryman's stories

Thing(s) that could have been better...
- Microphones
- Cold hall
""",
        [
            ("comment", "Tide tables for everybody", {"section": "The nicest thing about the evening was..."}),
            ("comment", "The ferryman's stories", {"section": "The nicest thing about the evening was..."}),
            ("comment", "Microphones", {"section": "Thing(s) that could have been better..."}),
            ("comment", "Cold hall", {"section": "Thing(s) that could have been better..."}),
        ],
    ),
    "the last sentence in front of a list heads it": (
        """# Lock keepers' rounds

Thank you for stopping to talk.

We walked the towpath in June and met many of you. Here is what you told us should be better:

- Mooring rings
- Muddy verges

""",
        [
            ("statement", "Thank you for stopping to talk.", {}),
            ("comment", "Mooring rings", {"section": "Here is what you told us should be better:"}),
            ("comment", "Muddy verges", {"section": "Here is what you told us should be better:"}),
        ],
    ),
    "headed lists of a swimming pool": (
        """# Pool users' evening

## What went well
- The new showers
- Friendly lifeguards

## Even better if
- The water were warmer
""",
        [
            ("comment", "The new showers", {"section": "What went well", "parent_section": "Pool users' evening"}),
            ("comment", "Friendly lifeguards", {"section": "What went well"}),
            ("comment", "The water were warmer", {"section": "Even better if"}),
        ],
    ),
    "bold labels instead of headings": (
        """**Strengths:**

* The volunteers know every family
* Parking is free

**Weaknesses:**

* Nobody answers the telephone
""",
        [
            ("comment", "The volunteers know every family", {"section": "Strengths:"}),
            ("comment", "Parking is free", {"section": "Strengths:"}),
            ("comment", "Nobody answers the telephone", {"section": "Weaknesses:"}),
        ],
    ),
    "tallies of sticky notes": (
        """## Things we like about the allotments
- Rain butts +1 +1
- The seed swap (11 votes)
- Composting lesson oooo
- Open day :+1: :+1:
- Quiet
""",
        [
            ("comment", "Rain butts", {"votes": 2}),
            ("comment", "The seed swap", {"votes": 11}),
            ("comment", "Composting lesson", {"votes": 4}),
            ("comment", "Open day", {"votes": 2}),
            ("comment", "Quiet", {"votes": 0}),
        ],
    ),
    "plus signs that are no votes": (
        """## Ideas
- Teach C++ to the sixth form
- Merge Years 1+2 for music +1
- Phase II of the cycle path +3
""",
        [
            ("comment", "Teach C++ to the sixth form", {"votes": 0}),
            ("comment", "Merge Years 1+2 for music", {"votes": 1}),
            ("comment", "Phase II of the cycle path", {"votes": 3}),
        ],
    ),
    "an organiser replies in the notes": (
        """## One thing to improve about the evening class
- Is there a list of suppliers? +1
    - It is pinned up beside the kiln.
- The room was freezing +2
    - Sorry about that, the boiler is being mended.
- Loved the glazing demonstration +4
    - me too, the best part of the week
""",
        [
            ("comment", "Is there a list of suppliers?", {"votes": 1}),
            ("answer", "It is pinned up beside the kiln.", {"to": "Is there a list of suppliers?"}),
            ("comment", "The room was freezing", {"votes": 2}),
            ("answer", "Sorry about that, the boiler is being mended.", {"to": "The room was freezing"}),
            ("comment", "Loved the glazing demonstration", {"votes": 4}),
            ("comment", "me too, the best part of the week", {"reply_to": None}),
        ],
    ),
    "a list beside lists of feedback": (
        """## Library survey

### Likes
- Sunday opening

### Dislikes
- Fines for children

### From the suggestion box
- A café

## Opening times
- Monday 9 to 5
""",
        [
            ("comment", "Sunday opening", {"section": "Likes"}),
            ("comment", "Fines for children", {"section": "Dislikes"}),
            ("comment", "A café", {"section": "From the suggestion box"}),
            ("statement", "Monday 9 to 5"),
        ],
    ),
    "paragraphs under prompts": (
        """## What did you enjoy most about the farm visit?

The lambs were lovely and my daughter still talks about them.

Feeding the goats.

## How could we improve it?

More shade, please.
""",
        [
            ("comment", "The lambs were lovely and my daughter still talks about them."),
            ("comment", "Feeding the goats."),
            ("comment", "More shade, please.", {"section": "How could we improve it?"}),
        ],
    ),
    "nested labels in one list": (
        """- Keep
  - The walking bus
  - Fruit at break
- Stop
  - Homework on Fridays
""",
        [
            ("comment", "The walking bus", {"section": "Keep"}),
            ("comment", "Fruit at break", {"section": "Keep"}),
            ("comment", "Homework on Fridays", {"section": "Stop"}),
        ],
    ),
    "remarks that are dated and signed": (
        """## Comments

2014-05-02 09:30 The stile by the mill is broken. -- Tansy Marlow

2014-05-03 11:05 Mended on Tuesday, many thanks. -- Rufus Penn

2014-05-09 18:40 I could not find the second marker at all. -- Tansy Marlow
""",
        [
            ("comment", "The stile by the mill is broken.", {"speaker": "Tansy Marlow"}),
            ("comment", "Mended on Tuesday, many thanks.", {"speaker": "Rufus Penn"}),
            ("comment", "I could not find the second marker at all.", {"speaker": "Tansy Marlow"}),
        ],
    ),
    "ready-made answers with ticks": (
        """## Feedback on the first-aid course

Today was:

- too long: oo
- about right: ooooooo
- too short:

### One good thing
- The dummy +1
- Bandaging +2
""",
        [("comment", "The dummy"), ("comment", "Bandaging")],
    ),
    "the address behind a question answers it": (
        """## Any other comments
- Where do I find the rota? https://rota.example.org/june
- Great biscuits +1
- Keep the hall lights on +1
""",
        [
            ("question", "Where do I find the rota?"),
            ("answer", "https://rota.example.org/june", {"to": "Where do I find the rota?"}),
            ("comment", "Great biscuits"),
            ("comment", "Keep the hall lights on"),
        ],
    ),
    "a legend says what the star means": (
        """Remarks marked with a * have been answered on the notice board.

## Concerns about the move
- Where will the minibus stop? *
- The new gate is too heavy
""",
        [
            ("statement", "Remarks marked with a * have been answered on the notice board."),
            ("comment", "Where will the minibus stop?", {"marked": True}),
            ("comment", "The new gate is too heavy", {"marked": False}),
        ],
    ),
    "a star without a legend means nothing": (
        """## Concerns about the move
- Where will the minibus stop? *
- The new gate is too heavy
""",
        [
            ("comment", "Where will the minibus stop? *", {"marked": False}),
            ("comment", "The new gate is too heavy", {"marked": False}),
        ],
    ),
    "a legend for what is still open": (
        """† = not yet answered

## Worries
- Who feeds the ducks in winter? †
- Too many signs
""",
        [
            ("statement", "† = not yet answered"),
            ("comment", "Who feeds the ducks in winter?", {"marked": False}),
            ("comment", "Too many signs"),
        ],
    ),
    "a wiki's remarks over several lines, one of them a reply": (
        """20140502 09:30:12 nbsp The stile by the mill is broken. Users/TansyMarlow

20140503 11:05:44 nbsp The new gate is grand.
It even shuts by itself. Users/RufusPenn

20140509 18:40:03 nbsp Does the path still go past the kiln? Users/Oona
   It does, but it is steep there. Users/RufusPenn
""",
        [
            ("comment", "The stile by the mill is broken.", {"speaker": "TansyMarlow"}),
            ("comment", "The new gate is grand. It even shuts by itself.", {"speaker": "RufusPenn"}),
            ("comment", "Does the path still go past the kiln?", {"speaker": "Oona"}),
            (
                "answer",
                "It does, but it is steep there.",
                {"to": "Does the path still go past the kiln?", "speaker": "RufusPenn"},
            ),
        ],
    ),
    "prompts of a form, each with the answers typed under it": (
        """Q1. What did you enjoy most about your visit?
The owls.
My son liked the little train

Q2. What could we do better?
The toilets were dirty.

More signs
""",
        [
            ("comment", "The owls.", {"section": "Q1. What did you enjoy most about your visit?"}),
            ("comment", "My son liked the little train"),
            ("comment", "The toilets were dirty.", {"section": "Q2. What could we do better?"}),
            ("comment", "More signs"),
        ],
    ),
    "lists in a paper whose title says that they are comments": (
        """# Comments from the drop-in

## Traffic
- Too many lorries on Mill Lane
- A crossing is needed by the shop

## Open space
- Please keep the orchard

## Next steps
- A report goes to the board in July
""",
        [
            ("comment", "Too many lorries on Mill Lane", {"section": "Traffic"}),
            ("comment", "A crossing is needed by the shop"),
            ("comment", "Please keep the orchard", {"section": "Open space"}),
            ("statement", "A report goes to the board in July"),
        ],
    ),
    "labels in front of points": (
        """Strengths: friendly volunteers; free tea (3 votes)
Weaknesses: no website; old chairs

Threats: the rent may rise
""",
        [
            ("comment", "friendly volunteers", {"section": "Strengths"}),
            ("comment", "free tea", {"section": "Strengths", "votes": 3}),
            ("comment", "no website", {"section": "Weaknesses"}),
            ("comment", "old chairs", {"section": "Weaknesses"}),
            ("comment", "the rent may rise", {"section": "Threats"}),
        ],
    ),
    "groups at their tables": (
        """Table 1

What do you like about living here?

Quiet lanes

The shop ✓✓✓

What worries you?

No bus on Sundays x4

Table 2

What do you like about living here?

The school is wonderful
""",
        [
            ("comment", "Quiet lanes", {"section": "What do you like about living here?", "parent_section": "Table 1"}),
            ("comment", "The shop", {"votes": 3}),
            ("comment", "No bus on Sundays", {"votes": 4, "section": "What worries you?", "parent_section": "Table 1"}),
            ("comment", "The school is wonderful", {"parent_section": "Table 2"}),
        ],
    ),
    "notes of numbered participants": (
        """## Getting to the clinic

P1 – the bus was late again, so she walked.

P2 – no trouble at all by bike.

P4: "I was shouted at by the driver."
""",
        [
            (
                "comment",
                "the bus was late again, so she walked.",
                {"speaker": "P1", "section": "Getting to the clinic"},
            ),
            ("comment", "no trouble at all by bike.", {"speaker": "P2"}),
            ("comment", "I was shouted at by the driver.", {"speaker": "P4"}),
        ],
    ),
    "several participants on a line, a host, questions put and questions told": (
        """## The new tram stop

HK: Where would you stand?

P1 By the wall. P3 Under the roof, when it rains.

P2 asked who sweeps the shelter. HK said the county does.

P1 "Is it lit at night?" HK: until eleven.

P3 what does a day ticket cost? – nobody knew

HK thanked them all.
""",
        [
            ("heading", "The new tram stop"),
            ("heading", "Where would you stand?"),
            ("comment", "By the wall.", {"speaker": "P1", "section": "The new tram stop"}),
            ("comment", "Under the roof, when it rains.", {"speaker": "P3"}),
            ("statement", "P2 asked who sweeps the shelter. HK said the county does."),
            ("question", "Is it lit at night?", {"speaker": "P1"}),
            ("answer", "until eleven.", {"speaker": "HK", "to": "Is it lit at night?"}),
            ("question", "what does a day ticket cost?", {"speaker": "P3"}),
            ("answer", "nobody knew", {"to": "what does a day ticket cost?"}),
            ("statement", "thanked them all."),
        ],
    ),
    "replies behind arrows, in a list of puzzles": (
        """# Jumble sale, looking back

## PUZZLES
* why did the raffle sell out by ten?
  -> the radio said so twice
* do we need a second hall
-> not yet
* who has the big kettle
* where did the bunting go

## Went well
* cakes
  -> more of them next year
""",
        [
            ("question", "why did the raffle sell out by ten?", {"section": "PUZZLES"}),
            ("answer", "the radio said so twice", {"to": "why did the raffle sell out by ten?"}),
            ("question", "do we need a second hall"),
            ("answer", "not yet", {"to": "do we need a second hall"}),
            ("question", "who has the big kettle"),
            ("question", "where did the bunting go"),
            ("comment", "cakes"),
            ("answer", "more of them next year", {"to": "cakes"}),
        ],
    ),
    "a talk written down by name, with its host": (
        """## Group B

Moderator: Tell me about the ferry.

Ines: It leaves before my shift ends.

Tom: Same for me.

Moderator: What would help?

Tom: One more boat at nine.

Ines: Is there money for it?

Moderator: Not this year.

Theme: tickets

Ines: I never find the machine.
""",
        [
            ("heading", "Group B"),
            ("statement", "Tell me about the ferry."),
            ("comment", "It leaves before my shift ends.", {"speaker": "Ines", "section": "Group B"}),
            ("comment", "Same for me.", {"speaker": "Tom"}),
            ("heading", "What would help?"),
            ("comment", "One more boat at nine.", {"speaker": "Tom"}),
            ("question", "Is there money for it?", {"speaker": "Ines"}),
            ("answer", "Not this year.", {"to": "Is there money for it?", "speaker": "Moderator"}),
            ("heading", "Theme: tickets"),
            ("comment", "I never find the machine.", {"section": "Theme: tickets"}),
        ],
    ),
}

TABLES = {
    "rows are topics, columns kinds of remark": (
        "Area | Hopes | Worries\nGarden | · More benches · A pond | · Vandals\nKitchen | | · Who pays?",
        [
            ("comment", "More benches", {"section": "Garden", "column": "Hopes"}),
            ("comment", "A pond", {"section": "Garden", "column": "Hopes"}),
            ("comment", "Vandals", {"section": "Garden", "column": "Worries"}),
            ("comment", "Who pays?", {"section": "Kitchen", "column": "Worries"}),
        ],
    ),
    "columns alone": (
        "Went well | Even better if\n· Tea · The quiz | · Louder microphone",
        [
            ("comment", "Tea", {"section": "Went well", "column": "Went well"}),
            ("comment", "The quiz", {"column": "Went well"}),
            ("comment", "Louder microphone", {"section": "Even better if", "column": "Even better if"}),
        ],
    ),
    "kinds of remark down the side": (
        "Strengths | · Warm welcome\nWeaknesses | · Steep stairs · No ramp\nThreats | · The lease ends",
        [
            ("comment", "Warm welcome", {"section": "Strengths"}),
            ("comment", "Steep stairs", {"section": "Weaknesses"}),
            ("comment", "No ramp", {"section": "Weaknesses"}),
            ("comment", "The lease ends", {"section": "Threats"}),
        ],
    ),
    "the corner of the header left out": (
        "Information we need | Concerns we have\nTransport | · When does the last bus go? | · Fares\nMeals | · What is on the menu? | · Queues",
        [
            ("comment", "When does the last bus go?", {"section": "Transport", "column": "Information we need"}),
            ("comment", "Fares", {"section": "Transport", "column": "Concerns we have"}),
            ("comment", "What is on the menu?", {"section": "Meals", "column": "Information we need"}),
            ("comment", "Queues", {"section": "Meals", "column": "Concerns we have"}),
        ],
    ),
    "four columns of a workshop": (
        "Liked | Learned | Lacked | Longed for\nPairing | How billing works | A test server | Fewer meetings\nThe demo | | Time |",
        [
            ("comment", "Pairing", {"column": "Liked"}),
            ("comment", "How billing works", {"column": "Learned"}),
            ("comment", "A test server", {"column": "Lacked"}),
            ("comment", "Fewer meetings", {"column": "Longed for"}),
            ("comment", "The demo", {"column": "Liked"}),
            ("comment", "Time", {"column": "Lacked"}),
        ],
    ),
    "rows of uneven length": (
        "Topic | Likes | Dislikes\nFood | · Soup\nBeds | | · Hard | · Narrow\n |",
        [
            ("comment", "Soup", {"section": "Food", "column": "Likes"}),
            ("comment", "Hard", {"section": "Beds", "column": "Dislikes"}),
            ("comment", "Narrow", {"section": "Beds", "column": None}),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_feedback_sheet_reads_lists(name, read, check):
    text, told = CASES[name]
    _, segments, _ = read(text)
    check(segments, told)


@pytest.mark.parametrize("name", TABLES)
def test_feedback_sheet_reads_tables(name, blocks, check, sheet):
    text, told = TABLES[name]
    document, segments, _ = blocks(sheet(text))
    assert [part.shape for part in document.parts or ()] in ([], ["feedback_sheet"])
    check(segments, told)


def test_feedback_sheet_sets_ready_made_answers_aside(read):
    _, _, rejects = read(
        "## Feedback on today\n\n- too fast: oo\n- too slow: o\n- just right: ooooo\n\n## Things we liked\n- Soup +1\n- Bread +2\n"
    )
    assert [reject.partition(":")[0] for reject in rejects] == ["closed answer with its tally"] * 3


def test_feedback_sheet_leaves_reported_speech_of_minutes_alone(read):
    text = """# Minutes of the Allotment Committee, 4 March 2031

Present: A. Thorne (Chair), B. Quill, C. Reeve

1. Apologies: none.

2. Concerns
- Mrs Quill asked when the tap would be mended. The Chair replied that the plumber was booked.
- Mr Reeve reported that the hedge had been cut.

3. Date of next meeting: 1 April 2031. The meeting closed at 9pm.
"""
    document, _, _ = read(text, ".txt")
    assert "feedback_sheet" not in {part.shape for part in document.parts}


def test_numbered_prompts_with_a_run_of_signs_under_them_head_the_answers() -> None:
    paper = (
        "Choir taster day: what came back\n================================\n\n"
        "1. Was the warm-up too long, too short, or just right?\n"
        "------------------------------------------------------\n\n"
        "- A bit long for those who sing every week\n- Fine by me\n\n"
        "2. What suggestions do you have for another day?\n"
        "------------------------------------------------\n\n"
        "- Larger print\n- Name badges\n"
    )
    _, segments, _ = read_document(paper.encode(), "choir.txt")
    assert [(one.section, one.text) for one in segments if one.role != "heading"] == [
        ("1. Was the warm-up too long, too short, or just right?", "A bit long for those who sing every week"),
        ("1. Was the warm-up too long, too short, or just right?", "Fine by me"),
        ("2. What suggestions do you have for another day?", "Larger print"),
        ("2. What suggestions do you have for another day?", "Name badges"),
    ]
    assert {one.role for one in segments} == {"heading", "comment"}


def test_what_is_noted_under_a_reply_is_no_question() -> None:
    text = """## Questions

- What would a better market look like?
  - Keep it small
    - Fewer lorries
    - Why not by the quay?
- Which towns are doing it already?
- How could the school help?
"""
    document, _, _ = read_document(text.encode(), "paper.md")
    part = Part(shape="feedback_sheet", first=0, last=len(document.blocks), evidence=1.0, why="")
    roles = {piece.text: piece.role for piece in SHAPE.segment(document, part) if isinstance(piece, Taken)}
    assert roles["Keep it small"] == roles["Fewer lorries"] == "answer"
    assert roles["Why not by the quay?"] == roles["How could the school help?"] == "question"
