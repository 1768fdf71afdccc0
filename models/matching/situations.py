"""The situations in which our invented sheets look for their answers, and the evidence in each.

A sheet stands alone with its page; beside the page of another sheet and minutes; where nothing speaks to it at all; and
with one to three of its needs. From all of them the chance of an answer to meet a need is learnt.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from tasks import Sheet

from pipeline.nlp.encoder import Encoder
from pipeline.nlp.match_evidence import gather, read_as_one
from pipeline.nlp.match_retrieval import papers_near

Pairs = list[tuple[str, str]]
SITUATIONS = ("own page alone", "beside other papers", "nothing of its own", "few needs")
MINUTES = 3  # papers of minutes that, with the page of another sheet, stand beside a sheet's own
FAR = 5  # how many sheets on the page stands that is looked at in vain
FEW = 3
OTHERS = 4  # every so many-th of our own answers is one on other matters: enough to measure a need against


@dataclass(frozen=True)
class Situation:
    """The evidence for some needs and all answers that are there."""

    table: np.ndarray  # needs by pairs by pieces of evidence
    match: np.ndarray  # bool, needs by pairs
    weak: np.ndarray  # bool, of each need: the answer only touches it


def situations(known: list[Sheet], papers: list[Pairs], encoder: Encoder, weights: np.ndarray) -> list[list[Situation]]:
    """Return for every sheet its evidence in each of `SITUATIONS`.

    Beside others every second page is parted in two: what answers a sheet often stands in more than one paper.
    """
    found = []
    for place, sheet in enumerate(known):
        told = [papers[(place * MINUTES + step) % len(papers)] for step in range(MINUTES)]
        near, far = (place + 1) % len(known), (place + FAR) % len(known)
        every = list(range(len(sheet.needs)))
        few = every[place % FEW :: max(1, len(every) // FEW)][: 1 + place % FEW]
        strange = on_other_matters([one for at, one in enumerate(known) if at not in {place, near, far}])
        own = [sheet.pairs[::2], sheet.pairs[1::2]] if place % 2 else [sheet.pairs]
        order = [pair for part in own for pair in part]
        right = sheet.right_ones[:, [sheet.pairs.index(pair) for pair in order]]
        found.append(
            [
                _look(sheet, needs, blocks, match, encoder, weights, strange)
                for needs, blocks, match in (
                    (every, [sheet.pairs], sheet.right_ones),
                    (every, [*own, known[near].pairs, *told], right),
                    (every, [known[far].pairs, *told[: place % 2]], None),
                    (few, [sheet.pairs], sheet.right_ones),
                )
            ]
        )
    return found


def _look(
    sheet: Sheet,
    which: list[int],
    blocks: list[Pairs],
    right: np.ndarray | None,
    encoder: Encoder,
    weights: np.ndarray,
    strange: list[str],
) -> Situation:
    needs = [sheet.needs[at] for at in which]
    pairs = [pair for block in blocks for pair in block]
    papers = [str(number) for number, block in enumerate(blocks) for _ in block]
    held = Counter(papers)
    table = gather(
        needs,
        [sheet.headings[at] for at in which],
        pairs,
        encoder,
        weights,
        eligible=np.ones((len(needs), len(pairs)), bool),
        near=papers_near(
            encoder.encode(needs), ["sheet"] * len(needs), encoder.encode([read_as_one(pair) for pair in pairs]), papers
        ),
        crowd=[held[paper] for paper in papers],
        others=strange,
    )
    match = np.zeros(table.shape[:2], bool)
    if right is not None:
        match[:, : right.shape[1]] = right[which]
    return Situation(table, match, sheet.weak[which])


def on_other_matters(known: list[Sheet]) -> list[str]:
    """Return answers that a need is measured against."""
    return [read_as_one(pair) for sheet in known for pair in sheet.pairs][::OTHERS]
