"""Minutes in the forms that councils, schools and panels write; a new form is a new row."""

import pytest

HEAD = """Minutes of the meeting of Coldwater Parish Council held on Tuesday 5 March 2024

Present: Cllr Mrs A Hobb (Chairman), Cllr T Pell, Mrs U Hardie (Clerk)

"""

CASES = {
    "two speak in one paragraph": (
        HEAD
        + """1. Transport

Cllr Pell asked if the bus would still stop at the green. Mrs Hardie replied that it would until May.
""",
        [
            ("attendance", "Cllr Mrs A Hobb (Chairman)", {"section": "Present"}),
            ("attendance", "Cllr T Pell"),
            ("attendance", "Mrs U Hardie (Clerk)"),
            (
                "statement",
                "Cllr Pell asked if the bus would still stop at the green.",
                {"speaker": "Cllr Pell", "section": "Transport"},
            ),
            ("statement", "Mrs Hardie replied that it would until May.", {"speaker": "Mrs Hardie"}),
        ],
    ),
    "two speak in one sentence": (
        HEAD
        + """1. Lamps

Cllr Pell asked who pays for the lamps, the Clerk said the county does.

2. Benches

Cllr Mrs Hobb wondered if oak would last and Cllr Pell thought that it would.
""",
        [
            ("attendance", "Cllr Mrs A Hobb (Chairman)"),
            ("attendance", "Cllr T Pell"),
            ("attendance", "Mrs U Hardie (Clerk)"),
            ("statement", "Cllr Pell asked who pays for the lamps", {"speaker": "Cllr Pell"}),
            ("statement", "the Clerk said the county does.", {"speaker": "the Clerk"}),
            ("statement", "Cllr Mrs Hobb wondered if oak would last", {"section": "Benches"}),
            ("statement", "Cllr Pell thought that it would.", {"speaker": "Cllr Pell"}),
        ],
    ),
    "one person under two names stays one turn": (
        HEAD + "1. Lamps\n\nCllr T Pell said the lamps were dim. Mr Pell added that two were out.\n",
        [
            ("attendance", "Cllr Mrs A Hobb (Chairman)"),
            ("attendance", "Cllr T Pell"),
            ("attendance", "Mrs U Hardie (Clerk)"),
            (
                "statement",
                "Cllr T Pell said the lamps were dim. Mr Pell added that two were out.",
                {"speaker": "Cllr T Pell"},
            ),
        ],
    ),
    "headings at the head of their paragraphs, and apologies among them": (
        HEAD
        + """101.	Apologies for absence: Cllr Vane.

102.	Police report: Cllr Pell asked for a copy of the figures.

103.	Any other business: None.
""",
        [
            ("attendance", "Cllr Mrs A Hobb (Chairman)"),
            ("attendance", "Cllr T Pell"),
            ("attendance", "Mrs U Hardie (Clerk)"),
            ("attendance", "Cllr Vane", {"section": "Apologies for absence"}),
            ("statement", "Cllr Pell asked for a copy of the figures.", {"section": "Police report"}),
            ("statement", "None.", {"section": "Any other business"}),
        ],
    ),
    "decisions, actions and concerns stand apart": (
        HEAD
        + """1. Hall

Cllr Pell said the roof leaks. It was resolved that three quotes be sought. Clerk to write to the insurer. Residents felt that the noise was too much.
""",
        [
            ("attendance", "Cllr Mrs A Hobb (Chairman)"),
            ("attendance", "Cllr T Pell"),
            ("attendance", "Mrs U Hardie (Clerk)"),
            ("statement", "Cllr Pell said the roof leaks."),
            ("decision", "It was resolved that three quotes be sought."),
            ("action", "Clerk to write to the insurer."),
            ("comment", "Residents felt that the noise was too much.", {"speaker": "Residents"}),
        ],
    ),
    "what was added after the meeting stands apart": (
        HEAD
        + "1. Hall\n\nCllr Pell asked when the roof was last mended. Since the meeting the Clerk has found that it was in 1998.\n",
        [
            ("attendance", "Cllr Mrs A Hobb (Chairman)"),
            ("attendance", "Cllr T Pell"),
            ("attendance", "Mrs U Hardie (Clerk)"),
            ("statement", "Cllr Pell asked when the roof was last mended."),
            ("answer", "Since the meeting the Clerk has found that it was in 1998."),
        ],
    ),
    "questions from the floor as bullets, replies below": (
        HEAD
        + """Cllr Mrs Hobb opened the floor.

* Will there be lamps on the path

Yes, all along it.

* Who pays? The county does.

* The pond is a mess.
""",
        [
            ("attendance", "Cllr Mrs A Hobb (Chairman)"),
            ("attendance", "Cllr T Pell"),
            ("attendance", "Mrs U Hardie (Clerk)"),
            ("statement", "Cllr Mrs Hobb opened the floor."),
            ("question", "Will there be lamps on the path"),
            ("answer", "Yes, all along it.", {"to": "Will there be lamps on the path"}),
            ("question", "Who pays?"),
            ("answer", "The county does.", {"to": "Who pays?"}),
            ("statement", "The pond is a mess."),
        ],
    ),
    "an action list that lost its table": (
        HEAD
        + """ACTIONS AGREED

REF

BY WHOM

BY WHEN

12/2024

Order the new bench

Clerk

asap

14/2024

Ask the school about the gate

T Pell

end of March

1. Transport

The bus was late.
""",
        [
            ("attendance", "Cllr Mrs A Hobb (Chairman)"),
            ("attendance", "Cllr T Pell"),
            ("attendance", "Mrs U Hardie (Clerk)"),
            ("action", "Order the new bench", {"speaker": "Clerk"}),
            ("action", "Ask the school about the gate", {"speaker": "T Pell"}),
            ("statement", "The bus was late.", {"section": "Transport"}),
        ],
    ),
    "marks of presence on lines of their own": (
        """Minutes of the board of governors, 5 March 2024

GOVERNOR ATTENDANCE

Ann Hobb

P

P

Tom Pell

P

A

P – Present

1. Finance

Ann Hobb reported on the budget.
""",
        [
            ("attendance", "Ann Hobb P P"),
            ("attendance", "Tom Pell P A"),
            ("statement", "Ann Hobb reported on the budget.", {"section": "Finance"}),
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_minutes_are_read(case: str, read, check) -> None:  # type: ignore[no-untyped-def]
    text, told = CASES[case]
    document, segments, _ = read(text, ".txt")
    assert {part.shape for part in document.parts} == {"minutes"}
    titles = [segment.text for segment in segments[:1] if segment.role == "heading"]
    assert titles
    check([segment for segment in segments if segment.role != "heading"], told)


def test_a_line_of_accounts_is_no_heading(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        HEAD + "7. Accounts\n\nGrass cutting - £75.00 - March\n\nHall hire - £20.50\n\nCllr Pell proposed approval.\n"
    )
    _, segments, _ = read(text, ".txt")
    assert {segment.section for segment in segments if "£" in segment.text} == {"Accounts"}


def test_a_table_with_a_column_each_for_present_and_away(blocks, sheet) -> None:  # type: ignore[no-untyped-def]
    from pipeline.people import roll_of
    from pipeline.records import Block

    lines = [
        Block(kind="heading", level=1, text="Minutes of the Lamp Panel"),
        Block(kind="paragraph", text="Attendees"),
    ]
    table = sheet("Attendees|Apologies\nAnn Hobb (Chair) (AH)|Tom Pell (TP)\nIda Pond (IP)|Sam Rudd (SR)")
    said = Block(kind="paragraph", text="AH asked if lamps were dear. IP said that they were. AH thanked the panel.")
    _, segments, _ = blocks(*lines, table, said)
    roll = roll_of(segments)
    assert [person.initials for person in roll.present] == ["AH", "IP"]
    assert [person.initials for person in roll.absent] == ["TP", "SR"]


def test_a_table_with_columns_for_initials_and_role(blocks, sheet) -> None:  # type: ignore[no-untyped-def]
    from pipeline.people import roll_of
    from pipeline.records import Block

    lines = [Block(kind="heading", level=1, text="Minutes of the Lamp Panel")]
    table = sheet(
        "Present|Initials|Role\nCllr Ann Hobb|AH|Chair\nTom Pell|TP|Member, Old Town Network\nIda Pond|IP|Vice-Chair"
    )
    said = Block(kind="paragraph", text="AH asked if lamps were dear. IP said that they were. AH thanked the panel.")
    _, segments, _ = blocks(*lines, table, said)
    people = [(person.name, person.initials, person.role) for person in roll_of(segments).present]
    assert people == [
        ("Cllr Ann Hobb", "AH", "Chair"),
        ("Tom Pell", "TP", "Member, Old Town Network"),
        ("Ida Pond", "IP", "Vice-Chair"),
    ]


def test_an_action_table(blocks, sheet) -> None:  # type: ignore[no-untyped-def]
    from pipeline.records import Block

    lines = [
        Block(kind="paragraph", text="Minutes of the Lamp Panel"),
        Block(kind="paragraph", text="Present: Ann Hobb, Tom Pell"),
    ]
    table = sheet("Action|Owner|Due\nOrder lamps|AH|May\nPaint posts|TP|")
    _, segments, _ = blocks(*lines, table, Block(kind="paragraph", text="Ann Hobb closed the meeting."))
    actions = [(segment.text, segment.speaker) for segment in segments if segment.role == "action"]
    assert actions == [("Order lamps", "AH"), ("Paint posts", "TP")]


@pytest.mark.parametrize(
    "text",
    [
        "Moving the surgery\n\nQ: When do you move?\nA: In May.\n\nQ: Will there be parking?\nA: Yes.\n",
        "What went well\n\n- The tea\n- The talks\n\nEven better if\n\n- More chairs\n- Less noise\n",
        "I like the new path. My neighbour said it is too dark, and she asked why no lamp was put up.\n",
    ],
)
def test_other_papers_are_not_taken_for_minutes(text: str, read) -> None:  # type: ignore[no-untyped-def]
    document, _, _ = read(text, ".txt")
    assert "minutes" not in {part.shape for part in document.parts}


def test_a_cell_of_a_roll_that_holds_only_a_bullet_does_no_harm():
    from pipeline.ingest.account import account
    from pipeline.ingest.layout import lay_out
    from pipeline.ingest.shapes.minutes import SHAPE
    from pipeline.proof import prove
    from pipeline.records import Block, Document, Part

    def cell(text, mark=""):
        return (Block(kind="item" if mark else "paragraph", text=text, mark=mark),)

    rows = ((cell("Ann Orde"), cell("Chair")), (cell("", "·"), ()), (cell("Tim Vane"), cell("Clerk")))
    blocks = (Block(kind="heading", text="Present"), Block(kind="table", rows=rows))
    text, laid = lay_out(blocks)
    document = Document(id="d", name="roll.docx", sha256="", text=text, blocks=laid)
    part = Part(shape="minutes", first=0, last=len(laid), evidence=1.0, why="")
    segments, rejects = account(document, SHAPE.segment(document, part))
    assert prove(document, segments, rejects).holds
    assert "Ann Orde" in " ".join(segment.text for segment in segments)


SHORT_HEAD = (
    "Minutes of the meeting of Thorle Parish Council held on 4 May 2026\n\n"
    "Present: Cllr Orla Tench (Chair), Cllr Ada Quill, Mrs J Pym (Clerk)\n\n1. Minutes\nThe minutes of the last meeting were agreed.\n\n"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Clerk wrote to the county in June.",
        "Mr Dobbs painted the bench.",
        "Volunteers planted a hedge by the well",
        "They met on the green",
    ],
)
def test_a_short_sentence_behind_a_number_is_no_heading(sentence: str, read) -> None:  # type: ignore[no-untyped-def]
    text = f"{SHORT_HEAD}2.1 Cllr Quill asked whether the bench was sound.\n2.2 {sentence}\n\n3. Letters received in May\nNone.\n"
    _, segments, _ = read(text, ".txt")
    roles = {segment.text: segment.role for segment in segments}
    assert roles[sentence] == "statement"
    assert roles["Letters received in May"] == "heading"


def test_one_question_with_its_answer_stays_in_the_minutes(read) -> None:  # type: ignore[no-untyped-def]
    pair = (
        "Question: The ferry has been late all winter. Will the engine be mended?\nAnswer: It goes to the yard in June."
    )
    text = f"{SHORT_HEAD}2. Public question time\n\n{pair}\n\n3. Finance\nThe accounts were noted.\n"
    document, segments, _ = read(text, ".txt")
    assert {part.shape for part in document.parts} == {"minutes"}
    assert {"question", "answer"} <= {segment.role for segment in segments}
