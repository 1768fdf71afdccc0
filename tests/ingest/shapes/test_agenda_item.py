"""Web pages of one agenda item."""

PAGE = """Agenda item

Lamps on the river path

To receive a report on the lamps along the river path.

Minutes:

The Chairman welcomed Ms Orr, who gave a talk on the lamps.

The following points were raised:

- A concern was raised about moths. In response it was noted that the new lamps are amber.

- Mr Pell asked if the lamps could be dimmed at night, Ms Orr said that they could.

Since the meeting Ms Orr has confirmed the cost, £40 a lamp.

Supporting documents:

Lamp report, item 4 PDF 200 KB

Map of the path PDF 1 MB
"""


def test_the_page_of_an_agenda_item(read) -> None:  # type: ignore[no-untyped-def]
    document, segments, rejects = read(PAGE, ".txt")
    assert [part.shape for part in document.parts] == ["agenda_item"]
    found = [(segment.role, segment.speaker, segment.text) for segment in segments if segment.role != "heading"]
    assert found == [
        ("statement", None, "To receive a report on the lamps along the river path."),
        ("statement", "The Chairman", "The Chairman welcomed Ms Orr, who gave a talk on the lamps."),
        ("statement", None, "The following points were raised:"),
        ("comment", None, "A concern was raised about moths."),
        ("answer", None, "In response it was noted that the new lamps are amber."),
        ("statement", "Mr Pell", "Mr Pell asked if the lamps could be dimmed at night"),
        ("statement", "Ms Orr", "Ms Orr said that they could."),
        ("answer", "Ms Orr", "Since the meeting Ms Orr has confirmed the cost, £40 a lamp."),
    ]
    assert {segment.section for segment in segments if segment.role != "heading"} >= {"Lamps on the river path"}
    assert sum(reject.startswith("list of papers") for reject in rejects) >= 2


def test_a_mention_of_an_agenda_item_makes_no_page(read) -> None:  # type: ignore[no-untyped-def]
    document, _, _ = read("Agenda item\n\nThe list is on the web site.\n", ".txt")
    assert "agenda_item" not in {part.shape for part in document.parts}
