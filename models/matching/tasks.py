"""Retrieval tasks made from public data: those that the matching learns from, and those that it is measured on."""

import csv
import gzip
import hashlib
import json
import random
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np

csv.field_size_limit(sys.maxsize)
PAPER = 14  # questions of a paper of minutes
_BUTTON = re.compile(r"\[\[.*?\]\]")


@dataclass(frozen=True)
class Task:
    """Texts to look for, texts to look among, and which belong together."""

    name: str
    left: list[str]
    right: list[str]
    right_ones: np.ndarray  # bool, left by right
    same: bool = False  # left and right are one list: a text is no match of itself
    pairs: list[tuple[str, str]] | None = None  # where the right texts are questions with their answers


def rows(path: Path) -> list[dict[str, str]]:
    """Read a compressed table."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def by_label(table: list[dict[str, str]]) -> dict[str, list[str]]:
    """Return the training texts of each intent."""
    groups = defaultdict(list)
    for row in table:
        if row["split"] == "train" and row["label"] != "oos":
            groups[row["label"]].append(row["text"])
    return groups


def held_out_petitions(data: Path) -> set[str]:
    """Return the petitions that are measured on: those with a response, those marked as duplicates, and the originals."""
    found = {row["id"] for row in rows(data / "uk_petitions" / "petition_responses.csv.gz")}
    for row in rows(data / "uk_petitions" / "duplicate_pairs_dev.csv.gz"):
        found |= {row["id"], row["duplicate_of_id"]}
    return found


def training(data: Path) -> list[Task]:
    """Return tasks of openly licensed data; nothing in them is measured on."""
    chance = random.Random(0)  # noqa: S311
    tasks = []
    for name in ("banking77", "clinc150"):
        groups = by_label(rows(data / name / f"{name}.csv.gz"))
        for number in range(6):
            labels = chance.sample(sorted(groups), 60)
            left, right = zip(*(chance.sample(groups[label], 2) for label in labels), strict=True)
            tasks.append(Task(f"{name} {number}", list(left), list(right), np.eye(60, dtype=bool)))
    kept_out = held_out_petitions(data)
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
        if number < 6:
            asked = [f"{row['text']} {row['background']}" for row in some]
            told = [row["additional_details"] for row in some]
            tasks.append(Task(f"petition whole {number}", asked, told, np.eye(120, dtype=bool)))
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
    turns = rows(data / "uk_inquiry_transcripts" / "turns.csv.gz")
    heard = [
        (asked["text"], told["text"])
        for asked, told in pairwise(turns)
        if asked["text"].rstrip().endswith("?")
        and 8 <= len(asked["text"].split()) <= 40
        and 25 <= len(told["text"].split()) <= 250
    ]
    chance.shuffle(heard)
    for number in range(4):
        some = heard[number * 60 : number * 60 + 60]
        tasks.append(Task(f"inquiry {number}", [q for q, _ in some], [a for _, a in some], np.eye(60, dtype=bool)))
    asked, pairs, match = covid_faq(data, fitting=True)
    for name, texts in (
        ("page's question", [question for question, _ in pairs]),
        ("question and answer", [" ".join(pair) for pair in pairs]),
        ("answer", [answer for _, answer in pairs]),
    ):
        tasks.append(Task(f"covid_faq {name}", asked, texts, match))
    return tasks


def _for_fitting(text: str) -> bool:
    """Return whether a text that comes without a split is one to learn from, by the rule of the data's README."""
    return int(hashlib.sha1(f"0:{text.lower()}".encode()).hexdigest(), 16) % 5 != 0  # noqa: S324


def covid_faq(data: Path, *, fitting: bool) -> tuple[list[str], list[tuple[str, str]], np.ndarray]:
    """Return what people asked, the page's questions with their answers, and which belong together."""
    table = rows(data / "covid_faq" / "questions.csv.gz")
    told = {row["id"]: _BUTTON.sub("", row["answer"]).strip() for row in rows(data / "covid_faq" / "answers.csv.gz")}
    pages = [row for row in table if row["kind"] == "faq"]
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in table:
        if row["kind"] != "faq":
            wanted[row["text"].strip().lower()].add(row["answer_id"])
    asked = [text for text in wanted if _for_fitting(text) == fitting]
    match = np.array([[page["answer_id"] in wanted[text] for page in pages] for text in asked])
    return asked, [(page["text"], told[page["answer_id"]]) for page in pages], match


def calibrating(data: Path) -> list[Task]:
    """Return tasks from which, beside our own sheets, the chance is learnt: longer pages, and other kinds of text."""
    asked, pairs, match = covid_faq(data, fitting=True)
    tasks = [Task("covid_faq", asked, [" ".join(pair) for pair in pairs], match, pairs=pairs)]
    for task in training(data):
        if task.name in {"banking77 0", "clinc150 0"}:
            tasks.append(replace(task, pairs=[(text, "") for text in task.right]))
        elif task.name in {"petition text 0", "petition text 1", "petition whole 0", "meeting 0"}:
            tasks.append(task)
    return tasks


def measuring(data: Path) -> list[Task]:
    """Return the tasks that are reported; some may not be trained on."""
    tasks = []
    asked, pairs, match = covid_faq(data, fitting=False)
    alone = [(question, "") for question, _ in pairs]
    tasks.append(Task("covid_faq, page's question", asked, [question for question, _ in pairs], match, pairs=alone))
    tasks.append(Task("covid_faq, question and answer", asked, [" ".join(pair) for pair in pairs], match, pairs=pairs))
    tasks.append(Task("covid_faq, answer alone", asked, [answer for _, answer in pairs], match))
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
    return [*tasks, *_duplicates(data)]


def _duplicates(data: Path) -> list[Task]:
    """Return the petitions marked as duplicates, to be told by their titles, and by all that their authors wrote."""
    pairs = rows(data / "uk_petitions" / "duplicate_pairs_dev.csv.gz")
    table = [row for row in rows(data / "uk_petitions" / "petitions.csv.gz") if row["state"] != "rejected"]
    of = "duplicate_of_"
    titles = {row["id"]: row["text"] for row in table} | {row[f"{of}id"]: row[f"{of}text"] for row in pairs}
    whole = {row["id"]: f"{row['text']} {row['background']}" for row in table}
    whole |= {row[f"{of}id"]: f"{row[f'{of}text']} {row[f'{of}background']}" for row in pairs}
    ids = sorted(titles)
    match = np.array([[row[f"{of}id"] == i for i in ids] for row in pairs])
    asked = [f"{row['text']} {row['background']}" for row in pairs]
    return [
        Task("petition duplicates, titles", [row["text"] for row in pairs], [titles[i] for i in ids], match),
        Task("petition duplicates, whole", asked, [whole[i] for i in ids], match),
    ]


@dataclass(frozen=True)
class Sheet:
    """Needs of an invented sheet, an invented page of questions and answers, and which answers which."""

    name: str
    needs: list[str]
    headings: list[str]
    pairs: list[tuple[str, str]]
    right_ones: np.ndarray  # bool, needs by pairs
    full: list[bool]  # of each need, whether the right answer meets all of it
    weak: np.ndarray  # bool, of each need: the answer only touches it


def sheets(path: Path) -> list[Sheet]:
    """Read our own cases."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        needs, pairs = row["needs"], row["pairs"]
        found.append(
            Sheet(
                row["study"],
                [need["text"] for need in needs],
                [need["section"] for need in needs],
                [(pair["question"], pair["answer"]) for pair in pairs],
                np.array([[place in _answers(need) for place in range(len(pairs))] for need in needs]),
                [need["degree"] == "full" for need in needs],
                np.array([need.get("weak", False) for need in needs]),
            )
        )
    return found


def _answers(need: dict) -> list[int | None]:
    return [need["answered_by"], *need.get("also", [])]


def minutes(path: Path) -> list[list[tuple[str, str]]]:
    """Return papers of questions that were answered at meetings, made of our own cases of each kind of paper."""
    kinds: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["status"] == "answered" and row["reply"]:
            first, last = row["reply"]
            kinds[row["domain"]][row["question"], " ".join(row["next"][first : last + 1])] = None
    return [
        list(kinds[kind])[start : start + PAPER]
        for kind in sorted(kinds)
        for start in range(0, len(kinds[kind]) - PAPER // 2, PAPER)
    ]
