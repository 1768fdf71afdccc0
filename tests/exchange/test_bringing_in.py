"""What a person coded in another program comes home to the character; what cannot be taken is named with its reason."""

import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ExchangeError
from pipeline.exchange import Placed, place, read_coded, reviewing
from pipeline.exchange.package import leads_out
from pipeline.exchange.placing import without_standing
from pipeline.exchange.writing import codebook_toml, rows_of_file, rows_of_run
from pipeline.nlp.codebook import load_codebook
from pipeline.records import Coding, Corpus
from pipeline.report.exporting import exports
from tests.exchange.pieces import BOOK, THEMES, Project, analysis, corpus, document, guid_of
from tests.exchange.refi_rules import CODEBOOK, faults_of_project

TALK = (
    "Evening talk\n"
    "Café buses 😀 are naïve and late.\n"
    "The fares are too high for families.\n"
    "Nobody tells us when the “last” bus is gone.\n"
    "The fares are too high for families.\n"
    "page 3\n"
)
PAPERS = corpus(document("notes/talk.docx", TALK), headings=["Evening talk"], aside=["page 3"])


def codings_of(placed: Placed, papers: Corpus) -> set[tuple[int, str, str, str]]:
    """Return line, layer, label and coder."""
    lines = {segment.id: papers.documents[0].text.count("\n", 0, segment.start) for segment in papers.segments}
    return {(lines[item.segment_id], item.layer, item.label, item.coder) for item in placed.codings}


def reasons(placed: Placed) -> list[str]:
    return [item.reason for item in placed.left]


def theirs(
    tmp_path: Path,
    text: str | bytes | None,
    *marks: tuple[object, object, str],
    name: str = "talk.docx",
    **more: object,
) -> Path:
    project = Project()
    user = project.user("Mina")
    project.codes = [project.code("Buses"), project.code("cost"), project.code("Parking")]
    marked = [project.mark(*mark[:2], mark[2], user=user, name=str(mark[3]) if len(mark) > 3 else "") for mark in marks]
    project.text(name, text, *marked, **more)
    return project.write(tmp_path / "theirs.qdpx")


def at(words: str, text: str = TALK, last: bool = False) -> tuple[int, int]:
    start = text.rindex(words) if last else text.index(words)
    return start, start + len(words)


# Our own files


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
    st.randoms(),
)
def test_any_text_comes_back_to_the_character(lines: list[str], between: str, dice: Random) -> None:
    papers = corpus(document("a.txt", between.join(lines)), document("b.txt", "An own line\n"))
    mine = {
        Coding(
            segment_id=segment.id, layer="theme", label=dice.choice(["buses", "cost"]), coder="person:Zoë", score=1.0
        )
        for segment in papers.segments
    }
    with TemporaryDirectory() as folder:
        (path,) = exports()["qdpx"].write(analysis(papers, *mine), Path(folder))
        assert faults_of_project(path.read_bytes()) == []
        coded = read_coded(path)
    assert {source.text for source in coded.sources} == {
        paper.text.removeprefix("\ufeff") for paper in papers.documents
    }
    placed = place(coded, papers, BOOK, by="nobody")
    assert (set(placed.codings), placed.left) == (mine, ())


AWKWARD = "Café naïve\r\nCafe\u0301 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 20 °C\r\n\r\nשלום 日本語 \x0c “x” ]]> & <b>\nend 😀"


@pytest.mark.parametrize("text", [TALK, AWKWARD, AWKWARD.replace("\r\n", "\n"), "\ufeffone\ntwo 😀\nthree"])
def test_our_own_project_comes_back_whole(text: str, tmp_path: Path) -> None:
    papers = corpus(document("a/talk.docx", text), document("b/talk.docx", "Another talk\nof the same name 😀\n"))
    mine = tuple(
        Coding(segment_id=segment.id, layer=layer, label=label, coder=coder, score=1.0)
        for number, segment in enumerate(papers.segments)
        for layer, label, coder in (
            ("theme", ("buses", "cost", "staff")[number % 3], "person:Zoë & co"),
            ("theme", "cost", "person:anna"),
            ("sentiment", ("positive", "mixed")[number % 2], "person:anna"),
        )
    )
    models = tuple(replace(coding, coder="model:themes@1") for coding in mine)
    (path,) = exports()["qdpx"].write(analysis(papers, *mine, *models), tmp_path)
    placed = place(read_coded(path), papers, BOOK, by="nobody")
    assert sorted(set(placed.codings), key=repr) == sorted(set(mine), key=repr)
    assert placed.left == ()
    assert f"{len(set(models))} codings of model:themes@1 are the program's own" in " ".join(placed.notes)


def test_our_own_codebook_comes_back_whole(tmp_path: Path) -> None:
    (path,) = exports()["qdc"].write(analysis(PAPERS), tmp_path)
    text, left = codebook_toml(read_coded(path))
    (tmp_path / "back.toml").write_text(text, "utf-8")
    assert load_codebook(tmp_path / "back.toml").themes == BOOK.themes
    assert left == ()


# Positions and words


def test_a_passage_belongs_to_each_line_of_which_it_covers_half(tmp_path: Path) -> None:
    start, _ = at("are naïve and late")
    _, end = at("The fares are too high")
    path = theirs(tmp_path, TALK, (start, end, "Buses"), (*at("late"), "Parking"), (*at("families", last=True), "cost"))
    placed = place(read_coded(path), PAPERS, BOOK, by="x")
    # "are naïve and late." is more than half of the first line, "The fares are too high" of the second; a word within a
    # line is the line's.
    assert codings_of(placed, PAPERS) == {
        (1, "theme", "buses", "person:Mina"),
        (2, "theme", "buses", "person:Mina"),
        (4, "theme", "cost", "person:Mina"),
    }
    assert reasons(placed) == ["the run's codebook has no theme “Parking”"]
    few = theirs(tmp_path, TALK, (at("late")[0], at("The fares")[1] + 4, "Buses"))
    assert {line for line, *_ in codings_of(place(read_coded(few), PAPERS, BOOK, by="x"), PAPERS)} == {2}


def test_the_moment_of_a_coding_is_told_in_utc(tmp_path: Path) -> None:
    placed = place(read_coded(theirs(tmp_path, TALK, (*at("Nobody tells"), "Buses"))), PAPERS, BOOK, by="x")
    assert placed.judged[0].moment == "2026-04-01T06:00:00Z"
    assert replace(placed.judged[0], made_at="yesterday").moment is None
    assert replace(placed.judged[0], made_at="0001-01-01T00:00:00+14:00").moment is None


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (TALK.replace("\n", "\r\n"), "x"),
        (TALK.replace("\n", "\r\n\r\n"), "x"),
        (TALK.replace("“", '"').replace("”", '"'), "x"),
    ],
)
def test_other_line_breaks_and_quotation_marks_do_not_matter(text: str, origin: str, tmp_path: Path) -> None:
    words = "The fares are too high for families."
    path = theirs(tmp_path, text, (*at(words, text, last=True), "Buses"), (*at("last", text), "Buses"))
    placed = place(read_coded(path), PAPERS, BOOK, by="x")
    assert codings_of(placed, PAPERS) == {(line, "theme", "buses", "person:Mina") for line in (3, 4)}


def test_a_text_that_was_changed_since_is_searched_by_words_near_the_place(tmp_path: Path) -> None:
    changed = TALK.replace("Evening talk\n", "Evening talk at the hall\n").replace("Nobody tells", "No one tells")
    words = "The fares are too high for families."
    path = theirs(
        tmp_path, changed, (*at(words, changed, last=True), "Buses"), (*at("No one tells us", changed), "Buses")
    )
    placed = place(read_coded(path), PAPERS, BOOK, by="x")
    assert codings_of(placed, PAPERS) == {(4, "theme", "buses", "person:Mina")}
    assert reasons(placed) == ["notes/talk.docx does not hold these words"]


def test_what_finds_no_piece_of_text_says_why(tmp_path: Path) -> None:
    path = theirs(
        tmp_path,
        TALK,
        (*at("Evening talk"), "Buses"),
        (*at("page 3"), "Buses"),
        (*at("Nobody"), "Parking"),
        (5, 4, "Buses"),
        (0, 10**6, "Buses"),
        ("x", 3, "Buses"),
    )
    placed = place(read_coded(path), PAPERS, BOOK, by="x")
    assert not placed.judged
    assert sorted(reasons(placed)) == [
        "it is a heading, which bears no codes",
        f"its positions (0 to 1000000) do not fit a text of {len(TALK)} characters",
        f"its positions (5 to 4) do not fit a text of {len(TALK)} characters",
        "its positions are no whole numbers",
        "the run set these words aside: a page number",
        "the run's codebook has no theme “Parking”",
    ]


def test_where_the_text_is_missing_the_quoted_words_are_looked_for(tmp_path: Path) -> None:
    once, cut = "Nobody tells us when the “last” bus is gone.", "Café buses 😀 are na…"
    path = theirs(
        tmp_path,
        None,
        (0, len(once), "Buses", once),
        (0, 30, "Buses", cut),
        (0, 9, "Buses", "The fares are too high"),
        (0, 9, "Buses", ""),
    )
    coded = read_coded(path)
    placed = place(coded, PAPERS, BOOK, by="x")
    assert codings_of(placed, PAPERS) == {(line, "theme", "buses", "person:Mina") for line in (1, 3)}
    assert sorted(reasons(placed)) == [
        "its text is missing in the file",
        "the words stand in 2 places of notes/talk.docx",
    ]
    assert "looked for by the words" in coded.notes[0]


def test_a_document_of_another_name_is_known_by_its_words(tmp_path: Path) -> None:
    placed = place(read_coded(theirs(tmp_path, TALK, (*at("Nobody"), "Buses"), name="P1")), PAPERS, BOOK, by="x")
    assert codings_of(placed, PAPERS) == {(3, "theme", "buses", "person:Mina")}
    other = "Somebody else wrote: Nobody tells us when the “last” bus is gone."
    path = theirs(tmp_path, other, (*at("Nobody tells us", other), "Buses"), (*at("Some", other), "Buses"), name="P1")
    placed = place(read_coded(path), PAPERS, BOOK, by="x")
    assert codings_of(placed, PAPERS) == {(3, "theme", "buses", "person:Mina")}
    assert reasons(placed) == ["no document of the run has that name, and the words are too few to look for"]


def test_a_name_may_gain_or_lose_its_ending(tmp_path: Path) -> None:
    for name in ("talk", "talk.docx.txt", "C:\\notes\\TALK.docx", "talk.txt"):
        other = "Talk\nThe fares are too high for families.\n"
        path = theirs(tmp_path, other, (*at("families", other), "Buses"), name=name)
        (reason,) = reasons(place(read_coded(path), PAPERS, BOOK, by="x"))
        assert "places of notes/talk.docx" in reason, name


def test_text_may_stand_inline(tmp_path: Path) -> None:
    path = theirs(tmp_path, TALK, (*at("Nobody"), "Buses"), inline=True)
    assert codings_of(place(read_coded(path), PAPERS, BOOK, by="x"), PAPERS) == {(3, "theme", "buses", "person:Mina")}


# What else a project holds


def test_what_is_no_text_is_named_and_left(tmp_path: Path) -> None:
    project = Project(more=f'<Sets><Set guid="{guid_of("s")}" name="s"/></Sets>')
    project.codes = [project.code("Buses")]
    coding = f'<Coding guid="{guid_of("c")}"><CodeRef targetGUID="{guid_of("Buses")}"/></Coding>'
    area = 'page="0" firstX="1" firstY="1" secondX="2" secondY="2"'
    inner = "<Representation guid='{}'><PlainTextContent>Nobody tells us when</PlainTextContent></Representation>"
    project.sources = [
        f'<PictureSource guid="{guid_of("p")}" name="p.jpg"><PictureSelection>{coding}</PictureSelection></PictureSource>',
        f'<VideoSource guid="{guid_of("v")}" name="v.mp4"><VideoSelection>{coding}</VideoSelection></VideoSource>',
        f'<PDFSource guid="{guid_of("d")}" name="talk.pdf"><PDFSelection guid="{guid_of("1")}" {area}>{coding}</PDFSelection>'
        f'<PDFSelection guid="{guid_of("2")}" {area}>{inner.format(guid_of("r"))}{coding}</PDFSelection></PDFSource>',
    ]
    project.text("talk.docx", TALK, coding, project.mark(0, 3))
    placed = place(read_coded(project.write(tmp_path / "x.qdpx")), PAPERS, BOOK, by="x")
    assert codings_of(placed, PAPERS) == {(3, "theme", "buses", "person:x")}
    assert sorted(reasons(placed)) == [
        "it is a film, and only words can be taken",
        "it is a picture, and only words can be taken",
        "it is an area on a page of a PDF, and only words can be taken",
        "it is marked, but no code is on it",
        "sets are not taken",
        "the code is on the document as a whole, on no words of it",
    ]


def test_the_text_beside_a_pdf_is_a_text(tmp_path: Path) -> None:
    project = Project()
    project.codes = [project.code("Buses")]
    project.text("talk", TALK, project.mark(*at("Nobody tells"), "Buses"))
    inner = project.sources.pop().replace("TextSource", "Representation")
    project.sources = [f'<PDFSource guid="{guid_of("d")}" name="talk.pdf">{inner}</PDFSource>']
    placed = place(read_coded(project.write(tmp_path / "x.qdpx")), PAPERS, BOOK, by="x")
    assert codings_of(placed, PAPERS) == {(3, "theme", "buses", "person:x")}


def test_codes_are_known_by_name_short_code_or_feeling(tmp_path: Path) -> None:
    project = Project()
    about = "<Description>Short code: staff</Description>"
    feelings = project.code(
        "Sentiment", project.code("Negative", project.code("Very negative")) + project.code("positive"), codable=False
    )
    project.codes = [project.code("COST & charges"), project.code("People", about), feelings, project.code("negative")]
    line = at("Nobody tells us when the “last” bus is gone.")
    marks = [
        project.mark(*line, name) for name in ("COST & charges", "People", "Very negative", "positive", "negative")
    ]
    project.text("talk.docx", TALK, *marks)
    placed = place(read_coded(project.write(tmp_path / "x.qdpx")), PAPERS, BOOK, by="x")
    assert {item[1:3] for item in codings_of(placed, PAPERS)} == {
        ("theme", "cost"),
        ("theme", "staff"),
        ("sentiment", "mixed"),
    }
    assert "taken as mixed" in placed.notes[0]
    assert reasons(placed) == ["the run's codebook has no theme “negative”"]


def test_two_people_who_disagree_are_noted_and_the_later_holds(tmp_path: Path) -> None:
    project = Project()
    anna, ben = project.user("anna"), project.user("ben")
    project.codes = [project.code("Buses"), project.code("Staff")]
    words = at("Nobody tells us when")
    project.text(
        "talk.docx", TALK,
        project.mark(*words, "Buses", user=anna, made="2026-04-03T08:00:00Z"),
        project.mark(*words, "Staff", user=ben, made="2026-04-02T08:00:00Z"),
    )  # fmt: skip
    placed = place(read_coded(project.write(tmp_path / "x.qdpx")), PAPERS, BOOK, by="x")
    assert [item.coder for item in placed.judged] == ["person:ben", "person:anna"]
    assert "ben says staff, anna says buses; the later of them holds" in placed.notes[0]
    again = without_standing(placed, placed.codings[:1])
    assert [item.coder for item in again.judged] == ["person:anna"]
    assert "ben said staff before" in again.notes[-1]


def test_a_codebook_of_somebody_elses_becomes_one_of_ours(tmp_path: Path) -> None:
    project = Project()
    below = project.code("Late; or “lost”", "<Description>Said\n of buses.</Description>")
    project.codes = [
        project.code("Travel", project.code("Buses", below)),
        project.code("Groups", project.code("buses", key=guid_of("b2")), codable=False),
        project.code("!!", key=guid_of("b3")),
    ]
    coded = read_coded(project.write(tmp_path / "x.qdpx"))
    text, left = codebook_toml(coded)
    (tmp_path / "b.toml").write_text(text, "utf-8")
    themes = load_codebook(tmp_path / "b.toml").themes
    assert [(theme.code, theme.name, theme.parent) for theme in themes] == [
        ("travel", "Travel", None),
        ("buses", "Buses", "travel"),
        ("late_or_lost", "Late; or “lost”", "buses"),
        ("buses_2", "buses", None),
        ("theme", "!!", None),
    ]
    assert themes[2].description == "Said of buses."
    assert [(item.what, item.reason) for item in left] == [
        ("Groups", "it only holds other codes together, and is no theme")
    ]


def test_coded_texts_to_learn_from(tmp_path: Path) -> None:
    coded = read_coded(theirs(tmp_path, TALK, (*at("Nobody tells us"), "Buses"), (*at("Nobody tells us"), "Parking")))
    assert list(rows_of_file(coded, "x")) == [("talk.docx", "Nobody tells us", "buses;parking", "", "person:Mina")]
    placed = place(coded, PAPERS, BOOK, by="x")
    whole = "Nobody tells us when the “last” bus is gone."
    assert list(rows_of_run(placed, PAPERS)) == [("notes/talk.docx", whole, "buses", "", "person:Mina")]


def test_what_was_reviewed_is_the_persons_also_where_nothing_is_left(tmp_path: Path) -> None:
    model = tuple(
        Coding(segment_id=segment.id, layer="theme", label="buses", coder="model:themes@1", score=0.5)
        for segment in PAPERS.segments
        if segment.role == "comment"
    )
    (path,) = exports()["qdpx"].write(analysis(PAPERS, *model[1:]), tmp_path)
    coded = reviewing.reviewed(read_coded(path), "Mina")
    placed = reviewing.with_emptied(place(coded, PAPERS, BOOK, by="Mina"), PAPERS, model, "Mina")
    assert {(item.segment_id, item.labels) for item in placed.judged} == {
        (model[0].segment_id, ()),
        *((coding.segment_id, ("buses",)) for coding in model[1:]),
    }
    assert {item.coder for item in placed.judged} == {"person:Mina"}
    assert len(placed.codings) == len(model) - 1
    elsewhere = corpus(*PAPERS.documents, document("other.txt", "Another line\n"))
    more = Coding(segment_id=elsewhere.segments[-1].id, layer="theme", label="buses", coder="model:themes@1", score=0.5)
    again = reviewing.with_emptied(place(coded, elsewhere, BOOK, by="Mina"), elsewhere, (more,), "Mina")
    assert more.segment_id not in {item.segment_id for item in again.judged}


# Files that are not what they seem


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    for number, declared in enumerate((bomb, outside, " " * 9000 + bomb)):
        qde = Project().qde().replace("?>", "?>" + declared, 1).replace("Theirs", "&a;" if number < 2 else "x")
        with pytest.raises(ExchangeError, match=r"declares its own XML entities|not valid XML"):
            read_coded(Project().write(tmp_path / "x.qdpx", qde))
        (tmp_path / "x.qdc").write_text(qde, "utf-8")
        with pytest.raises(ExchangeError, match=r"declares its own XML entities|not valid XML"):
            read_coded(tmp_path / "x.qdc")


def test_a_package_that_bursts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.exchange.package._MOST", 2**20)
    path = theirs(tmp_path, "0" * 3 * 2**20, (0, 9, "Buses"))
    assert path.stat().st_size < 2**14
    with pytest.raises(ExchangeError, match="would unpack to more"):
        read_coded(path)


@pytest.mark.parametrize("name", ["../x.txt", "/etc/x", "a/../../x", "..\\x", "C:\\x", "c:/x"])
def test_a_package_that_leads_out_is_refused(name: str, tmp_path: Path) -> None:
    assert leads_out(name)
    project = Project(files={name: b"x"})
    with pytest.raises(ExchangeError, match="lead out"):
        read_coded(project.write(tmp_path / "x.qdpx"))


@pytest.mark.parametrize(
    "path", ["internal://../project.qde", "absolute:///etc/hostname", "relative://x.txt", "internal://%2e%2e/x"]
)
def test_no_path_of_a_file_is_followed(path: str, tmp_path: Path) -> None:
    coded = read_coded(theirs(tmp_path, TALK, (*at("Nobody"), "Buses"), path=path))
    assert coded.sources[0].text is None
    assert coded.left[0].reason == "its text lies outside the file"


def test_damaged_files_are_refused_with_the_way_out(tmp_path: Path) -> None:
    whole = theirs(tmp_path, TALK, (0, 5, "Buses")).read_bytes()
    cases = {
        "cut.qdpx": whole[: len(whole) // 2],
        "no.qdpx": b"words",
        "bad.qdc": b"<CodeBook",
        "other.qdc": b"<html/>",
        "none.qdc": b"<CodeBook><Codes/></CodeBook>",
        "no.sqlite3": b"words",
        "cut.qda": b"SQLite format 3\0" + b"x" * 200,
        "x.csv": b"a,b\n1,2\n",
        "x.pdf": b"%PDF",
        "latin.csv": b"document,tag,content\n\xe9,a,b\n",
    }
    for name, data in cases.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(ExchangeError) as told:
            read_coded(tmp_path / name)
        assert len(str(told.value)) > 20, name
    with zipfile.ZipFile(tmp_path / "empty.qdpx", "w") as package:
        package.writestr("x.txt", "x")
    with pytest.raises(ExchangeError, match=r"no project\.qde"):
        read_coded(tmp_path / "empty.qdpx")
    with pytest.raises(ExchangeError, match="no such file"):
        read_coded(tmp_path / "nowhere.qdpx")


# Taguette: what its own code wrote, from its published package 1.5.2


HERE = Path(__file__).parent
TAGUETTE_TALK = corpus(
    document(
        "talk.txt",
        "Café talk, 3 May\nI love the new bus 😀 and the naïve driver – thanks.\nThe fares are too high for families.\n"
        "Nobody tells us when the “late” bus is gone.\nThe fares are too high for families.\n",
    )
)
COST = replace(BOOK, themes=(*BOOK.themes[:1], replace(BOOK.themes[1], name="Cost")))


@pytest.fixture(name="taguette")
def _taguette(tmp_path: Path) -> Path:
    path = tmp_path / "taguette.sqlite3"
    connection = sqlite3.connect(path)
    connection.executescript((HERE / "taguette_1_5_2.sql").read_text("utf-8"))
    connection.close()
    return path


def test_a_project_of_taguette(taguette: Path) -> None:
    coded = read_coded(taguette)
    assert (coded.name, coded.origin, len(coded.passages)) == ("Bus talk", "Taguette", 4)
    assert [item.words for item in coded.passages if item.start is None] == []
    placed = place(coded, TAGUETTE_TALK, COST, by="x")
    assert codings_of(placed, TAGUETTE_TALK) == {
        (1, "theme", "buses", "person:mina"),
        (1, "sentiment", "positive", "person:mina"),
        (3, "theme", "buses", "person:mina"),
        (4, "theme", "cost", "person:mina"),  # the second of two like lines, as it was marked
    }
    assert reasons(placed) == ["it is marked, but no tag is on it"]
    assert placed.judged[0].moment == "2026-05-04T09:30:00Z"


def test_highlights_of_taguette_as_a_table(tmp_path: Path) -> None:
    placed = place(read_coded(HERE / "taguette_1_5_2_highlights.csv"), TAGUETTE_TALK, COST, by="Jo")
    assert codings_of(placed, TAGUETTE_TALK) == {
        (1, "theme", "buses", "person:Jo"),
        (1, "sentiment", "positive", "person:Jo"),
        (3, "theme", "buses", "person:Jo"),
    }
    assert reasons(placed) == ["the words stand in 2 places of talk.txt"]  # a table does not say which


def test_highlights_of_taguette_as_a_workbook(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (
        ["id", "document", "tag", "content"],
        ["1", "talk.txt", "Buses", "Nobody tells us"],
        ["2", "talk.txt", "", "x"],
    ):
        book.active.append(row)
    book.save(tmp_path / "h.xlsx")
    placed = place(read_coded(tmp_path / "h.xlsx"), TAGUETTE_TALK, COST, by="Jo")
    assert codings_of(placed, TAGUETTE_TALK) == {(3, "theme", "buses", "person:Jo")}
    assert reasons(placed) == ["it is marked, but no tag is on it"]


#: What its export of the project's tags came to, put together again from its parts.
TAGUETTE_BOOK = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    f'<CodeBook xmlns="{CODEBOOK}" origin="Taguette 1.5.2"><Codes>'
    '<Code guid="14A9F7D4-5F4D-5DFC-BA5D-755D7327C548" name="Buses" isCodable="true"/>'
    '<Code guid="89C7BCB9-E8B6-509D-AC4E-3703FE5BB5F0" name="Cost" isCodable="true"/>'
    '<Code guid="FA67058A-F60A-5474-A16D-42C0D09AD4FD" name="Sentiment.positive" isCodable="true"/>'
    "</Codes><Sets/></CodeBook>"
)


def test_a_codebook_of_taguette(tmp_path: Path) -> None:
    (tmp_path / "book.qdc").write_text(TAGUETTE_BOOK, "utf-8")
    coded = read_coded(tmp_path / "book.qdc")
    assert [(code.name, code.path) for code in coded.codes] == [
        ("Buses", ()),
        ("Cost", ()),
        ("positive", ("Sentiment",)),
    ]
    assert codebook_toml(coded)[0].count("[[themes]]") == 2


def test_taguette_takes_our_codebook(tmp_path: Path) -> None:
    """Taguette imports codebooks as CSV only; its own code reads the codebook of `yousaid export csv`."""
    theirs = pytest.importorskip(
        "taguette.import_codebook", reason="Taguette is not installed (nor is it where CI runs)"
    )
    exports()["csv"].write(analysis(PAPERS), tmp_path)
    with (tmp_path / "codebook.csv").open("rb") as file:
        tags = theirs.list_tags(file)
    assert {(tag["path"], tag["description"]) for tag in tags} == {(theme.name, theme.description) for theme in THEMES}


# QualCoder


@pytest.fixture(name="qualcoder")
def _qualcoder(tmp_path: Path) -> Path:
    """Write a project with the tables that QualCoder makes."""
    folder = tmp_path / "Bus talk.qda"
    folder.mkdir()
    connection = sqlite3.connect(folder / "data.qda")
    connection.executescript(
        """
        create table source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text);
        create table code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer);
        create table code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text);
        create table code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer,
                                owner text, date text, memo text, avid integer, important integer);
        create table code_image (imid integer primary key, id integer, x1, y1, width, height, cid, memo, date, owner);
        insert into code_cat values (1, 'Sentiment', 'mina', '', '', null), (2, 'Round', '', '', '', 3), (3, 'Trip', '', '', '', 2);
        insert into code_name values (1, 'Buses', 'Of buses.', 2, 'mina', '', '#000000'), (2, 'negative', '', 1, 'mina', '', '');
        insert into code_image values (1, 1, 0, 0, 1, 1, 1, '', '', '');
        """
    )
    connection.execute("insert into source values (1, 'talk.docx', ?, null, '', 'mina', '')", [TALK])
    for number, (code, words, astral) in enumerate(
        [(1, "Nobody tells us when", 0), (2, "Nobody tells us when", 1), (9, "fares", 0)]
    ):
        start, end = at(words)
        connection.execute(
            "insert into code_text values (?, ?, 1, ?, ?, ?, 'mina', '2026-04-05 10:00:00', '', null, null)",
            [number, code, words, start + astral, end + astral],
        )
    connection.commit()
    connection.close()
    return folder


def test_a_project_of_qualcoder(qualcoder: Path) -> None:
    coded = read_coded(qualcoder)
    assert (coded.name, coded.origin) == ("Bus talk", "QualCoder")
    placed = place(coded, PAPERS, BOOK, by="x")
    assert codings_of(placed, PAPERS) == {
        (3, "theme", "buses", "person:mina"),
        (3, "sentiment", "negative", "person:mina"),
    }
    assert sorted(reasons(placed)) == [
        "it is an area of a picture, and only words can be taken",
        "its code or its document is not in the file",
    ]
    assert read_coded(qualcoder / "data.qda") == coded


QUALCODER_PAPERS = corpus(
    document("talk.docx", "Café naïve\nCafe\u0301 👩‍👩‍👧 20 °C is hot\n\nשלום 日本語 “x” ]]> & <b>\nend 😀\n"),
    document("letters/second.txt", "Café naïve\nThe fares are too high 😀 for us.\n"),
)


def qualcoder_codings() -> set[Coding]:
    """Return what two people said of each line."""
    return {
        Coding(segment_id=segment.id, layer=layer, label=label, coder=coder, score=1.0)
        for number, segment in enumerate(QUALCODER_PAPERS.segments)
        for layer, label, coder in (
            ("theme", ("buses", "cost", "staff")[number % 3], "person:Zoë"),
            ("theme", "cost", "person:anna"),
            ("sentiment", ("negative", "mixed")[number % 2], "person:anna"),
        )
    }


def test_our_project_through_qualcoder_and_back(tmp_path: Path) -> None:
    """What QualCoder's import made of our file, as recorded, says the same as the file did."""
    (tmp_path / "back.qda").mkdir()
    connection = sqlite3.connect(tmp_path / "back.qda/data.qda")
    connection.executescript((HERE / "qualcoder_imported.sql").read_text("utf-8"))
    texts = {paper.name.rpartition("/")[2]: paper.text for paper in QUALCODER_PAPERS.documents}
    rows = connection.execute(
        "select name, seltext, pos0, pos1 from code_text join source on source.id = fid"
    ).fetchall()
    connection.close()
    assert len(rows) == len(qualcoder_codings())
    for name, words, start, end in rows:
        assert texts[name][start:end] == words
    placed = place(read_coded(tmp_path / "back.qda"), QUALCODER_PAPERS, BOOK, by="x")
    assert set(placed.codings) == qualcoder_codings()
    assert placed.left == ()


@pytest.mark.parametrize("counts", [0, 1])
def test_a_byte_order_mark_is_no_trouble_whether_it_counts_or_not(counts: int, tmp_path: Path) -> None:
    """QualCoder writes one in front of its codebooks, and others in front of texts."""
    words = "Nobody tells us when"
    start, end = at(words)
    path = theirs(tmp_path, b"\xef\xbb\xbf" + TALK.encode("utf-8"), (start + counts, end + counts, "Buses", words))
    coded = read_coded(path)
    assert coded.passages[0].words == words
    assert codings_of(place(coded, PAPERS, BOOK, by="x"), PAPERS) == {(3, "theme", "buses", "person:Mina")}
    (tmp_path / "book.qdc").write_text("\ufeff" + TAGUETTE_BOOK, "utf-8")
    assert len(read_coded(tmp_path / "book.qdc").codes) == 3


def test_a_view_is_no_table_to_be_read(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "x.sqlite3")
    connection.executescript(
        "create table a (id); create view documents as select * from a; create table highlights (id); "
        "create table tags (id); create table highlight_tags (id);"
    )
    connection.close()
    with pytest.raises(ExchangeError, match="nothing of those programs"):
        read_coded(tmp_path / "x.sqlite3")
