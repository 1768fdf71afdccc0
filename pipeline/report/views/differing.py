"""Where two answers to one question cannot both hold, in words."""

from pipeline.records import Exchange
from pipeline.report.words import clipped

_SAYS = {"number": "Two answers give different numbers", "date": "Two answers give different dates",
         "polarity": "One answer says yes and another no"}  # fmt: skip
_LONG = 90  # letters of an answer that are shown


def differing(exchange: Exchange) -> tuple[str, ...]:
    """Say what speaks against each other in the answers to a question; nothing where nothing does."""
    return tuple(
        dict.fromkeys(
            f"{_SAYS[item.kind]}: “{clipped(item.words[0], _LONG)}” and “{clipped(item.words[1], _LONG)}”."
            for item in exchange.differences
        )
    )
