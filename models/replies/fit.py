"""Fit the reply judge again.

    python models/replies/fit.py --data ../shared/data [--measure] [--pairs FILE=NAME …]

Trained on our own labelled cases (``corpus/labelled/replies.jsonl`` and ``questions.jsonl``, MIT), on our own examination
papers that have been opened (``tests/exam/a``, ``b`` and ``c``, MIT) and, for what a plain answer looks like, on answers out of
two public sets (Open Government Licence). Writes ``model.json``, ``meaning.safetensors`` and ``metrics.json``. The
examinations are also read by models fitted without any of them. The cases of ``corpus/labelled/replies_held.jsonl``, whose writers
stand in no other file, are never fitted on: the shipped models judge them. ``--pairs`` names files of questions with what follows them in
papers that have gold (one case a line, of the same form): these are for measuring only.
"""

import argparse
import csv
import gzip
import json
import random
import re
import sys
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from pipeline.ingest import read_corpus  # noqa: E402
from pipeline.nlp import holding, labelled_questions, reply_judge  # noqa: E402
from pipeline.nlp.answers import find_answers  # noqa: E402
from pipeline.nlp.asked import question_at  # noqa: E402
from pipeline.nlp.encoder import choose_encoder  # noqa: E402
from pipeline.nlp.evaluate_questions import Found, evaluate  # noqa: E402
from pipeline.nlp.lines import read_lines  # noqa: E402
from pipeline.nlp.questions import find_questions  # noqa: E402
from pipeline.nlp.reply_features import REACH, line_row, open_row, promise_row, reply_row  # noqa: E402
from pipeline.nlp.reply_judge import Ask, Meaning, judge_all  # noqa: E402
from pipeline.nlp.speakers import speaker_of  # noqa: E402
from pipeline.nlp.stems import content_stems  # noqa: E402
from pipeline.records import Corpus  # noqa: E402
from pipeline.sentences import iter_sentences  # noqa: E402

SEED = 20261122
CASES = HERE.parents[1] / "corpus" / "labelled" / "replies.jsonl"
HELD = CASES.with_name("replies_held.jsonl")  # never fitted on
QUESTIONS = CASES.with_name("questions.jsonl")
EXAMS = HERE.parents[1] / "tests" / "exam"
OPENED = ("a", "b", "c")  # no other set may be read here
HEADS = ("line", "more", "reply", "open", "promise")
STRENGTH = {"line": 0.15, "more": 0.15, "reply": 0.5, "open": 0.15, "promise": 0.5}
STRAY = 0.35  # weight of a case made by putting another question's reply behind a question
PUBLIC, LENT = "public sets", 0.3  # answers out of public sets, and their weight
INQUIRY = 700
PARTS = 5  # of the domains, to calibrate on
STATUSES = ("answered", "deferred", "unanswered")


def read_cases(path: Path) -> list[dict[str, Any]]:
    """Read cases, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def strays(cases: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[str]]]:
    """Put behind a question what is not its reply: another's answer, and what stood behind its own."""
    draw = random.Random(SEED)  # noqa: S311 - a draw of examples
    by_domain: dict[str, list[dict[str, Any]]] = {}
    for case in cases:
        by_domain.setdefault(case["domain"], []).append(case)
    found = []
    for case in cases:
        if case["domain"] == PUBLIC:
            continue
        if case["reply"] is not None and case["reply"][1] + 1 < len(case["next"]):
            found.append((case, case["next"][case["reply"][1] + 1 :]))  # as if nobody had replied
        other = draw.choice(by_domain[case["domain"]])
        if other["status"] != "answered" or other["question"] == case["question"]:
            continue
        line = other["next"][other["reply"][0]]
        wanted = set(content_stems(case["question"]))
        if len(line.split()) >= 7 and not wanted & set(content_stems(line)):
            found.append((case, [line, *other["next"][other["reply"][1] + 1 :]]))
    return found


def plain_answers(data: Path) -> list[dict[str, Any]]:
    """Return questions with answers out of public sets: turns of UK inquiries, and GOV.UK titles over their pages.

    Those that hold a cue of putting off are left out, so that what is left is taken for an answer.
    """
    draw = random.Random(SEED)  # noqa: S311 - a draw of examples
    found: list[tuple[str, list[str]]] = []
    with gzip.open(data / "uk_inquiry_transcripts" / "turns.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for before, after in pairwise(islice(csv.DictReader(file), 60_000)):
            question = before["text"].rsplit(". ", 1)[-1]
            reply = [text for _, text in zip(range(2), _sentences(after["text"]), strict=False)]
            if question.endswith("?") and 6 <= len(question.split()) <= 30 and 5 <= len(" ".join(reply).split()) <= 45:
                found.append((question, reply))
    found = draw.sample(found, INQUIRY)
    with gzip.open(data / "govuk_pages" / "govuk_pages.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sentences = [text for text in _sentences(row["text"]) if 6 <= len(text.split()) <= 35 and "](" not in text]
            found.extend((row["title"], sentences[at : at + 2]) for at in range(0, min(6, len(sentences)), 2))
    put_off = (holding.PROMISE, holding.UNKNOWN, holding.SOFT, holding.DECLINED)
    return [
        {
            "question": question,
            "next": reply,
            "reply": [0, len(reply) - 1],
            "status": "answered",
            "follow_up": None,
            "domain": PUBLIC,
        }
        for question, reply in found
        if reply and not any(pattern.search(line) for line in reply for pattern in put_off)
    ]


def from_questions() -> list[dict[str, Any]]:
    """Return our labelled questions in the same form: what stands behind each is its reply, or none."""
    found = []
    for case in labelled_questions.read_cases(QUESTIONS):
        if case.label != "question" or case.count != 1 or not case.status:
            continue
        corpus = labelled_questions.corpus_of(case)
        questions = find_questions(corpus)
        if len(questions) != 1:
            continue
        text = corpus.documents[0].text
        rest = text[questions[0].reply :].strip(" ,;–—-\n")
        lines = [" ".join(line.split()).lstrip("•*- ") for line in _sentences(rest)][:REACH]
        lines = [line for line in lines if any(char.isalnum() for char in line)]
        if not lines:
            continue
        replied = case.status != "unanswered"
        found.append(
            {"question": questions[0].text, "next": lines, "reply": [0, len(lines) - 1] if replied else None}
            | {"status": case.status, "follow_up": case.follow_up, "domain": f"questions: {case.domain}"}
        )
    return found


def from_exams() -> dict[str, list[dict[str, Any]]]:
    """Return the questions of the opened examinations with the lines that stand behind them, by set."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in OPENED}
    for name in OPENED:
        for path in sorted((EXAMS / name).glob("*.gold.json")):
            text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text("utf-8")
            for asked in json.loads(path.read_text("utf-8")).get("questions", ()):
                case = _as_case(asked, text, f"exam {name}: {path.name[:2]}")
                if case is not None:
                    found[name].append(case)
    return found


def _as_case(asked: dict[str, Any], text: str, group: str) -> dict[str, Any] | None:
    """Return one question of a paper as a case; None where its reply stands elsewhere or the reader was in doubt."""
    if asked.get("procedural") or asked.get("status_alt"):
        return None
    places = list(re.finditer(r"\s+".join(map(re.escape, asked["text"].split())), text))
    if not places:
        return None
    at = min(places, key=lambda m: abs(len(" ".join(text[: m.start()].split())) - asked.get("at", m.start())))
    lines: list[str] = []
    for part in text[at.end() : at.end() + 2500].split("\n"):
        lines.extend(" ".join(line.split()).strip(" ,;–—-|*>:" if not lines else "|*> ") for line in _sentences(part))
        lines = [line for line in lines if any(char.isalnum() for char in line)]
    lines = lines[: REACH + 1]
    given = [" ".join(asked[key].split()) for key in ("answer", "follow_up") if asked.get(key)]
    spots = [next((i for i, line in enumerate(lines) if _begins(words, line)), None) for words in given]
    if not lines or None in spots or (asked["status"] != "unanswered" and not spots):
        return None
    span = [min(spots), max(spots)] if spots else None  # type: ignore[type-var]
    follow_up = " ".join(asked["follow_up"].split()) if asked.get("follow_up") else None
    return {
        "question": " ".join(asked["text"].split()),
        "next": lines,
        "reply": span,
        "status": asked["status"],
        "follow_up": follow_up,
        "domain": group,
    }


def _begins(words: str, line: str) -> bool:
    return (
        words[:25].strip(" ,;–—-") in line
        or (len(line) > 12 and line in words)
        or line.strip(".()") == words.strip(".()")
    )


def read_exams() -> dict[str, tuple[Any, list[Any]]]:
    """Return the opened examinations as they are read, with the questions found in them."""
    found = {}
    for name in OPENED:
        corpus = read_corpus([*sorted((EXAMS / name).glob("*.txt"))])
        found[name] = (corpus, find_questions(corpus))
    return found


def exams_left_out(exams: dict[str, tuple[Any, list[Any]]], encoder: Any) -> dict[str, Any]:
    """Read the examinations, from the file to the status, by models fitted without any of them."""
    found = {}
    for name, (corpus, questions) in exams.items():
        names = {document.id: Path(document.name).stem for document in corpus.documents}
        given: dict[str, list[Found]] = {}
        for item in find_answers(corpus, questions, encoder=encoder):
            answer = next((answer.text for answer in item.answers), None)
            promise = item.promise.text if item.promise else None
            given.setdefault(names[item.document_id], []).append(
                Found(text=item.text, status=item.status, asker=item.asker, answer=answer, follow_up=promise)
            )
        report = evaluate(EXAMS / name, given)
        found[name] = {"questions": report["gold"], **report["figures"]}
    return found


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in iter_sentences(text)]


def examples(cases: list[dict[str, Any]], meaning: Meaning) -> dict[str, dict[str, list[Any]]]:
    """Return rows, vectors, labels, weights and groups of every head."""
    sets: dict[str, dict[str, list[Any]]] = {
        head: {"rows": [], "vectors": [], "labels": [], "weights": [], "groups": []} for head in HEADS
    }

    def add(head: str, row: dict[str, float], vector: Any, label: bool, group: str, weight: float = 1.0) -> None:
        for name, value in zip(sets[head], (row, vector, int(label), weight, group), strict=True):
            sets[head][name].append(value)

    for case in cases:
        question, lines, span = case["question"], case["next"][:REACH], case["reply"]
        for at, line in enumerate(lines if case["domain"] != PUBLIC else ()):
            vector = meaning.line(question, line)
            if span is None or at <= span[0]:
                add("line", line_row(question, lines, at), vector, span is not None and at == span[0], case["domain"])
            elif at <= span[1] + 1:
                add("more", line_row(question, lines, at), vector, at <= span[1], case["domain"])
        if span is not None:
            reply = case["next"][span[0] : span[1] + 1][:REACH]
            weight = LENT if case["domain"] == PUBLIC else 1.0
            add(
                "reply",
                reply_row(question, reply),
                meaning.reply(reply),
                case["status"] == "deferred",
                case["domain"],
                weight,
            )
            add(
                "open",
                open_row(question, reply),
                meaning.whole(question, reply),
                case["status"] != "answered",
                case["domain"],
                weight,
            )
            for line in reply if case["domain"] != PUBLIC else ():
                owed = case["follow_up"] is not None and (line in case["follow_up"] or case["follow_up"] in line)
                add("promise", promise_row(line), meaning.reply([line]), owed, case["domain"])
        else:
            add("open", open_row(question, lines[:1]), meaning.whole(question, lines[:1]), True, case["domain"])
    for case, lines in strays(cases):
        passed = lines[:1]
        whole = meaning.whole(case["question"], passed)
        add("open", open_row(case["question"], passed), whole, True, case["domain"], STRAY)
        for at in range(min(2, len(lines))):
            vector = meaning.line(case["question"], lines[at])
            add("line", line_row(case["question"], lines, at), vector, False, case["domain"], STRAY)
    return sets


class Fitted:
    """One logistic model over signs and, where there are any, vectors."""

    def __init__(self, data: dict[str, list[Any]], which: list[int], strength: float, *, vectors: bool) -> None:
        self.names = DictVectorizer()
        rows = self.names.fit_transform([data["rows"][i] for i in which])
        table = self._join(rows, data, which) if vectors else rows
        self.model = LogisticRegression(C=strength, max_iter=2000, tol=1e-3, random_state=SEED)
        self.model.fit(table, [data["labels"][i] for i in which], [data["weights"][i] for i in which])
        self.vectors = vectors

    @staticmethod
    def _join(rows: Any, data: dict[str, list[Any]], which: list[int]) -> Any:
        return hstack([rows, csr_matrix(np.stack([data["vectors"][i] for i in which]))]).tocsr()

    def margins(self, data: dict[str, list[Any]], which: list[int]) -> Any:
        """Return the log-odds of examples."""
        rows = self.names.transform([data["rows"][i] for i in which])
        return self.model.decision_function(self._join(rows, data, which) if self.vectors else rows)


def fit_head(
    data: dict[str, list[Any]], strength: float, *, vectors: bool, calibrate: bool
) -> tuple[dict[str, Any], Any, dict[str, float]]:
    """Fit one head; its margins are calibrated on parts kept apart, by domain."""
    everything = list(range(len(data["rows"])))
    margins = np.zeros(len(everything))
    for train, test in (
        GroupKFold(n_splits=PARTS).split(everything, data["labels"], data["groups"]) if calibrate else ()
    ):
        margins[test] = Fitted(data, list(train), strength, vectors=vectors).margins(data, list(test))
    labels = np.array(data["labels"])
    whole = np.array(data["weights"]) == 1.0
    slope, shift = 1.0, 0.0
    if calibrate:
        platt = LogisticRegression(C=1e6).fit(margins[whole, None], labels[whole])
        slope, shift = float(platt.coef_[0][0]), float(platt.intercept_[0])
    model = Fitted(data, everything, strength, vectors=vectors)
    names = list(model.names.get_feature_names_out())
    coef = model.model.coef_[0]
    stored = {
        "bias": round(float(model.model.intercept_[0]), 4),
        "slope": round(slope, 4),
        "shift": round(shift, 4),
        "weights": {
            name: round(float(value), 3) for name, value in zip(names, coef, strict=False) if abs(value) >= 0.008
        },
    }
    dense = coef[len(names) :].astype(np.float32) if vectors else None
    chances = 1 / (1 + np.exp(-(slope * margins[whole] + shift)))
    figures = {
        "examples": int(whole.sum()),
        "accuracy": round(float(accuracy_score(labels[whole], chances >= 0.5)), 4),
        "macro_f1": round(float(f1_score(labels[whole], chances >= 0.5, average="macro")), 4),
        "roc_auc": round(float(roc_auc_score(labels[whole], chances)), 4),
        "brier": round(float(np.mean((chances - labels[whole]) ** 2)), 4),
    }
    return stored, dense, figures


def fit(
    cases: list[dict[str, Any]],
    encoder: Any,
    meaning: Meaning,
    home: Path,
    *,
    calibrate: bool = True,
    kinds: tuple[str, ...] = ("words", "minilm"),
) -> dict[str, Any]:
    """Fit all heads, write the model into ``home`` and return the figures."""
    sets = examples(cases, meaning)
    heads: dict[str, Any] = {}
    dense: dict[str, Any] = {}
    figures: dict[str, Any] = {}
    for head in HEADS:
        heads[head], figures[head] = {}, {}
        for kind in kinds:
            stored, vector, found = fit_head(sets[head], STRENGTH[head], vectors=kind == "minilm", calibrate=calibrate)
            heads[head][kind], figures[head][kind] = stored, found
            if vector is not None:
                dense[head] = vector
    home.mkdir(exist_ok=True, parents=True)
    (home / "model.json").write_text(
        json.dumps({"encoder": encoder.model.name, "heads": heads}, ensure_ascii=False, separators=(",", ":")) + "\n",
        "utf-8",
    )
    save_file(dense, home / "meaning.safetensors")
    return figures


def scores(cases: list[dict[str, Any]], found: list[str]) -> dict[str, float]:
    """Return how the statuses found compare with the reader's, whose second choices count as right."""
    wanted = [
        status if status in (case.get("status_alt") or ()) else case["status"]
        for case, status in zip(cases, found, strict=True)
    ]
    opened = [status != "answered" for want, status in zip(wanted, found, strict=True) if want != "answered"]
    return {
        "cases": len(cases),
        "accuracy": round(float(accuracy_score(wanted, found)), 4),
        "macro_f1": round(float(f1_score(wanted, found, average="macro", labels=STATUSES)), 4),
        "open_found_open": round(sum(opened) / max(1, len(opened)), 4),
        "answered_taken_for_open": round(
            sum(s != "answered" for w, s in zip(wanted, found, strict=True) if w == "answered")
            / max(1, wanted.count("answered")),
            4,
        ),
    }


def left_out(
    cases: list[dict[str, Any]], lent: list[dict[str, Any]], encoder: Any, meaning: Meaning, home: Path
) -> dict[str, Any]:
    """Judge each third of the domains by models fitted on the others."""
    found = {"words": [""] * len(cases), "minilm": [""] * len(cases)}
    groups = [case["domain"] for case in cases]
    for train, test in GroupKFold(n_splits=3).split(cases, groups=groups):
        fit([*(cases[i] for i in train), *lent], encoder, meaning, home, calibrate=False)
        with_model(home)
        for kind, given in (("words", None), ("minilm", encoder)):
            asks = [Ask(cases[i]["question"], tuple(cases[i]["next"])) for i in test]
            for i, judged in zip(test, judge_all(asks, given), strict=True):
                found[kind][i] = judged.status
    return {kind: scores(cases, statuses) for kind, statuses in found.items()}


def through_everything(cases: list[dict[str, Any]], encoder: Any) -> list[tuple[str, float]]:
    """Return the status of each case and how sure it is, by rules and judge as in a paper of running text.

    The question is put where the case has it, so that finding it does not count.
    """
    corpora, questions = [], []
    for number, case in enumerate(cases):
        question, ends = case["question"], case["question"].rstrip().endswith((".", "?", "!", ":", ",", ";", "–", "-"))
        text = question + (" " if ends else "\n") + "\n".join([*case["next"], f"# {number}"])
        corpus = labelled_questions.corpus_of(labelled_questions.Case(text=text, label="question", domain="held"))
        reading = next(iter(read_lines(corpus)))
        lines = [line for line in reading.lines if line.start < len(question)]
        literal = question.endswith("?") and not re.search(r"\b(?:asked|queried)\b", question)
        questions.append(
            question_at(
                reading,
                lines[0].segment,
                lines[0],
                lines[-1],
                0,
                len(question),
                asker=speaker_of(question),
                score=0.9,
                form="case",
                is_literal=literal,
            )
        )
        corpora.append(corpus)
    joined = Corpus(
        documents=tuple(corpus.documents[0] for corpus in corpora),
        segments=tuple(segment for corpus in corpora for segment in corpus.segments),
        rejects=(),
    )
    found = {item.document_id: item for item in find_answers(joined, questions, encoder=encoder)}
    return [(item.status, item.status_score or 0.0) for item in (found[corpus.documents[0].id] for corpus in corpora)]


def held_back(encoder: Any) -> dict[str, Any]:
    """Judge the cases that nothing is fitted on, and say where the errors stand among the least certain."""
    cases = read_cases(HELD)
    figures: dict[str, Any] = {}
    for kind, given in (("words", None), ("minilm", encoder)):
        found = through_everything(cases, given)
        order = sorted(range(len(cases)), key=lambda i: found[i][1])
        wrong = [found[i][0] != cases[i]["status"] for i in order]
        figures[kind] = scores(cases, [status for status, _ in found])
        figures[kind]["errors"] = sum(wrong)
        figures[kind]["errors_in_least_certain_fifth"] = sum(wrong[: len(cases) // 5])
    return figures


def with_model(home: Path) -> None:
    """Make the judge read its models from another folder."""
    from safetensors.numpy import load_file

    stored, vectors = json.loads((home / "model.json").read_text("utf-8")), load_file(home / "meaning.safetensors")
    reply_judge._stored = lambda: stored
    reply_judge._vectors = lambda: vectors


def main() -> None:
    """Fit and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the public sets")
    parser.add_argument("--pairs", nargs="*", default=[])
    parser.add_argument("--measure", action="store_true", help="the models are there and stay; only measure")
    parser.add_argument("--scratch", type=Path, default=Path("build/replies"))
    options = parser.parse_args()
    exams = read_exams()
    cases = read_cases(CASES)
    encoder = choose_encoder(0, "minilm")
    lent = [*from_questions(), *(plain_answers(options.data) if options.data else [])]
    papers = from_exams()
    read = [case for name in OPENED for case in papers[name]]
    texts = [text for case in [*cases, *lent, *read] for text in (case["question"], *case["next"])]
    meaning = Meaning.of(texts, encoder)
    before = json.loads((HERE / "metrics.json").read_text("utf-8"))
    metrics: dict[str, Any] = {"cases": len(cases), "cases never fitted on": len(read_cases(HELD))}
    metrics["lent answers"] = len(lent)
    metrics["questions of opened examinations"] = len(read)
    metrics["tails"] = before.get("tails")
    heads = "heads, domains left out"
    found = before.get(heads) if options.measure else fit([*cases, *read, *lent], encoder, meaning, HERE)
    if found:
        metrics[heads] = found

    def write() -> None:
        (HERE / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", "utf-8")

    with_model(HERE)
    metrics["cases held back"] = held_back(encoder)
    write()
    metrics["status, domains left out"] = left_out(cases, lent, encoder, meaning, options.scratch)
    write()
    fit([*cases, *lent], encoder, meaning, options.scratch, kinds=("minilm",))
    with_model(options.scratch)
    metrics["examinations, read by models fitted without any"] = exams_left_out(exams, encoder)
    write()
    with_model(HERE)
    for named in options.pairs:
        path, _, name = named.partition("=")
        pairs = read_cases(Path(path))
        asks = [Ask(case["question"], tuple(case["next"]), given=bool(case.get("given"))) for case in pairs]
        metrics[f"papers: {name}"] = {
            kind: scores(pairs, [judged.status for judged in judge_all(asks, given)])
            for kind, given in (("words", None), ("minilm", encoder))
        }
        if all("rules" in case for case in pairs):
            metrics[f"papers: {name}"]["rules alone"] = scores(pairs, [case["rules"] for case in pairs])
    write()
    sys.stdout.write(json.dumps(metrics, indent=1) + "\n")


if __name__ == "__main__":
    main()
