"""Where rules and judge differ: replies told by somebody hold, and background is passed over."""

from pathlib import Path

import pytest

from pipeline.ingest import read_corpus
from pipeline.nlp import reply_judge, reply_weigh
from pipeline.nlp.answers import find_answers
from pipeline.nlp.questions import find_questions
from pipeline.nlp.reply_judge import Judgement
from pipeline.records import Exchange

MINUTES = "Minutes of the meeting of Thorle Parish Council held on 4 May 2026\n\nPresent: Cllr Abney, Cllr Dunt\n\n"


def read(folder: Path, text: str) -> list[Exchange]:
    path = folder / "minutes.txt"
    path.write_text(text, "utf-8")
    corpus = read_corpus([path])
    return find_answers(corpus, find_questions(corpus))


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch):
    def fix(*, replied: float, left_open: float) -> None:
        one = Judgement(
            status="unanswered",
            score=0.6,
            first=0,
            last=0,
            promise_line=None,
            replied=replied,
            put_off=0.1,
            left_open=left_open,
        )
        monkeypatch.setattr(reply_weigh, "judge_all", lambda asks, encoder: [one for _ in asks])

    return fix


def test_what_is_told_behind_the_background_is_the_reply(tmp_path: Path, judged) -> None:
    judged(replied=0.1, left_open=0.5)
    text = (
        f"{MINUTES}4. Towpath\n\nA question was asked about vans on the towpath. In past summers they have stood there for "
        "weeks. The Clerk said he knew of the vans and had moved them on.\n"
    )
    (found,) = read(tmp_path, text)
    assert found.status == "answered"
    assert "moved them on" in found.answers[0].text


def test_without_anybody_telling_it_stays_open(tmp_path: Path, judged) -> None:
    judged(replied=0.1, left_open=0.5)
    text = f"{MINUTES}4. Towpath\n\nA question was asked about vans on the towpath. In past summers they have stood there for weeks.\n"
    (found,) = read(tmp_path, text)
    assert (found.status, found.answers) == ("unanswered", ())


@pytest.mark.parametrize(
    "told",
    ["queried how often the sluice was greased. It was noted that", "asked how often to grease it, it was felt that"],
)
def test_what_the_meeting_settled_stands(tmp_path: Path, judged, told: str) -> None:
    judged(replied=0.3, left_open=0.999)
    text = f"{MINUTES}4. Pumps\n\nCllr Abney {told} once a month would do.\n"
    (found,) = read(tmp_path, text)
    assert (found.status, "once a month" in found.answers[0].text) == ("answered", True)


def test_what_somebody_assures_in_reply_stands(tmp_path: Path, judged) -> None:
    judged(replied=0.3, left_open=0.999)
    text = f"{MINUTES}4. Pumps\n\nCllr Abney asked if the pumps were in order. Mr Soames assured that they were tested weekly.\n"
    (found,) = read(tmp_path, text)
    assert found.status == "answered"
    assert found.status_score <= reply_weigh.AT_EVENS


def test_a_line_that_only_says_for_whom_is_no_reply(tmp_path: Path) -> None:
    text = "# Questions to the trust\n\n1. Is the trust sure of the pumps?\n\nFor the Panel:\n\n2. Who paid?\n\nThe trust paid.\n"
    found = read(tmp_path, text)
    assert all("For the Panel" not in answer.text for e in found for answer in e.answers)


@pytest.mark.parametrize(
    "reply",
    [
        "In response, the Harbour Office was still going through its slipway and crane figures.",
        "Mrs Oake thanked them all; the slipway and the crane were both still being priced.",
    ],
)
def test_a_joint_reply_is_judged_as_if_it_stood_right_behind_each_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reply: str
) -> None:
    seen = []

    def judge(asks, encoder):
        seen.extend(asks)
        return reply_judge.judge_all(asks, encoder)

    monkeypatch.setattr(reply_weigh, "judge_all", judge)
    text = f"{MINUTES}5. Harbour\n\nMr Bray asked when the slipway would be cleared. He also asked who would pay for the crane. {reply}\n"
    first, _ = read(tmp_path, text)
    assert first.status == "deferred"
    assert [(ask.lines[0], ask.found) for ask in seen if ask.question == first.text] == [(reply, 0)]


def test_a_question_told_with_what_is_owed_is_put_off(tmp_path: Path) -> None:
    text = f"{MINUTES}6. Lighting\n\nCllr Dunt would look into a question about the height of the lamps by the weir. The rest was agreed.\n"
    (found,) = read(tmp_path, text)
    assert (found.status, found.answers) == ("deferred", ())
    assert found.promise is not None
    assert found.promise.owner == "Cllr Dunt"


@pytest.mark.parametrize("judge", [0.0, 0.02])
def test_what_is_told_in_answer_to_a_question_is_never_taken_from_it(tmp_path, monkeypatch, judge):
    def sure(asks, encoder=None):
        return [Judgement("unanswered", 0.9, ask.found or 0, ask.found or 0, None, judge, 0.1, 0.9) for ask in asks]

    monkeypatch.setattr(reply_weigh, "judge_all", sure)
    path = tmp_path / "minutes.txt"
    path.write_text(
        "Minutes of Thorle Kiln Club, 4 May 2026\n\n3. Kiln\n\n"
        "In answer to a question from Ann Abney about the lid, the meeting heard that the lid was cracked.\n",
        "utf-8",
    )
    corpus = read_corpus([path])
    (found,) = find_answers(corpus, find_questions(corpus))
    assert (found.status, "cracked" in found.answers[0].text) == ("answered", True)
