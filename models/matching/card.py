"""Write the card from the figures, so that it never says what was not measured."""

from pathlib import Path
from string import Template

from pipeline.nlp.match_features import SIGNS

_TEXT = Template("""\
# matching: how vectors and words are weighed when a question looks for its answer

**What it is.** For each encoder, $signs weights of a mixture ($kinds signs, and each times the length of either text); $pieces
weights that turn what speaks for a pair of question and answer into its chance of meeting a need; and a threshold:
`model.json`. `others.json` holds the answers on other matters that a need is measured against.

**Signs.** Cosine of whole texts; the same, and that of the closest stretch of 80 words, after what all texts of a side
have in common is taken away, that of the closest sentence and of the first 30 words; the same of whole texts after the
direction is taken away too in which they differ most; TF-IDF cosine of stems, of all words (small ones tell "when will it open" from "who will
open it"), of words and their pairs, of letters; the share of the need's stems that is met.

**Evidence.** The mixture for question and answer read as one text, for the question and for the answer; how far each
stands before the others; how near the need's words come, by word vectors, rare words counting more; the same with
each word as it is meant in its sentence, the study's own words counting less; whether the same is
asked for (a day, a sum, a reason); how much nearer the pair is than answers on other matters; how well its paper suits
all that was asked in the other one.

**Fitted on** (`fit.py`, `tasks.py`). The mixture: banking77 and clinc150, train splits (CC BY); petitions without a
response (OGL v3.0); QMSum, train split (MIT); GOV.UK early years texts (OGL v3.0); inquiry hearings (OGL v3.0); the
part of covid_faq's queries that is for learning (MIT). The chances: `corpus/labelled/links.jsonl`, $sheets sheets and pages that we invented, $needs needs, $met of them met; and, each
pair counting a twentieth, the same part of covid_faq and some of the tasks of the mixture, the right answer taken out
of half. Beside other pages a sheet's own page is parted into two papers. Nothing that is measured below was fitted on.

**Threshold** $threshold: from there on 85 % of the needs that nothing answers are met with silence, on sheets that the fit
had not seen.

## Public sets (default encoder; first candidate right)

| task | texts, candidates | BM25 | TF-IDF stems / words | encoder alone | mixture | proposals right | silent, answer taken out |
|---|---|---|---|---|---|---|---|
$tasks

The same with the static encoder:

| task | TF-IDF, the better | MiniLM alone | static alone | static mixture | of the gap closed |
|---|---|---|---|---|---|
$static

A query counts as right in covid_faq where the page's question is among those that its raters gave it; equal queries
count once. Of covid_q equal questions count once and classes of one are left out.

## Invented sheets, each left out of the fit in turn (default encoder)

| | own page alone | beside two other pages |
|---|---|---|
$own

Right among three, by how silent the threshold makes it where nothing answers:

| silent | own page alone | beside two other pages |
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
    own, beside = known["own page alone"], known["beside two other pages"]
    first = "first right, "
    (folder / "card.md").write_text(
        _TEXT.substitute(
            pieces=len(model["minilm"]["certainty"]),
            signs=len(model["minilm"]["weights"]),
            kinds=len(SIGNS),
            sheets=known["sheets"],
            needs=own["needs"],
            met=own["met by the page"],
            threshold=model["minilm"]["threshold"],
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
            static="\n".join(_gap(name, tasks[name], one) for name, one in static.items()),
            own="\n".join(_row(name, own[name], beside[name]) for name in own),
            curve="\n".join(
                _row(
                    name.removeprefix("silent "),
                    value,
                    known["right among three by how silent, beside two other pages"][name],
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


def _gap(name: str, default: dict, static: dict) -> str:
    first = "first right, "
    low = max(static[first + "TF-IDF of stems alone"], static[first + "TF-IDF of words alone"])
    high, got = default[first + "the encoder alone"], static[first + "mixture"]
    closed = f"{(got - low) / (high - low):.0%}" if high > low else "TF-IDF is the better"
    return _row(name, f"{low:.3f}", f"{high:.3f}", f"{static[first + 'the encoder alone']:.3f}", f"{got:.3f}", closed)
