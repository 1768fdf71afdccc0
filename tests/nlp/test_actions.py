"""Undertakings, one sentence a row: who, and what the action's words are; None where nothing is to be done."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.ingest.corpus import read_document
from pipeline.nlp.actions import find_actions
from pipeline.records import Action, Corpus, Document, Part, Segment

ROLL = ("Cllr T Pell", "Mrs A Hobb (AH)", "Mrs U Hardie (Clerk)", "Ida Pond (IP)")

SAID = [
    ("Clerk to write to the county by Friday.", "Clerk", "Clerk to write to the county by Friday."),
    ("The hedge is too high – Clerk to ask for it to be cut.", "Clerk", "Clerk to ask for it to be cut."),
    ("Cllr Pell agreed to check the lamps.", "Cllr Pell", "Cllr Pell agreed to check the lamps."),
    ("Cllr Pell said that he would look into this.", "Cllr Pell", "Cllr Pell said that he would look into this."),
    (
        "It was agreed that the Clerk would contact the school.",
        "the Clerk",
        None,
    ),
    ("The Clerk was asked to obtain three quotes.", "The Clerk", "The Clerk was asked to obtain three quotes."),
    ("Mrs Hobb asked the Clerk to invite the warden.", "the Clerk", "asked the Clerk to invite the warden."),
    ("Cllr Pell and AH to meet the builder.", "Cllr Pell and AH", "Cllr Pell and AH to meet the builder."),
    ("Cllr Pell will ask the landlord for a key.", "Cllr Pell", "Cllr Pell will ask the landlord for a key."),
    ("The lamp by the pump is out. Clerk report.", "Clerk", "The lamp by the pump is out. Clerk report."),
    ("A date to be arranged between Ida Pond and Cllr Pell.", "Ida Pond and Cllr Pell", None),
    ("It was resolved to write to the bus firm.", None, None),
    ("It was agreed that a letter be sent to the bus firm.", None, None),
    ("The matter was deferred to the next meeting.", None, None),
    ("Mrs Hobb volunteered to organise the fair.", "Mrs Hobb", "Mrs Hobb volunteered to organise the fair."),
    ("Mrs Hobb did not know but said she would find out.", "Mrs Hobb", None),
    ("Parking will be discussed with the county.", None, "Parking will be discussed with the county."),
    ("New forms will be sent out by the end of May.", None, "New forms will be sent out by the end of May."),
    ("Post the notices in the square IP", "IP", "Post the notices in the square"),
    ("Mrs Hobb had not seen the pump, but would check.", "Mrs Hobb", None),
    ("Mrs Hobb showed the new plan of the green, and she'll send it round.", "Mrs Hobb", None),
    ("Clerk wld find out.", "Clerk", None),
    ("Cllr Pell will sound them out.", "Cllr Pell", None),
    ("Resolved: that the Clerk bring a list of the lamps.", "the Clerk", None),
    ("Agreed that one be bought.", None, None),
    ("The shed is full; to be looked at next time.", None, "to be looked at next time."),
    ("Write to the bus firm.", None, None),
    ("Ring the county about the hole (Clerk).", "Clerk", None),
    ("Mrs Hobb promised a written reply.", "Mrs Hobb", None),
    ("All members to send their dates to the Clerk.", "All members", None),
    ("The Youth Services Manager took the point and agreed to circulate a note.", "The Youth Services Manager", None),
    ("Cllr Pell asked why the pump squeaks; Mrs Hobb would look at it.", "Mrs Hobb", "Mrs Hobb would look at it."),
    ("T Pell to mend the stile before Easter.", "T Pell", "T Pell to mend the stile before Easter."),
    ("Ida's going to draw a poster for the shop.", "Ida", None),
    ("Ida Pond going to ask the baker.", "Ida Pond", None),
    ("Ida Pond sorting the van.", "Ida Pond", None),
    ("The other lamp is being chased by AH.", "AH", None),
    ("A paper on the lamps will come to the Lighting Committee in May.", None, None),
    ("(b) a further report on the pump be brought in June.", None, None),
    (
        "Clause: that the Clerk be instructed to write to the mill.",
        "the Clerk",
        "the Clerk be instructed to write to the mill.",
    ),
    ("Somebody has to open the hall – Ida Pond volunteered.", "Ida Pond", None),
    ("Mrs Hobb asked the Clerk about the pump. He said he would look.", "the Clerk", "He said he would look."),
    ("Mrs Hobb said these would be sent round.", "Mrs Hobb", None),
    ("Mrs Hobb said she could send the figures later.", "Mrs Hobb", None),
    ("Sweepers to be asked to come in September.", None, None),
    ("Lamp Services to circulate the dates of the visit.", "Lamp Services", None),
    ("All classes to bring old lamps by the 12th.", "All classes", None),
    ("Cllr Pell – check the lamps in the yard.", "Cllr Pell", None),
    ("To ask the school about the lamps – Cllr Pell", "Cllr Pell", None),
    ("The Clerk has been tasked with finding a new pump.", "The Clerk", None),
    ("Action for Clerk: renew the lamp licence.", "Clerk", None),
    ("It was agreed for the Clerk to buy a pump.", "the Clerk", None),
    ("Mrs Hobb undertook to have it mended.", "Mrs Hobb", None),
    ("Ring the lamp firm IP by Friday", "IP", "Ring the lamp firm"),
    ("Order new pump oil (Action: Clerk)", "Clerk", None),
    ("Ask for a report on the pump. IP", "IP", "Ask for a report on the pump."),
]

IDLE = [
    "Cllr Pell asked if the lamps would be mended.",
    "Mrs Hobb said that the hall would be full.",
    "The county will be mending the road.",
    "It was agreed that the minutes were right.",
    "The Clerk has written to the county.",
    "Cllr Pell wondered whether the Clerk would write.",
    "Will the Clerk write to the county?",
    "The council agreed to approve the accounts.",
    "The road to Hill Farm is to the north of the green.",
    "Residents will have to wait.",
    "Mrs Hobb would support this.",
    "A fee of two pounds to be paid at the door.",
    "The county had been and would mend it if asked.",
    "They are prepared to fund anything.",
    "Mrs Hobb will be away in May.",
    "Cllr Pell will see the firm weekly.",
    "Mrs Hobb asked the Board to explain the figures.",
    "The Board was asked to approve the plan.",
    "A club to be called Lamps for All was set up, seconded by Mrs Hobb.",
    "The Clerk asked for permission for the pump to be mended.",
    "It was suggested that a lamp club be formed.",
    "It was agreed that the fee be raised by 2%.",
    "Ash continues to be sent to the yard.",
    "The lease to be signed by the Chairman has come back.",
    "They should make use of the hall.",
    "Everyone must bring a lamp.",
    "Mrs Hobb was happy to agree.",
    "The Agency will finish its study in March.",
    "Lamp Services will mend the road in May.",
    "Cllr Pell - lamps have been mended twice.",
]


def corpus(*said: tuple[str, str, str] | str, text: str | None = None) -> Corpus:
    """Make a corpus of one meeting; each piece is words, or role, section and words."""
    pieces = [("attendance", "Present", name) for name in ROLL]
    pieces += [("statement", "Lamps", item) if isinstance(item, str) else item for item in said]
    body = text or "\n".join(piece[2] for piece in pieces)
    segments, at = [], 0
    for number, (role, section, words) in enumerate(pieces):
        segments.append(
            Segment(
                id=f"s{number}", document_id="d", locator="", start=at, end=at + len(words), role=role,  # type: ignore[arg-type]
                text=words, section=section,
            )
        )  # fmt: skip
        at += len(words) + 1
    part = Part(shape="minutes", first=0, last=1, evidence=1.0, why="")
    document = Document(id="d", name="d.txt", sha256="", text=body, blocks=(), date=date(2024, 3, 5), parts=(part,))
    return Corpus(documents=(document,), segments=tuple(segments), rejects=())


@pytest.mark.parametrize(("said", "owner", "words"), SAID)
def test_an_undertaking_is_found(said: str, owner: str | None, words: str | None) -> None:
    (action,) = find_actions(corpus(said))
    assert action.owner == owner
    assert action.text == (words or said)


@pytest.mark.parametrize("said", IDLE)
def test_where_nothing_is_to_be_done(said: str) -> None:
    assert find_actions(corpus(said)) == []


def test_the_day_is_counted_from_the_meeting() -> None:
    (action,) = find_actions(corpus("Clerk to write to the county by Friday."))
    assert (action.due_text, action.due) == ("by Friday", date(2024, 3, 8))


def test_a_label_with_a_name_alone_is_about_what_was_said_before() -> None:
    found = find_actions(corpus("The pump squeaks. It needs oil.", ("action", "Lamps", "Action: Clerk")))
    assert [(item.text, item.owner) for item in found] == [("It needs oil.", "Clerk")]


def test_labelled_actions_win_over_what_the_discussion_says() -> None:
    found = find_actions(
        corpus(
            "Cllr Pell agreed to check the lamps.",
            ("action", "Lamps", "Action 1: Cllr Pell to check the lamps"),
            ("action", "Lamps", "Action 2: Ida Pond to ring the county"),
            ("action", "Lamps", "Action 3: notices to be posted (AH)"),
        )
    )
    assert [item.owner for item in found] == ["Cllr Pell", "Ida Pond", "AH"]


def test_rows_of_a_list_whose_columns_ran_together() -> None:
    rows = [
        "Item Action Who When",
        "Bench to be oiled AH/IP 22.3.24",
        "New lamp posters Clerk asap",
        "IP - key to the pump",
        "The meeting closed at 8.",
    ]
    found = find_actions(corpus(*[("statement", "ACTION LOG", row) for row in rows]))
    assert [(item.owner, item.due_text) for item in found] == [("AH/IP", "22.3.24"), ("Clerk", "asap"), ("IP", None)]
    assert found[0].due == date(2024, 3, 22)


def test_actions_of_an_earlier_meeting_are_not_new() -> None:
    reviewed = [
        ("statement", "Matters arising", "Action 4: Clerk to write to the county"),
        ("statement", "Matters arising", "Done."),
    ]
    assert find_actions(corpus(*reviewed)) == []


def test_a_status_behind_it_shows_that_an_action_is_an_earlier_one() -> None:
    found = find_actions(
        corpus(("statement", "Lamps", "Action 4: Clerk to write to the county"), ("statement", "Lamps", "Complete."))
    )
    assert found == []


def test_ids_do_not_depend_on_what_stands_around() -> None:
    def by_words(*said: str) -> dict[str, Action]:
        return {item.text: item for item in find_actions(corpus(*said))}

    one = by_words("Clerk to write to the county.")
    other = by_words("It rained.", "Clerk to write to the county.", "Cllr Pell agreed to check the lamps.")
    words = "Clerk to write to the county."
    assert one[words].id == other[words].id


def test_a_to_do_list_of_notes_that_are_no_minutes() -> None:
    notes = corpus(
        ("statement", "Ideas", "TO DO"),
        ("statement", "Ideas", "[ ] dot - ring the printer - by Friday"),
        ("statement", "Ideas", "[x] ray - thank you cards"),
        ("statement", "Ideas", "[ ] new cups (Ray)"),
        ("heading", "Colours", "Colours"),
        ("comment", "Colours", "Cllr Pell to choose a red"),
    )
    (document,) = notes.documents
    part = Part(shape="feedback_sheet", first=0, last=1, evidence=1.0, why="")
    found = find_actions(replace(notes, documents=(replace(document, parts=(part,)),)))
    assert [(item.owner, item.text, item.due_text) for item in found] == [
        ("dot", "dot - ring the printer - by Friday", "by Friday"),
        ("Ray", "new cups (Ray)", None),
    ]


def test_lines_under_a_line_that_heads_a_list_are_actions() -> None:
    found = find_actions(
        corpus("Actions:", "Ida: posters, paste", "Ida/AH: pump by Sunday", "@clerk renew the lamp licence")
    )
    assert [(item.owner, item.text) for item in found] == [
        ("Ida", "Ida: posters, paste"),
        ("Ida/AH", "Ida/AH: pump by Sunday"),
        ("clerk", "@clerk renew the lamp licence"),
    ]


def test_a_list_at_the_end_stands_for_the_labels_in_the_discussion() -> None:
    rows = [
        "Item Action Who When",
        "Feed back on the lamps AH asap",
        "Post the plan IP asap",
        "Buy lamp oil Clerk asap",
    ]
    found = find_actions(
        corpus(
            "AH will feed back about the lamps.",
            ("action", "Lamps", "Action: AH"),
            *[("statement", "ACTION LOG", row) for row in rows],
        )
    )
    assert [item.owner for item in found] == ["AH", "IP", "Clerk"]


def test_a_pronoun_means_whoever_speaks_in_the_sentence() -> None:
    (action,) = find_actions(corpus("Ida Pond was told it was shut, which Mrs Hobb said was so but she'd ring them."))
    assert action.owner == "Mrs Hobb"


def test_owner_and_deadline_on_the_lines_beneath() -> None:
    (action,) = find_actions(corpus("Action: order more lamp oil", "Owner: Ida Pond", "Deadline: 11 May"))
    assert (action.owner, action.due_text, action.due) == ("Ida Pond", "11 May", date(2024, 5, 11))


def test_numbered_actions_that_look_like_headings_of_items() -> None:
    rows = [("heading", "Lamps", "Ida Pond to ring the warden"), ("heading", "Lamps", "Posters (Clerk)")]
    found = find_actions(corpus("Actions agreed", *rows, ("heading", "Lamps", "Next meeting"), "Done."))
    assert [item.owner for item in found] == ["Ida Pond", "Clerk"]


def read_actions(paper: str) -> list[tuple[str | None, str]]:
    document, segments, rejects = read_document(paper.encode(), "paper.txt")
    return [
        (action.owner, action.text)
        for action in find_actions(Corpus(documents=(document,), segments=tuple(segments), rejects=tuple(rejects)))
    ]


def test_a_list_of_actions_in_columns_without_names() -> None:
    assert read_actions(
        "Tarn Primary: minutes of the governors, 4 March 2031\n\nPresent: Mrs Ada Pell (Chair), Mr Rob Tarn\n\n"
        "1. Welcome\nThe Chair welcomed everybody and said that the roof was dry.\n\n"
        "ACTIONS\n4/2/1\tClerk\tPublish the lettings rates\tby 1 May\n4/2/2\tSBM\tDate for the shed from the firm\tASAP\n"
        "4/2/3\tChair\tWrite to the mill about the sluice\tMay\n"
    ) == [
        ("Clerk", "Publish the lettings rates"),
        ("SBM", "Date for the shed from the firm"),
        ("Chair", "Write to the mill about the sluice"),
    ]


def test_notes_of_a_forum_that_tell_what_people_said_hold_undertakings() -> None:
    assert read_actions(
        "Twelve parents came.\n\nMrs Orrin said the clubs were full. Mrs Orrin will check with the county about more.\n\n"
        "Mr Tarn asked if the gate could be painted. Mrs Orrin said it could.\n\n"
        "Mr Tarn thanked the cooks. Mrs Orrin explained that the menu had changed.\n\n"
        "A parent asked about coats. Mrs Orrin said a peg had been put up for each child.\n"
    ) == [("Mrs Orrin", "Mrs Orrin will check with the county about more.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Registered letters will be sent to the owners in May.",
        "A report would be circulated to members before the summer.",
        "It was agreed to forward the question to the highways team.",
        "Mrs Orr said that she would be happy to recirculate the figures.",
    ],
)
def test_more_that_is_owed(sentence: str) -> None:
    assert len(find_actions(corpus(sentence))) == 1
