"""Writing and reading back changes nothing."""

import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import records, store
from pipeline.errors import StoreError
from pipeline.records import Corpus

WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=20)
DAYS = st.one_of(st.none(), st.dates())

LEAF = st.builds(
    records.Block, kind=st.sampled_from(["heading", "paragraph", "item", "aside"]), text=WORDS, mark=WORDS, note=WORDS
)
BLOCK = st.recursive(
    LEAF,
    lambda inner: st.builds(
        records.Block,
        kind=st.just("table"),
        rows=st.lists(st.lists(st.lists(inner, max_size=2).map(tuple), max_size=2).map(tuple), max_size=2).map(tuple),
    ),
    max_leaves=5,
)
PART = st.builds(
    records.Part, shape=WORDS, first=st.integers(0, 9), last=st.integers(0, 9), evidence=st.floats(0, 1), why=WORDS
)
DOCUMENT = st.builds(
    records.Document,
    id=WORDS, name=WORDS, sha256=WORDS, text=WORDS, title=st.none() | WORDS, date=DAYS, date_text=st.none() | WORDS,
    blocks=st.lists(BLOCK, max_size=3).map(tuple), parts=st.lists(PART, max_size=2).map(tuple),
)  # fmt: skip
SEGMENT = st.builds(
    records.Segment,
    id=WORDS, document_id=WORDS, locator=WORDS, start=st.integers(0), end=st.integers(0), text=WORDS,
    role=st.sampled_from(["comment", "question"]), speaker=st.none() | WORDS, section=st.none() | WORDS,
    parent_section=st.none(), column=st.none() | WORDS, marked=st.booleans(), votes=st.integers(0, 9), reply_to=st.none() | WORDS,
)  # fmt: skip
REJECT = st.builds(
    records.Reject, source=WORDS, document_id=st.none() | WORDS, locator=WORDS, start=st.integers(0), end=st.integers(0),
    text=WORDS, reason=WORDS,
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    documents=st.lists(DOCUMENT, max_size=2).map(tuple),
    segments=st.lists(SEGMENT, max_size=3).map(tuple),
    rejects=st.lists(REJECT, max_size=3).map(tuple),
)
def test_a_corpus_comes_back_as_it_was(tmp_path: Path, documents, segments, rejects) -> None:
    corpus = Corpus(documents=documents, segments=segments, rejects=rejects)
    store.write_corpus(corpus, tmp_path / "corpus.jsonl")
    assert store.read_corpus_file(tmp_path / "corpus.jsonl") == corpus


def test_every_record_of_an_analysis_comes_back_as_it_was() -> None:
    day = datetime.date(2026, 4, 24)
    exchange = records.Exchange(
        question_id="q", segment_id="s", document_id="d", start=0, end=4, text="Why?", status="deferred", reason="promised",
        score=0.9, answers=(records.Answer(document_id="d", segment_id="a", text="So.", basis="linked", score=0.5),),
        promise=records.Promise(text="will write", owner="the clerk", due=day, due_text="by Friday"), asked_also=("r",),
    )  # fmt: skip
    coding = records.Coding(
        segment_id="s", layer="theme", label="general", coder="model:themes@1", score=0.5, why=("word",)
    )
    for record in (exchange, coding, records.Action(id="a", segment_id="s", document_id="d", text="Do it", due=day)):
        assert store.from_json(type(record), store.to_json(record)) == record


@pytest.mark.parametrize(
    "text", ["", "{}\n", '{"yousaid": "corpus", "format": 99}\n', '{"yousaid": "corpus", "format": 1}\n{"type": "Segm']
)
def test_a_damaged_file_says_what_to_do(tmp_path: Path, text: str) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(text, "utf-8")
    with pytest.raises(StoreError, match=r"[Rr]un"):
        store.read_corpus_file(path)


def test_a_missing_file_says_which_stage_comes_before(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="stage before"):
        store.read_corpus_file(tmp_path / "corpus.jsonl")


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "run.json"
    store.write_text(path, "old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StoreError, match="No space left"):
        store.write_text(path, "new")
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["run.json"]
