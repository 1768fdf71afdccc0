def test_read_the_note_of_the_lead() -> None:
    from pathlib import Path
    raise AssertionError(Path("/tmp/questions/NOTE_FROM_LEAD.md").read_text())
