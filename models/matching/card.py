"""Write the card from the figures, so that it never says what was not measured."""

import json
from pathlib import Path
from string import Template

from pipeline.nlp.match_features import SIGNS

ASKED = {  # of the first candidate, with the default encoder
    "covid_faq, page's question": 0.78,
    "petition to response": 0.87,
    "govuk": 0.82,
    "covid_q": 0.70,
    "petition duplicates, whole": 0.46,
}
LEARNT = "mixture learnt on its train split"
BESIDE = {"banking77 nearest": 0.91, "stsb Spearman": 0.82}  # of the default encoder alone
AHEAD = ("covid_faq, page's question", "covid_faq, question and answer", "petition to response")
LEAD, CLOSED, PROPOSED = 0.05, 0.60, 0.80

_TEXT = Template("""\
# matching: how vectors and words are weighed when a question looks for its answer

**What it is.** For each encoder, $signs weights of a mixture ($kinds signs, and each times the length of either text); $pieces
weights that turn what speaks for a pair of question and answer into its chance of meeting a need; and a threshold:
`model.json`. A square map that turns the encoder's vectors: `turns.safetensors`, int8. `others.json` holds the answers
on other matters that a need is measured against.

**Signs.** Cosine of whole texts; the same, and that of the closest stretch of 80 words, after what all texts of a side
have in common is taken away, that of the closest sentence and of the first 30 words; the same of whole texts after the
direction is taken away too in which they differ most; cosine of whole texts turned by the map, the same apart from
the common, and that of the closest stretch; TF-IDF cosine of stems, of all words (small ones tell "when will it open"
from "who will open it"), of words and their pairs, of letters; the share of the need's stems that is met.

**Evidence.** The mixture for question and answer read as one text, for the question and for the answer; how far each
stands before the others; how near the need's words come, by word vectors, rare words counting more; the same with
each word as it is meant in its sentence, the study's own words counting less; whether the same is
asked for (a day, a sum, a reason); how much nearer the pair is than answers on other matters; how well its paper suits
all that was asked in the other one.

**Fitted on** (`fit.py`, `turn.py`, `tasks.py`). The map and the mixture: banking77 and clinc150, train splits (CC BY);
petitions without a response (OGL v3.0); QMSum, train split (MIT); inquiry hearings (OGL v3.0); the part of covid_faq's
queries that is for learning (MIT); the mixture also: GOV.UK early years texts (OGL v3.0). The chances:
`corpus/labelled/links.jsonl`, $sheets sheets and pages that we invented, $needs needs, $met of them met; and, each pair counting
a twentieth, the same part of covid_faq and some of the tasks of the mixture, the right answer taken out of half. An answer
that only touches a need counts half. Every sheet stands there four times (`situations.py`): with its own page alone; with the page of
another sheet and three papers of minutes beside (`corpus/labelled/replies.jsonl`, answered questions); with none of its
own, where all should be silence ($foreign of it is, at the threshold); and with one to three of its needs. In the sheets that
name a writer people wrote down what they needed before the page was written, and the page without looking at their
words; in the others many needs were made to look like an answer that does not meet them. Nothing that is measured below was fitted on.

**The map.** The mixture is learnt with each set seen through a map that was learnt without it, so that the map is trusted
as far as it helps on what it has not seen. What is measured below is seen through the shipped map: of covid_faq that has
read other queries to the same page, of petitions other petitions. Through a map that has read nothing of the set the
first right would be, and this is the fairer guess for a new page:

| task | first right |
|---|---|
$strange

**Threshold** $threshold: from there on 85 % of the needs that nothing answers are met with silence, on sheets that the fit
had not seen.

## Asked and measured

| line | asked | measured | base |
|---|---|---|---|
$asked

## Public sets (default encoder; first candidate right)

| task | texts, candidates | BM25 | TF-IDF stems / words | encoder alone | mixture | proposals right | silent, answer taken out |
|---|---|---|---|---|---|---|---|
$tasks

The same with the static encoder:

| task | TF-IDF, the better | MiniLM alone | static alone | static mixture | of the gap closed |
|---|---|---|---|---|---|
$static

A query counts as right in covid_faq where the page's question is among those that its raters gave it; equal queries
count once. Of covid_q equal questions count once and classes of one are left out. A petition is its title and what
its author wrote below it; by title alone the duplicates are harder to tell.

## Invented sheets, each left out of the fit in turn (default encoder)

| | own page alone | beside other papers |
|---|---|---|
$own

Right among three, by how silent the threshold makes it where nothing answers:

| silent | own page alone | beside other papers |
|---|---|---|
$curve

**Degree.** $right right pairs, $full of them full answers. By the rule of `matching.degree` (nothing to put off, and a
day, sum or number given where one is asked for) $full_said of these are said to be full, and $part_said of the other $part
partial: none of the evidence tells the two apart better than chance does.

**Limits.** A need and an answer on one matter look alike to it whether or not the answer gives what is asked: of the needs
that a page meets it proposes about half, so that it can be silent where it should be. It does not reason: that a
consultation in which staff take part also tells how they are involved is beyond it.
""")


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def write_card(folder: Path, figures: dict, model: dict) -> None:
    """Write card.md beside the figures."""
    if "minilm" not in figures or "tasks" not in figures["minilm"]:
        return
    tasks, known = figures["minilm"]["tasks"], figures["minilm"]["sheets"]
    static = figures.get("static", {}).get("tasks", {})
    own, beside = known["own page alone"], known["beside other papers"]
    first = "first right, "
    (folder / "card.md").write_text(
        _TEXT.substitute(
            foreign=f"{known['nothing of its own']['silent']:.0%}",
            pieces=len(model["minilm"]["certainty"]),
            signs=len(model["minilm"]["weights"]),
            kinds=len(SIGNS),
            sheets=known["sheets"],
            needs=own["needs"],
            met=own["met by the page"],
            threshold=model["minilm"]["threshold"],
            strange="\n".join(
                _row(name, f"{value:.3f}") for name, value in figures["minilm"]["map without the set"].items()
            ),
            asked="\n".join(_asked(folder.parent, tasks, static)),
            tasks="\n".join(
                _row(
                    name,
                    f"{one['texts']:,}, {one['candidates']:,}",
                    f"{one[first + 'BM25 alone']:.3f}",
                    f"{one[first + 'TF-IDF of stems alone']:.3f} / {one[first + 'TF-IDF of words alone']:.3f}",
                    f"{one[first + 'the encoder alone']:.3f}",
                    f"{one[first + 'mixture']:.3f}",
                    "none made" if one["of those right"] is None else f"{one['of those right']:.3f}",
                    f"{one['silent, the answer taken out']:.3f}",
                )
                for name, one in tasks.items()
            ),
            static="\n".join(
                [
                    *(_gap(name, tasks[name], one) for name, one in static.items()),
                    *(
                        _row(name, *(f"{figure:.3f}" for figure in figures), f"{closed:.0%}")
                        for name, (*figures, closed) in _beside(folder.parent).items()
                    ),
                ]
            ),
            own="\n".join(_row(name, own[name], beside[name]) for name in own),
            curve="\n".join(
                _row(
                    name.removeprefix("silent "),
                    value,
                    known["right among three by how silent, beside other papers"][name],
                )
                for name, value in known["right among three by how silent, own page alone"].items()
            ),
            right=known["degree"]["right pairs"],
            full=known["degree"]["full"],
            part=known["degree"]["right pairs"] - known["degree"]["full"],
            full_said=known["degree"]["full, said to be"],
            part_said=known["degree"]["partial, said to be"],
        ),
        encoding="utf-8",
    )


def _asked(models: Path, tasks: dict, static: dict) -> list[str]:
    """Return a row for each thing that was asked of the matching."""
    first = "first right, "
    lines = []
    for name, asked in ASKED.items():
        one = tasks[name]
        lines.append(_row(f"{name}, first right", f"{asked:.2f}", f"{one[first + 'mixture']:.3f}", f"{one['texts']:,}"))
    alone = json.loads((models / "minilm" / "metrics.json").read_text("utf-8"))
    for name, asked in BESIDE.items():
        base = int(alone["pairs" if "stsb" in name else "questions"])
        lines.append(_row(f"{name}, encoder alone", f"{asked:.2f}", f"{alone[name]:.3f}", f"{base:,}"))
    for name in AHEAD:
        one = tasks[name]
        lead = one[first + "mixture"] - one[first + "best of these alone"]
        lines.append(_row(f"{name}, ahead of the best alone", f"{LEAD:.2f}", f"{lead:+.3f}", f"{one['texts']:,}"))
    for name in AHEAD[1:]:
        one = tasks[name]
        made = round(one["proposed, an answer being there"] * one["texts judged for a proposal"])
        right = one["of those right"]
        said = "none made" if right is None else f"{right:.3f}"
        lines.append(_row(f"{name}, proposals right", f"{PROPOSED:.2f}", said, f"{made:,}"))
    for name, one in static.items():
        closed = _closed(tasks[name], one)
        if closed is not None:
            lines.append(_row(f"{name}, gap closed by static", f"{CLOSED:.0%}", f"{closed:.0%}", f"{one['texts']:,}"))
        else:
            over = one[first + "mixture"] - _low(one)
            lines.append(_row(f"{name}, static ahead of TF-IDF", "0.00", f"{over:+.3f}", f"{one['texts']:,}"))
    for name, (low, high, _, _, closed) in _beside(models).items():
        learnt = json.loads((models / "static" / "metrics.json").read_text("utf-8")).get(f"{name}, {LEARNT}")
        base = int(alone["pairs" if "stsb" in name else "questions"])
        lines.append(_row(f"{name}, gap closed by static", f"{CLOSED:.0%}", f"{closed:.0%}", f"{base:,}"))
        if learnt:
            said = f"{(learnt - low) / (high - low):.0%}"
            lines.append(_row(f"{name}, the same, {LEARNT}, which does not ship", f"{CLOSED:.0%}", said, f"{base:,}"))
    return lines


def _closed(default: dict, static: dict) -> float | None:
    """Return how much of the way from TF-IDF to the default encoder the static mixture goes."""
    low, high = _low(static), default["first right, the encoder alone"]
    return (static["first right, mixture"] - low) / (high - low) if high > low else None


def _low(static: dict) -> float:
    return max(static[f"first right, TF-IDF of {words} alone"] for words in ("stems", "words"))


def _gap(name: str, default: dict, static: dict) -> str:
    closed = _closed(default, static)
    figures = (
        _low(static),
        default["first right, the encoder alone"],
        static["first right, the encoder alone"],
        static["first right, mixture"],
    )
    return _row(
        name, *(f"{figure:.3f}" for figure in figures), "TF-IDF is the better" if closed is None else f"{closed:.0%}"
    )


def _beside(models: Path) -> dict[str, tuple[float, ...]]:
    """Return the same figures for what is measured of the encoders without the mixture."""
    default, static = (json.loads((models / name / "metrics.json").read_text("utf-8")) for name in ("minilm", "static"))
    found = {}
    for name in BESIDE:
        low, high = static[f"{name}, TF-IDF"], default[name]
        got = max(static[name], static[f"{name}, with words"])
        found[name] = (low, high, static[name], got, (got - low) / (high - low))
    return found
