"""Headings that are set as nothing but short lines or numbers; a new case is a new row."""

import pytest

from pipeline.ingest.corpus import read_document

CASES = {
    "short lines over prose and over lists": (
        """The library garden: what people told us

Why we asked

The hedge has to go this winter, and there is money for one new thing in its place.

The pond

Most visitors were worried about the depth of the water.

The shed

- "My allotment shed is drier than this one."
- "Keep it, the hedgehogs sleep there."
""",
        {"Most visitors were worried about the depth of the water.": "The pond",
         "Keep it, the hedgehogs sleep there.": "The shed"},
    ),
    "numbered titles with lettered ones in them": (
        """Group two, evening

1. Getting here

P1 – came by tram and it was packed.
P2 – walked, but the path is dark.

2. Ideas

(a) a later tram

P1 – would use that every week.

(b) lamps on the path

P2 – at last, yes please.
""",
        {"came by tram and it was packed.": "1. Getting here",
         "would use that every week.": "(a) a later tram",
         "at last, yes please.": "(b) lamps on the path"},
    ),
    "a sentence leads from the heading to its list": (
        """COMMENTS FROM THE DAY

People left us these as well:

- loved the brass band
- the queue for tea was far too long
""",
        {"loved the brass band": "COMMENTS FROM THE DAY"},
    ),
    "short remarks one over another head nothing": (
        """What did you like about the day?

Great band

Loved the tea

The dogs

It rained but nobody minded at all, which was the best thing about it.
""",
        {"Loved the tea": "What did you like about the day?",
         "It rained but nobody minded at all, which was the best thing about it.": "What did you like about the day?"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_remarks_stand_under_the_line_that_heads_them(name, read):
    text, told = CASES[name]
    _, segments, _ = read(text, ".txt")
    section = {segment.text: segment.section for segment in segments if segment.role == "comment"}
    assert {words: section.get(words) for words in told} == told


def test_a_numbered_heading_in_bold_is_called_by_its_words() -> None:
    text = (
        "# Ferry users' evening\n\n1. **What went well**\n\n   * The new pier\n   * Tea for everybody\n\n"
        "2. **What could be better**\n\n   * Warmer cabins\n   * Shorter queues\n"
    )
    _, segments, _ = read_document(text.encode(), "paper.md")
    told = {segment.text: segment.section for segment in segments if segment.role == "comment"}
    assert "*" not in "".join(section or "" for section in told.values())
    assert (told["The new pier"] or "").endswith("What went well")
