"""E-mails: what was written, apart from what was quoted, signed and attached."""

from email.message import EmailMessage

from pipeline.ingest.readers.eml import read
from pipeline.records import Block


def message(text: str = "", html: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "The crossing"
    made["From"] = "Pat Lowe <pat@example.org>"
    for name, value in headers.items():
        made[name] = value
    if text:
        made.set_content(text)
    if html:
        (made.add_alternative if text else made.set_content)(html, subtype="html")
    return made


def blocks(made: EmailMessage) -> list[Block]:
    return list(read(made.as_bytes()))


def parts(made: EmailMessage) -> list[tuple[str, str]]:
    return [(block.note or block.kind, block.text) for block in blocks(made)][2:]


def test_subject_and_sender_come_first() -> None:
    assert [(b.kind, b.text, b.note) for b in blocks(message("Hello"))] == [
        ("heading", "The crossing", ""),
        ("aside", "From: Pat Lowe <pat@example.org>", "e-mail header"),
        ("paragraph", "Hello", ""),
    ]


def test_the_plain_version_is_read_and_not_the_other_one_too() -> None:
    assert parts(message("Plain words.", "<p>Plain words.</p>")) == [("paragraph", "Plain words.")]


def test_where_there_is_no_plain_version_the_other_is_read() -> None:
    assert parts(message(html="<p>Only <b>this</b>.</p>")) == [("paragraph", "Only this.")]


def test_a_quoted_message_and_a_signature_are_set_aside() -> None:
    text = "Please mend it.\n\nOn Mon, 4 Mar 2024, Jo Reed <jo@example.org>\nwrote:\n> When?\n>> Now.\n\n-- \nPat Lowe\nClerk\n"
    assert parts(message(text)) == [
        ("paragraph", "Please mend it."),
        ("earlier message quoted", "On Mon, 4 Mar 2024, Jo Reed <jo@example.org> wrote: > When? >> Now."),
        ("signature", "-- Pat Lowe Clerk"),
    ]


def test_an_answer_between_quoted_lines_is_read() -> None:
    text = "Jo Reed <jo@example.org> wrote:\n> Is it safe?\nNo, it is not.\n> Since when?\nSince May.\n"
    assert [words for kind, words in parts(message(text)) if kind == "paragraph"] == ["No, it is not.", "Since May."]


def test_everything_below_an_original_message_is_quoted() -> None:
    text = "I agree.\n\n-----Original Message-----\nFrom: Jo\nSent: Monday\nTo: Pat\nSubject: Crossing\n\nShall we?\n"
    assert [kind for kind, _ in parts(message(text))] == ["paragraph", "earlier message quoted"]
    text = "I agree.\n\nFrom: Jo Reed\nSent: 4 March 2024\nTo: Pat Lowe\nSubject: Crossing\n\nShall we?\n"
    assert [kind for kind, _ in parts(message(text))] == ["paragraph", "earlier message quoted"]


def test_lines_that_the_mail_program_broke_are_put_together() -> None:
    text = "The crossing by the school has been without a light since the storm and\nthe children run over in the dark. Somebody will be hurt.\n\nThank you.\n"
    assert [words for _, words in parts(message(text))] == [" ".join(text.splitlines()[:2]), "Thank you."]


def test_attachments_are_named() -> None:
    made = message("See the plan.")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plan of the lane.pdf")
    (attached,) = [block for block in blocks(made) if "attachment" in block.note]
    assert attached.text == "plan of the lane.pdf"


def test_letters_in_another_encoding_are_read() -> None:
    raw = b"Subject: =?utf-8?q?Caf=C3=A9?=\nContent-Type: text/plain; charset=iso-8859-1\n\nD\xe9j\xe0 vu\n"
    assert [block.text for block in read(raw)] == ["Café", "Déjà vu"]
    raw = b"Subject: x\nContent-Type: text/plain; charset=no-such-thing\n\nD\xe9j\xe0 vu\n"
    assert [block.text for block in read(raw)] == ["x", "Déjà vu"]
