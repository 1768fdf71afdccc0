"""Every page of several studies, held to the same rules: well formed, linked, labelled, safe."""

import re
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from pipeline.records import Analysis
from pipeline.report import write_report
from pipeline.report.html import TEMPLATES

VOID = {"meta", "link", "br", "input"}
NOT_IN_A_PARAGRAPH = {
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "table",
    "section",
    "details",
    "figure",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
}
HOSTILE = "<script>alert(1)</script> & \"quotes\" 'single' \u202eright to left\u202c \x00\x0b {{ 7 * 7 }} https://example.org/a </style>"


def _empty(maker: Any) -> Analysis:
    return maker.analysis()


def _only_unread(maker: Any) -> Analysis:
    maker.unreadable("scan.pdf", "there is no text in it")
    maker.unreadable("old.doc", "an old Word file")
    return maker.analysis()


def _no_questions(maker: Any) -> Analysis:
    for segment in maker.document(
        "a.txt", [("C", "The hall is cold."), ("C", "The pool is warm.")], when=date(2024, 1, 1)
    ):
        maker.code(segment, "negative", "cost")
    return maker.analysis()


def _no_comments(maker: Any) -> Analysis:
    asked, _ = maker.document(
        "m.txt", [("Q", "When does it open?"), ("S", "The chair closed the meeting.")], shape="minutes"
    )
    maker.ask(asked, "unanswered", "no reply found")
    maker.code(asked, None, "hours")
    return maker.analysis()


def _nothing_judged(maker: Any) -> Analysis:
    maker.document("a.txt", [("C", "The hall is cold.")])
    return maker.analysis()


def _only_set_aside(maker: Any) -> Analysis:
    maker.document("a.txt", [("-", "Page 1"), ("-", "Page 2")])
    return maker.analysis()


def _hostile(maker: Any) -> Analysis:
    hostile, again, _ = maker.document(
        "<img src=x onerror=alert(1)>.txt",
        [
            ("Q", HOSTILE, {"speaker": HOSTILE, "section": HOSTILE, "column": HOSTILE}),
            ("C", HOSTILE, {"column": "other", "speaker": "\u05d0\u05d1"}),
            ("-", HOSTILE, {"reason": HOSTILE}),
            ("H", HOSTILE),
        ],
        title=HOSTILE,
    )
    maker.code(hostile, "negative", 'hostile"><b>', "cost")
    maker.code(again, "mixed", "cost")
    maker.ask(
        hostile,
        "unanswered",
        HOSTILE,
        asker=HOSTILE,
        addressee=HOSTILE,
        answers=(maker.answer(again, "linked", 0.3),),
        score=0.1,
    )
    maker.unreadable(HOSTILE, HOSTILE)
    return maker.analysis(notes=(HOSTILE,))


def _many(maker: Any) -> Analysis:
    for number in range(7):
        lines = [("Q", f"What of the hall in winter {number}-{place}?") for place in range(70)] + [
            ("C", f"It rains in {number}.")
        ]
        for segment in maker.document(
            f"s{number}.txt", lines, when=date(2020 + number % 3, 1 + number, 3), title=f"Session {number} " + "w" * 60
        ):
            if segment.role == "question":
                maker.ask(segment, "unanswered", "no reply found")
            else:
                maker.code(segment, "negative", "cost")
    return maker.analysis()


STUDIES: dict[str, Callable[[Any], Analysis] | None] = {
    "full": None,
    "empty": _empty,
    "only unread files": _only_unread,
    "no questions": _no_questions,
    "no comments": _no_comments,
    "nothing judged": _nothing_judged,
    "only set aside": _only_set_aside,
    "hostile": _hostile,
    "many": _many,
}


@pytest.fixture(scope="module", params=STUDIES)
def pages(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    make_study: Callable[[], Analysis],
    make_maker: Callable[[], Any],
) -> dict[str, str]:
    build = STUDIES[request.param]
    analysis = make_study() if build is None else build(make_maker())
    out = tmp_path_factory.mktemp("report")
    written = write_report(analysis, out, title=HOSTILE if request.param == "hostile" else None)
    return {path.name: path.read_text("utf-8") for path in written if path.suffix == ".html"}


def soups(pages: dict[str, str]) -> dict[str, BeautifulSoup]:
    return {name: BeautifulSoup(text, "lxml") for name, text in pages.items()}


class Strict(HTMLParser):
    """Notes every tag that is not closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(names := [name for name, _ in attrs]) != len(set(names)):
            self.wrong.append(f"an attribute twice in <{tag}>")
        if "p" in self.open and tag in NOT_IN_A_PARAGRAPH:
            self.wrong.append(f"<{tag}> inside <p> at {self.getpos()}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Closed at once, as the marks of a drawing are."""

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


def test_the_pages_of_the_contract_are_there(pages: dict[str, str]) -> None:
    assert {
        f"{name}.html"
        for name in ("index", "themes", "concerns", "questions", "actions", "documents", "unread", "review")
    } <= set(pages)


def test_every_tag_is_closed_in_its_place(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        parser = Strict()
        parser.feed(text)
        parser.close()
        assert (name, parser.wrong, parser.open) == (name, [], [])


def test_headings_are_in_order_under_one_title(pages: dict[str, str]) -> None:
    for name, soup in soups(pages).items():
        levels = [int(tag.name[1]) for tag in soup.find_all(re.compile("^h[1-6]$"))]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), (name, levels)
        assert all(tag.get_text(strip=True) for tag in soup.find_all(re.compile("^h[1-6]$"))), name


def test_ids_are_unique_and_every_link_leads_somewhere(pages: dict[str, str]) -> None:
    parsed = soups(pages)
    ids = {name: [str(tag["id"]) for tag in soup.find_all(id=True)] for name, soup in parsed.items()}
    for name, found in ids.items():
        assert len(found) == len(set(found)), (name, [one for one in found if found.count(one) > 1])
    for name, soup in parsed.items():
        for link in soup.find_all("a", href=True):
            page, _, anchor = str(link["href"]).partition("#")
            target = page or name
            assert target in ids, (name, link["href"])
            assert not anchor or anchor in ids[target], (name, link["href"])
        for tag in soup.find_all(attrs={"aria-labelledby": True}):
            assert str(tag["aria-labelledby"]) in ids[name]


def test_links_and_regions_have_names(pages: dict[str, str]) -> None:
    for name, soup in soups(pages).items():
        for link in soup.find_all("a", href=True):
            assert link.get("aria-label") or link.get_text(strip=True), (name, str(link))
        for region in soup.find_all(role="region"):
            assert region.get("aria-label"), name


def test_tables_say_what_they_hold(pages: dict[str, str]) -> None:
    for name, soup in soups(pages).items():
        for table in soup.find_all("table"):
            assert table.caption is not None, name
            assert table.caption.get_text(strip=True), name
            assert all(cell.get("scope") in ("row", "col") for cell in table.find_all("th")), name
            widths = {len(row.find_all(["th", "td"])) for row in table.find_all("tr")}
            assert len(widths) == 1, (name, table.caption.get_text())


def test_nothing_but_our_own_filter_can_run_and_nothing_is_fetched(pages: dict[str, str]) -> None:
    script = (TEMPLATES / "_sift.js").read_text("utf-8")
    for name, soup in soups(pages).items():
        assert not soup.find_all(["iframe", "object", "embed", "base", "img", "audio", "video"]), name
        forms = soup.find_all("form")
        assert [tag.string for tag in soup.find_all("script")] == [script] * len(forms), name
        assert all(form.has_attr("hidden") and not form.has_attr("action") for form in forms), name
        for tag in soup.find_all(True):
            assert isinstance(tag, Tag)
            bad = [key for key in tag.attrs if key == "style" or key.startswith("on") or key in ("src", "srcset")]
            assert not bad, (name, str(tag)[:80])
        assert all(str(link["href"]) == "data:," for link in soup.find_all("link")), name
        addresses = [
            value
            for tag in soup.find_all(True)
            for value in tag.attrs.values()
            if "//" in re.sub(r"'sha256-[^']+'", "", str(value))  # a fingerprint may hold two strokes
        ]
        assert addresses == [], name


def test_the_policy_allows_the_one_style_and_nothing_else(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
        digest = b64encode(sha256(style.encode()).digest()).decode()
        soup = BeautifulSoup(text, "lxml")
        policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert isinstance(policy, Tag), name
        assert "default-src 'none'" in str(policy["content"])
        assert f"style-src 'sha256-{digest}'" in str(policy["content"])
        for script in re.findall(r"<script>(.*?)</script>", text, re.DOTALL):
            digest = b64encode(sha256(script.encode()).digest()).decode()
            assert f"script-src 'sha256-{digest}'" in str(policy["content"])
            break
        else:
            assert "script-src" not in str(policy["content"])


def test_pages_are_in_english_and_utf_8_without_stray_controls(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        assert text.startswith('<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'), name
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", text), name
        assert text.endswith("</html>\n"), name


def test_every_page_can_be_reached_from_the_first(pages: dict[str, str]) -> None:
    parsed = soups(pages)
    seen, to_do = set(), ["index.html"]
    while to_do:
        page = to_do.pop()
        if page not in seen:
            seen.add(page)
            to_do += [str(link["href"]).partition("#")[0] or page for link in parsed[page].find_all("a", href=True)]
    assert seen == set(pages)


def test_the_same_analysis_gives_the_same_bytes(make_study: Callable[[], Analysis], tmp_path: Path) -> None:
    one, two = write_report(make_study(), tmp_path / "one"), write_report(make_study(), tmp_path / "two")
    assert [path.name for path in one] == [path.name for path in two]
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_no_template_switches_the_escaping_off() -> None:
    templates = sorted(TEMPLATES.glob("*.html"))
    assert templates
    for path in templates:
        text = path.read_text("utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape|style=", text), path.name


def test_a_study_without_comments_shows_its_questions_by_theme(make_maker: Callable[[], Any], tmp_path: Path) -> None:
    write_report(_no_comments(make_maker()), tmp_path)
    first = BeautifulSoup((tmp_path / "index.html").read_text("utf-8"), "lxml")
    assert "1 of 1 question is about Opening hours; 1 is open." in " ".join(
        first.get_text(" ", strip=True).split()
    ).replace(" ;", ";")
    themes = BeautifulSoup((tmp_path / "themes.html").read_text("utf-8"), "lxml").get_text(" ")
    assert "of 0" not in themes


def test_a_sentence_that_may_be_a_question_waits_for_a_person(study_analysis: Analysis, tmp_path: Path) -> None:
    write_report(study_analysis, tmp_path)
    page = BeautifulSoup((tmp_path / "review.html").read_text("utf-8"), "lxml")
    section = page.find(id="possible").find_parent("section")
    [row] = section.select("li.row")
    assert row.find("blockquote").get_text(strip=True) == "Good lifeguards, but never enough of them on a Sunday."
    assert "Sounds like asking" in row.get_text()
    assert (tmp_path / row.find("a")["href"].partition("#")[0]).is_file()
    assert "1 sentence in 1 of 2 documents may be a question and stands in no list" in " ".join(
        page.find(attrs={"aria-labelledby": "sum"}).get_text(" ", strip=True).split()
    )
