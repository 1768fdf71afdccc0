"""Attendance lists in the forms that papers use; a new form is a new row."""

import pytest

from pipeline.attendance import gather_roll, read_attendance, read_roll, roll_of
from pipeline.ingest.corpus import read_document
from pipeline.records import Segment
from pipeline.roll_labels import split_label

LISTS = {
    "one sentence, titles": (
        ["Present: Cllr Mrs Shaw, Mr T Pell (Chairman), Dr Ida Pond Monitoring Officer and Mrs U Hardie Clerk."],
        ["Cllr Mrs Shaw", "Mr T Pell", "Dr Ida Pond", "Mrs U Hardie"],
        [],
    ),
    "a plural title goes on": (
        [
            "Present: Chairman Cllr Mrs Shaw, Cllrs Hay, Hosk, Hill & the Clerk. Members of the public – Mr Roy Hogg & Mark Hond from CWDC."
        ],
        ["Cllr Mrs Shaw", "Hay", "Hosk", "Hill", "Mr Roy Hogg", "Mark Hond"],
        [],
    ),
    "names without titles, offices in brackets": (
        ["Present: Helen Brow (Head Teacher), Alan Bonny (Chair & P7 rep), Chris Bryde (Treasurer)"],
        ["Helen Brow", "Alan Bonny", "Chris Bryde"],
        [],
    ),
    "one a line, with apologies": (
        [
            "Attendees",
            "Alma Shield – Service Head, Looked After (Chair)",
            "Gil Elder – Personnel Officer",
            "Vic Banes – Steward",
            "Apologies",
            "Ron Tuck, Midshire",
        ],
        ["Alma Shield", "Gil Elder", "Vic Banes"],
        ["Ron Tuck"],
    ),
    "firms in a list of titled people": (
        ["Present: Mr Paul Wight, Rushen & Turn (Agents), Mr Mark Reeve, Chalk (Developer), Mrs Tess Mann"],
        ["Mr Paul Wight", "Mr Mark Reeve", "Mrs Tess Mann"],
        [],
    ),
    "a label with its own verb": (
        ["Present: Mr A Pell", "Apologies were received from Mrs B Orr and Mr C Lane."],
        ["Mr A Pell"],
        ["Mrs B Orr", "Mr C Lane"],
    ),
    "columns and marks": (
        ["Attendance", "Ann Hobb\tP\tP", "Tom Pell\tP\tA", "Ida Pond\tA\tP"],
        ["Ann Hobb", "Ida Pond"],
        ["Tom Pell"],
    ),
    "marks after a space": (
        ["GOVERNOR ATTENDANCE", "Ann Hobb P P P", "Tom Pell P A A", "Ida Pond P"],
        ["Ann Hobb", "Ida Pond"],
        ["Tom Pell"],
    ),
    "nobody away": (["Present: Mr A Pell and Ms B Orr", "Apologies: None"], ["Mr A Pell", "Ms B Orr"], []),
    "semicolons": (
        ["In attendance: Ann Hobb (Clerk); Tom Pell, PCSO; Jane Lake"],
        ["Ann Hobb", "Tom Pell", "Jane Lake"],
        [],
    ),
    "first names alone": (
        ["Attendees: Sarah, Jo, Emma B, Emma T, Mrs Lowther (Head)", "Apologies: Kate, Priya"],
        ["Sarah", "Jo", "Emma B", "Emma T", "Mrs Lowther"],
        ["Kate", "Priya"],
    ),
    "a name without a title among titled ones": (
        ["Present: Cllr A Pell, Cllr B Orr, Mrs C Lane (Older People’s Network), Amber Tool (Youth Voice)"],
        ["Cllr A Pell", "Cllr B Orr", "Mrs C Lane", "Amber Tool"],
        [],
    ),
    "councillors, then the clerk behind a semicolon": (
        ["Present: Councillors A Smythe (Chair), B Jonas and D Whitley; Clerk: E Greene; 6 members of the public"],
        ["A Smythe", "B Jonas", "D Whitley", "E Greene"],
        [],
    ),
    "a panel at the table": (
        ["Panel: Mr Alan Birch (Chairman, Town Council), Mrs Jo Kettle (Rivers Agency, Manager), Cllr Mrs Wendy Stote"],
        ["Mr Alan Birch", "Mrs Jo Kettle", "Cllr Mrs Wendy Stote"],
        [],
    ),
    "groups by semicolons": (
        ["Sederunt: E Drum (Chair), A Phail, S Boyd, W Tait; Cllr N Gow; PC Ross"],
        ["E Drum", "A Phail", "S Boyd", "W Tait", "Cllr N Gow", "PC Ross"],
        [],
    ),
    "two languages": (
        [
            "Presennol / Present: Cyng. Nia Tudur (Mayor) · Cyng. Alun Beynon · Cyng. Menna Rhys",
            "Hefyd / Also: Sioned Prys (Town Clerk)",
            "Ymddiheuriadau / Apologies: Cyng. Paul Gwyn",
        ],
        ["Cyng. Nia Tudur", "Cyng. Alun Beynon", "Cyng. Menna Rhys", "Sioned Prys"],
        ["Cyng. Paul Gwyn"],
    ),
    "first names and a plus": (
        ["There: Zeb, Amina, Poppy, Kofi + Jan (youth officer)"],
        ["Zeb", "Amina", "Poppy", "Kofi", "Jan"],
        [],
    ),
    "chaired and clerked": (
        ["Present: Ann Hobb, Tom Pell, Ida Pond", "Chaired by: Ann Hobb", "Clerked by: Sam Rudd"],
        ["Ann Hobb", "Tom Pell", "Ida Pond", "Sam Rudd"],
        [],
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_who_was_there_and_who_was_not(case: str) -> None:
    lines, present, absent = LISTS[case]
    roll = read_roll(lines)
    assert [person.name for person in roll.present] == present
    assert [person.name for person in roll.absent] == absent
    assert read_attendance(lines) == roll.present


def test_groups_inside_the_list_do_not_end_it() -> None:
    lines = [
        "Notes of a meeting",
        "Present:",
        "Operator",
        "A Millar (AM) – Manager",
        "Parish Councils",
        "Cllr R Toll (Upper Stone)",
        "1. Noise",
        "It was loud.",
    ]
    assert gather_roll(lines) == lines[1:6]


def test_a_word_that_only_looks_like_a_label_is_none() -> None:
    assert split_label("Attendance figures were given by the head.") == (
        "",
        "Attendance figures were given by the head.",
    )
    assert split_label("Panel members attending: Ann Hobb") == ("present", "Ann Hobb")


def test_a_sentence_about_somebody_ends_the_list() -> None:
    lines = ["Present: Ann Hobb, Tom Pell", "Ann Hobb opened the meeting.", "Sam Rudd"]
    assert gather_roll(lines) == lines[:1]


def test_the_section_of_a_segment_says_who_was_away() -> None:
    def segment(text: str, section: str, role: str = "attendance") -> Segment:
        return Segment(id=text, document_id="d", locator="", start=0, end=1, role=role, text=text, section=section)  # type: ignore[arg-type]

    roll = roll_of(
        [
            segment("Mr A Pell", "Present"),
            segment("Ms B Orr", "Apologies"),
            segment("Mr C Lane said no.", "Apologies", "statement"),
        ]
    )
    assert [person.name for person in roll.present] == ["Mr A Pell"]
    assert [person.name for person in roll.absent] == ["Ms B Orr"]


def test_a_line_with_nothing_but_a_separator_names_nobody():
    assert read_attendance(["\u2028", " , ", ";"]) == ()


def test_a_role_in_small_letters_behind_a_bracket_is_no_deed() -> None:
    lines = ["Present", "Gus Pym (GP), Headteacher", "Tess Orr (TO), parent governor", "Ann Hobb opened the floor"]
    assert gather_roll(lines) == lines[:3]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (
            [
                "PRESENT",
                "W.H. Barrow Esq. (Chairman)",
                "C.J. Tarn Esq.   Mrs. M.E. Orrin",
                "Cllr. D. Pell   R. Sly Esq.",
            ],
            ["W.H. Barrow", "C.J. Tarn", "Mrs. M.E. Orrin", "Cllr. D. Pell", "R. Sly"],
        ),
        (
            [
                "Attending",
                "Mrs L. Hobb Low Moor residents",
                "Mr V. Dunn Village school",
                "Ms T. Orr Waste Planning, the County",
            ],
            ["Mrs L. Hobb", "Mr V. Dunn", "Ms T. Orr"],
        ),
        (
            ["There: Nell (chair), Bram, Ida, Joss T, Wyn, Mrs Orrin (HT), Mr Tarn (DHT)"],
            ["Nell", "Bram", "Ida", "Joss T", "Wyn", "Mrs Orrin", "Mr Tarn"],
        ),
        (
            [
                "In attendance: Cllr Ada Pell (Chair, Orle) - AP Dr Jon Sims (WAG) - JS Una Benn (Clerk) – UB Cllr Norm Tarn (Hob) – NT"
            ],
            ["Cllr Ada Pell", "Dr Jon Sims", "Una Benn", "Cllr Norm Tarn"],
        ),
        (["PRESENT) T Orr (Chairman) J Adam, P Bell"], ["T Orr", "J Adam", "P Bell"]),
        (
            ["1. Attendance & Apologies", "Attendance - Una Benn (Chair), Joss Tarn", "Apologies - Ida Pell"],
            ["Una Benn", "Joss Tarn"],
        ),
    ],
)
def test_rolls_as_real_papers_print_them(lines: list[str], names: list[str]) -> None:
    assert [person.name for person in read_attendance(lines)] == names


def test_names_under_a_heading_in_notes_that_are_no_minutes_were_there() -> None:
    paper = "# Workshop on the quay\n\n## Attendees\n\n- Chair: Wes Orrin\n- Una Benn\n- Joss Tarn\n\n## Notes\n\n- The crane is loud\n"
    _, segments, _ = read_document(paper.encode(), "quay.md")
    assert [person.name for person in roll_of(segments).present] == ["Wes Orrin", "Una Benn", "Joss Tarn"]
