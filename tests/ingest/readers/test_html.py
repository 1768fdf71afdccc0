"""Web pages: what is on them, and what only surrounds it."""

from pipeline.ingest.readers.html import read
from pipeline.records import Block


def blocks(markup: str, encoding: str = "utf-8") -> list[Block]:
    return list(read(markup.encode(encoding)))


def brief(markup: str) -> list[tuple[str, str, str]]:
    return [(block.kind, block.mark, block.text) for block in blocks(markup)]


def grid(block: Block) -> list[list[str]]:
    return [[" / ".join(f"{one.mark}{one.text}" for one in cell) for cell in row] for row in block.rows]


def test_lists_nest_and_number_as_the_page_shows_them() -> None:
    found = blocks(
        "<ul><li>one<ul><li>under one</ul><li>two</ul><ol start=3><li>three<ol type=a><li>a<li>b</ol><li value=9>nine</ol>"
    )
    assert [(b.mark, b.level, b.text) for b in found] == [
        ("•", 0, "one"), ("•", 1, "under one"), ("•", 0, "two"),
        ("3.", 0, "three"), ("a.", 1, "a"), ("b.", 1, "b"), ("9.", 0, "nine"),
    ]  # fmt: skip


def test_cells_that_span_are_not_doubled() -> None:
    (table,) = blocks(
        "<table><tr><th>A<th colspan=2>BC<tr><td rowspan=2>tall<td>x<td>y<tr><td>z<td><ul><li>i<li>j</ul></table>"
    )
    assert grid(table) == [["A", "BC", ""], ["tall", "x", "y"], ["", "z", "•i / •j"]]


def test_a_table_in_a_table_keeps_its_own_rows() -> None:
    (table,) = blocks("<table><tr><td>a<td><table><tr><td>x<td>y</table><tr><td>b<td>c</table>")
    assert [len(row) for row in table.rows] == [2, 2]
    assert table.rows[0][1][0].kind == "table"


def test_collapsed_sections_are_headings_with_their_text() -> None:
    assert brief("<h2>Help</h2><details><summary>Is it free?</summary><p>Yes.</p></details>") == [
        ("heading", "", "Help"),
        ("heading", "", "Is it free?"),
        ("paragraph", "", "Yes."),
    ]


def test_definition_lists_are_bold_terms_and_their_texts() -> None:
    assert [(b.text, b.strong) for b in blocks("<dl><dt>Who?<dd>We.<dt>When?<dd>Now.</dl>")] == [
        ("Who?", 4), ("We.", 0), ("When?", 5), ("Now.", 0),
    ]  # fmt: skip


def test_bold_is_seen_in_tags_styles_and_the_page_s_own_classes() -> None:
    found = blocks(
        "<style>.q { color: red; font-weight: bold }</style><p><b>One</b> rest<p><span style='font-weight:700'>Two</span>"
        "<div class='q'>Three</div><p>not <b>bold</b>"
    )
    assert [b.strong for b in found] == [3, 3, 5, 0]


def test_the_main_part_is_read_and_the_rest_is_set_aside() -> None:
    filler = "The clerk read out the letter. " * 8
    found = blocks(
        "<body><header><nav><ul><li><a href=/>Home</a><li><a href=/a>About</a></ul></nav></header><h1>Notes</h1>"
        f"<main><p>{filler}</p><aside>See also</aside><div class='share-links'><a href=x>Tell others</a></div></main>"
        "<footer>Council</footer></body>"
    )
    assert [(b.kind, b.text, b.note) for b in found] == [
        ("aside", "Home", "head of the web page"),
        ("aside", "About", "head of the web page"),
        ("heading", "Notes", ""),
        ("paragraph", filler.strip(), ""),
        ("aside", "See also", "side column of the web page"),
        ("aside", "Tell others", "share links"),
        ("aside", "Council", "foot of the web page"),
    ]


def test_cookie_notes_and_skip_links_are_set_aside_without_a_main_part() -> None:
    found = blocks(
        "<a class='skip-link' href='#c'>Skip to content</a><div id='cookie-banner'>We use cookies. <button>OK</button></div>"
        "<p>The pond is full of weed and somebody ought to clear it before the children come back.</p>"
    )
    assert [b.kind for b in found] == ["aside", "aside", "paragraph"]


def test_a_wrapper_whose_class_sounds_like_furniture_is_read() -> None:
    found = blocks("<div class='page-with-sidebar menu'>" + "<p>Warm rooms and a kind cook.</p>" * 9 + "</div>")
    assert {b.kind for b in found} == {"paragraph"}


def test_line_breaks_part_lines_unless_the_second_goes_on() -> None:
    assert [b.text for b in blocks("<p>Present: A. Fern<br>B. Moss<br>C. Reed<br/>(late)<p>It was<br>raining.")] == [
        "Present: A. Fern", "B. Moss", "C. Reed (late)", "It was raining.",
    ]  # fmt: skip


def test_block_quotations_carry_their_mark() -> None:
    assert brief("<blockquote><p>I like it.</p></blockquote>") == [("paragraph", ">", "I like it.")]


def test_preformatted_text_is_read_line_by_line() -> None:
    assert brief("<pre>- one\n- two\n</pre>") == [("item", "-", "one"), ("item", "-", "two")]


def test_declared_encodings_are_obeyed_and_undeclared_ones_recognised() -> None:
    markup = "<meta charset='{}'><p>Łódź – “café”</p>"
    assert (
        blocks(markup.format("iso-8859-2").replace("–", "-").replace("“", '"').replace("”", '"'), "iso-8859-2")[0].text
        == 'Łódź - "café"'
    )
    assert blocks("<p>café – “x”</p>", "cp1252")[0].text == "café – “x”"
    assert blocks("<p>café – “x”</p>", "utf-8-sig")[0].text == "café – “x”"
    assert blocks("<p>café</p>", "utf-16")[0].text == "café"


def test_hidden_answers_of_an_accordion_are_read() -> None:
    assert [b.text for b in blocks("<h3>Why?</h3><div style='display:none' aria-hidden=true><p>Because.</p></div>")] == [
        "Why?", "Because.",
    ]  # fmt: skip
