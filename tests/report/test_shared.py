from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.views.shared import mark, shared_words


def test_words_are_shared_whatever_their_ending() -> None:
    words = shared_words("Which branches will be closed?", ["No branch closes before May."])
    assert [text for text, shared in mark("No branch closes before May.", words) if shared] == ["branch", "closes"]


def test_common_words_are_not_marked() -> None:
    assert shared_words("What would they do with that?", ["They would do that with care."]) == frozenset()


@given(st.text(), st.text())
def test_marking_loses_nothing(question: str, answer: str) -> None:
    words = shared_words(question, [answer])
    assert "".join(text for text, _ in mark(answer, words)) == answer
    assert all(
        any(shared for _, shared in mark(text, frozenset({word}))) for word in words for text in (question, answer)
    )


def test_that_both_were_asked_is_no_ground_in_common() -> None:
    found = shared_words("Ms Orr asked about the cost of the boiler", ["It was asked what the boiler would burn."])
    assert found == {"boiler"}
