"""A status that stands apart from the others of its paper is less sure; one that agrees with them is as sure as before."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.company import in_company
from pipeline.records import Exchange, Status

STATUSES: tuple[Status, ...] = ("answered", "deferred", "unanswered")


def paper(*statuses: Status, document: str = "minutes", sure: float = 0.9) -> list[Exchange]:
    return [
        Exchange(
            question_id=f"{document} {number}",
            segment_id="s",
            document_id=document,
            start=number,
            end=number + 1,
            text="When will the gate be mended?",
            status=status,
            reason="",
            score=1.0,
            status_score=sure,
        )
        for number, status in enumerate(statuses)
    ]


def sureness(*exchanges: Exchange) -> list[float]:
    return [exchange.status_score for exchange in in_company(exchanges)]


def test_the_one_without_a_reply_among_many_with_one_is_doubted() -> None:
    *answered, alone = sureness(*paper("answered", "answered", "deferred", "answered", "answered", "unanswered"))
    assert len(set(answered)) == 1
    assert alone < 0.6 < min(answered)


def test_the_one_with_a_reply_among_many_without_is_doubted() -> None:
    *silent, alone = sureness(*paper(*["unanswered"] * 8, "answered"))
    assert alone < 0.6
    assert silent == [0.9] * 8


def test_another_paper_does_not_count() -> None:
    apart = sureness(*paper(*["answered"] * 6), *paper("unanswered", document="letter"))
    assert apart[:6] == sureness(*paper(*["answered"] * 6))
    assert apart[6:] == sureness(*paper("unanswered", document="letter"))


@given(st.lists(st.sampled_from(STATUSES), min_size=1, max_size=12), st.floats(0.05, 0.95))
def test_nothing_but_the_score_changes_and_it_never_rises(statuses: list[Status], sure: float) -> None:
    before = paper(*statuses, sure=sure)
    after = in_company(before)
    assert [replace(new, status_score=sure) for new in after] == before
    assert all(new.status_score <= sure for new in after)


@pytest.mark.parametrize("more", range(2, 8))
def test_the_more_agree_the_surer(more: int) -> None:
    assert sureness(*paper(*["answered"] * more))[0] >= sureness(*paper(*["answered"] * (more - 1)))[0]
