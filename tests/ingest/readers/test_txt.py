"""Plain text: pasted tables, lists, wrapped lines, light markup; and no character is lost."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.ingest.layout import lay_out
from pipeline.ingest.readers import Reader
from pipeline.ingest.readers._text import clean
from pipeline.ingest.readers.md import READER as MD
from pipeline.ingest.readers.txt import READER as TXT
from pipeline.records import Block


def blocks(text: str) -> list[Block]:
    return list(TXT.read(text.encode()))


def brief(text: str) -> list[tuple[str, str, str]]:
    return [(block.kind, block.mark, block.text) for block in blocks(text)]


def cells(block: Block) -> list[list[list[str]]]:
    return [[[f"{one.mark}{one.text}" for one in cell] for cell in row] for row in block.rows]


def test_a_word_table_with_a_tab_before_each_cell_is_a_table_again() -> None:
    text = (
        "Notes\n\tWhat I need\n\tWhat I hope\n\n\tOpening hours\n\n\t· Longer days\n\n· A bell\n\n\t· More light\n\n\n"
        "\tThe garden\n\n\t\n\t· A bench\n· A tap\n\n\tThe hall\n\n\t· Heating\n\t· Chairs\n"
    )
    title, table = blocks(text)
    assert (title.kind, title.text) == ("heading", "Notes")
    assert cells(table) == [
        [[], ["What I need"], ["What I hope"]],
        [["Opening hours"], ["·Longer days", "·A bell"], ["·More light"]],
        [["The garden"], [], ["·A bench", "·A tap"]],
        [["The hall"], ["·Heating"], ["·Chairs"]],
    ]


def test_text_after_a_pasted_table_is_not_in_its_last_cell() -> None:
    text = (
        "\tGood\n\tBad\n\n\tBuses\n\n\t· Often\n\t· Late\n\n\tTrams\n\n\t· New\n\t· Loud\n\n"
        "These notes were typed up by the clerk on the next day.\n"
    )
    table, after = blocks(text)
    assert cells(table)[-1] == [["Trams"], ["·New"], ["·Loud"]]
    assert after.text == "These notes were typed up by the clerk on the next day."


def test_a_word_table_with_tabs_between_cells_keeps_bullets_on_further_lines() -> None:
    text = "Topic\tGood\tBad\nBuses\t· often\n· clean\t· late\nTrams\t· new\t· loud\n· cold\n\nThank you all.\n"
    table, after = blocks(text)
    assert cells(table) == [
        [["Topic"], ["Good"], ["Bad"]],
        [["Buses"], ["·often", "·clean"], ["·late"]],
        [["Trams"], ["·new"], ["·loud", "·cold"]],
    ]
    assert after.text == "Thank you all."


def test_names_set_apart_with_tabs_stay_lines() -> None:
    text = (
        "Present:\nAda Quill (AQ)\t\t-\tHill Trust\nBo Marsh (BM)\t\t\t-\tTown Board\nCy Dunn (CD)\t\t-\tTown Board\n"
    )
    assert [block.text for block in blocks(text)] == [
        "Present:",
        "Ada Quill (AQ) - Hill Trust",
        "Bo Marsh (BM) - Town Board",
        "Cy Dunn (CD) - Town Board",
    ]


def test_a_csv_saved_as_text_is_a_table() -> None:
    text = 'What is good?,"What, if anything, is not?"\n"Warm\nand dry","noise, dust"\n,nothing\nThe cook,\n'
    (table,) = blocks(text)
    assert cells(table) == [
        [["What is good?"], ["What, if anything, is not?"]],
        [["Warm and dry"], ["noise, dust"]],
        [[], ["nothing"]],
        [["The cook"], []],
    ]


def test_prose_with_commas_is_no_table() -> None:
    text = "Well, it works\nNow, we wait\nThen, we leave\n"
    assert [block.kind for block in blocks(text)] == ["paragraph"] * 3


def test_a_pipe_table_keeps_its_cells() -> None:
    (table,) = blocks("| Topic | Said |\n|---|:--:|\n| Bins | full<br>smelly |\n| | never \\| ever |\n")
    assert cells(table) == [[["Topic"], ["Said"]], [["Bins"], ["full", "smelly"]], [[], ["never \\| ever"]]]


def test_a_drawn_grid_keeps_its_cells() -> None:
    (table,) = blocks(
        "+------+------+\n| Bins | full |\n|      | - old|\n+------+------+\n| Path | dark |\n+------+------+\n"
    )
    assert cells(table) == [[["Bins"], ["full", "-old"]], [["Path"], ["dark"]]]


def test_wrapped_prose_is_put_together_and_paragraphs_stay_apart() -> None:
    text = (
        "The group met for the second time since the new boiler was put in and heard what the\n"
        "tenants had to say about it. Most of them were content, though two of those who live on\n"
        "the top floor still find that the water is cold until the middle of the morning, and the\n"
        "noise of the pump keeps a child awake.\n"
        "Ms Adair asked when the engineer would be back. He is due on Friday and will look at all of\n"
        "the rooms.\n"
    )
    first, second = text.splitlines()[:4], text.splitlines()[4:]
    assert [block.text for block in blocks(text)] == [" ".join(first), " ".join(second)]


def test_a_list_of_short_remarks_is_not_put_together() -> None:
    text = "too fast\nmore time for questions\nloved the walk\nless talk and more doing\n"
    assert [block.text for block in blocks(text)] == text.splitlines()


def test_a_line_broken_over_an_empty_line_goes_on() -> None:
    text = "* Could the hall be opened earlier on the mornings when there is a market and when the\n\nbus comes late?\n"
    assert brief(text) == [
        (
            "item",
            "*",
            "Could the hall be opened earlier on the mornings when there is a market and when the bus comes late?",
        )
    ]


def test_page_furniture_is_set_aside_and_does_not_break_a_paragraph() -> None:
    page = "Ref 77/B\nPage {} of 3\n\n"
    colours = ["green", "brown", "white", "black", "amber", "mauve", "olive", "ochre", "khaki"]
    lines = [
        f"and so the {colour} gate was put back on its hinges by the men who had come to mend the\n"
        for colour in colours
    ]
    text = (
        page.format(1)
        + "".join(lines[:4])
        + "\n"
        + page.format(2)
        + "".join(lines[4:8])
        + "\n"
        + page.format(3)
        + lines[8]
        + "end.\n"
    )
    found = blocks(text)
    assert [block.text for block in found if block.kind == "aside"] == [
        "Ref 77/B", "Page 1 of 3", "Ref 77/B", "Page 2 of 3", "Ref 77/B", "Page 3 of 3",
    ]  # fmt: skip
    assert [block.text[-8:] for block in found if block.kind == "paragraph"] == ["the end."]


def test_bullets_nest_by_their_indent() -> None:
    text = "1. Will it rain?\n    - Yes.\n        - Are you sure?\n    - No.\n2. When?\n"
    assert [(block.mark, block.level, block.text) for block in blocks(text)] == [
        ("1.", 0, "Will it rain?"),
        ("-", 1, "Yes."),
        ("-", 2, "Are you sure?"),
        ("-", 1, "No."),
        ("2.", 0, "When?"),
    ]


@pytest.mark.parametrize(
    ("line", "mark", "rest"),
    [
        ("·Close up", "·", "Close up"),
        ("• Far off", "•", "Far off"),
        ("\uf0b7 Odd font", "\uf0b7", "Odd font"),
        ("– Dash", "–", "Dash"),
        ("o   Second level", "o", "Second level"),
        ("(a) Letter", "(a)", "Letter"),
        ("12) Number", "12)", "Number"),
        ("3.1 Sub-point", "3.1", "Sub-point"),
        ("7              Wide number", "7", "Wide number"),
        ("iv. Roman", "iv.", "Roman"),
    ],
)
def test_marks_are_taken_off(line: str, mark: str, rest: str) -> None:
    assert brief(line) == [("item", mark, rest)]


@pytest.mark.parametrize(
    "line",
    [
        "20 people came.",
        "Action 3: mend it",
        "-5 degrees",
        "+1 from me",
        "A. Smith spoke",
        "21.06.14 Frank spoke",
        "Q: Why?",
    ],
)
def test_what_only_looks_like_a_mark_stays(line: str) -> None:
    assert brief(line) == [("paragraph", "", line)]


def test_light_markup_says_what_it_means() -> None:
    text = (
        '---\ntitle: Notes\nlayout: page\n---\n# Top\n\n<h3 id="x">Tickets</h3>\n\n**Is it open?** Yes.\n\n'
        '<a id="q"></a>\n> a quotation\n\n***\n\n![](graph.png)\n\nUnder\n=====\nText.\n'
    )
    assert [(block.kind, block.mark, block.text, block.level, block.strong) for block in blocks(text)] == [
        ("aside", "", "--- title: Notes layout: page ---", 0, 0),
        ("heading", "#", "Top", 1, 0),
        ("heading", '<h3 id="x">', "Tickets", 3, 0),
        ("aside", "", "</h3>", 0, 0),
        ("paragraph", "", "**Is it open?** Yes.", 0, 15),
        ("aside", "", '<a id="q"></a>', 0, 0),
        ("paragraph", ">", "a quotation", 0, 0),
        ("aside", "", "***", 0, 0),
        ("aside", "", "![](graph.png)", 0, 0),
        ("heading", "", "Under", 1, 0),
        ("aside", "", "=====", 0, 0),
        ("paragraph", "", "Text.", 0, 0),
    ]


def test_a_question_and_its_answer_on_one_line_stay_one_paragraph() -> None:
    assert brief("Q: Is it so?          A: It is.") == [("paragraph", "", "Q: Is it so? A: It is.")]


def test_a_web_page_saved_as_text_is_read_as_one() -> None:
    text = (
        "<html><body><nav><a href='/'>Home</a></nav><main><p>" + "The gate is open. " * 12 + "</p></main></body></html>"
    )
    assert [block.kind for block in blocks(text)] == ["aside", "paragraph"]


#: Lines of the kinds that documents are made of, so that chance puts them beside one another.
_LINES = st.one_of(
    st.sampled_from(
        ["", " ", "\t", "# Head", "- item", "  - nested", "• bullet", "·", "1. one", "a) two", "> quote", "---", "===",
         "**Bold** rest", "| a | b", "<a id='x'></a>", "<h3>Title</h3>", "<!-- note", "-->", "```", "Page 2 of 3",
         "\tcell", "\t· in a cell", "Name\tRole", "Q: why? A: because", "SHOUTING TITLE", "lower case that goes on",
         "A line that ends here.", "ends with the", "\f", "\u00a0", "x\u00ad\u200by", "[a]: b", "![](p.png)", "-Dash"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=90).filter(lambda line: "<" not in line),
)  # fmt: skip


def solid(text: str) -> str:
    return "".join(clean(text).split())


@pytest.mark.parametrize("reader", [TXT, MD], ids=["txt", "md"])
@settings(max_examples=400, deadline=None)
@given(lines=st.lists(_LINES, max_size=25))
@example(lines=["- a", "b", "Page 2 of 3", "c"])
def test_no_character_is_lost(reader: Reader, lines: list[str]) -> None:
    source = "\n".join(lines)
    found = list(reader.read(source.encode()))
    text, _ = lay_out(found)
    if any(block.kind == "table" for block in found):  # bars, commas and quotation marks became cells
        assert Counter(filter(str.isalnum, solid(source))) == Counter(filter(str.isalnum, solid(text)))
    elif any("page" in block.note for block in found):  # page furniture comes after the paragraph that it broke
        assert Counter(solid(source)) == Counter(solid(text))
    else:
        assert solid(source) == solid(text)


def test_a_dash_without_a_space_is_a_bullet_where_its_neighbour_is_one_too() -> None:
    assert brief("-more chairs\n-better tea\n") == [("item", "-", "more chairs"), ("item", "-", "better tea")]


def test_a_table_without_bullets_is_told_by_its_empty_lines() -> None:
    (table,) = blocks("\tTask\n\tWho\n\n\tMend the gate\n\tJB\n\n\tOrder bulbs\n\tClerk\n")
    assert cells(table) == [[["Task"], ["Who"]], [["Mend the gate"], ["JB"]], [["Order bulbs"], ["Clerk"]]]


def test_a_table_set_in_with_a_tab_has_no_empty_first_column() -> None:
    (table,) = blocks("\tTask\tWho\tWhen\n\tMend the gate\tJB\tMay\n")
    assert cells(table) == [[["Task"], ["Who"], ["When"]], [["Mend the gate"], ["JB"], ["May"]]]


def test_bars_without_a_rule_are_a_table_where_they_are_even() -> None:
    (table,) = blocks("Theme | Count\nBins | 4\nPaths | 9\n")
    assert cells(table)[2] == [["Paths"], ["9"]]


def test_a_short_numbered_title_does_not_swallow_the_text_below_it() -> None:
    assert brief("1.  WELCOME\n    The chair opened the meeting.\n") == [
        ("item", "1.", "WELCOME"),
        ("paragraph", "", "The chair opened the meeting."),
    ]


def test_a_year_at_a_line_s_start_is_no_number() -> None:
    text = (
        "It was agreed to sign what had been minuted at the meeting of the third of May\n2020. The chair signed it.\n"
    )
    assert next(block.kind for block in blocks(text)) == "paragraph"
    assert all(not block.mark for block in blocks(text))


def test_codes_at_the_start_of_lines_keep_them_apart() -> None:
    lines = [
        f"LB {number}/24 To note the report of the clerk upon the matter of the gate, number {number}"
        for number in range(30, 36)
    ]
    assert [block.text for block in blocks("\n".join(lines))] == lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    text = "Zoë said: “the café – though dear – is good”. £5 would be enough for most of us."
    assert [block.text for block in TXT.read(text.encode(encoding))] == [text]


def test_a_stray_windows_byte_in_good_utf_8_is_read_as_windows_meant_it() -> None:
    assert next(iter(TXT.read("café ".encode() + b"\x93so\x94"))).text == "café “so”"


def test_initials_pushed_to_the_margin_with_tabs_make_no_table() -> None:
    text = "i) The bench was delivered and one of its slats is split.\t\t\t\nii) The clerk will ask about the bin.\t\t\tBQ\niii) None.\t\t\tNR\n"
    assert [(block.mark, block.text[-3:]) for block in blocks(text)] == [("i)", "it."), ("ii)", " BQ"), ("iii)", " NR")]


def test_a_footer_that_cuts_a_sentence_is_set_aside_with_its_page_number() -> None:
    foot = "\n \nLane Trust 080224        Signed: ________ (Chair)\n {} \n \n"
    text = (
        "The trustees heard that the lane had been closed for a week.\n" + foot.format(1)
        + "They were told that the policy on letting the hall has been\n" + foot.format(2) + "put off until the spring.\n"
    )  # fmt: skip
    found = blocks(text)
    assert [block.text for block in found if block.kind == "paragraph"] == [
        "The trustees heard that the lane had been closed for a week.",
        "They were told that the policy on letting the hall has been put off until the spring.",
    ]
    assert [block.note for block in found if block.kind == "aside"] == [
        "page header or footer that repeats",
        "page number",
    ] * 2


def test_columns_set_with_spaces_are_a_table() -> None:
    (table,) = blocks("Item   Task   Who\n4   Mend the gate   JB\n6   Order bulbs   Clerk\n")
    assert cells(table) == [
        [["Item"], ["Task"], ["Who"]],
        [["4"], ["Mend the gate"], ["JB"]],
        [["6"], ["Order bulbs"], ["Clerk"]],
    ]


def test_tags_for_a_new_line_break_the_line() -> None:
    text = (
        "MAYOR PELL: Who mends the lamp at the corner of the green, and <br />when was it last seen to? <br /> <br />"
        "MS. ORRIN: The county sends a man round in the spring of each year <br />and he does them all. <br /> <br />"
        "MAYOR PELL: Thank you.<br>\n"
    )
    assert [block.text for block in blocks(text)] == [
        "MAYOR PELL: Who mends the lamp at the corner of the green, and when was it last seen to?",
        "MS. ORRIN: The county sends a man round in the spring of each year and he does them all.",
        "MAYOR PELL: Thank you.",
    ]
