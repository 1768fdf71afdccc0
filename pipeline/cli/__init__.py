"""The command line: options in front of one function each. Only this folder prints and knows exit codes."""

from pipeline.cli import (  # noqa: F401 - imported for their commands
    agreement,
    bring_in,
    codebook,
    decide,
    evaluate,
    export,
    leaks,
    possible,
    questions,
    review,
    sheet,
    stages,
    study,
    verbs,
)
from pipeline.cli._app import app

__all__ = ["app"]
