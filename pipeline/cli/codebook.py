"""``yousaid codebook`` and ``yousaid train``: check a codebook, compare two, learn themes from coded comments."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli._app import app
from pipeline.cli._face import (
    DONE,
    NEEDS_A_PERSON,
    AsJson,
    EncoderName,
    Out,
    Quiet,
    RunFolder,
    command,
    new_app,
    show_json,
    show_rows,
)

codebook_app = new_app(help="Check a codebook, or see what changes between two.")
app.add_typer(codebook_app, name="codebook")
train_app = new_app(help="Learn from comments that people have coded.")
app.add_typer(train_app, name="train")

BookFile = Annotated[Path, typer.Argument(help="A codebook, a TOML file.", show_default=False)]


@command(codebook_app)
def check(codebook: BookFile, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Say what in a codebook an analyst should mend.

    These are themes much alike, and themes without examples or keywords.

    Example: yousaid codebook check surgery.toml
    """
    from pipeline.nlp.codebook import check_codebook, load_codebook

    book = load_codebook(codebook)
    warnings = check_codebook(book)
    if as_json:
        show_json({"name": book.name, "version": book.version, "themes": len(book.themes), "warnings": warnings})
    elif not quiet:
        for warning in warnings:
            typer.echo(warning)
        typer.echo(f"{book.name}: {len(book.themes)} themes, {len(warnings)} to look at.")
    raise typer.Exit(NEEDS_A_PERSON if warnings else DONE)


@command(codebook_app)
def diff(old: BookFile, new: BookFile, out: RunFolder, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Show which comments move between the themes of two codebooks.

    The comments are those that a run left in OUT.

    Example: yousaid codebook diff old.toml new.toml --out report/
    """
    from pipeline import run as job
    from pipeline import store
    from pipeline.nlp.codebook import load_codebook
    from pipeline.nlp.codebook_diff import diff_codebooks
    from pipeline.nlp.encoder import choose_encoder

    corpus = store.read_corpus_file(out / job.CORPUS)
    segments = [segment for segment in corpus.segments if segment.role in {"comment", "question"}]
    encoder = choose_encoder(len(segments))
    vectors = encoder.encode([segment.text for segment in segments])
    found = diff_codebooks(load_codebook(old), load_codebook(new), segments, encoder, vectors)
    if as_json:
        show_json(
            {
                "added": found.added,
                "removed": found.removed,
                "changed": found.changed,
                "base": found.base,
                "moves": [
                    {"segment_id": move.segment_id, "text": move.text, "before": move.before, "after": move.after}
                    for move in found.moves
                ],
            }
        )
    if as_json or quiet:
        return
    show_rows(
        [
            ("Themes added", ", ".join(found.added) or "none"),
            ("Themes removed", ", ".join(found.removed) or "none"),
            ("Themes changed", ", ".join(found.changed) or "none"),
            ("Comments filed otherwise", f"{len(found.moves)} of {found.base}"),
            *((f"  {before} to {after}", str(count)) for before, after, count in found.flows),
        ]
    )
    for move in found.moves:
        typer.echo(f"{', '.join(move.before)} -> {', '.join(move.after)}: {move.text}")


@command(train_app, "themes")
def train_themes(
    data: Annotated[Path, typer.Option("--data", help="A CSV file of comments that people have coded.")],
    text: Annotated[str, typer.Option("--text", help="Its column with the comments.")],
    labels: Annotated[str, typer.Option("--labels", help="Its column with the codes; several are parted by ;")],
    out: Out,
    encoder: EncoderName = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Learn themes from coded comments.

    A fifth is kept apart to check them; weights, card and figures are written into OUT.

    Example: yousaid train themes --data coded.csv --text comment --labels theme --out models/mine
    """
    from pipeline.cli.evaluate import flat, rows_of
    from pipeline.nlp import train_themes as trainer
    from pipeline.nlp.encoder import choose_encoder

    result = trainer.train_themes(data, text, labels, out, encoder=choose_encoder(rows_of(data), encoder))
    if as_json:
        show_json(result)
    elif not quiet:
        show_rows(list(flat(result)))
        typer.echo(f"Written to {out}.")
