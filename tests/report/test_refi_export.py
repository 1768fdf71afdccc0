"""REFI-QDA files by the rules of the published schemas; their positions, to the character."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from pipeline.errors import ExportError
from pipeline.records import Analysis, Coding, Theme
from pipeline.refi import children_of, describe, guid, names_of, read_description, source_names, theme_guid
from pipeline.report.exporting import exports
from tests.exchange.refi_rules import CODEBOOK, PROJECT, faults_of_codebook, faults_of_project

P, C = f"{{{PROJECT}}}", f"{{{CODEBOOK}}}"

#: Accents in both forms, signs of one, two and many UTF-16 units, line breaks of both kinds, a form feed, a lone half.
AWKWARD = "\ufeffCafé naïve\r\nCafe\u0301 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 20 °C\r\n\nשלום 日本語\x0c half \udc80 end 😀"


def written(analysis: Analysis, name: str, folder: Path) -> bytes:
    export = exports()[name]
    (path,) = export.write(analysis, folder, title="Pool & hall")
    assert path.name == export.single
    return path.read_bytes()


def project_of(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("project.qde"))


def coded(data: bytes) -> Iterator[tuple[str, str, str, str]]:
    """Yield document, marked words, code and coder of every coding, read straight from the file."""
    root = project_of(data)
    codes = {item.get("guid"): item.get("name") for item in root.iter(f"{P}Code")}
    users = {item.get("guid"): item.get("id") for item in root.iter(f"{P}User")}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for source in root.iter(f"{P}TextSource"):
            text = package.read("sources/" + source.get("plainTextPath").removeprefix("internal://")).decode("utf-8")
            for item in source.iter(f"{P}PlainTextSelection"):
                words = text[int(item.get("startPosition")) : int(item.get("endPosition"))]
                for coding in item.iter(f"{P}Coding"):
                    code = codes[coding.find(f"{P}CodeRef").get("targetGUID")]
                    yield source.get("name"), words, code, users[coding.get("creatingUser")]


@pytest.mark.parametrize("which", ["study", "hostile"])
def test_the_files_keep_the_rules_of_the_schemas(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    analysis = request.getfixturevalue(f"{which}_analysis")
    assert faults_of_codebook(written(analysis, "qdc", tmp_path)) == []
    assert faults_of_project(written(analysis, "qdpx", tmp_path)) == []


def test_the_rules_find_what_is_wrong(study_analysis: Analysis, tmp_path: Path) -> None:
    root = project_of(written(study_analysis, "qdpx", tmp_path))
    first = root.find(f".//{P}PlainTextSelection")
    first.set("endPosition", "10000000")
    first.set("colour", "red")
    root.find(f".//{P}CodeRef").set("targetGUID", guid("nothing"))
    del root.find(f".//{P}Code").attrib["isCodable"]
    root.append(root.find(f"{P}Users"))
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as package, zipfile.ZipFile(tmp_path / "project.qdpx") as sound:
        for name in sound.namelist():
            package.writestr(name, etree.tostring(root) if name == "project.qde" else sound.read(name))
    faults = " | ".join(faults_of_project(broken.getvalue()))
    for expected in (
        "does not lie within",
        "no attribute colour",
        "leads to nothing",
        "isCodable is missing",
        "too late",
    ):
        assert expected in faults


def test_every_coding_stands_on_the_words_of_its_segment(study_analysis: Analysis, tmp_path: Path) -> None:
    names = {document.id: document for document in study_analysis.corpus.documents}
    called = source_names([document.name for document in names.values()])
    segments = {segment.id: segment for segment in study_analysis.corpus.segments}
    themes = {theme.code: theme.name for theme in study_analysis.codebook.themes}
    expected = set()
    for coding in study_analysis.codings:
        if coding.layer in {"theme", "sentiment"}:
            segment = segments[coding.segment_id]
            document = names[segment.document_id]
            label = themes.get(coding.label, coding.label)
            expected.add((called[document.name], document.text[segment.start : segment.end], label, coding.coder))
    for exchange in study_analysis.exchanges:
        document = names[exchange.document_id]
        expected.add((called[document.name], document.text[exchange.start : exchange.end], exchange.status, "yousaid"))
    assert set(coded(written(study_analysis, "qdpx", tmp_path))) == expected
    assert len(expected) == 19


def test_a_selection_is_of_one_coder_since_some_programs_know_only_its_own(
    study_analysis: Analysis, tmp_path: Path
) -> None:
    by = {"model:test@1": "person:anna"}
    codings = tuple(replace(coding, coder=by[coding.coder]) for coding in study_analysis.codings)
    both = replace(study_analysis, codings=(*study_analysis.codings, *codings))
    root = project_of(written(both, "qdpx", tmp_path))
    assert faults_of_project((tmp_path / "project.qdpx").read_bytes()) == []
    users = set()
    for item in root.iter(f"{P}PlainTextSelection"):
        assert {coding.get("creatingUser") for coding in item.iter(f"{P}Coding")} == {item.get("creatingUser")}
        users.add(item.get("creatingUser"))
    assert users == {guid("user", coder) for coder in ("yousaid", "model:test@1", "person:anna")}


def awkward(analysis: Analysis) -> Analysis:
    """Return a study whose first document is the awkward text, its last word coded by a person."""
    document = replace(analysis.corpus.documents[0], text=AWKWARD, blocks=())
    at = AWKWARD.index("日本語")
    mine = next(item for item in analysis.corpus.segments if item.document_id == document.id)
    segment = replace(mine, start=at, end=len(AWKWARD), text="日本語 half end 😀")
    coding = Coding(segment_id=segment.id, layer="theme", label="cost", coder="person:Zoë", score=1.0)
    corpus = replace(analysis.corpus, documents=(document,), segments=(segment,), rejects=())
    return replace(analysis, corpus=corpus, codings=(coding,), exchanges=(), actions=(), concerns=())


def test_a_text_is_kept_to_the_character_but_for_what_utf_8_cannot_hold(
    study_analysis: Analysis, tmp_path: Path
) -> None:
    data = written(awkward(study_analysis), "qdpx", tmp_path)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        (name,) = [name for name in package.namelist() if name.endswith(".txt")]
        text = package.read(name).decode("utf-8")
    assert text == AWKWARD.replace("\udc80", "\N{REPLACEMENT CHARACTER}")
    ((_, words, code, coder),) = coded(data)
    assert (words, code, coder) == (text[text.index("日本語") :], "Cost & charges", "person:Zoë")


def test_the_same_study_gives_the_same_bytes(study_analysis: Analysis, tmp_path: Path) -> None:
    for name in ("qdc", "qdpx"):
        folders = [tmp_path / name / number for number in "12"]
        for folder in folders:
            folder.mkdir(parents=True)
        assert len({written(study_analysis, name, folder) for folder in folders}) == 1


def test_the_only_moment_in_it_is_the_day_of_the_run(study_analysis: Analysis, tmp_path: Path) -> None:
    data = written(study_analysis, "qdpx", tmp_path)
    moments = {item.get("creationDateTime") for item in project_of(data).iter() if item.get("creationDateTime")}
    assert moments == {f"{study_analysis.provenance.as_of.isoformat()}T00:00:00Z"}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {member.date_time[0] for member in package.infolist()} == {1980}


def test_days_and_kinds_of_documents_are_variables(study_analysis: Analysis, tmp_path: Path) -> None:
    root = project_of(written(study_analysis, "qdpx", tmp_path))
    found = {
        (source.get("name"), value.text)
        for source in root.iter(f"{P}TextSource")
        for value in source.iter(f"{P}DateValue", f"{P}TextValue")
    }
    for document in study_analysis.corpus.documents:
        name = document.name.rpartition("/")[2]
        assert (name, document.parts[0].shape.replace("_", " ")) in found
        assert document.date is None or (name, document.date.isoformat()) in found
    assert any(document.date for document in study_analysis.corpus.documents)


def test_a_question_says_on_what_ground_it_stands_and_what_was_answered(
    study_analysis: Analysis, tmp_path: Path
) -> None:
    root = project_of(written(study_analysis, "qdpx", tmp_path))
    said = " ".join(item.findtext(f"{P}Description") or "" for item in root.iter(f"{P}PlainTextSelection"))
    for exchange in study_analysis.exchanges:
        assert exchange.reason in said
        assert all(answer.text in said for answer in exchange.answers)
    assert date(2024, 5, 1).isoformat() in said


FAMILY = (
    Theme(code="travel", name="Travel"),
    Theme(code="bus", name="Buses", parent="travel", description="Getting there.", keywords=("bus", "a; b")),
    Theme(code="late", name="Late buses", parent="bus", include=("after eight",), exclude=("trains", "taxis")),
    Theme(code="one", name="One", parent="two"),
    Theme(code="two", name="Two", parent="one"),
    Theme(code="three", name="Three", parent="one"),
    Theme(code="twin", name="travel", examples=("The “last” bus\u2028has gone.",)),
    Theme(code="s", name="sentiment"),
)


def test_themes_stand_under_their_parents_each_once(study_analysis: Analysis, tmp_path: Path) -> None:
    analysis = replace(study_analysis, codebook=replace(study_analysis.codebook, themes=FAMILY), codings=())
    data = written(analysis, "qdc", tmp_path)
    assert faults_of_codebook(data) == []
    assert faults_of_project(written(analysis, "qdpx", tmp_path)) == []
    codes = {item.get("guid"): item for item in etree.fromstring(data).iter(f"{C}Code")}
    assert set(codes) == {theme_guid(theme.code) for theme in FAMILY}
    above = {key: item.getparent().get("guid") for key, item in codes.items()}
    assert above[theme_guid("late")] == theme_guid("bus")
    assert above[theme_guid("bus")] == theme_guid("travel")
    assert above[theme_guid("one")] is above[theme_guid("two")] is above[theme_guid("three")] is None
    names = [item.get("name").casefold() for item in codes.values()]
    assert len(set(names)) == len(names)
    assert len({item.get("color") for item in codes.values()}) == len(codes)


def test_documents_are_called_by_names_that_can_be_files() -> None:
    names = source_names(["a/talk.docx", "b/Talk.docx", "c/d/notes.txt", "end.md"])
    assert list(names.values()) == ["a - talk.docx", "b - Talk.docx", "notes.txt", "end.md"]


def test_names_are_told_apart_whatever_their_case() -> None:
    names = names_of((*FAMILY, Theme(code="x", name="Travel (twin)")))
    assert names["travel"] == "Travel"
    assert names["twin"] == "travel (twin)"
    assert names["s"] == "sentiment (s)"
    assert names["x"] == "Travel (twin) (x)"


def test_themes_that_are_each_others_parents_are_not_lost() -> None:
    assert {theme.code for theme in children_of(FAMILY)[None]} == {"travel", "one", "two", "three", "twin", "s"}


@pytest.mark.parametrize("theme", FAMILY, ids=lambda theme: theme.code)
def test_a_description_can_be_taken_apart_again(theme: Theme) -> None:
    found = read_description(describe(theme))
    assert found.code == theme.code
    assert found.description == theme.description
    for name in ("include", "exclude", "keywords", "examples"):
        assert found.lists.get(name, ()) == getattr(theme, name)


def test_a_description_of_somebody_elses_is_description() -> None:
    found = read_description("What is said of buses.\r\n\r\nWords: any.\r\n\r\nExamples:\r\nnone")
    assert found.description == "What is said of buses. Words: any. Examples: none"
    assert (found.code, found.lists) == ("", {})


def test_an_empty_codebook_cannot_be_written(study_analysis: Analysis, tmp_path: Path) -> None:
    empty = replace(study_analysis, codebook=replace(study_analysis.codebook, themes=()), codings=())
    with pytest.raises(ExportError, match="no themes"):
        written(empty, "qdc", tmp_path)
    assert faults_of_project(written(empty, "qdpx", tmp_path)) == []
