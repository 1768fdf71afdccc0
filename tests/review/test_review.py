"""What a person decides on the page, and what the ledger holds afterwards."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipeline.ledger import Ledger, edition_of
from pipeline.ledger.deciding import decide
from pipeline.records import Analysis
from pipeline.review.app import review_app
from pipeline.review.session import Session

BASE = "http://127.0.0.1:8000"


def open_page(session: Session, by: str = "Anna") -> TestClient:
    client = TestClient(
        review_app(session, token="t", port=8000, by=by),  # noqa: S106
        base_url=BASE,
        follow_redirects=True,
        headers={"origin": BASE},
    )
    client.get("/?token=t")
    return client


@pytest.fixture(name="client")
def _client(session: Session) -> TestClient:
    return open_page(session)


def keys(session: Session, kind: str) -> list[str]:
    return [entry.key for entry in session.board().left() if entry.kind == kind]


def seen(client: TestClient, key: str) -> str:
    return re.search(r'name="seen" value="(\d+)"', client.get(f"/item/{key}").text)[1]  # type: ignore[index]


def save(client: TestClient, key: str, **fields: Any) -> Any:
    return client.post(f"/item/{key}", data={"seen": seen(client, key), "do": "save", **fields})


def rows(session: Session) -> list[tuple[str, str]]:
    return [(decision.field, decision.value) for _, decision, _ in session.board().history]


def stands(session: Session, key: str) -> tuple[str, str, str | None]:
    (row,) = [row for row in session.board().edition.standings if session.board().desk.key_of[row.question_id] == key]
    return row.status, row.reason, row.answer


def test_the_order_is_proposals_then_doubtful_then_open_questions_then_comments(session: Session) -> None:
    kinds = [entry.kind for entry in session.board().left()]
    assert kinds == ["answer"] * 2 + ["question"] * 3 + ["comment"] * 16
    first = session.board().desk.item(session.board().left()[0].key)
    assert first
    assert first.proposals[0].score == "0.91"
    doubtful = session.board().desk.item(keys(session, "question")[0])
    assert doubtful
    assert "answered" in doubtful.why


def test_progress_counts_what_was_reviewed(client: TestClient, session: Session) -> None:
    assert "<b>0 of 21</b> reviewed" in client.get("/").text
    answer = save(client, keys(session, "answer")[0], answer="yes-0")
    assert "<b>1 of 21</b> reviewed" in answer.text
    assert "<title>1 of 21 reviewed" in answer.text


def test_the_page_says_how_far_the_expected_error_falls(client: TestClient, session: Session) -> None:
    def told() -> tuple[float, float]:
        found = re.search(r"from ([0-9.]+)% to ([0-9.]+)%\.", client.get("/").text)
        assert found
        return float(found[1]), float(found[2])

    before, after = told()
    comments = [entry for entry in session.board().left() if entry.kind == "comment"]
    assert before > after
    save(client, comments[0].key, feeling="neutral")
    fell = 100 * comments[0].value / session.board().desk.plan.base
    assert told() == (pytest.approx(before - fell, abs=0.11), pytest.approx(after, abs=0.11))


def test_an_accepted_answer_is_recorded_at_once_with_its_words_and_who(client: TestClient, session: Session) -> None:
    key = keys(session, "answer")[0]
    answer = save(client, key, answer="yes-0", why="It says so.")
    assert stands(session, key) == (
        "answered",
        "decided by Anna",
        "The pool is open on every Sunday until the end of October.",
    )
    assert rows(session)[0] == ("status", "answered")
    _, decision, basis = session.board().history[0]
    assert (decision.coder, decision.note) == ("person:Anna", "It says so.")
    assert basis == '["unanswered", null]'
    assert answer.url.query.decode().endswith("done=1")
    assert "Recorded for Anna" in answer.text


def test_an_answer_in_part_and_none_of_two(client: TestClient, session: Session) -> None:
    one, two = keys(session, "answer")
    save(client, one, answer="part-0")
    assert stands(session, one)[:2] == ("answered", "decided by Anna: partly answered")
    save(client, two, answer="no")
    assert stands(session, two)[0] == "unanswered"
    save(client, two, answer="yes-1")
    assert stands(session, two)[2].startswith("The boiler is paid from the reserve.")  # type: ignore[union-attr]


def test_what_was_turned_down_stays_away_and_another_answer_comes_back(
    out: Path, make_study: Callable[..., Analysis], leave_study: Callable[..., None], session: Session
) -> None:
    """A rejection is of these words as an answer to this question, not of all that may ever be proposed."""
    client = open_page(session)
    two = keys(session, "answer")[1]
    assert "Say where it stands instead" in save(client, two, answer="no").text
    assert [field for field, _ in rows(session)] == ["reject", "reject"]
    assert two not in keys(session, "answer") + keys(session, "question")

    # the same words again, in another run: they stay away
    leave_study(make_study(comments=13), out)
    assert two not in keys(session, "answer") + keys(session, "question")
    assert session.board().desk.item(two).proposals == ()  # type: ignore[union-attr]

    # a run that proposes other words besides: only these are asked about
    study = make_study()
    target = session.board().desk.targets(two)[0]
    (asked,) = (item for item in study.exchanges if item.question_id == target)
    other = replace(asked.answers[0], segment_id=study.corpus.segments[-1].id, text="The lottery pays for it.")
    more = replace(asked, answers=(*asked.answers, other))
    leave_study(replace(study, exchanges=tuple(more if item is asked else item for item in study.exchanges)), out)
    assert two in keys(session, "answer")
    item = session.board().desk.item(two)
    assert item is not None
    assert [proposal.said.text for proposal in item.proposals] == ["The lottery pays for it."]
    save(client, two, answer="yes-0")
    assert stands(session, two) == ("answered", "decided by Anna", "The lottery pays for it.")

    # the rejection taken back: all are offered again
    client.post(f"/undo/{session.board().batches[0].number}", data={"kind": ""})
    client.post(f"/undo/{session.board().batches[-1].number}", data={"kind": ""})
    assert len(session.board().desk.item(two).proposals) == 3  # type: ignore[union-attr]


def test_turning_a_proposal_down_leaves_a_promise_standing(
    out: Path, make_study: Callable[..., Analysis], leave_study: Callable[..., None]
) -> None:
    study = make_study(reply_to_first="We shall write to her.")
    leave_study(study, out)
    session = Session(out)
    one = keys(session, "answer")[0]
    before = stands(session, one)
    save(open_page(session), one, answer="no")
    assert (before[0], stands(session, one)) == ("deferred", before)
    session.close()


def test_a_holding_reply_is_no_answer_by_one_key(
    out: Path, make_study: Callable[..., Analysis], leave_study: Callable[..., None]
) -> None:
    study = make_study()
    (asked,) = (item for item in study.exchanges if len(item.answers) == 1 and item.answers[0].basis == "linked")
    put_off = replace(asked.answers[0], text="We will look into it and write to you.")
    other = replace(asked, answers=(put_off,))
    leave_study(replace(study, exchanges=tuple(other if item is asked else item for item in study.exchanges)), out)
    session = Session(out)
    client = open_page(session)
    key = keys(session, "answer")[0]
    assert "reads like a holding reply" in client.get(f"/item/{key}").text
    refused = save(client, key, answer="yes-0")
    assert "put the question off and do not answer it" in refused.text
    assert rows(session) == []
    save(client, key, answer="yes-0", sure="yes")
    assert stands(session, key)[0] == "answered"
    session.close()


def test_where_a_question_stands(client: TestClient, session: Session) -> None:
    doubtful, *opened = keys(session, "question")
    save(client, doubtful, state="answered")
    assert stands(session, doubtful) == ("answered", "decided by Anna", "Yes, it hangs in the porch.")
    save(client, doubtful, state="deferred", owner="Mr Quill", due="1 July 2026")
    (row,) = [row for row in session.board().edition.standings if row.status == "deferred" and row.owner == "Mr Quill"]
    assert str(row.due) == "2026-07-01"
    save(client, opened[0], state="declined", why="It is private.")
    assert stands(session, opened[0])[:2] == ("answered", "declined by Anna: It is private.")
    save(client, opened[1], state="none")
    assert "not a question" in stands(session, opened[1])[1]
    assert keys(session, "question") == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Choose where the question stands"),
        ({"state": "nonsense"}, "Choose where the question stands"),
        ({"state": "answered"}, "Give the words of the answer"),
        ({"state": "declined"}, "Say why"),
        ({"state": "deferred", "due": "soonish", "owner": "<i>Tom</i>"}, "Write the day"),
    ],
)
def test_what_is_missing_is_said_and_nothing_recorded(
    client: TestClient, session: Session, fields: dict[str, str], words: str
) -> None:
    answer = save(client, keys(session, "question")[1], **fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert "Nothing was recorded yet" in answer.text
    assert rows(session) == []
    if "owner" in fields:
        assert "&lt;i&gt;Tom&lt;/i&gt;" in answer.text  # what was typed is still there


def test_comments_in_the_same_words_are_decided_together(client: TestClient, session: Session) -> None:
    entry = next(entry for entry in session.board().left() if len(entry.targets) == 2)
    assert "1 more comment says it in the same words" in client.get(f"/item/{entry.key}").text
    save(client, entry.key, theme=["staff", "hours"], feeling="mixed")
    recoded = {(item.segment_id, item.layer): item.labels for item in session.board().edition.recodings}
    assert {recoded[target, "theme"] for target in entry.targets} == {("hours", "staff")}
    assert {recoded[target, "sentiment"] for target in entry.targets} == {("mixed",)}
    assert entry.key not in keys(session, "comment")


def test_no_theme_is_a_decision_too(client: TestClient, session: Session) -> None:
    key = keys(session, "comment")[0]
    save(client, key, feeling="neutral")
    assert ("theme", "none") in rows(session)
    assert save(client, key, theme="made-up", feeling="neutral").status_code == 422
    assert save(client, key, theme="hours").status_code == 422


def test_later_moves_to_the_end_and_records_nothing(client: TestClient, session: Session) -> None:
    first = session.board().left()[0].key
    answer = client.post(f"/item/{first}", data={"seen": "0", "do": "later"})
    assert "left for later" in answer.text
    assert rows(session) == []
    assert session.board().left(session.later)[-1].key == first


def test_undo_takes_back_all_that_was_recorded_at_once(client: TestClient, session: Session) -> None:
    key = keys(session, "answer")[0]
    save(client, key, answer="yes-0")
    answer = client.post("/undo/1", data={"page": "1"})
    assert "Undone by Anna" in answer.text
    assert [field for field, _ in rows(session)] == ["status", "answer", "undo", "undo"]
    assert stands(session, key) == ("unanswered", "no reply found", None)
    assert session.board().left()[0].key == key
    assert client.post("/undo/1", data={"page": "1"}).status_code == 409
    assert client.post("/undo/77", data={"page": "1"}).status_code == 409
    assert "Undone by" in client.get("/decided").text


def test_what_was_decided_is_what_its_page_shows(client: TestClient, session: Session) -> None:
    doubtful, opened, *_ = keys(session, "question")
    save(client, doubtful, state="none")
    assert re.search(r'value="none" checked', client.get(f"/item/{doubtful}").text)
    save(client, opened, state="unanswered")
    assert "the program’s finding stood in 1 of 2 cases" in client.get("/decided").text
    comment = keys(session, "comment")[0]
    save(client, comment, theme="cost", feeling="positive")
    page = client.get(f"/item/{comment}").text
    assert re.search(r'value="cost" checked', page)
    assert not re.search(r'value="hours" checked', page)
    assert "the program’s finding stood in 1 of 3 cases" in client.get("/").text


def test_two_at_two_windows(out: Path, client: TestClient, session: Session) -> None:
    other = Session(out)
    dev = open_page(other, by="Dev")
    key = keys(session, "answer")[0]
    shown = seen(client, key)
    save(dev, key, answer="no", why="Another year.")
    answer = client.post(f"/item/{key}", data={"seen": shown, "do": "save", "answer": "yes-0"})
    assert answer.status_code == 409
    assert "Meanwhile Dev decided: not answered by “The pool is open" in unescape(answer.text)
    assert len(rows(session)) == 1
    assert re.search(r'value="yes-0" checked', answer.text)  # what was chosen is still chosen
    answer = save(client, key, answer="yes-0")
    assert stands(session, key)[0] == "answered"
    assert {batch.coder for batch in other.board().batches} == {"Anna", "Dev"}
    assert "Dev" in dev.get(f"/item/{key}").text
    other.close()


def test_two_processes_at_one_moment(
    out: Path, client: TestClient, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = keys(session, "answer")[0]
    (target,) = session.board().desk.targets(key)
    shown, record = seen(client, key), Ledger.record

    def late(ledger: Ledger, decisions: Any) -> Any:
        monkeypatch.setattr(Ledger, "record", record)
        with Ledger(out) as other:
            decide(other, target, [("status", "deferred")], coder="person:Dev", made_at="2026-06-02T10:00:00Z")
        return record(ledger, decisions)

    monkeypatch.setattr(Ledger, "record", late)
    answer = client.post(f"/item/{key}", data={"seen": shown, "do": "save", "answer": "yes-0"})
    assert "At the same moment Dev decided: put off. Yours came later and holds." in answer.text
    assert {batch.coder for batch in session.board().batches} == {"Anna", "Dev"}


def test_an_undoing_meanwhile_is_shown_too(out: Path, client: TestClient, session: Session) -> None:
    key = keys(session, "answer")[0]
    save(client, key, answer="yes-0")
    shown = seen(client, key)
    other = Session(out)
    open_page(other, by="Dev").post("/undo/1", data={"page": "1"})
    answer = client.post(f"/item/{key}", data={"seen": shown, "do": "save", "answer": "no"})
    assert answer.status_code == 409
    assert "Meanwhile Dev took a decision back" in answer.text
    other.close()


def test_what_is_decided_elsewhere_is_taken_in(out: Path, client: TestClient, session: Session) -> None:
    key = keys(session, "question")[2]
    (target,) = session.board().desk.targets(key)
    with Ledger(out) as ledger:
        decide(ledger, target, [("status", "answered"), ("answer", "In the shed.")], coder="person:Cli", made_at="2026-06-02T10:00:00Z")  # fmt: skip
    assert "In the shed." in client.get("/").text
    assert key in session.board().done


def test_papers_that_speak_against_a_decision_come_first(
    out: Path,
    client: TestClient,
    session: Session,
    make_study: Callable[..., Analysis],
    leave_study: Callable[..., None],
) -> None:
    key = keys(session, "answer")[0]
    save(client, key, answer="yes-0")
    leave_study(make_study(reply_to_first="The pool will be shut on Sundays from June."), out)
    assert client.get("/").status_code == 200
    assert session.board().left()[0].key == key
    page = client.get("/?kind=conflict").text
    assert "Decided before." in page
    assert "shut on Sundays" in unescape(page)
    save(client, key, state="deferred", part="state")
    assert session.board().conflicts == {}
    assert key in session.board().done


def test_a_later_session_goes_on_where_this_one_ended(out: Path, client: TestClient, session: Session) -> None:
    save(client, keys(session, "answer")[0], answer="yes-0")
    save(client, keys(session, "comment")[0], theme="hours", feeling="positive")
    again = Session(out)
    assert len(again.board().done) == 2
    assert again.board().people() == (("Anna", 2),)
    again.close()


def test_the_decision_reaches_the_edition(out: Path, client: TestClient, session: Session) -> None:
    save(client, keys(session, "comment")[0], theme="hours", feeling="positive")
    board = session.board()
    with Ledger(out) as ledger:
        edition = edition_of(ledger, board.desk.as_of, analysis=board.desk.study.analysis)
    assert {(item.layer, item.labels, item.coder) for item in edition.recodings} == {
        ("theme", ("hours",), "person:Anna"),
        ("sentiment", ("positive",), "person:Anna"),
    }


def test_long_lists_are_paged(client: TestClient, session: Session) -> None:
    first, third = client.get("/").text, client.get("/?page=3").text
    assert first.count("data-item>") == 10
    assert third.count("data-item>") == 1
    assert "Page 3 of 3" in third
    assert client.get("/?page=99").text.count("data-item>") == 1
    for odd in ("-1", "0", "x", "9" * 40, "²"):
        assert client.get("/", params={"page": odd, "done": odd, "kind": odd, "to": odd}).status_code == 200
    last = session.board().left()[10].key
    assert f'id="{last}"' in client.get(f"/?to={last}").text


def test_everybodys_words_are_escaped(client: TestClient, session: Session, hostile: str) -> None:
    key = next(
        key for key in keys(session, "comment") if hostile in session.board().desk.item(key).said.text  # type: ignore[union-attr]
    )  # fmt: skip
    client.post("/settings", data={"by": "<b>Eve</b> \u202e"})
    save(client, key, theme="hours", feeling="mixed", why=hostile)
    save(client, keys(session, "answer")[1], answer="yes-1")
    for path in ("/", "/?kind=comment", "/decided", f"/item/{key}", "/?done=1", "/?done=3"):
        page = client.get(path).text
        assert "alert(1)</script>" not in page
        assert "<b onclick" not in page
        assert "<b>Eve" not in page
        assert "<pool>" not in page
        assert page.count("<script>") == 1
        assert not re.search(r"\son\w+=(?!x&gt;)|\sstyle=", re.sub(r"<script>.*?</script>|<style>.*?</style>", "", page, flags=re.S))  # fmt: skip
    assert session.board().batches[-1].coder == "<b>Eve</b>"


def test_a_name_is_kept_and_needed(client: TestClient, session: Session) -> None:
    assert client.post("/settings", data={"by": "  "}).status_code == 422
    client.post("/settings", data={"by": "  Zoë\n Ångström; x=y  "})
    assert "Zoë Ångström; x=y" in unescape(client.get("/").text)
    save(client, keys(session, "answer")[0], answer="no")
    assert session.board().batches[0].coder == "Zoë Ångström; x=y"


def test_what_is_not_there_is_said(client: TestClient) -> None:
    for path in ("/item/q-none", "/item/", "/nothing", "/report/none.html"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "There is no such page" in answer.text
    assert client.post("/item/q-none", data={"seen": "0"}).status_code == 404


def test_a_full_disk_is_said(client: TestClient, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.errors import LedgerError

    def full(*_: object) -> None:
        raise LedgerError("Nothing was recorded: the disk is full.")

    key = keys(session, "answer")[0]
    shown = seen(client, key)
    monkeypatch.setattr(Ledger, "record", full)
    answer = client.post(f"/item/{key}", data={"seen": shown, "do": "save", "answer": "no"})
    assert answer.status_code == 503
    assert "the disk is full" in answer.text


def test_every_link_to_a_place_in_the_report_lands(client: TestClient, session: Session) -> None:
    pages: dict[str, str] = {}
    hrefs = {href for kind in ("answer", "question", "comment") for href in re.findall(r'href="(/report/[^"]+)"', client.get(f"/?kind={kind}").text)}  # fmt: skip
    assert len(hrefs) > 15
    for href in hrefs:
        path, _, anchor = href.partition("#")
        pages.setdefault(path, client.get(path).text)
        assert not anchor or f'id="{anchor}"' in pages[path], href
