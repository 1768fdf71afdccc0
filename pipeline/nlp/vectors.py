"""Vectors of sentences: what every encoder returns, how two are compared, and how they are kept between runs."""

import hashlib
import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.stems import WORD
from pipeline.records import Model

Vectors = NDArray[np.float32]
Words = tuple[list[str], Vectors]  # a text's words in order, and one row of length 1 for each
_KEY = 16  # bytes kept of a key's SHA-256


class Encoder(Protocol):
    """Turns sentences into vectors of length 1.

    One that can tell what a word means in its place has ``words`` as well: see `word_vectors`.
    """

    @property
    def model(self) -> Model:
        """Return what makes the vectors."""
        ...

    @property
    def keep(self) -> bool:
        """Whether the vectors cost enough to be worth keeping between runs."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text; a text's row never depends on the texts beside it."""
        ...


def word_vectors(encoder: Encoder, texts: Sequence[str]) -> list[Words]:
    """Return each text's words with their vectors: as they are meant in that text, where the encoder can tell.

    An encoder that cannot reads every word by itself.
    """
    in_place = getattr(encoder, "words", None)
    if in_place is not None:
        found: list[Words] = in_place(texts)
        return found
    split = [WORD.findall(text.lower()) for text in texts]
    known = sorted({word for words in split for word in words})
    rows = dict(zip(known, encoder.encode(known), strict=True))
    width = encoder.encode([]).shape[1] if not known else len(rows[known[0]])
    return [(words, np.array([rows[word] for word in words], np.float32).reshape(-1, width)) for words in split]


def one_thread() -> AbstractContextManager[object]:
    """Hold numeric libraries to one thread, so that sums come out the same to the last bit on any machine size."""
    from threadpoolctl import threadpool_limits

    return threadpool_limits(limits=1)  # type: ignore[no-any-return]


def similarities(left: Vectors, right: Vectors) -> Vectors:
    """Return the cosine of every row with every row.

    Rounded, so that a comparison with a threshold never hangs on the last bit.
    """
    with one_thread():
        product = left @ right.T
    return np.round(product, 5)


def unit(rows: NDArray[np.floating]) -> Vectors:
    """Scale every row to length 1; a row of zeros stays as it is."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(length > 0, length, 1)).astype(np.float32)


class Remembering:
    """An encoder that reads no text twice, such as while questions are gone through block by block."""

    keep = False

    def __init__(self, encoder: Encoder) -> None:
        self.model = encoder.model
        self._encoder = encoder
        self._rows: dict[str, Vectors] = {}
        self._words: dict[str, Words] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._rows]
        self._rows.update(zip(missing, self._encoder.encode(missing), strict=True))
        return np.stack([self._rows[text] for text in texts]) if texts else self._encoder.encode([])

    def words(self, texts: Sequence[str]) -> list[Words]:
        """Return each text's words with their vectors, as `word_vectors` does."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._words]
        self._words.update(zip(missing, word_vectors(self._encoder, missing), strict=True))
        return [self._words[text] for text in texts]


class VectorCache:
    """Vectors kept in one file between runs, found again by model and text.

    Parameters
    ----------
    path : Path
        A safetensors file; made by ``save``, and passed over where it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept: dict[bytes, NDArray[np.float32]] = {}
        self._used: set[bytes] = set()
        self._load()

    def wrap(self, encoder: Encoder) -> Encoder:
        """Return an encoder that asks here first; one that is as fast as looking up is returned as it is."""
        return _Cached(encoder, self) if encoder.keep else encoder

    def save(self) -> None:
        """Write the vectors that were used since loading; those of texts that are gone are let go."""
        from safetensors.numpy import save

        keys = sorted(self._used)
        if not keys or (self._used == self._kept.keys() and self.path.exists()):
            return
        rows = np.stack([self._kept[key] for key in keys])
        names = np.frombuffer(b"".join(keys), np.uint8).reshape(len(keys), _KEY)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        part = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        part.write_bytes(save({"keys": np.ascontiguousarray(names), "vectors": rows}))
        part.replace(self.path)

    def vectors(self, encoder: Encoder, texts: Sequence[str]) -> Vectors:
        """Return the texts' vectors, encoding only those that are not here."""
        keys = [self._key(encoder.model, text) for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._kept}
        if missing:
            for key, row in zip(missing, encoder.encode(list(missing.values())), strict=True):
                self._kept[key] = row
        self._used.update(keys)
        return np.stack([self._kept[key] for key in keys]) if keys else encoder.encode([])

    @staticmethod
    def _key(model: Model, text: str) -> bytes:
        return hashlib.sha256(f"{model.sha256}\0{text}".encode(errors="surrogatepass")).digest()[:_KEY]

    def _load(self) -> None:
        from safetensors import SafetensorError
        from safetensors.numpy import load

        try:
            found = load(self.path.read_bytes())
            rows = found["vectors"].astype(np.float32)
            self._kept = {bytes(key): row for key, row in zip(found["keys"], rows, strict=True)}
        except (OSError, SafetensorError, KeyError, ValueError):
            self._kept = {}


class _Cached:
    keep = False

    def __init__(self, encoder: Encoder, cache: VectorCache) -> None:
        self._encoder = encoder
        self._cache = cache

    @property
    def model(self) -> Model:
        return self._encoder.model

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self._cache.vectors(self._encoder, texts)

    def words(self, texts: Sequence[str]) -> list[Words]:
        return word_vectors(self._encoder, texts)  # a text's words would take fifty times a text's room
