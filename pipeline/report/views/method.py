"""How the report was made: what was done, by which model, fitted on what, and how often each is wrong."""

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.errors import ModelError
from pipeline.records import Model, Theme
from pipeline.report.study import Study
from pipeline.report.words import number_of
from pipeline.resources import resource

#: The encoders; of those a run uses one, and the figures of other models hang on which.
_ENCODERS = ("minilm", "static")


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure of how good a model is, with what it was counted on."""

    value: float
    interval: tuple[float, float] | None  # 95 %, where the model's own measuring gave one
    base: int
    says: str

    @property
    def text(self) -> str:
        """The figure as a sentence: ``87 in 100 (95 % interval 82 to 91; 246 cases) of …``."""
        between = ""
        if self.interval:
            low, high = (round(100 * end) for end in self.interval)
            between = f"95% interval {low} to {high}; "
        return f"{round(100 * self.value)} in 100 ({between}{number_of(self.base, 'case')}) {self.says}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelView:
    """A fitted part, in words for a reader who is no specialist."""

    name: str
    version: str
    sha256: str
    task: str = "A model of your own"
    takes: str = ""
    gives: str = ""
    kind: str = ""
    fitted_on: str = ""
    limits: str = ""
    measured: tuple[Measured, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """What the method page says beyond what every page says."""

    models: tuple[ModelView, ...]
    notes: tuple[str, ...]
    codebook: str
    themes: tuple[Theme, ...]


def method_view(study: Study) -> MethodView:
    """Describe the models that the run used, in the order in which a document meets them."""
    provenance = study.analysis.provenance
    names = {model.name for model in provenance.models}
    encoder = next((name for name in _ENCODERS if name in names), "words")
    order = ("questions", "replies", "matching", "themes", "sentiment", "concerns", "voice", *_ENCODERS)
    place = {name: index for index, name in enumerate(order)}
    grouping = () if "concerns" in names else (Model(name="concerns", version=provenance.version, sha256=""),)
    models = sorted((*provenance.models, *grouping), key=lambda model: (place.get(model.name, len(order)), model.name))
    codebook = study.analysis.codebook
    return MethodView(
        models=tuple(_described(model, encoder) for model in models),
        notes=provenance.notes,
        codebook=f"{number_of(len(codebook.themes), 'theme')}, “{codebook.name}”, version {codebook.version}",
        themes=codebook.themes,
    )


def _described(model: Model, encoder: str) -> ModelView:
    about = _read(model.name, "about.toml")
    metrics = _read(model.name, "metrics.json")
    said = {key: value for key, value in about.items() if isinstance(value, str)}
    # the judge of replies reads sentence vectors only where the default encoder runs
    stand = {"{encoder}": encoder, "{judge}": encoder if encoder == "minilm" else "words"}
    measured = []
    for figure in about.get("figures", ()):
        value = _at(metrics, [stand.get(key, key) for key in figure["value"]])
        base = _at(metrics, [stand.get(key, key) for key in figure["base"]])
        if value is not None and base is not None:
            interval = value.get("interval") if isinstance(value, dict) else None
            number = value["value"] if isinstance(value, dict) else value
            measured.append(Measured(number, tuple(interval) if interval else None, int(base), figure["says"]))
    return ModelView(name=model.name, version=model.version, sha256=model.sha256, measured=tuple(measured), **said)


def _at(metrics: Any, path: list[str]) -> Any:
    for key in path:
        metrics = metrics.get(key) if isinstance(metrics, dict) else None
    return metrics


@cache
def _read(name: str, file: str) -> dict[str, Any]:
    """Read what stands beside a model; nothing for a model that a user brought."""
    if not name.replace("_", "").replace("-", "").isalnum():
        return {}
    try:
        text = resource("models", name, file).read_text("utf-8")
    except ModelError:
        return {}
    found = tomllib.loads(text) if file.endswith(".toml") else json.loads(text)
    return dict(found)
