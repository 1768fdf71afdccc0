"""Find what ships with the program: fitted models and codebooks, in the package or beside it in a checkout."""

import hashlib
from pathlib import Path

from pipeline.errors import ModelError
from pipeline.records import Model

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


def shipped_models(*, without: tuple[str, ...] = ()) -> tuple[Model, ...]:
    """Name the fitted models that ship with the program, with a hash over their weights, by name.

    Parameters
    ----------
    without : tuple of str
        Folders to leave out: of the encoders a run uses one.
    """
    found = []
    for folder in sorted(path for path in resource("models").iterdir() if path.is_dir()):
        weights = sorted(
            path
            for path in folder.rglob("*")
            if path.suffix in {".json", ".safetensors", ".onnx", ".toml"}
            and path.name not in {"metrics.json", "about.toml"}
        )
        if weights and folder.name not in without:
            digest = hashlib.sha256()
            for path in weights:
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
            found.append(Model(name=folder.name, version="1", sha256=digest.hexdigest()))
    return tuple(found)
