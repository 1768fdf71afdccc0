"""Any other encoder: a folder or a hub name, loaded by sentence-transformers or model2vec where they are installed."""

import hashlib
import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.errors import ModelError
from pipeline.nlp.vectors import Encoder, Vectors, unit
from pipeline.records import Model

_LIBRARIES = {"sentence-transformers": "sentence_transformers", "model2vec": "model2vec"}


def load_other(name: str) -> Encoder:
    """Load an encoder that does not ship with the program.

    Parameters
    ----------
    name : str
        A folder, or a name on the hub; "model2vec:" or "sentence-transformers:" in front says which library it is for.
        Without that a folder is judged by what is in it, and a hub name goes to the library that is installed.

    Raises
    ------
    ModelError
        The library is not installed, or it cannot load the model.
    """
    library, where = _split(name)
    if importlib.util.find_spec(_LIBRARIES[library]) is None:
        raise ModelError(
            f"The encoder {name} needs {library}, which is not installed. "
            f"Run: pip install {library} - or leave --encoder out to use the encoder that ships with yousaid."
        )
    try:
        return _SentenceTransformer(where) if library == "sentence-transformers" else _Model2Vec(where)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        reason = str(error).strip().split("\n")[0]
        raise ModelError(f"{library} cannot load the encoder {where}: {reason}") from error


def _split(name: str) -> tuple[str, str]:
    for library in _LIBRARIES:
        if name.startswith(f"{library}:"):
            return library, name[len(library) + 1 :]
    folder = Path(name)
    if folder.is_dir():
        return ("sentence-transformers" if (folder / "modules.json").exists() else _by_config(folder)), name
    if "/" not in name or folder.is_absolute() or name.startswith("."):
        raise ModelError(
            f"There is no encoder named {name}: use minilm, static, a folder, or a hub name such as owner/model."
        )
    installed = [library for library, module in _LIBRARIES.items() if importlib.util.find_spec(module)]
    return (installed or list(_LIBRARIES))[0], name


def _by_config(folder: Path) -> str:
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"The folder {folder} holds no encoder: its config.json cannot be read.") from error
    static = str(config.get("model_type", "")).startswith("model2vec") or "StaticModel" in config.get(
        "architectures", []
    )
    return "model2vec" if static else "sentence-transformers"


def _described(library: str, where: str, arrays: Sequence[Any]) -> Model:
    whole = hashlib.sha256()
    for array in arrays:
        whole.update(np.ascontiguousarray(array).tobytes())
    return Model(
        name=f"{library}:{Path(where).name if Path(where).is_dir() else where}", version="", sha256=whole.hexdigest()
    )


class _SentenceTransformer:
    keep = True

    def __init__(self, where: str) -> None:
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(1)
        torch.use_deterministic_algorithms(True, warn_only=True)
        self._loaded = SentenceTransformer(where, device="cpu")
        weights = self._loaded.state_dict()
        arrays = [weights[key].detach().cpu().float().numpy() for key in sorted(weights)]
        self.model = _described("sentence-transformers", where, arrays)

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return self.encode([""])[:0]
        # One at a time: padding to a neighbour's length moves the last bits.
        rows = self._loaded.encode(list(texts), batch_size=1, show_progress_bar=False, convert_to_numpy=True)
        return unit(rows)


class _Model2Vec:
    keep = False

    def __init__(self, where: str) -> None:
        from model2vec import StaticModel

        self._loaded = StaticModel.from_pretrained(where)
        self.model = _described("model2vec", where, [self._loaded.embedding])

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self._loaded.dim), np.float32)
        return unit(np.asarray(self._loaded.encode(list(texts), show_progress_bar=False)))
