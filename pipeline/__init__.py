"""yousaid: reads what people told a public body, files every comment and keeps account of every question.

>>> from pathlib import Path
>>> from pipeline import read_corpus
>>> corpus = read_corpus([Path("corpus/sample")])
>>> len(corpus.documents) >= 12
True
"""

import importlib
from typing import TYPE_CHECKING, Any

from pipeline.editions import Edition
from pipeline.errors import PipelineError
from pipeline.records import (
    Action,
    Analysis,
    Answer,
    Block,
    Codebook,
    Coding,
    Concern,
    Corpus,
    Decision,
    Document,
    Exchange,
    Promise,
    Reject,
    Segment,
    Theme,
)

if TYPE_CHECKING:
    from pipeline.ingest import read_corpus
    from pipeline.ledger import update_ledger
    from pipeline.nlp import analyse
    from pipeline.nlp.codebook import load_codebook
    from pipeline.report import write_report

__version__ = "0.1.0"

# The stages bring numpy and spaCy with them, so they are imported only when asked for: `yousaid --help` stays instant.
_STAGES = {
    "read_corpus": "pipeline.ingest",
    "load_codebook": "pipeline.nlp.codebook",
    "analyse": "pipeline.nlp",
    "update_ledger": "pipeline.ledger",
    "write_report": "pipeline.report",
}

__all__ = [
    "Action",
    "Analysis",
    "Answer",
    "Block",
    "Codebook",
    "Coding",
    "Concern",
    "Corpus",
    "Decision",
    "Document",
    "Edition",
    "Exchange",
    "PipelineError",
    "Promise",
    "Reject",
    "Segment",
    "Theme",
    "analyse",
    "load_codebook",
    "read_corpus",
    "update_ledger",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name in _STAGES:
        return getattr(importlib.import_module(_STAGES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
