"""The fast encoder: a sentence is the weighted sum of its word pieces' and word pairs' vectors."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pipeline.nlp.encoder import described, read_config
from pipeline.nlp.vectors import Vectors, unit

_CHUNK = 20_000  # texts whose pieces are counted at a time, for the memory's sake


class StaticEncoder:
    """Our own static model, distilled from the default encoder.

    Parameters
    ----------
    folder : Path
        Holds model.safetensors, tokenizer.json and config.json.

    Notes
    -----
    ``rows`` leads from the tokenizer's piece to its vector (0 is a vector of zeros, for pieces that were pruned);
    ``pairs`` holds neighbouring pieces that have a vector of their own, added to those of the two pieces. Vectors
    are int8 with one scale each.
    """

    keep = False

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load
        from tokenizers import Tokenizer

        config = read_config(folder)
        self.model = described(config)
        self.dimensions = int(config["dimensions"])
        found = load((folder / "model.safetensors").read_bytes())
        self._vectors = found["vectors"].astype(np.float32) * found["scale"][:, None].astype(np.float32)
        self._rows = found["rows"].astype(np.int64)
        self._pairs = found["pairs"].astype(np.int64)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(int(config["max_tokens"]))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length 1 for each text; a row of zeros where no word is known."""
        result = np.zeros((len(texts), self.dimensions), np.float32)
        for start in range(0, len(texts), _CHUNK):
            chunk = list(texts[start : start + _CHUNK])
            result[start : start + len(chunk)] = self._sum(chunk)
        return result

    def _sum(self, texts: list[str]) -> Vectors:
        from scipy.sparse import csr_array

        found = self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        lengths = np.array([len(piece.ids) for piece in found], np.int64)
        ids = np.fromiter((i for piece in found for i in piece.ids), np.int64, int(lengths.sum()))
        owner = np.repeat(np.arange(len(texts)), lengths)
        columns = [self._rows[ids]]
        owners = [owner]
        if len(ids) > 1 and len(self._pairs):
            key = ids[:-1] * len(self._rows) + ids[1:]
            place = np.minimum(np.searchsorted(self._pairs, key), len(self._pairs) - 1)
            known = (self._pairs[place] == key) & (owner[:-1] == owner[1:])
            columns.append(place[known] + len(self._vectors) - len(self._pairs))
            owners.append(owner[:-1][known])
        where = np.concatenate(owners)
        column = np.concatenate(columns)
        counts = csr_array((np.ones(len(where), np.float32), (where, column)), shape=(len(texts), len(self._vectors)))
        return unit(counts @ self._vectors)
