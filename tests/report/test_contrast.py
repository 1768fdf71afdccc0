"""Every ink of the stylesheet on every ground that it stands on, in both schemes, by the formula of WCAG 2.2."""

import re

import pytest

from pipeline.report.style import stylesheet

#: Text needs 4.5 to 1; what is drawn, the edge of a control and the ring of the focus need 3 to 1.
TEXT, DRAWN = 4.5, 3.0

SAID = ("ink", "ink-2", "link", "link-on", "hope-text", "concern-text", "late", "wait")

#: Which ink stands on which ground; a colour that is nowhere in here has no business in the stylesheet.
GROUNDS: dict[str, tuple[float, tuple[str, ...]]] = {
    "paper": (TEXT, SAID),
    "wash": (TEXT, SAID),  # a proposed answer, a neutral remark, a line to copy
    "found": (TEXT, SAID),  # a piece of a document with all that stands in its margin
    "hope-tint": (TEXT, ("ink",)),
    "concern-tint": (TEXT, ("ink",)),
    "wait-tint": (TEXT, ("ink",)),
    "heat-0": (TEXT, ("heat-ink", "ink-2")),  # a nought is a quiet one
    "heat-1": (TEXT, ("heat-ink",)),
    "heat-2": (TEXT, ("heat-ink",)),
    "heat-3": (TEXT, ("heat-ink",)),
    "heat-4": (TEXT, ("heat-ink",)),
    "ink": (TEXT, ("paper",)),  # the link that skips the head
    "link": (TEXT, ("paper",)),  # a button
    "link-on": (TEXT, ("paper",)),
}
DRAWN_ON = {
    "paper": ("hope", "concern", "edge", "late", "wait", "ink", "ink-2", "focus"),
    "wash": ("hope", "edge", "late", "wait", "ink", "ink-2", "focus"),
    "found": ("late", "wait", "ink", "ink-2", "focus"),
}
#: Hairlines carry no meaning.
DECORATION = {"rule"}

_BLOCK = re.compile(r":root \{(.*?)\}", re.DOTALL)
_TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\s*;")


def tokens(block: str) -> dict[str, str]:
    return dict(_TOKEN.findall(block))


def schemes() -> dict[str, dict[str, str]]:
    sheet = re.sub(r"/\*.*?\*/", "", stylesheet(), flags=re.DOTALL)
    blocks = [tokens(block) for block in _BLOCK.findall(sheet)]
    light, dark, paper = (block for block in blocks if block)
    return {"light": light, "dark": light | dark, "printed from a dark screen": light | dark | paper}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_is_the_published_one() -> None:
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", list(schemes()))
def test_every_ink_can_be_read_on_every_ground(scheme: str) -> None:
    colour = schemes()[scheme]
    short = [
        f"{ink} on {ground}: {contrast(colour[ink], colour[ground]):.2f}"
        for ground, (least, inks) in GROUNDS.items()
        for ink in inks
        if contrast(colour[ink], colour[ground]) < least
    ]
    short += [
        f"{ink} drawn on {ground}: {contrast(colour[ink], colour[ground]):.2f}"
        for ground, inks in DRAWN_ON.items()
        for ink in inks
        if contrast(colour[ink], colour[ground]) < DRAWN
    ]
    assert short == []


def test_every_colour_has_its_place() -> None:
    named = {*GROUNDS, *(ink for _, inks in GROUNDS.values() for ink in inks)}
    named |= {*DRAWN_ON, *(ink for inks in DRAWN_ON.values() for ink in inks)}
    for scheme, colour in schemes().items():
        assert set(colour) == named | DECORATION, scheme


def test_no_colour_stands_outside_the_tokens() -> None:
    rules = _BLOCK.sub("", re.sub(r"/\*.*?\*/", "", stylesheet(), flags=re.DOTALL))
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", rules) == []
