"""Make the static encoder: word pieces and word pairs that together point where the default encoder points.

Needs the environment and the teacher of models/minilm/fit.py, and the public data:

    fitting/bin/pip install onnxruntime
    fitting/bin/python models/minilm/fit.py --keep whole.onnx
    fitting/bin/python models/static/fit.py --teacher whole.onnx --data ../shared/data --work FOLDER

1. The teacher reads some 250,000 public sentences (``texts.py``) and every word piece by itself.
2. Its 384 dimensions are turned to the 256 that hold most of those sentences' vectors.
3. A piece's vector is a linear map of its teacher vector, times a weight that falls with its frequency, plus a
   correction of its own; pairs of neighbouring pieces that are frequent have a correction only. All are fitted so
   that a sentence's sum points like the teacher's vector and ranks the other sentences as the teacher does. A piece
   that the sentences hardly ever use keeps what map and weight give it.
4. Rows are rounded to int8, one scale each.
"""

import argparse
import hashlib
import itertools
import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from safetensors.numpy import save_file
from texts import gather
from tokenizers import Tokenizer

HERE = Path(__file__).parent
DIMENSIONS = 256
PAIRS = 6_000
MAX_TOKENS = 256
EPOCHS = 4
BATCH = 2048


def teach(session: onnxruntime.InferenceSession, tokenizer: Tokenizer, texts: list[str]) -> np.ndarray:
    """Return the teacher's vectors, sentences of like length run together."""
    found = tokenizer.encode_batch(texts)
    order = sorted(range(len(texts)), key=lambda i: len(found[i].ids))
    rows = np.zeros((len(texts), 384), np.float16)
    for start in range(0, len(order), 64):
        places = order[start : start + 64]
        width = max(len(found[i].ids) for i in places)
        ids = np.zeros((len(places), width), np.int64)
        mask = np.zeros_like(ids)
        for row, i in enumerate(places):
            ids[row, : len(found[i].ids)] = found[i].ids
            mask[row, : len(found[i].ids)] = 1
        rows[places] = session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
    return rows


def kept(path: Path, make: Callable[[], np.ndarray]) -> np.ndarray:
    """Read an array made by an earlier run, or make it."""
    if not path.exists():
        np.save(path, make())
    return np.load(path)


def vocabulary(tokenizer: Tokenizer) -> tuple[np.ndarray, list[str]]:
    """Return each piece's row, 0 for pieces of other scripts and placeholders, and the pieces that have one."""
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    rows = np.zeros(len(pieces), np.int64)
    taken = [""]
    for piece, i in pieces:
        if not piece.startswith("[") and (piece.isascii() or piece.removeprefix("##") in "£€–—’‘“”…°½¼¾éèêáàâçôöüï"):
            rows[i] = len(taken)
            taken.append(piece)
    return rows, taken


class Bags:
    """Sentences as bags of rows: pieces first, pairs behind them."""

    def __init__(self, encoded: list[list[int]], rows: np.ndarray, pairs: np.ndarray, first: int) -> None:
        where = {int(key): first + i for i, key in enumerate(pairs)}
        size = len(rows)
        self.bags = [
            np.array(
                [rows[i] for i in ids]
                + [where[key] for a, b in itertools.pairwise(ids) if (key := a * size + b) in where],
                np.int64,
            )
            for ids in encoded
        ]

    def take(self, places: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
        """Return some sentences' rows end to end, and where each begins."""
        bags = [self.bags[i] for i in places]
        offsets = np.cumsum([0] + [len(bag) for bag in bags[:-1]])
        return torch.from_numpy(np.concatenate(bags)), torch.from_numpy(offsets)


def train(
    bags: Bags, target: torch.Tensor, pieces: torch.Tensor, counts: torch.Tensor, pairs: int, epochs: int
) -> torch.Tensor:
    """Fit map, weights and corrections; return one vector a row."""
    turn = torch.nn.Parameter(torch.eye(pieces.shape[1]))
    # Smooth inverse frequency to begin with: common pieces say little.
    start = torch.log(2e-4 / (2e-4 + counts / counts.sum()))
    weight = torch.nn.Parameter(start)
    own = torch.nn.Embedding(len(pieces) + pairs, DIMENSIONS)
    torch.nn.init.zeros_(own.weight)
    optimiser = torch.optim.Adam(
        [{"params": [turn], "lr": 3e-4}, {"params": [weight], "lr": 1e-2}, {"params": own.parameters(), "lr": 4e-3}]
    )
    steps = epochs * (len(target) // BATCH)
    falling = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.02, 1 - step / steps))
    order = np.random.default_rng(0)

    def table() -> torch.Tensor:
        from_teacher = (pieces @ turn) * torch.exp(weight)[:, None]
        return torch.cat([from_teacher, torch.zeros(pairs, DIMENSIONS)]) + own.weight

    for epoch in range(epochs):
        shuffled = order.permutation(len(target))
        total = 0.0
        for first in range(0, len(target) - BATCH + 1, BATCH):
            places = shuffled[first : first + BATCH]
            inputs, offsets = bags.take(places)
            wanted = target[torch.from_numpy(places)]
            sums = torch.nn.functional.embedding_bag(inputs, table(), offsets, mode="sum")
            found = torch.nn.functional.normalize(sums, dim=1)
            direction = (1 - (found * wanted).sum(1)).mean()
            scale = 20.0
            hidden = torch.eye(len(places), dtype=torch.bool)
            theirs = (wanted @ wanted.T * scale).masked_fill(hidden, -1e4).log_softmax(1)
            ours = (found @ found.T * scale).masked_fill(hidden, -1e4).log_softmax(1)
            ranking = torch.nn.functional.kl_div(ours, theirs, log_target=True, reduction="batchmean")
            loss = direction + 0.5 * ranking + 2e-6 * own.weight.square().sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            falling.step()
            total += float(loss.detach())
        print(
            f"epoch {epoch}: loss {total / (len(target) // BATCH):.4f}, direction {float(direction.detach()):.4f}",
            flush=True,
        )
    return table().detach()


def main() -> int:
    """Fit and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teacher", type=Path, required=True, help="the graph kept by models/minilm/fit.py")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, required=True, help="where the teacher's vectors are kept")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--out", type=Path, default=HERE)
    options = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)

    tokenizer_file = HERE.parent / "minilm" / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(128)
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(options.teacher), settings, providers=["CPUExecutionProvider"])

    texts = gather(options.data)
    sentences = kept(options.work / "sentences.npy", lambda: teach(session, tokenizer, texts)).astype(np.float32)
    rows, taken = vocabulary(tokenizer)
    spelt = [piece.removeprefix("##") or "." for piece in taken]
    alone = kept(options.work / "pieces.npy", lambda: teach(session, tokenizer, spelt)).astype(np.float32)
    alone[0] = 0

    _, _, axes = np.linalg.svd(sentences[::5].T @ sentences[::5])
    axes = axes[:DIMENSIONS]
    target = sentences @ axes.T
    target /= np.linalg.norm(target, axis=1, keepdims=True)

    encoded = [found.ids for found in tokenizer.encode_batch(texts, add_special_tokens=False)]
    counts = Counter(i for ids in encoded for i in ids)
    size = len(rows)
    seen = Counter(a * size + b for ids in encoded for a, b in itertools.pairwise(ids) if rows[a] and rows[b])
    common = sorted(seen.items(), key=lambda item: (-item[1], item[0]))[:PAIRS]
    pairs = np.array(sorted(key for key, _ in common), np.int64)
    frequency = np.zeros(len(taken), np.float32)
    for i, count in counts.items():
        frequency[rows[i]] += count
    frequency[0] = 0

    bags = Bags(encoded, rows, pairs, len(taken))
    full = [i for i, bag in enumerate(bags.bags) if len(bag)]
    bags.bags = [bags.bags[i] for i in full]
    vectors = train(
        bags,
        torch.from_numpy(target[full]),
        torch.from_numpy(alone @ axes.T),
        torch.from_numpy(frequency),
        len(pairs),
        options.epochs,
    ).numpy()
    vectors[0] = 0
    scale = np.maximum(np.abs(vectors).max(axis=1), 1e-8).astype(np.float32) / 127
    save_file(
        {
            "vectors": np.clip(np.rint(vectors / scale[:, None]), -127, 127).astype(np.int8),
            "scale": scale,
            "rows": rows.astype(np.uint16),
            "pairs": pairs.astype(np.uint32),
        },
        str(options.out / "model.safetensors"),
    )
    shutil.copyfile(tokenizer_file, options.out / "tokenizer.json")
    config = {
        "name": "static",
        "version": "1",
        "dimensions": DIMENSIONS,
        "max_tokens": MAX_TOKENS,
        "files": {
            name: hashlib.sha256((options.out / name).read_bytes()).hexdigest()
            for name in ("model.safetensors", "tokenizer.json")
        },
    }
    (options.out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
