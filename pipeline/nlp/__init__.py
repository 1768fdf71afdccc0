"""What was said, filed: themes, sentiment, questions and their answers, actions, recurring concerns."""

import datetime
from collections.abc import Callable, Container, Iterable
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.records import Analysis, Codebook, Corpus, Provenance
from pipeline.resources import shipped_models

#: Roles in which people speak for themselves.
VOICES = frozenset({"comment", "question"})

#: What an analysis does, in its order; whoever waits is shown each as it begins.
STEPS = (
    "Finding questions",
    "Comparing sentences",
    "Filing what was said",
    "Following questions to answers",
    "Finding what keeps coming back",
)

#: The folders of models/ that hold sentence encoders; a run uses one.
ENCODERS = ("minilm", "static")


def analyse(
    corpus: Corpus,
    codebook: Codebook,
    *,
    as_of: datetime.date,
    encoder_name: str | None = None,
    trained: Path | None = None,
    cache: Path | None = None,
    entered: Container[str] = (),
    progress: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> Analysis:
    """Find everything that yousaid finds; each step is also a public function of its own module.

    Parameters
    ----------
    corpus : Corpus
    codebook : Codebook
    as_of : date
        The run's clock: what is overdue is judged by it.
    encoder_name : str, optional
        Overrules the choice of sentence encoder, which is otherwise made by the number of texts.
    trained : Path, optional
        A folder that ``yousaid train themes`` wrote, used beside the codebook.
    cache : Path, optional
        A file in which sentence vectors are kept between runs.
    entered : container of str
        The ids of the sentences that a person entered as questions.
    progress : callable
        Is given `STEPS`, and asked for the next when it begins.

    Returns
    -------
    Analysis
    """
    from pipeline.nlp.actions import find_actions
    from pipeline.nlp.answers import find_answers
    from pipeline.nlp.concern_groups import SMALL
    from pipeline.nlp.concerns import find_concerns
    from pipeline.nlp.differences import flag_differences
    from pipeline.nlp.encoder import choose_encoder
    from pipeline.nlp.intent import code_intent
    from pipeline.nlp.lines import read_lines
    from pipeline.nlp.matching import propose_links
    from pipeline.nlp.possible import enter, find_possible
    from pipeline.nlp.questions import questions_of
    from pipeline.nlp.repeats import link_repeats
    from pipeline.nlp.sentiment import code_sentiment
    from pipeline.nlp.theme_blend import described_model, with_learnt
    from pipeline.nlp.themes import code_themes
    from pipeline.nlp.vectors import VectorCache

    segments = corpus.segments
    kept = VectorCache(cache) if cache else None
    encoder = choose_encoder(len(segments), encoder_name)
    encoder = kept.wrap(encoder) if kept else encoder

    steps = iter(progress(STEPS))
    next(steps)
    readings = read_lines(corpus)
    questions = enter(readings, [question for reading in readings for question in questions_of(reading)], entered)
    possible = tuple(find_possible(readings, questions))
    asking = {question.segment.id for question in questions}
    # Vectors are for what people said; the running text of minutes is filed by its words, at a fifth of the time.
    voices = [segment for segment in segments if segment.role in VOICES or segment.id in asking]
    others = [segment for segment in segments if segment.role not in VOICES and segment.id not in asking]
    next(steps)
    vectors = encoder.encode([segment.text for segment in voices])
    next(steps)
    codings = [
        *code_themes(voices, codebook, encoder, vectors, trained=trained),
        *code_themes(others, codebook, encoder if trained else None, trained=trained),
        *code_sentiment(voices, encoder, vectors),
        *code_sentiment(others),
        *code_intent(segments),
    ]
    next(steps)
    found = propose_links(find_answers(corpus, questions, encoder=encoder), corpus, encoder)
    exchanges = flag_differences(link_repeats(found, encoder))
    actions = find_actions(corpus)
    next(steps)
    concerns = find_concerns(segments, encoder, documents=corpus.documents)

    next(steps, None)  # the last is done

    if kept:
        kept.save()
    notes = [f"Sentences were compared by the encoder {encoder.model.name}, on this computer."]
    if len(segments) <= SMALL:
        notes.append(
            f"This study is small ({len(segments)} pieces of text): what recurs was found by nearest likeness, "
            "and nothing was clustered by density."
        )
    learnt = (described_model(trained),) if trained else ()
    return Analysis(
        corpus=corpus,
        codebook=with_learnt(codebook, trained) if trained else codebook,
        codings=tuple(codings),
        exchanges=tuple(exchanges),
        actions=tuple(actions),
        concerns=tuple(concerns),
        possible=possible,
        provenance=Provenance(
            version=__version__,
            as_of=as_of,
            models=(encoder.model, *learnt, *shipped_models(without=ENCODERS)),
            notes=tuple(notes),
        ),
    )
