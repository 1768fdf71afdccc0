"""Each page carries the rules that can apply to it, and no others."""

import re

from pipeline.report.style import fingerprint, style_for, stylesheet


def test_what_a_page_does_not_use_is_left_out() -> None:
    bare = style_for('<p class="wrap">x</p>')
    assert ".wrap" in bare
    assert ".heat" not in bare
    assert "fieldset" not in bare
    assert len(bare) < len(stylesheet()) / 2


def test_what_a_page_uses_is_kept_in_every_medium() -> None:
    kept = style_for(
        '<table class="heat"><thead><tr><th>x</th></tr></thead></table><p class="late-panel row late-row lab age"></p>'
    )
    assert ".heat thead th:nth-child(n+2)" in kept.replace(" ", " ")
    assert "@page" in kept
    assert "prefers-color-scheme: dark" in kept
    assert kept.count("{") == kept.count("}")


def test_a_page_that_uses_every_class_and_element_loses_nothing() -> None:
    sheet = re.sub(r"/\*.*?\*/", "", stylesheet(), flags=re.DOTALL)
    classes = " ".join(sorted(set(re.findall(r"\.([a-zA-Z][\w-]*)", sheet))))
    elements = sorted(set(re.findall(r"(?<![\w.#-])[a-z][a-z0-9]*", sheet)))
    page = f'<p class="{classes}">' + "".join(f"<{name}>" for name in elements)

    def bare(text: str) -> str:
        return re.sub(r"\s+", "", text)

    assert bare(style_for(page)) == bare(sheet)


def test_the_fingerprint_is_of_exactly_the_bytes() -> None:
    assert fingerprint("a") != fingerprint("a ")
