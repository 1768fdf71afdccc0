"""Vectors turned so that a question comes nearer to what answers it, as models/matching/turn.py learnt for an encoder."""

from functools import lru_cache

import numpy as np

from pipeline.nlp.vectors import Vectors, one_thread, unit
from pipeline.resources import resource


@lru_cache(maxsize=1)
def turns() -> dict[str, Vectors]:
    """Return what turns each encoder's vectors, by the encoder's name."""
    from safetensors.numpy import load

    found = load(resource("models", "matching", "turns.safetensors").read_bytes())
    return {
        name: found[name].astype(np.float32) * found[f"{name} scale"]
        for name in sorted(found)
        if not name.endswith(" scale")
    }


def turned(rows: Vectors, turn: Vectors | None) -> Vectors:
    """Return rows of length 1, turned; as they are where nothing was learnt for the encoder."""
    if turn is None:
        return rows
    with one_thread():
        return unit(np.round(rows @ turn, 5))
