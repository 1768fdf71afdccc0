"""A sentence that may be a question, laid out for a person to enter or to pass over."""

from pipeline.editions import ENTERED, PASSED_OVER
from pipeline.records import PossibleQuestion
from pipeline.report.study import Study
from pipeline.report.views.names import Names
from pipeline.report.words import clipped, day
from pipeline.review.items import Item, Option, Said, around

#: What the program made of every such sentence.
FOUND = "Not taken for a question."

_WHY = {"question mark": "It holds a question mark", "words of asking": "Its words sound like somebody asking"}
_LENGTH = 60  # characters of a sentence that name it


def possible_item(study: Study, names: Names, sentence: PossibleQuestion, *, key: str) -> Item:
    """Lay out one sentence; whether it is a question that the next run is to follow to its reply."""
    document, segment = study.documents[sentence.document_id], study.segments[sentence.segment_id]
    before, after = around(document.text, sentence.start, sentence.end)
    return Item(
        key=key,
        kind="possible",
        targets=(sentence.id,),
        name=named(sentence.text),
        title="Is this a question?",
        why=f"{_WHY[sentence.sign]}, and it stands in no list.",
        said=Said(
            words=((sentence.text, False),),
            before=before,
            after=after,
            href=f"/report/{names.segment(segment)}",
            place=names.place(segment),
            date=day(document.date) if document.date else "",
            speaker=segment.speaker,
        ),
        found=FOUND,
        answers=(
            Option(ENTERED, "Yes, it is a question: enter it", "1"),
            Option(PASSED_OVER, "No, it is none", "2"),
        ),
    )


def named(words: str) -> str:
    """Name a sentence by its first words: one paragraph may hold several."""
    return f"“{clipped(words, _LENGTH)}”"
