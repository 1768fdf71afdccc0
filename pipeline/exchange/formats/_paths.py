"""Codes whose names tell what they stand under: "Travel.Buses" in Taguette, "Travel::Buses" in ATLAS.ti."""

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.exchange.coded import Code

#: By program; a dot that ends a word ("No. 5") parts nothing.
_BETWEEN = {"taguette": re.compile(r"(?<=\S)\.(?=\S)"), "atlas": re.compile(r"\s*::\s*")}


def parted(codes: Iterable[Code], origin: str) -> tuple[Code, ...]:
    """Return the codes with their own names, and what they stand under; those of other programs as they are."""
    codes = tuple(codes)
    between = next((found for name, found in _BETWEEN.items() if name in origin.casefold()), None)
    if between is None:
        return codes
    whole = {tuple(between.split(code.name)): code.key for code in codes if code.parent is None}

    def own(code: Code) -> Code:
        parts = tuple(between.split(code.name))
        if code.parent is not None or len(parts) < 2 or not all(parts):
            return code
        above = next((whole[parts[:end]] for end in range(len(parts) - 1, 0, -1) if parts[:end] in whole), None)
        return replace(code, name=parts[-1], path=parts[:-1], parent=above)

    return tuple(own(code) for code in codes)
