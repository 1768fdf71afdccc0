"""Look at a document once, though each of its parts asks anew."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Given = TypeVar("Given")
Found = TypeVar("Found")


def once(function: Callable[[Given], Found]) -> Callable[[Given], Found]:
    """Keep a function's last result for as long as it is asked about the same object; the result is not to be changed."""
    kept: list[tuple[Given, Found]] = []

    @wraps(function)
    def remembered(given: Given) -> Found:
        if not kept or kept[0][0] is not given:
            kept[:] = [(given, function(given))]
        return kept[0][1]

    return remembered
