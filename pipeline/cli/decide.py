"""``yousaid decide``: a person's themes and feeling for one piece of text."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli._app import app
from pipeline.cli._deciding import By, Note, coder, now
from pipeline.cli._face import AsJson, LedgerAt, Quiet, RunFolder, command, fail, show_json

#: What a feeling can be.
FEELINGS = ("positive", "negative", "neutral", "mixed")


class Field(StrEnum):
    """What can be decided of a piece of text."""

    theme = "theme"
    sentiment = "sentiment"


@command(app)
def decide(
    target: Annotated[str, typer.Argument(help="The id of a piece of text, or enough of its start.")],
    field: Annotated[Field, typer.Argument(help="theme or sentiment.")],
    value: Annotated[
        str, typer.Argument(help="Codes of themes with commas between, or none; positive, negative, neutral, mixed.")
    ],
    out: RunFolder = Path(),
    ledger: LedgerAt = None,
    by: By = None,
    note: Note = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Decide the themes or the feeling of a piece of text.

    It counts for more than what the program found.

    Example: yousaid decide 8c41d theme communication,families --out report/
    """
    from pipeline import run as job
    from pipeline import store
    from pipeline.ledger import Ledger
    from pipeline.ledger.deciding import recode

    corpus = store.read_corpus_file(out / job.CORPUS)
    ids = {segment.id: segment for segment in corpus.segments}
    fits = [target] if target in ids else sorted(key for key in ids if target and key.startswith(target))
    if len(fits) != 1:
        many = f"could be {', '.join(fits[:3])}. Give more of the id" if fits else "is in no document of this report"
        fail(f"{target} {many}. OUT/segments.jsonl holds the ids.")
    labels = tuple(dict.fromkeys(label.strip() for label in value.split(",") if label.strip()))
    if field is Field.theme:
        known = [theme.code for theme in store.read_analysis_file(out / job.ANALYSIS, corpus).codebook.themes]
    else:
        known = list(FEELINGS)
    allowed = {*known, "none"} if field is Field.theme else set(known)
    if not labels or set(labels) - allowed or (len(labels) > 1 and (field is Field.sentiment or "none" in labels)):
        fail(
            f"{value!r} is no {field.value}. Choose from: {', '.join(known)}{' or none' if field is Field.theme else ''}."
        )
    with Ledger(ledger or out, must_exist=True) as book:
        made = recode(book, ids[fits[0]], field.value, ",".join(labels), coder=coder(by), made_at=now(), note=note)
    if as_json:
        show_json({"segment": fits[0], "field": field.value, "labels": list(labels), "recorded": len(made)})
    elif not quiet:
        typer.echo(f"Recorded for {fits[0]}: {field.value} {', '.join(labels)}.")
