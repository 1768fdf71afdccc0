"""Sentences to vectors: the encoder that suits the size of the study, or the one that was asked for."""

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.errors import ModelError
from pipeline.nlp.vectors import Encoder, VectorCache, Vectors, Words, unit
from pipeline.records import Model
from pipeline.resources import resource

__all__ = ["MANY", "Encoder", "MiniLM", "VectorCache", "Vectors", "choose_encoder"]

MANY = 20_000  # texts beyond which the static encoder is the default: one minute of one core against one second
_CHUNK = 64  # texts handed to a thread at a time


def choose_encoder(count: int, name: str | None = None) -> Encoder:
    """Return the encoder for a study.

    Parameters
    ----------
    count : int
        How many texts there are to encode.
    name : str, optional
        "minilm" or "static" overrules the choice by size; anything else is a folder or a hub name for
        sentence-transformers or model2vec.

    Raises
    ------
    ModelError
        The model is missing, damaged, or needs a library that is not installed.
    """
    chosen = name or ("minilm" if count <= MANY else "static")
    if chosen == "minilm":
        return MiniLM(resource("models", "minilm"))
    if chosen == "static":
        from pipeline.nlp.static_encoder import StaticEncoder

        return StaticEncoder(resource("models", "static"))
    from pipeline.nlp.other_encoders import load_other

    return load_other(chosen)


def read_config(folder: Path) -> dict[str, Any]:
    """Read a shipped model's description and check that its files are the ones that were fitted.

    Raises
    ------
    ModelError
        A file is missing or is not what the description says.
    """
    try:
        config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        for name, wanted in config["files"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted:
                raise ModelError(f"{folder / name} is not the file that was fitted. Install yousaid again.")
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"The model in {folder} cannot be read ({error}). Install yousaid again.") from error
    return config


def described(config: dict[str, Any]) -> Model:
    """Return a shipped model's record; its hash covers all its files."""
    whole = hashlib.sha256(json.dumps(config["files"], sort_keys=True).encode())
    return Model(name=config["name"], version=config["version"], sha256=whole.hexdigest())


class MiniLM:
    """all-MiniLM-L6-v2 in ONNX, run by onnxruntime.

    Every text is run alone and on one thread: what a batch is padded to and how many threads share a sum both move
    the last bits of a vector. The texts are shared out among threads instead.

    Parameters
    ----------
    folder : Path
        Holds model.onnx, tokenizer.json and config.json.
    """

    keep = True

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        config = read_config(folder)
        self.model = described(config)
        self.dimensions = int(config["dimensions"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The weights are stored in int8: widen them once on loading, not at every text.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(int(config["max_tokens"]))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length 1 for each text."""
        distinct = list(dict.fromkeys(texts))
        rows = np.zeros((len(distinct), self.dimensions), np.float32)

        def run(start: int) -> None:
            chunk = distinct[start : start + _CHUNK]
            for offset, found in enumerate(self._tokenizer.encode_batch(chunk)):
                ids = np.array([found.ids], np.int64)
                feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
                rows[start + offset] = self._session.run(["vector"], feed)[0][0]

        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            list(pool.map(run, range(0, len(distinct), _CHUNK)))
        place = {text: index for index, text in enumerate(distinct)}
        return rows[[place[text] for text in texts]]

    def words(self, texts: Sequence[str]) -> list[Words]:
        """Return each text's words, with what each means in its place; a word's pieces are read as one."""

        def run(text: str) -> Words:
            found = self._tokenizer.encode(text)
            ids = np.array([found.ids], np.int64)
            feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
            pieces = self._session.run(["pieces"], feed)[0][0]
            # A word begins where the tokenizer's word changes; the marks at either end belong to none.
            inside = [place for place, word in enumerate(found.word_ids) if word is not None]
            starts = [
                at
                for at, place in enumerate(inside)
                if not at or found.word_ids[place] != found.word_ids[inside[at - 1]]
            ]
            if not starts:
                return [], np.zeros((0, self.dimensions), np.float32)
            ends = [*starts[1:], len(inside)]
            words = [
                "".join(found.tokens[place].removeprefix("##") for place in inside[start:end])
                for start, end in zip(starts, ends, strict=True)
            ]
            return words, unit(np.add.reduceat(pieces[inside], starts, axis=0))

        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            return list(pool.map(run, texts))
