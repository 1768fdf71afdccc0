"""What the method page says of the models is true of what ships."""

import json
import tomllib
from dataclasses import replace
from typing import Any

import pytest

from pipeline.records import Model
from pipeline.report.study import study_of
from pipeline.report.views.method import method_view
from pipeline.resources import resource, shipped_models

NAMES = sorted(path.name for path in resource("models").iterdir() if path.is_dir())


@pytest.mark.parametrize("name", NAMES)
def test_every_model_says_what_it_is_and_its_figures_stand_in_its_metrics(name: str) -> None:
    about = tomllib.loads(resource("models", name, "about.toml").read_text("utf-8"))
    assert set(about) - {"figures"} == {"task", "takes", "gives", "kind", "fitted_on", "limits"}
    metrics = json.loads(resource("models", name, "metrics.json").read_text("utf-8"))
    for figure in about.get("figures", ()):
        for key in ("value", "base"):
            for encoder in ("minilm", "static", "words"):
                where: Any = metrics
                path = [step.replace("{encoder}", encoder).replace("{judge}", encoder) for step in figure[key]]
                if (encoder, "{judge}") in {("static", step) for step in figure[key]}:
                    continue
                if encoder == "words" and path[0] == "words" and "words" not in metrics:
                    continue  # never used without an encoder
                for step in path:
                    where = where[step]
                number = where["value"] if isinstance(where, dict) else where
                assert 0 <= number <= 1 if key == "value" else number >= 20


def test_the_models_of_the_run_are_described_with_their_figures(maker: Any) -> None:
    maker.document("a.txt", [("C", "The hall is cold.")])
    analysis = maker.analysis()
    models = (*shipped_models(without=("static",)), Model(name="../../mine", version="3", sha256="ab" * 32))
    analysis = replace(analysis, provenance=replace(analysis.provenance, models=models))
    found = {model.name: model for model in method_view(study_of(analysis)).models}
    assert "in 100 (" in found["sentiment"].measured[0].text
    assert "cases)" in found["sentiment"].measured[0].text
    assert "95% interval" in found["questions"].measured[0].text
    assert found["concerns"].task
    names = [model.name for model in method_view(study_of(analysis)).models]
    assert len(names) == len(set(names))
    assert found["../../mine"].task == "A model of your own"
    assert next(iter(found)) == "questions"


def test_the_figures_are_those_of_the_encoder_that_ran(maker: Any) -> None:
    maker.document("a.txt", [("C", "The hall is cold.")])
    analysis = maker.analysis()
    metrics = json.loads(resource("models", "sentiment", "metrics.json").read_text("utf-8"))["own cases, five folds"]
    for encoder, without in (("minilm", "static"), ("static", "minilm")):
        models = shipped_models(without=(without,))
        changed = replace(analysis, provenance=replace(analysis.provenance, models=models))
        view = next(model for model in method_view(study_of(changed)).models if model.name == "sentiment")
        assert view.measured[0].value == metrics[encoder]["accuracy"]
