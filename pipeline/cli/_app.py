"""The command line's own top."""

from typing import Annotated

import typer
from typer.core import TyperGroup

from pipeline import __version__
from pipeline.cli._face import DONE, new_app

#: The commands in the order in which people meet them.
ORDER = (
    *("run", "init", "validate", "questions", "review", "decide", "export", "import"),
    *("codebook", "train", "evaluate", "check-leaks", "ingest", "analyse", "report"),
)

#: The same for those about questions.
QUESTION_ORDER = (
    *(
        "list",
        "due",
        "show",
        "possible",
        "enter",
        "dismiss",
        "answer",
        "reject",
        "defer",
        "decline",
        "reopen",
        "merge",
        "split",
        "undo",
    ),
    *("sheet", "take"),
)


class _InOrder(TyperGroup):
    order: tuple[str, ...] = ORDER

    def list_commands(self, _ctx: object) -> list[str]:
        return sorted(self.commands, key=self.order.index)


class _QuestionsInOrder(_InOrder):
    order = QUESTION_ORDER


app = new_app(
    name="yousaid",
    cls=_InOrder,
    help="Reads what people told a public body, files every comment, and keeps account of every question.\n\n"
    "Start with: yousaid run FOLDER --out REPORT, then open REPORT/index.html.",
    epilog="Each command says more, with an example: yousaid COMMAND --help. In any of them --json prints the result for "
    "programs, and --quiet nothing but errors.",
)

#: The commands about questions stand in several files.
questions_app = new_app(cls=_QuestionsInOrder, help="List and show what was asked, and decide.")
app.add_typer(questions_app, name="questions")


@app.callback(invoke_without_command=True)
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """Say the version where it is asked for."""
    if version:
        typer.echo(f"yousaid {__version__}")
        raise typer.Exit(DONE)
