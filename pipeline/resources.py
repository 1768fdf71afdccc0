"""Find what ships with the program: fitted models and codebooks, in the package or beside it in a checkout."""

from pathlib import Path

from pipeline.errors import ModelError

_PACKAGE = Path(__file__).parent


def resource(kind: str, *names: str) -> Path:
    """Return the path of something that ships with the program.

    Parameters
    ----------
    kind : {"models", "codebooks"}
    *names : str
        Folders and file below it.

    Raises
    ------
    ModelError
        It is not there: the installation is incomplete.
    """
    homes = [_PACKAGE / "_data" / kind, _PACKAGE.parent / ("corpus/codebooks" if kind == "codebooks" else kind)]
    for home in homes:
        path = home.joinpath(*names)
        if path.exists():
            return path
    raise ModelError(f"{kind}/{'/'.join(names)} is missing from the installation. Install yousaid again.")
