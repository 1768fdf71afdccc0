"""Take a whole file as one person's word: somebody went through the program's own codings, too.

What was left standing is that person's as much as what was added, and where every theme was taken off a piece of text it
belongs to none.
"""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.exchange.coded import Coded
from pipeline.exchange.labels import THEME
from pipeline.exchange.placing import MODEL, PERSON, Judged, Placed
from pipeline.records import Coding, Corpus


def reviewed(coded: Coded, by: str) -> Coded:
    """Return a file whose codings by models are a person's."""
    passages = (
        replace(passage, coder=by, made_at=None) if (passage.coder or "").startswith(MODEL) else passage
        for passage in coded.passages
    )
    return replace(coded, passages=tuple(passages))


def with_emptied(placed: Placed, corpus: Corpus, found: Iterable[Coding], by: str) -> Placed:
    """Add that a piece of text has no theme, where a model gave it one and the file has none on it any more.

    Parameters
    ----------
    placed : Placed
    corpus : Corpus
    found : iterable of Coding
        What the run's models found.
    by : str
    """
    themed = {coding.segment_id for coding in found if coding.layer == THEME and coding.coder.startswith(MODEL)}
    kept = {item.segment_id for item in placed.judged if item.layer == THEME}
    emptied = tuple(
        Judged(segment_id=segment.id, layer=THEME, labels=(), coder=PERSON + by.removeprefix(PERSON), made_at=None)
        for segment in corpus.segments
        if segment.document_id in placed.documents and segment.id in themed - kept
    )
    return replace(placed, judged=(*placed.judged, *emptied))
