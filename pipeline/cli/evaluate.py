"""``yousaid evaluate``: how often it is wrong, on labelled data; every figure with its base and a 95 % interval."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli._app import app
from pipeline.cli._face import AsJson, CodebookFile, EncoderName, Quiet, command, fail, new_app, show_json, show_rows
from pipeline.cli._figures import show_tables
from pipeline.errors import PipelineError

evaluate_app = new_app(help="Measure how often yousaid is wrong, on labelled data.")
app.add_typer(evaluate_app, name="evaluate")

#: Parts of a result that are printed as tables.
_TABLES = frozenset({"labels", "confusion", "by_length", "by_spelling", "reliability", "review"})

Labelled = Annotated[Path, typer.Option("--data", help="A CSV file of comments that people have labelled.")]
TextColumn = Annotated[str, typer.Option("--text", help="Its column with the comments.")]
LabelColumn = Annotated[str, typer.Option("--labels", help="Its column with the labels; several are parted by ;")]
HeadingColumn = Annotated[str | None, typer.Option("--heading", help="Its column with the heading over each comment.")]
Trained = Annotated[Path | None, typer.Option("--model", help="A folder written by `yousaid train themes`.")]
GoldFolder = Annotated[
    Path, typer.Option("--gold", help="A folder of NAME.gold.json files, or a file of cases, one a line.")
]
RunFolder = Annotated[Path | None, typer.Option("--run", help="The --out folder of a run over the same documents.")]


@command(evaluate_app)
def questions(gold: GoldFolder, run: RunFolder = None, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Compare the questions found with a reader's.

    Either those of a run with a folder of gold files, or those found in a file of labelled cases.

    Example: yousaid evaluate questions --gold gold/ --run report/
    """
    from pipeline.nlp.evaluate_questions import evaluate, evaluate_cases

    if gold.is_file():
        from pipeline.nlp.answers import find_answers
        from pipeline.nlp.questions import find_questions

        result = evaluate_cases(gold, lambda corpus: find_answers(corpus, find_questions(corpus)))
    elif run is None:
        raise PipelineError("With a folder of gold files, name the run to compare: --run report/")
    else:
        result = evaluate(gold, _found(run))
    _show(result, as_json, quiet)


@command(evaluate_app)
def themes(
    data: Labelled,
    text: TextColumn,
    labels: LabelColumn,
    codebook: CodebookFile = None,
    model: Trained = None,
    heading: HeadingColumn = None,
    encoder: EncoderName = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Compare the themes given with those in a labelled file.

    Example: yousaid evaluate themes --data coded.csv --text comment --labels theme
    """
    from pipeline.nlp.codebook import load_codebook
    from pipeline.nlp.encoder import choose_encoder
    from pipeline.nlp.evaluate import evaluate_themes

    chosen = choose_encoder(rows_of(data), encoder)
    _show(
        evaluate_themes(
            data, text, labels, codebook=load_codebook(codebook), encoder=chosen, trained=model, heading=heading
        ),
        as_json,
        quiet,
    )


@command(evaluate_app)
def sentiment(
    data: Labelled,
    text: TextColumn,
    labels: LabelColumn,
    heading: HeadingColumn = None,
    encoder: EncoderName = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Compare the sentiment given with that in a labelled file.

    Example: yousaid evaluate sentiment --data coded.csv --text comment --labels sentiment
    """
    from pipeline.nlp.encoder import choose_encoder
    from pipeline.nlp.evaluate import evaluate_sentiment

    _show(
        evaluate_sentiment(data, text, labels, encoder=choose_encoder(rows_of(data), encoder), heading=heading),
        as_json,
        quiet,
    )


@command(evaluate_app)
def concerns(
    data: Annotated[Path, typer.Option("--data", help="Remarks and their concerns, one JSON object a line.")],
    encoder: EncoderName = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Compare the concerns found with a reader's.

    What is counted is pairs of remarks put together, study by study.

    A line has text and concern (null where it recurs nowhere), and may have study, section, column, role, document
    and speaker.

    Example: yousaid evaluate concerns --data remarks.jsonl
    """
    from pipeline.nlp.encoder import choose_encoder
    from pipeline.nlp.evaluate_concerns import evaluate_concerns

    result = evaluate_concerns(data, encoder=choose_encoder(rows_of(data), encoder))
    if as_json:
        show_json(result)
    if as_json or quiet:
        return
    studies = result.pop("studies")
    show_rows(list(flat(result)))
    for row in studies:
        typer.echo(
            f"{row['study'] or 'all'}: F1 {row['f1']:.2f}, {row['found']} found, {row['concerns']} by the reader"
        )


def rows_of(data: Path) -> int:
    """Count a file's lines: by them the encoder is chosen."""
    try:
        with data.open("rb") as stream:
            return sum(1 for _ in stream)
    except OSError as error:
        raise PipelineError(f"{data}: {error.strerror or error}. Check the path.") from error


def _found(run: Path) -> dict[str, list[Any]]:
    from pipeline.nlp.evaluate_questions import Found

    path = run / "questions.jsonl"
    if not path.is_file():
        fail(f"{path} is not there. Run `yousaid run` with --out {run} first.")
    found: dict[str, list[Any]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        item = Found(**{name: row[name] for name in ("text", "status", "asker", "answer", "follow_up")})
        found.setdefault(Path(row["document"]).stem, []).append(item)
    return found


def _show(result: dict[str, Any], as_json: bool, quiet: bool) -> None:
    if as_json:
        show_json(result)
    elif not quiet:
        show_rows(list(flat({name: value for name, value in result.items() if name not in _TABLES})))
        show_tables(result)


def flat(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Lay a tree of figures out as labels and values, a figure with its interval on one line."""
    if isinstance(value, dict) and "value" in value:
        low, high = value.get("interval") or (value.get("low"), value.get("high"))
        within = f" (95 % interval {low:.3f} to {high:.3f})" if low is not None and high is not None else ""
        base = f", base {value['base']}" if "base" in value else ""
        yield name, f"{value['value']:.3f}{within}{base}"
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from flat(inner, f"{name} / {key}" if name else str(key).replace("_", " "))
    elif isinstance(value, list | tuple) and value and isinstance(value[0], dict | list | tuple):
        for item in value:
            yield (
                name,
                ", ".join(f"{key} {_said(inner)}" for key, inner in item.items())
                if isinstance(item, dict)
                else _said(item),
            )
    else:
        yield name, _said(value)


def _said(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_said(item) for item in value)
    if value is None or value == "":
        return "none"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
