"""Gather the public sentences that the static encoder learns from; what it is measured on is left out."""

import csv
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

csv.field_size_limit(sys.maxsize)
_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“‘'(])")

# Each is openly licensed (OGL, MIT, CC BY, CC BY-SA). The share says how many of its sentences are taken.
LIMITS = {
    "uk_inquiry_transcripts": 110_000,
    "uk_petition_titles": 45_000,
    "uk_petitions": 25_000,
    "govuk_early_years": 12_000,
    "qmsum": 25_000,
    "polis_comments": 6_000,
    "pros_cons": 10_000,
    "clinc150": 12_000,
    "banking77": 8_000,
    "ud_english_ewt": 10_000,
}


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Read a compressed table."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def sentences(text: str) -> Iterator[str]:
    """Cut a text into sentences; plain rules do for this purpose."""
    for line in text.splitlines():
        yield from (part.strip(" *#-") for part in _STOP.split(line))


def _raw(data: Path, name: str, held_out: set[str]) -> Iterator[str]:
    if name == "uk_inquiry_transcripts":
        for row in rows(data / name / "turns.csv.gz"):
            yield from sentences(row["text"])
    elif name == "uk_petition_titles":
        for row in rows(data / name / "titles.csv.gz"):
            yield row["text"]
    elif name == "uk_petitions":
        for row in rows(data / name / "petitions.csv.gz"):
            if row["id"] not in held_out:
                yield row["text"]
                yield from sentences(row["background"] + "\n" + row["additional_details"])
    elif name == "govuk_early_years":
        for row in rows(data / "govuk_pages" / "govuk_early_years.csv.gz"):
            yield from sentences(row["text"])
    elif name == "qmsum":
        with gzip.open(data / name / "qmsum.jsonl.gz", "rt", encoding="utf-8") as stream:
            for line in stream:
                meeting = json.loads(line)
                if meeting["split"] == "train":
                    for turn in meeting["transcript"]:
                        yield from sentences(turn["content"])
                    for query in meeting["specific"]:
                        yield query["query"]
                        yield from sentences(query["answer"])
    elif name == "ud_english_ewt":
        with gzip.open(data / name / "en_ewt-ud-train.conllu.gz", "rt", encoding="utf-8") as stream:
            yield from (line[9:].strip() for line in stream if line.startswith("# text = "))
    else:
        for row in rows(data / name / f"{name}.csv.gz"):
            if row.get("split", "train") == "train":
                yield row["text"]


def gather(data: Path) -> list[str]:
    """Return the sentences, without doubles, in an order that depends on nothing but their words."""
    folder = data / "uk_petitions"
    held_out = {row["id"] for row in rows(folder / "petition_responses.csv.gz")}
    titles = {row["question"].lower() for row in rows(folder / "petition_responses.csv.gz")}
    for row in rows(folder / "duplicate_pairs_dev.csv.gz"):
        held_out |= {row["id"], row["duplicate_of_id"]}
        titles |= {row["text"].lower(), row["duplicate_of_text"].lower()}
    taken: dict[str, str] = {}
    for name, limit in LIMITS.items():
        found = {}
        for text in _raw(data, name, held_out):
            words = len(text.split())
            if 2 <= words <= 60 and text.lower() not in titles:
                found[hashlib.sha256(text.lower().encode()).hexdigest()] = text
        taken |= {key: found[key] for key in sorted(found)[:limit]}
    return [taken[key] for key in sorted(taken)]
