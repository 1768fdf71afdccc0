"""Who is private stands under one pseudonym, who is in office keeps the name, and every offset still leads to its words."""

import datetime
import re
from dataclasses import fields, is_dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from pipeline import nlp
from pipeline.ingest import read_corpus
from pipeline.nlp.codebook import load_codebook
from pipeline.privacy.key import Key
from pipeline.privacy.mask import mask
from pipeline.proof import prove_all
from pipeline.records import (
    Action,
    Analysis,
    Answer,
    Block,
    Codebook,
    Coding,
    Concern,
    Corpus,
    Document,
    Exchange,
    Provenance,
    Reject,
    Segment,
)

MINUTES = """Minutes of Lower Quimby Parish Council held on 4 February 2026

Present: Cllr Mrs A Fennimore (Chair), Cllr Bram Oddie, Mrs Petra Vosper (Clerk), Mr Tobias Lugg, Ms Una Crake (UC) and Jonty Plimsoll, Quimby Hall Friends

Apologies: Cllr Wendle

1. Lamps

Mr Lugg asked when the lamps in Lugg Lane would be mended. Mrs Vosper replied that they would be mended in March.
UC asked whether the hall was insured. The Chair said that it was.
Ms Crake’s letter was read. Miss Dilys Threap of 4 Mill Row, QM1 2AB, had written from dilys.threap@example.org and rung 01632 960 123.
The Headteacher, Gwen Pardoe, spoke of the crossing. Jonty Plimsoll thanked her.

2. Hall

Tobias asked if the hall could be let. Cllr Oddie agreed to check by 1 March.
"""
LETTER = """Dear Clerk,

Will the footpath by Threap Cottage be mended? White lines are wanted, Mrs Fennimore says. I met Mr T Lugg there.

Yours sincerely,
Dilys Threap
"""


@pytest.fixture(name="masked", scope="module")
def _masked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Analysis, Analysis, Key]:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "minutes_february.txt").write_text(MINUTES, "utf-8")
    (folder / "letter_dilys_threap.txt").write_text(LETTER, "utf-8")
    corpus = read_corpus([folder])
    found = nlp.analyse(corpus, load_codebook(None), as_of=datetime.date(2026, 3, 1), encoder_name="static")
    after, key = mask(found, Key(secret="5e" * 32))
    return found, after, key


def everything(analysis: Analysis) -> str:
    return repr((analysis.corpus, analysis.codings, analysis.exchanges, analysis.actions, analysis.concerns))


@pytest.mark.parametrize(
    "name", ["Lugg asked", "Tobias", "T Lugg", "Crake", "UC", "Plimsoll", "Jonty", "Dilys", "dilys", "Miss Dilys"]
)
def test_private_people_are_nowhere(masked: tuple[Analysis, Analysis, Key], name: str) -> None:
    before, after, _ = masked
    assert name in everything(before)
    assert name not in everything(after)


@pytest.mark.parametrize(
    "name", ["Cllr Mrs A Fennimore", "Bram Oddie", "Petra Vosper", "Mrs Vosper", "Wendle", "Gwen Pardoe"]
)
def test_people_in_office_stay(masked: tuple[Analysis, Analysis, Key], name: str) -> None:
    assert name in everything(masked[1])


@pytest.mark.parametrize("words", ["Lugg Lane", "Threap Cottage", "White lines"])
def test_streets_and_ordinary_words_stay(masked: tuple[Analysis, Analysis, Key], words: str) -> None:
    assert words in everything(masked[1])


@pytest.mark.parametrize("identifier", ["dilys.threap@example.org", "01632 960 123", "QM1 2AB"])
def test_identifiers_are_masked(masked: tuple[Analysis, Analysis, Key], identifier: str) -> None:
    assert (identifier in everything(masked[1])) is (identifier == "QM1 2AB")  # there is no area QM


def test_one_person_has_one_pseudonym_however_written(masked: tuple[Analysis, Analysis, Key]) -> None:
    _, after, key = masked
    lugg = [alias for alias in key.people if any("Lugg" in name for name in alias.names)]
    assert len(lugg) == 1
    assert {"Mr Tobias Lugg", "Mr Lugg", "Mr T Lugg"} <= set(lugg[0].names)
    asked = [item for item in after.exchanges if "lamps" in item.text or "be let" in item.text]
    assert {item.asker for item in asked} == {f"[{lugg[0].pseudonym}]"}


def test_the_person_in_the_file_name_is_the_one_in_the_minutes(masked: tuple[Analysis, Analysis, Key]) -> None:
    _, after, key = masked
    threap = next(alias for alias in key.people if "Dilys Threap" in alias.names)
    assert any(document.name == f"letter_[{threap.pseudonym}].txt" for document in after.corpus.documents)
    assert len([alias for alias in key.people if "Threap" in " ".join(alias.names)]) == 1


def test_every_offset_leads_to_the_same_words(masked: tuple[Analysis, Analysis, Key]) -> None:
    _, after, _ = masked
    assert all(proof.holds and proof.in_all for proof in prove_all(after.corpus).values())
    text = {document.id: document.text for document in after.corpus.documents}
    for document in after.corpus.documents:
        for leaf in document.leaves():
            assert document.text[leaf.content : leaf.end] == leaf.text
    for segment in after.corpus.segments:
        assert segment.text.split()[-1] in text[segment.document_id][segment.start : segment.end]
    for item in after.exchanges:
        assert " ".join(text[item.document_id][item.start : item.end].split()) == item.text


def test_ids_cannot_be_made_again_without_the_key_and_hold_together(masked: tuple[Analysis, Analysis, Key]) -> None:
    before, after, key = masked
    segments = {segment.id for segment in after.corpus.segments}
    assert not segments & {segment.id for segment in before.corpus.segments}
    assert {coding.segment_id for coding in after.codings} <= segments
    assert {item.segment_id for item in after.exchanges} <= segments
    assert {answer.segment_id for item in after.exchanges for answer in item.answers} <= segments
    assert {document.id for document in after.corpus.documents} == {item.document_id for item in after.corpus.segments}
    again, same = mask(before, key)
    assert again == after
    assert same == key
    other, _ = mask(before, Key(secret="0f" * 32))
    assert not segments & {segment.id for segment in other.corpus.segments}
    assert other.corpus.documents[0].text == after.corpus.documents[0].text


#: Fields that hold no words of the papers: what the program or a coder says in words of its own.
OWN = {"Coding.layer", "Coding.label", "Coding.coder", "Part.shape"}


def filled(record: type, /, **given: Any) -> Any:
    """Make a record in which every field that may hold words holds a private name, and records within it too."""
    hints = get_type_hints(record)
    values = {field.name: held(record, field.name, hints[field.name]) for field in fields(record)}
    return record(**(values | given))


def held(record: type, name: str, hint: Any) -> Any:
    if name == "rows":
        return ()
    arguments = [argument for argument in get_args(hint) if argument is not type(None)]
    if get_origin(hint) is Literal:
        return arguments[0]
    if get_origin(hint) is tuple:
        return tuple(held(record, name, argument) for argument in arguments if argument is not ...)
    if arguments:
        return held(record, name, arguments[0])
    if is_dataclass(hint):
        return filled(hint)
    if hint is str:
        return (
            "a" * 12
            if f"{record.__name__}.{name}" in OWN or re.search("ids?$|reply_to|asked_also", name)
            else "Mrs Threap"
        )
    return {bool: False, int: 0, float: 1.0, datetime.date: None}[hint]


def test_no_field_of_any_record_is_forgotten() -> None:
    """A field that is added to a record later is either masked or named in `OWN`."""
    text = "Mrs Threap"
    block = filled(Block, kind="paragraph", text=text, mark="", rows=(), start=0, end=len(text))
    whole = {"start": 0, "end": len(text)}
    document = filled(
        Document,
        id="d" * 16,
        sha256="e" * 64,
        text=text,
        blocks=(block,),
        date=None,
        name="mrs_threap.txt",
    )
    segment = filled(Segment, id="a" * 12, document_id=document.id, **whole)
    inside = {"document_id": document.id, "segment_id": segment.id}
    answer = filled(Answer, **inside)
    exchange = filled(Exchange, answers=(answer,), **inside, **whole)
    reject = filled(Reject, document_id=document.id, **whole)
    unread = filled(Reject, document_id=None, **whole)
    analysis = Analysis(
        corpus=Corpus(documents=(document,), segments=(segment,), rejects=(reject, unread)),
        codebook=Codebook(name="c", version="1", themes=(), sha256="f" * 64),
        codings=(filled(Coding, segment_id=segment.id),),
        exchanges=(exchange,),
        actions=(filled(Action, **inside),),
        concerns=(filled(Concern, segment_ids=(segment.id,), exemplar_ids=(segment.id,)),),
        provenance=Provenance(version="1", as_of=datetime.date(2026, 3, 1)),
    )
    assert "Threap" in repr(analysis)
    after, _ = mask(analysis, Key(secret="5e" * 32))
    left = re.findall(r"\w+=[^=]*threap", repr(after), re.IGNORECASE)
    assert left == []
