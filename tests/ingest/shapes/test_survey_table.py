"""Survey tables of many programs; a new case is a new row."""

import pytest

from pipeline.ingest.corpus import read_document

CASES = {
    "prompts over free text": (
        "What did you like?,Any other remarks?\nThe band,None\n,More chairs please\nFood and fires,n/a\n",
        [
            ("comment", "The band", {"section": "What did you like?", "column": "What did you like?"}),
            ("comment", "None", {"section": "Any other remarks?"}),
            ("comment", "More chairs please", {"section": "Any other remarks?"}),
            ("comment", "Food and fires"),
            ("comment", "n/a"),
        ],
        0,
    ),
    "closed answers among them": (
        "Timestamp,How likely are you to come again?,Which days suit you?,Why?\n"
        "4/3/2031 09:12:01,9,Monday;Friday,Because the staff know my name\n"
        "4/3/2031 09:40:22,3,Friday,It took an hour to park\n"
        "4/3/2031 10:02:13,9,Monday,Good value for a family of five\n"
        "4/3/2031 11:30:45,7,Friday,The signs are hard to read\n",
        [
            ("comment", "Because the staff know my name", {"section": "Why?"}),
            ("comment", "It took an hour to park"),
            ("comment", "Good value for a family of five"),
            ("comment", "The signs are hard to read"),
        ],
        12,
    ),
    "two rows of headers": (
        "Respondent ID,Start Date,Which pools do you use?,,,What should we change?\n"
        ",,North,South,Other (please specify),Open-Ended Response\n"
        "118,04/03/2031,North,,,Open earlier on Sundays\n"
        "119,04/03/2031,,South,The lido at Marsh End,Warmer water in the small pool\n"
        "120,05/03/2031,North,South,,Nothing\n",
        [
            (
                "comment",
                "Open earlier on Sundays",
                {"section": "What should we change?", "column": "What should we change?"},
            ),
            (
                "comment",
                "The lido at Marsh End",
                {"section": "Which pools do you use?", "column": "Other (please specify)"},
            ),
            ("comment", "Warmer water in the small pool"),
            ("comment", "Nothing"),
        ],
        10,
    ),
    "three rows of headers": (
        "StartDate,ResponseId,Q1,Q2\n"
        "Start Date,Response ID,Please describe your visit in your own words,How old are you?\n"
        '"{""ImportId"":""startDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\n'
        "2031-03-04 10:11:12,R_a1,The queue was long but the nurse was kind,41\n"
        "2031-03-04 10:13:00,R_a2,I was seen at once,23\n",
        [
            (
                "comment",
                "The queue was long but the nurse was kind",
                {"section": "Please describe your visit in your own words"},
            ),
            ("comment", "I was seen at once"),
        ],
        10,
    ),
    "a row of averages at the end": (
        "Timestamp,Rate the course from 1 to 5,What would you change?\n2031-03-04,4,Longer breaks\n2031-03-05,5,A printed handout\n2031-03-06,5,Nothing at all\n,4.667,\n",
        [("comment", "Longer breaks"), ("comment", "A printed handout"), ("comment", "Nothing at all")],
        7,
    ),
    "names and addresses": (
        "Name,Email,Your comments\nOona Strand,oona@example.org,The ferry never waits for the train\nPer Holt,per@example.org,Lovely crew\n",
        [("comment", "The ferry never waits for the train"), ("comment", "Lovely crew")],
        4,
    ),
    "one column and no header": (
        "The gate squeaks all night\nI would like a bench by the weir\nThank you for the new path\n",
        [
            ("comment", "The gate squeaks all night"),
            ("comment", "I would like a bench by the weir"),
            ("comment", "Thank you for the new path"),
        ],
        0,
    ),
    "a short answer that many give is closed": (
        "ID,Did you find it easy to book?,How can we make booking easier?\n"
        + "".join(
            f"{n},{'Yes' if n % 3 else 'No'},{words}\n"
            for n, words in enumerate(
                [
                    "Shorter forms",
                    "Let me pick a time",
                    "Phone line open later",
                    "Send a reminder",
                    "More dates",
                    "Nope",
                ],
                1,
            )
        ),
        [
            ("comment", words)
            for words in (
                "Shorter forms",
                "Let me pick a time",
                "Phone line open later",
                "Send a reminder",
                "More dates",
                "Nope",
            )
        ],
        12,
    ),
    "for and against, with reasons": (
        "Submission Date,Do you support the plan?,Please give reasons for your answer,How did you hear of it?\n"
        "01/03/2031,Strongly support,It makes the street safer,Leaflet\n"
        "02/03/2031,Oppose,Where will blue badge holders park?,Radio\n"
        "02/03/2031,Support,Good idea,Leaflet;Radio\n"
        "03/03/2031,Oppose,More traffic on my road,Word of mouth\n",
        [
            ("comment", "It makes the street safer", {"section": "Please give reasons for your answer"}),
            ("comment", "Where will blue badge holders park?"),
            ("comment", "Good idea"),
            ("comment", "More traffic on my road"),
        ],
        12,
    ),
    "representations with who made them": (
        "Ref,Organisation,Response\nR1,Marsh Angling Club,We object to the weir because eels cannot pass.\n"
        "R2,Individual,I support the scheme.\nR3,Individual,The noise at night would be too much for us.\n",
        [
            ("comment", "We object to the weir because eels cannot pass.", {"section": "Response"}),
            ("comment", "I support the scheme."),
            ("comment", "The noise at night would be too much for us."),
        ],
        6,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_survey_table_takes_free_text_and_sets_the_rest_aside(name, read, check):
    text, told, aside = CASES[name]
    _, segments, rejects = read(text, ".csv")
    check(segments, told)
    assert len(rejects) == aside


def test_survey_table_names_why_each_cell_is_set_aside(read):
    _, _, rejects = read(
        "Timestamp,Your name,Are you a member?,Any comments?\n1/2/2031,Ida Frost,Yes,Warm hall\n2/2/2031,Ben Moss,Yes,Cold tea\n,,,\n",
        ".csv",
    )
    reasons = [reject.partition(":")[0] for reject in rejects]
    assert (
        reasons
        == ["about the form, not what was said", "a respondent's name or address", "closed answer, not free text"] * 2
    )


@pytest.mark.parametrize("text", ["a\n", ",\n,,\n", "x,y\n1\n1,2,3\n", "\n\nq\n", "Comments\n"])
def test_survey_table_survives_odd_tables(text, read):
    _, segments, rejects = read(text, ".csv")  # which proves that nothing is lost
    assert bool(segments or rejects) == any(character.isalnum() for character in text)


def test_survey_table_leaves_registers_of_actions_alone(read):
    _, segments, _ = read(
        "No,Date,Action,Owner\n1,2/1/2031,Write to the bank,Clerk\n2,2/2/2031,Mend the gate,Warden\n", ".csv"
    )
    assert "comment" not in {segment.role for segment in segments}


def test_survey_table_reads_many_spaces_at_once(read):
    gap = " " * 50_000
    _, segments, _ = read(f'Any comments?\n"Warm{gap}hall"\n{gap}\n', ".csv")
    assert [segment.text for segment in segments][-1] == "Warm hall"


def test_survey_table_reads_forms_one_after_another(read, check):
    text = """Respondent 1
Age: 40-49
Q1 What do you like about the market? The bread.
Q2 What would you change?
More shade
and somewhere to sit

Respondent 2
Age: 18-24
Q1 What do you like about the market? music
Q2 What would you change?
nothing
"""
    _, segments, rejects = read(text, ".txt")
    check(
        [segment for segment in segments if segment.role != "heading"],
        [
            ("comment", "The bread.", {"section": "Q1 What do you like about the market?"}),
            ("comment", "More shade", {"section": "Q2 What would you change?"}),
            ("comment", "and somewhere to sit", {"section": "Q2 What would you change?"}),
            ("comment", "music", {"column": "Q1 What do you like about the market?"}),
            ("comment", "nothing", {"section": "Q2 What would you change?"}),
        ],
    )
    assert rejects == ["closed answer, not free text: Age: 40-49", "closed answer, not free text: Age: 18-24"]


def test_posts_in_rows_without_names_of_columns_stand_under_their_board() -> None:
    paper = (
        "Ferry landing | 2 months ago | The steps are slippery after rain.\n\n"
        "Ferry landing | over 1 year ago | Could the timetable be put up in larger print?\n\n"
        "Bandstand | about 3 years ago | Lovely on a Sunday.\n"
    )
    _, segments, _ = read_document(paper.encode(), "boards.txt")
    assert [(one.role, one.section, one.text) for one in segments] == [
        ("comment", "Ferry landing", "The steps are slippery after rain."),
        ("comment", "Ferry landing", "Could the timetable be put up in larger print?"),
        ("comment", "Bandstand", "Lovely on a Sunday."),
    ]
