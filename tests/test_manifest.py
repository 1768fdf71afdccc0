"""The closing table of a run: what is overdue is seen at once, and reasons do not push the figures off the screen."""

from typing import Any

from pipeline.manifest import table


def facts(**ledger: Any) -> dict[str, Any]:
    rejects = {"a": 9, "b": 7, "c": 5, "d": 3, "e": 2, "f": 1}
    return {
        "as_of": "2026-04-24",
        "counts": {
            "files": 2,
            "documents": 2,
            "files_unread": 0,
            "segments": 30,
            "segments_by_role": {"comment": 20},
            "rejects": 27,
            "rejects_by_reason": rejects,
            "questions": 8,
            "questions_by_status": {"answered": 5, "deferred": 3},
            "promises": 3,
            "actions": 1,
            "concerns": 2,
        },
        "completeness": {"in_segments": 900, "in_rejects": 100, "in_all": 1000, "holds": True},
        "ledger": {
            "before": None,
            "overdue": ["q1"],
            "newly_overdue": ["q2"],
            "conflicts": [],
            "new_unanswered": [],
            "asked_again": [],
        }
        | ledger,
    }


def test_it_counts_what_is_overdue_whether_newly_or_not() -> None:
    assert dict(table(facts()))["Replies overdue on 2026-04-24"] == "2"


def test_four_reasons_are_named_and_the_others_counted() -> None:
    rows = table(facts())
    place = rows.index(("Set aside, with reasons", "27"))
    assert rows[place + 1 : place + 6] == [
        ("  a", "9 of 27"),
        ("  b", "7 of 27"),
        ("  c", "5 of 27"),
        ("  d", "3 of 27"),
        ("  2 other reasons", "3 of 27"),
    ]


def test_before_the_ledger_nothing_is_said_of_it() -> None:
    reading = facts()
    del reading["ledger"]
    assert not [label for label, _ in table(reading) if "overdue" in label.lower()]


def test_what_was_lost_is_shouted() -> None:
    lost = facts()
    lost["completeness"]["holds"] = False
    assert "LOST" in dict(table(lost))["Characters accounted for"]
