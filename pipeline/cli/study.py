"""``yousaid init`` and ``yousaid validate``: a study's settings, and how its documents would be read."""

from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli._app import app
from pipeline.cli._face import (
    DONE,
    NEEDS_A_PERSON,
    AsJson,
    Quiet,
    SettingsFile,
    ShapeName,
    command,
    progress,
    settings_for,
    show_json,
)
from pipeline.errors import SettingsError

Folder = Annotated[
    Path, typer.Argument(help="The folder that holds the documents; it is made if it is not there.", show_default=False)
]
Title = Annotated[
    str | None, typer.Option("--title", help="What the study is called.", show_default="the folder's name")
]
Body = Annotated[str, typer.Option("--body", help="Whose study it is.")]
Checked = Annotated[list[Path], typer.Argument(help="Files and folders that would be read.", show_default=False)]


@command(app)
def init(
    folder: Folder, title: Title = None, body: Body = "Our organisation", as_json: AsJson = False, quiet: Quiet = False
) -> None:
    """Write a first settings file, yousaid.toml. It is never written over.

    Example: yousaid init sessions/ --title "What staff told us" --body "Anytown Council"
    """
    from pipeline.study_settings import NAME, starter

    path = folder / NAME
    name = folder.resolve().name.replace("_", " ").replace("-", " ").strip().capitalize()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(starter(title=title or name or "What people said", body=body))
    except FileExistsError:
        raise SettingsError(
            f"{path} is there already and was left as it is. Edit it, or check it with: yousaid validate {folder}"
        ) from None
    except OSError as error:
        raise SettingsError(f"{path} cannot be written ({error.strerror}).") from error
    if as_json:
        show_json({"written": str(path)})
    elif not quiet:
        typer.echo(f"{path} written. Edit it, put the documents beside it, then: yousaid validate {folder}")


@command(app)
def validate(
    paths: Checked,
    settings: SettingsFile = None,
    shape: ShapeName = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Check settings and codebook, and how each file would be read.

    Nothing is written.

    Ends with 1 where a file cannot be read or something wants a look, with 2 where a setting is wrong.

    Example: yousaid validate sessions/
    """
    from pipeline.ingest import read_corpus
    from pipeline.nlp.codebook import check_codebook, load_codebook
    from pipeline.recognition import recognised

    chosen = settings_for(paths, settings, shape=shape)
    book = load_codebook(chosen.codebook)
    corpus = read_corpus(paths, shape=chosen.shape, besides=chosen.besides(), progress=progress("Reading", quiet))
    facts: dict[str, Any] = {
        "settings": str(chosen.path) if chosen.path else None,
        "codebook": {"name": book.name, "themes": len(book.themes), "warnings": list(check_codebook(book))},
        **recognised(corpus),
    }
    if as_json:
        show_json(facts)
    elif not quiet:
        _tell(facts)
    wanting = facts["unread"] or facts["codebook"]["warnings"] or any(item["look"] for item in facts["documents"])
    raise typer.Exit(NEEDS_A_PERSON if wanting else DONE)


def _tell(facts: dict[str, Any]) -> None:
    typer.echo(f"Settings: {facts['settings'] or 'none; every setting is as it comes'}")
    book = facts["codebook"]
    typer.echo(f"Codebook: {book['name']}, {book['themes']} themes")
    for warning in book["warnings"]:
        typer.echo(f"  {warning}")
    for item in facts["documents"]:
        typer.echo(f"\n{item['document']}")
        typer.echo(f"  {item['title'] or 'no title seen'}; {item['day'] or 'no date seen'}")
        for part in item["parts"]:
            typer.echo(f"  {part['kind']} ({part['share']}): {part['why']}")
        typer.echo(f"  {item['holds']}")
        for remark in item["look"]:
            typer.echo(f"  Look: {remark}")
    for item in facts["unread"]:
        typer.echo(f"\n{item['document']}\n  Not read: {item['reason']}")
    read, all_ = len(facts["documents"]), len(facts["documents"]) + len(facts["unread"])
    typer.echo(f"\n{read} of {all_} files can be read. Nothing was written.")
