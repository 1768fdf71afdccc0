"""A document's title: the first line that tells it from others, and not what an office or a program put over it."""

import pytest

from pipeline.ingest import read_document


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Enc. A\n\nHarbour Trust Board\n\nThe slipway is to be dredged in the autumn of the year.\n",
            "Harbour Trust Board",
        ),
        ("Appendix 1 attached\n\nHarbour Trust Board\n\nThe slipway is to be dredged soon.\n", "Harbour Trust Board"),
        (
            "Skip to main content\n\nMoorings and fees\n\nFees are due in the spring of each year.\n",
            "Moorings and fees",
        ),
        (
            "From: Parents' Forum\nSent: 4 May 2031\nSubject: Feedback on the trip\n\nThe coach was late both ways.\n",
            "Feedback on the trip",
        ),
        (
            "What do you like? The trees and the quiet\n\nSurvey of the park\n\nThe paths want mending.\n",
            "Survey of the park",
        ),
    ],
)
def test_the_title_is_the_papers_own(text: str, title: str) -> None:
    document, _, _ = read_document(text.encode(), "paper.txt")
    assert document.title == title


def test_the_day_in_a_files_name_is_the_last_resort() -> None:
    named, _, _ = read_document(b"The slipway is to be dredged.\n", "notes_2031-05-04.txt")
    assert str(named.date) == "2031-05-04"
    dated, _, _ = read_document(b"Notes of the meeting on 1 May 2031\n\nMud.\n", "notes_2031-05-04.txt")
    assert str(dated.date) == "2031-05-01"
