"""Which comments a person should look at first: those whose look lowers the expected error most."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.records import Coding, Segment

LAYERS = ("theme", "sentiment")
_SHOWN = {"theme": "theme", "sentiment": "feeling"}
_NO_THEME = "no_theme"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at one comment, and what it is worth."""

    segment_id: str
    also: tuple[str, ...]  # comments in the same words, settled by the same look
    value: float  # wrong codings that it is expected to put right


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPlan:
    """The looks that are worth most, and what they are expected to do."""

    layers: tuple[str, ...]
    looks: tuple[Look, ...]
    comments: int  # comments coded on one of the layers
    base: int  # labels: one a comment and layer
    before: float  # expected share of wrong labels now
    after: float  # and once these have been looked at

    def sentence(self) -> str:
        """Return the plan in one sentence."""
        if not self.looks:
            return f"None of {self.comments:,} comments is left that a look is expected to improve."
        what = " and ".join(_SHOWN.get(layer, layer) for layer in self.layers)
        labels = f"the {what} of {self.comments:,} comments"
        return (
            f"Review {'this one' if len(self.looks) == 1 else f'these {len(self.looks)}'} and the expected error of "
            f"{labels} falls from {self.before:.1%} to {self.after:.1%}."
        )


def plan_review(
    segments: Sequence[Segment],
    codings: Sequence[Coding],
    layers: str | Sequence[str] = LAYERS,
    *,
    count: int = 40,
    reviewed: Collection[str] = (),
) -> ReviewPlan:
    """Choose the comments whose review lowers the expected error most.

    The chance that a label is wrong is one less its calibrated score, and none where a person gave it; comments in the
    same words are settled by one look, so a slogan that many sent comes before a single doubtful line.

    Parameters
    ----------
    segments : sequence of Segment
    codings : sequence of Coding
        Where a comment has several on a layer, the first counts, or what a person said; where it has none but a
        reason why not, that reason's score does.
    layers : str or sequence of str
        What a look settles.
    count : int
        How many looks there is time for.
    reviewed : collection of str
        Ids of segments that a person has already decided.
    """
    wanted = (layers,) if isinstance(layers, str) else tuple(layers)
    sure: dict[str, dict[str, float]] = {}
    for coding in codings:
        layer = "theme" if coding.layer == _NO_THEME else coding.layer
        if layer in wanted:
            scores = sure.setdefault(coding.segment_id, {})
            if coding.coder.startswith("person:"):
                scores[layer] = 1.0
            else:
                scores.setdefault(layer, min(max(coding.score, 0.0), 1.0))
    groups: dict[str, list[str]] = {}
    for segment in segments:
        if segment.id in sure:
            groups.setdefault(" ".join(_WORD.findall(segment.text.lower())) or segment.id, []).append(segment.id)
    done = set(reviewed)
    looks: list[Look] = []
    total, comments, base = 0.0, 0, 0
    for ids in groups.values():
        comments += len(ids)
        base += sum(len(sure[one]) for one in ids)
        if done.intersection(ids):
            continue
        value = sum(1.0 - score for one in ids for score in sure[one].values())
        total += value
        looks.append(Look(segment_id=ids[0], also=tuple(ids[1:]), value=round(value, 6)))
    order = {ids[0]: place for place, ids in enumerate(groups.values())}
    looks.sort(key=lambda look: (-look.value, order[look.segment_id]))
    chosen = tuple(look for look in looks[: max(count, 0)] if look.value > 0)
    saved = sum(look.value for look in chosen)
    return ReviewPlan(
        layers=wanted,
        looks=chosen,
        comments=comments,
        base=base,
        before=total / base if base else 0.0,
        after=max(total - saved, 0.0) / base if base else 0.0,
    )


def came_true(plan: ReviewPlan, wrong: Mapping[str, bool]) -> dict[str, Any]:
    """Say whether the error fell as a plan for one layer promised, and further than by looks at random.

    Parameters
    ----------
    plan : ReviewPlan
    wrong : mapping of str to bool
        For every comment coded on the plan's layer whether its coding is wrong.

    Returns
    -------
    dict
        The error before and after, as promised and as it was; after as many looks at random as it is on average.
    """
    settled = {one for look in plan.looks for one in (look.segment_id, *look.also)}
    base = len(wrong)
    before = sum(wrong.values()) / base if base else 0.0
    after = sum(bad and one not in settled for one, bad in wrong.items()) / base if base else 0.0
    return {
        "base": base,
        "looks": len(plan.looks),
        "settled": len(settled),
        "promised": {"before": round(plan.before, 4), "after": round(plan.after, 4)},
        "was": {"before": round(before, 4), "after": round(after, 4)},
        "after_looks_at_random": round(before * (1 - len(settled) / base), 4) if base else 0.0,
    }
