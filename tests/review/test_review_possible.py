"""Sentences that may be questions: a person enters one or passes it over, and the next run goes by it."""

import datetime
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipeline import run as job
from pipeline.ledger import Ledger
from pipeline.ledger.possible import entered_in, judge_possible, judged_possible
from pipeline.records import Analysis, PossibleQuestion
from pipeline.review.session import Session
from tests.review.test_review import keys, open_page, rows, save, seen

MARK, ASKING, LAST = "aaaa00000001", "aaaa00000002", "aaaa00000003-2"
WORDS = "These are the answers to what was asked."


def with_possible(study: Analysis) -> Analysis:
    """Add three sentences that may be questions, not in their order: a whole comment, half of one, and a statement."""
    comment = next(segment for segment in study.corpus.segments if "alert(1)" in segment.text)
    half = next(segment for segment in study.corpus.segments if segment.text.startswith("Comment number 3 "))
    (statement,) = (segment for segment in study.corpus.segments if segment.text == WORDS)
    cut = half.text.index(",")
    found = [
        PossibleQuestion(
            id=key,
            segment_id=segment.id,
            document_id=segment.document_id,
            start=segment.start,
            end=segment.start + len(text),
            text=text,
            sign=sign,  # type: ignore[arg-type]
        )
        for key, segment, text, sign in (
            (LAST, statement, statement.text, "words of asking"),
            (ASKING, half, half.text[:cut], "words of asking"),
            (MARK, comment, comment.text, "question mark"),
        )
    ]
    return replace(study, possible=tuple(found))


@pytest.fixture(name="out")
def _out(tmp_path: Path, make_study: Callable[..., Analysis], leave_study: Callable[..., None]) -> Path:
    leave_study(with_possible(make_study()), tmp_path / "report")
    return tmp_path / "report"


@pytest.fixture(name="client")
def _client(session: Session) -> TestClient:
    return open_page(session)


def key_of(session: Session, sentence: str) -> str:
    return session.board().desk.key_of[sentence]


def cells(page: str) -> list[list[str]]:
    """Return the words of the table of what was decided."""
    found = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page, flags=re.S)
    return [[unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.split(r"</t[hd]>", row)] for row in found]


def test_they_stand_between_questions_and_comments_by_document_and_place(session: Session) -> None:
    entries = session.board().left()
    assert [entry.kind for entry in entries] == ["answer"] * 2 + ["question"] * 3 + ["possible"] * 3 + ["comment"] * 16
    assert [entry.targets for entry in entries if entry.kind == "possible"] == [(MARK,), (ASKING,), (LAST,)]


def test_a_sentence_is_shown_with_its_place_and_why(client: TestClient, session: Session) -> None:
    page = client.get("/?kind=possible").text
    assert page.count("data-item>") == 3
    assert "1 of 3 left. A sentence that may be a question." in page
    assert page.count("Is this a question?") == 3
    assert "It holds a question mark, and it stands in no list." in page
    assert page.count("Its words sound like somebody asking, and it stands in no list.") == 2
    assert re.search(r'aria-current="page">May be questions <span class="of">3</span>', page)
    item = session.board().desk.item(key_of(session, ASKING))
    assert item is not None
    assert item.said.after.startswith(", which could mean a number of things.")
    assert (item.found, item.said.date) == ("Not taken for a question.", "2\xa0March 2026")
    assert (
        f'<a href="{item.said.href}" target="report"><bdi>First Session, paragraph 12</bdi></a>, 2\xa0March 2026'
        in page
    )
    assert page.count('<details class="around" open>') == 3
    assert "Where does" not in client.get(f"/item/{key_of(session, ASKING)}?part=state").text


def test_links_to_their_places_land(client: TestClient, session: Session) -> None:
    hrefs = re.findall(r'href="(/report/[^"]+#[^"]+)"', client.get("/?kind=possible").text)
    assert len(hrefs) == 3
    for href in hrefs:
        path, _, anchor = href.partition("#")
        assert f'id="{anchor}"' in client.get(path).text


def test_the_sums_hold_them_apart(client: TestClient, session: Session) -> None:
    page = client.get("/").text
    assert "<b>0 of 24</b> reviewed" in page
    assert "3 questions, 3 sentences that may be questions and 16 comments" in page
    told = (
        "would settle where 5 of 5 questions stand, whether 3 sentences are questions and what 17 of 17 comments say."
    )
    assert told in page
    assert "come first in each list; sentences that may be questions stand in the order of the papers." in page
    save(client, key_of(session, MARK), answer="yes")
    save(client, key_of(session, LAST), answer="no")
    page = client.get("/").text
    assert "<b>2 of 24</b> reviewed" in page
    assert "whether 1 sentence is a question and what 17 of 17 comments say." in page
    assert "1 of 2 sentences that a person looked at was entered as a question." in page
    assert "the program’s finding stood" not in page
    save(client, key_of(session, ASKING), answer="no")
    page = client.get("/").text
    assert "May be questions" not in page
    assert "sentences that may be questions" not in page


def test_one_that_is_entered(out: Path, client: TestClient, session: Session) -> None:
    key = key_of(session, LAST)
    answer = save(client, key, answer="yes", why="She did ask.")
    assert rows(session) == [("question", "yes")]
    _, decision, basis = session.board().history[0]
    assert (decision.target, decision.coder, decision.note) == (LAST, "person:Anna", "She did ask.")
    assert json.loads(basis) == {"text": WORDS, "document": "answers.txt"}
    assert entered_in(out) == (LAST,)
    assert f"Recorded for Anna. “{WORDS}”: a question; the next run follows it to its reply." in answer.text
    assert cells(client.get("/decided").text)[0][:3] == [
        f"“{WORDS}”",
        "Not taken for a question.",
        "A question; the next run follows it to its reply",
    ]
    assert key in session.board().done
    page = client.get(f"/item/{key}").text
    assert "Decided. A sentence that may be a question." in page
    assert re.findall(r'value="([^"]+)" checked', page) == ["yes"]
    assert "She did ask." in page


def test_one_that_is_passed_over(out: Path, client: TestClient, session: Session) -> None:
    key = key_of(session, ASKING)
    save(client, key, answer="no")
    assert rows(session) == [("question", "no")]
    assert session.board().edition.judged_possible == ((ASKING, "no"),)
    assert entered_in(out) == ()
    assert key not in keys(session, "possible")
    assert re.findall(r'value="([^"]+)" checked', client.get(f"/item/{key}").text) == ["no"]
    assert cells(client.get("/").text)[0][2] == "No question"


def test_a_changed_mind_and_an_undoing(out: Path, client: TestClient, session: Session) -> None:
    key = key_of(session, MARK)
    save(client, key, answer="yes")
    save(client, key, answer="no")
    assert entered_in(out) == ()
    client.post("/undo/2", data={"page": "1"})
    assert entered_in(out) == (MARK,)
    answer = client.post("/undo/1", data={"kind": "possible"})
    assert "Undone by Anna. “" in answer.text
    assert "” is to decide again." in answer.text
    assert rows(session) == [("question", "yes"), ("question", "no"), ("undo", "2"), ("undo", "1")]
    assert session.board().edition.judged_possible == ()
    assert keys(session, "possible")[0] == key
    assert " checked" not in client.get(f"/item/{key}").text


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"answer": "maybe"},
        {"answer": "yes-0"},
        {"state": "answered", "reply": "Yes.", "part": "state"},
        {"theme": "hours", "feeling": "neutral"},
    ],
)
def test_a_forged_value_is_refused(client: TestClient, session: Session, fields: dict[str, str]) -> None:
    answer = save(client, key_of(session, MARK), **fields)
    assert answer.status_code == 422
    assert "Nothing was recorded yet" in answer.text
    assert "Choose whether it is a question." in answer.text
    assert rows(session) == []


def test_one_that_has_gone_is_not_decided(
    out: Path,
    client: TestClient,
    session: Session,
    make_study: Callable[..., Analysis],
    leave_study: Callable[..., None],
) -> None:
    key = key_of(session, MARK)
    shown = seen(client, key)
    leave_study(make_study(), out)
    answer = client.post(f"/item/{key}", data={"seen": shown, "do": "save", "answer": "yes"})
    assert answer.status_code == 404
    assert rows(session) == []


def test_one_left_for_later_comes_last(client: TestClient, session: Session) -> None:
    key = key_of(session, MARK)
    answer = client.post(f"/item/{key}", data={"seen": "0", "do": "later", "kind": "possible"})
    assert "” is left for later" in answer.text
    assert rows(session) == []
    assert session.board().left(session.later)[-1].key == key


def test_two_people_at_two_windows(out: Path, client: TestClient, session: Session) -> None:
    other = Session(out)
    key = key_of(session, ASKING)
    shown = seen(client, key)
    save(open_page(other, by="Dev"), key, answer="no")
    answer = client.post(f"/item/{key}", data={"seen": shown, "do": "save", "answer": "yes"})
    assert answer.status_code == 409
    assert "Meanwhile Dev decided: no question." in answer.text
    assert re.findall(r'value="([^"]+)" checked', answer.text) == ["yes"]  # what was chosen is still chosen
    assert rows(session) == [("question", "no")]
    save(client, key, answer="yes")
    assert entered_in(out) == (ASKING,)
    other.close()


def test_two_processes_at_one_moment(
    out: Path, client: TestClient, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, record = key_of(session, LAST), Ledger.record
    shown = seen(client, key)

    def late(ledger: Ledger, decisions: Any) -> Any:
        monkeypatch.setattr(Ledger, "record", record)
        with Ledger(out) as other:
            judge_possible(
                other, [(LAST, WORDS, "answers.txt")], "no", coder="person:Dev", made_at="2026-06-02T10:00:00Z"
            )
        return record(ledger, decisions)

    monkeypatch.setattr(Ledger, "record", late)
    answer = client.post(f"/item/{key}", data={"seen": shown, "do": "save", "answer": "yes"})
    assert "At the same moment Dev decided: no question. Yours came later and holds." in answer.text
    assert entered_in(out) == (LAST,)


def test_what_was_entered_elsewhere_is_taken_in_though_it_was_never_listed(
    out: Path, client: TestClient, session: Session
) -> None:
    never = "Keep it cheap."
    sentences = [("bbbb00000001", never, "first session.txt"), (ASKING, "Comment number 3", "first session.txt")]
    with Ledger(out) as ledger:
        for row, second in zip(sentences, "12", strict=True):
            judge_possible(ledger, [row], "yes", coder="person:Cli", made_at=f"2026-06-02T10:00:0{second}Z")
    listed, unlisted = cells(client.get("/").text)
    assert unlisted[:3] == [
        f"“{never}”",
        "Not taken for a question.",
        "A question; the next run follows it to its reply",
    ]
    assert listed[0].startswith("“Comment number 3 of the evening")
    assert key_of(session, ASKING) in session.board().done
    assert len(session.board().done) == 1
    assert "1 of 1 sentence that a person looked at was entered" in client.get("/").text


def test_their_words_are_escaped(client: TestClient, session: Session) -> None:
    key = key_of(session, MARK)
    save(client, key, answer="yes")
    for path in ("/", "/?kind=possible", "/decided", f"/item/{key}", "/?done=1"):
        page = client.get(path).text
        assert "alert(1)</script>" not in page
        assert "<b onclick" not in page
        assert page.count("<script>") == 1


MISSED = "Mrs Dell wished for an update on the lock of the side gate."
REPLY = "Ms Finch said that the lock was fitted after two thefts in January."
MINUTES = (
    "Minutes of the Library Friends held on 4 February 2026\n\nPresent: Ms Orla Finch (Chair), Mrs Ivy Dell\n\n"
    "1. Opening hours\n\nMrs Dell asked when the hours would change. Ms Finch said that they would change in March.\n\n"
    f"2. The side gate\n\n{MISSED} {REPLY}\n"
)


def test_a_missed_question_is_entered_and_the_next_run_follows_it_to_its_reply(tmp_path: Path) -> None:
    paper, settings = tmp_path / "minutes.txt", job.Settings(out=tmp_path / "report", as_of=datetime.date(2026, 3, 1))
    paper.write_text(MINUTES, "utf-8")

    def asked() -> dict[str, Any]:
        job.run([paper], settings)
        lines = (settings.out / "questions.jsonl").read_text("utf-8").splitlines()
        return {row["text"]: row for row in map(json.loads, lines)}

    assert MISSED not in asked()
    session = Session(settings.out)
    client = open_page(session)
    (key,) = keys(session, "possible")  # a finder that has learnt this sentence needs another one here
    (target,) = session.board().desk.targets(key)
    save(client, key, answer="yes")

    found = asked()[MISSED]
    assert found["status"] == "answered"
    assert [answer["text"] for answer in found["answers"]] == [REPLY]
    assert (keys(session, "possible"), session.board().done) == ([], frozenset())
    assert client.get(f"/item/{key}").status_code == 404
    page = client.get("/decided").text
    assert cells(page)[0][:3] == [f"“{MISSED}”", "Not taken for a question.", "A question"]
    assert "1 of 1 sentence that a person looked at was entered as a question." in page
    (link,) = re.findall(r'href="(/item/q-[^"]+)"', page)
    assert MISSED in client.get(link).text
    assert cells(client.get(link).text)[0][2] == "A question"

    undone = client.post("/undo/1", data={"page": "1"})
    assert f"Undone by Anna. The next run takes “{MISSED}” as it did before." in undone.text
    assert asked()[MISSED]["in_papers"] is False  # the ledger forgets no question, but no paper holds it
    assert keys(session, "possible") == [key]
    with Ledger(settings.out) as ledger:
        assert judged_possible(ledger) == {}
    assert target == session.board().desk.targets(key)[0]
    session.close()
