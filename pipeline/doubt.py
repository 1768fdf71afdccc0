"""How unsure a reading may be before a person should look at it."""

from pipeline.records import Exchange

#: Below this score a person should look at a question or a coding, or at what was made of it.
UNSURE = 0.6


def sure_of(exchange: Exchange) -> float:
    """Return how sure it is both that this is a question and that it stands as is said."""
    return exchange.score * exchange.status_score
