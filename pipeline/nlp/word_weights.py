"""The small models that weigh a sentence by its words: a weight for each feature, kept as plain JSON."""

import json
import math
from collections.abc import Iterable
from functools import cache
from typing import Any

from pipeline.errors import ModelError
from pipeline.resources import resource


def chance(features: Iterable[str], name: str) -> float:
    """Return from 0 to 1 what the model ``models/questions/<name>`` makes of the features of a sentence."""
    weights, bias = _model(name)
    return 1 / (1 + math.exp(-(bias + sum(weights.get(feature, 0.0) for feature in features))))


@cache
def _model(name: str) -> tuple[dict[str, float], float]:
    path = resource("models", "questions", name)
    try:
        stored: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return stored["weights"], float(stored["bias"])
    except (ValueError, KeyError) as error:
        raise ModelError(f"{path.name} is damaged. Install yousaid again.") from error
