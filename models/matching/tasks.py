"""Retrieval tasks made from public data: those that the matching learns from, and those that it is measured on."""

import csv
import gzip
import json
import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

csv.field_size_limit(sys.maxsize)


@dataclass(frozen=True)
class Task:
    """Texts to look for, texts to look among, and which belong together."""

    name: str
    left: list[str]
    right: list[str]
    right_ones: np.ndarray  # bool, left by right
    same: bool = False  # left and right are one list: a text is no match of itself


def rows(path: Path) -> list[dict[str, str]]:
    """Read a compressed table."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _by_label(table: list[dict[str, str]]) -> dict[str, list[str]]:
    groups = defaultdict(list)
    for row in table:
        if row["split"] == "train" and row["label"] != "oos":
            groups[row["label"]].append(row["text"])
    return groups


def training(data: Path) -> list[Task]:
    """Return tasks of openly licensed data; nothing in them is measured on."""
    chance = random.Random(0)  # noqa: S311
    tasks = []
    for name in ("banking77", "clinc150"):
        groups = _by_label(rows(data / name / f"{name}.csv.gz"))
        for number in range(6):
            labels = chance.sample(sorted(groups), 60)
            left, right = zip(*(chance.sample(groups[label], 2) for label in labels), strict=True)
            tasks.append(Task(f"{name} {number}", list(left), list(right), np.eye(60, dtype=bool)))
    kept_out = {row["id"] for row in rows(data / "uk_petitions" / "petition_responses.csv.gz")}
    for row in rows(data / "uk_petitions" / "duplicate_pairs_dev.csv.gz"):
        kept_out |= {row["id"], row["duplicate_of_id"]}
    petitions = [
        row
        for row in rows(data / "uk_petitions" / "petitions.csv.gz")
        if row["id"] not in kept_out and len(row["background"]) > 80 and len(row["additional_details"]) > 200
    ]
    chance.shuffle(petitions)
    for number in range(8):
        some = petitions[number * 120 : number * 120 + 120]
        body = [row["additional_details"] if number % 2 else row["background"] for row in some]
        tasks.append(Task(f"petition text {number}", [r["text"] for r in some], body, np.eye(120, dtype=bool)))
    with gzip.open(data / "qmsum" / "qmsum.jsonl.gz", "rt", encoding="utf-8") as stream:
        meetings = [json.loads(line) for line in stream]
    pairs = [(query["query"], query["answer"]) for m in meetings if m["split"] == "train" for query in m["specific"]]
    chance.shuffle(pairs)
    for number in range(4):
        some = pairs[number * 120 : number * 120 + 120]
        tasks.append(Task(f"meeting {number}", [q for q, _ in some], [a for _, a in some], np.eye(120, dtype=bool)))
    spans = [
        (
            query["query"],
            " ".join(
                m["transcript"][i]["content"] for a, b in query["relevant_text_span"] for i in range(int(a), int(b) + 1)
            ),
        )
        for m in meetings
        if m["split"] == "train"
        for query in m["specific"][:2]
    ]
    spans = [(query, text) for query, text in spans if 150 < len(text.split()) < 1500]
    chance.shuffle(spans)
    for number in range(2):
        some = spans[number * 80 : number * 80 + 80]
        tasks.append(Task(f"meeting span {number}", [q for q, _ in some], [t for _, t in some], np.eye(80, dtype=bool)))
    pages = [
        row["text"].split(". ", 1)
        for row in rows(data / "govuk_pages" / "govuk_early_years.csv.gz")
        if 300 < len(row["text"]) < 12_000 and ". " in row["text"]
    ]
    pages = [page for page in pages if 4 <= len(page[0].split()) <= 20 and len(page) == 2]
    chance.shuffle(pages)
    for number in range(2):
        some = pages[number::2][:120]
        name = f"early years {number}"
        tasks.append(Task(name, [p[0] for p in some], [p[1] for p in some], np.eye(len(some), dtype=bool)))
    return tasks


def measuring(data: Path) -> list[Task]:
    """Return the tasks that are reported; some may not be trained on."""
    tasks = []
    table = rows(data / "covid_faq" / "questions.csv.gz")
    pages = [row for row in table if row["kind"] == "faq"]
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in table:
        if row["kind"] != "faq":
            wanted[row["text"].strip().lower()].add(row["answer_id"])
    asked = list(wanted)
    match = np.array([[page["answer_id"] in wanted[text] for page in pages] for text in asked])
    tasks.append(Task("covid_faq", asked, [page["text"] for page in pages], match))
    some = rows(data / "uk_petitions" / "petition_responses.csv.gz")
    left = [f"{row['question']} {row['background']}" for row in some]
    tasks.append(Task("petition to response", left, [row["answer"] for row in some], np.eye(len(some), dtype=bool)))
    some = rows(data / "govuk_pages" / "govuk_pages.csv.gz")
    tasks.append(Task("govuk", [r["title"] for r in some], [r["text"] for r in some], np.eye(len(some), dtype=bool)))
    distinct: dict[str, dict[str, str]] = {}
    for row in rows(data / "covid_q" / "covid_q.csv.gz"):
        distinct.setdefault(row["text"].lower(), row)
    count: dict[str, int] = defaultdict(int)
    for row in distinct.values():
        count[row["class_id"]] += 1
    some = [row for row in distinct.values() if count[row["class_id"]] >= 2]
    classes = np.array([row["class_id"] for row in some])
    match = classes[:, None] == classes[None, :]
    np.fill_diagonal(match, False)
    texts = [row["text"] for row in some]
    tasks.append(Task("covid_q", texts, texts, match, same=True))
    pairs = rows(data / "uk_petitions" / "duplicate_pairs_dev.csv.gz")
    table = rows(data / "uk_petitions" / "petitions.csv.gz")
    originals = {row["id"]: row["text"] for row in table if row["state"] != "rejected"}
    originals |= {row["duplicate_of_id"]: row["duplicate_of_text"] for row in pairs}
    ids = sorted(originals)
    match = np.array([[row["duplicate_of_id"] == i for i in ids] for row in pairs])
    tasks.append(Task("petition duplicates", [r["text"] for r in pairs], [originals[i] for i in ids], match))
    return tasks
