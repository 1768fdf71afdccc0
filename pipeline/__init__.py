"""yousaid: reads what people told a public body, files every comment and keeps account of every question.

>>> from pathlib import Path
>>> from pipeline import read_corpus
>>> corpus = read_corpus([Path("corpus/sample")])
>>> len(corpus.documents) >= 12
True
"""

import importlib
from typing import TYPE_CHECKING, Any

from pipeline.errors import PipelineError

if TYPE_CHECKING:
    from pipeline.editions import Edition
    from pipeline.ingest import read_corpus
    from pipeline.ledger import update_ledger
    from pipeline.nlp import analyse
    from pipeline.nlp.codebook import load_codebook
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
    from pipeline.report import write_report

__version__ = "0.1.0"

# What is public is imported when it is asked for: the stages bring numpy and spaCy with them, and `yousaid --help` is to
# be instant. The nouns stand in pipeline.records but for those named here.
_HOMES = {
    "Edition": "pipeline.editions",
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
    if name in __all__:
        return getattr(importlib.import_module(_HOMES.get(name, "pipeline.records")), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
