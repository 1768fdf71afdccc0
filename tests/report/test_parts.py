"""Long documents in parts: every place is found, nothing is said twice, and a large report can still be mailed."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from pipeline.records import Promise
from pipeline.report import report_view, write_report
from pipeline.report.views import parts


def sizes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in folder.glob("*.html")}


@pytest.fixture(name="short_parts")
def _short_parts(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that makes the limits small enough for a test."""

    def limit(**limits: int) -> None:
        for name, value in limits.items():
            monkeypatch.setattr(parts, name, value)

    return limit


def survey(maker: Any, number: int = 40) -> list[Any]:
    lines = [("Q" if place % 10 == 0 else "C", f"Remark {place} of the hall and its door.") for place in range(number)]
    segments = maker.document("survey.csv", [*lines, ("-", "Page 1")])
    for place, segment in enumerate(segments):
        maker.code(segment, ("negative", "positive")[place % 2], "cost")
        if segment.role == "question":
            promise = Promise(text=segments[place + 1].text, owner="Mrs Tarn")
            maker.ask(segment, "deferred", "promised", promise=promise)
    return segments  # type: ignore[no-any-return]


def check_links(folder: Path) -> set[str]:
    """Check that every link of a report leads somewhere, and return the pages."""
    soups = {path.name: BeautifulSoup(path.read_text("utf-8"), "lxml") for path in folder.glob("*.html")}
    ids = {name: {str(tag["id"]) for tag in soup.find_all(id=True)} for name, soup in soups.items()}
    for name, soup in soups.items():
        for link in soup.find_all("a", href=True):
            page, _, anchor = str(link["href"]).partition("#")
            assert (page or name) in ids, (name, link["href"])
            assert not anchor or anchor in ids[page or name], (name, link["href"])
    return set(soups)


def test_a_long_document_is_on_several_pages_and_every_link_finds_its_part(
    maker: Any, short_parts: Any, tmp_path: Path
) -> None:
    short_parts(PART=15)
    segments = survey(maker)
    write_report(maker.analysis(), tmp_path)
    pages = check_links(tmp_path)
    names = ["document-survey.html", "document-survey-part-2.html", "document-survey-part-3.html"]
    assert set(names) == {name for name in pages if name.startswith("document-")}
    for number, name in enumerate(names, 1):
        soup = BeautifulSoup((tmp_path / name).read_text("utf-8"), "lxml")
        assert f"part {number} of 3" in soup.get_text(" ")
        turns = [str(link["href"]) for link in soup.select(".parts a")]
        around = [f"{other}#text" for place, other in enumerate(names, 1) if abs(place - number) == 1]
        assert turns == [*around, *around]
    held = [re.findall(r'id="(s-[^"]+)"', (tmp_path / name).read_text("utf-8")) for name in names]
    assert [one for page in held for one in page] == [f"s-{segment.id}" for segment in segments]


def test_a_question_a_promise_and_a_piece_set_aside_are_found_in_their_part(maker: Any, short_parts: Any) -> None:
    short_parts(PART=15)
    survey(maker)
    view = report_view(maker.analysis())
    asked = [item for group in view.questions.groups for item in group.questions]
    second = next(item for item in asked if item.text.startswith("Remark 20"))
    assert second.asked_in.href.startswith("document-survey-part-2.html#q-")
    assert second.promise is not None
    assert second.promise.place.href.startswith("document-survey-part-2.html#p-")
    assert view.unread.groups[0].pieces[0].href.startswith("document-survey-part-3.html#r-")


def test_another_file_of_that_name_is_not_written_over(maker: Any, short_parts: Any, tmp_path: Path) -> None:
    short_parts(PART=15)
    survey(maker)
    maker.document("survey-part-2.txt", [("C", "The other file.")])
    write_report(maker.analysis(), tmp_path)
    assert "The other file." in (tmp_path / "document-survey-part-2.html").read_text("utf-8")
    assert "document-survey-parts-2.html" in check_links(tmp_path)


def test_in_a_large_study_a_piece_is_one_line_and_loses_no_word(maker: Any, short_parts: Any, tmp_path: Path) -> None:
    short_parts(BRIEF=30, BRIEF_PART=15)
    survey(maker)
    write_report(maker.analysis(), tmp_path)
    check_links(tmp_path)
    text = "".join(
        (tmp_path / name).read_text("utf-8") for name in sorted(sizes(tmp_path)) if "document-survey" in name
    )
    for place in range(40):
        assert text.count(f"Remark {place} of the hall") == 1, place
    brief = re.search(r"<p id=.*Remark 2 of.*</p>", text)
    assert brief is not None
    assert BeautifulSoup(brief.group(), "lxml").get_text(" ", strip=True) == (
        "Concern Remark 2 of the hall and its door. Cost & charges"
    )
    assert 'class="sift"' not in text


def test_what_is_too_much_is_left_out_and_it_is_said_where_it_stands(
    maker: Any, short_parts: Any, tmp_path: Path
) -> None:
    short_parts(BRIEF=30, BRIEF_PART=15, ROOM=2_000, LEAST_ROOM=2_000, TRACKED=0)
    survey(maker)
    write_report(maker.analysis(), tmp_path)
    check_links(tmp_path)
    view = report_view(maker.analysis()).documents[0]
    shown = sum(len(sheet.pieces) for sheet in view.sheets)
    assert 0 < shown < 41
    assert view.left == 41 - shown
    last = BeautifulSoup((tmp_path / view.sheets[-1].page).read_text("utf-8"), "lxml").find(id="left")
    assert last is not None
    assert f"{view.left} more pieces are left out here" in last.get_text()
    assert "segments.jsonl" in last.get_text()


def test_the_parts_of_all_documents_together_stay_within_the_room(
    make_maker: Callable[[], Any], tmp_path: Path
) -> None:
    """A twelfth of 100,000 comments in a twelfth of the room; `make bench` makes the whole."""
    maker = make_maker()
    lines = [
        ("C", f"Row {number}: the hall was cold and nobody came to mend its old door.") for number in range(12_000)
    ]
    for place, segment in enumerate(maker.document("survey.csv", lines)):
        maker.code(segment, ("negative", "positive")[place % 2], "cost")
    write_report(maker.analysis(), tmp_path)
    found = sizes(tmp_path)
    assert max(found.values()) < 500_000
    words = sum(size for name, size in found.items() if name.startswith("document-"))
    text = sum(len(line) for _, line in lines)
    assert (words - text) / 12_000 < parts.AROUND + parts.THEMES + 5


def test_three_hundred_comments_are_less_than_a_megabyte(make_maker: Callable[[], Any], tmp_path: Path) -> None:
    maker = make_maker()
    said = "The last bus leaves before the session ends, so nobody without a car can stay for the whole of it ({})."
    for paper in range(6):
        lines = [
            (
                "Q" if place % 8 == 0 else "C",
                said.format(f"{paper}.{place}"),
                {"column": ("We hope", "We fear")[place % 2]},
            )
            for place in range(50)
        ]
        segments = maker.document(f"session-{paper}.docx", lines, title=f"Session {paper}")
        for place, segment in enumerate(segments):
            maker.code(
                segment, ("negative", "positive", "neutral")[place % 3], *("hours", "cost", "staff")[: 1 + place % 2]
            )
            if segment.role == "question":
                maker.ask(segment, "unanswered", "no reply found", asker="Mr Quill")
        for at in range(0, 40, 5):
            maker.concern(f"k{paper}{at}", f"Getting home {paper}.{at}", segments[at : at + 5])
    write_report(maker.analysis(), tmp_path)
    assert sum(sizes(tmp_path).values()) < 1_000_000
