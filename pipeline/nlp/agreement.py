"""How far two coders agree, people or models alike: Cohen's kappa and Krippendorff's alpha, with intervals."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.records import Coding

Units = Sequence[tuple[Hashable, Hashable]]
_DRAWS = 2000
_SEED = 20130221


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two coders agree on one layer."""

    layer: str
    coders: tuple[str, str]
    units: int  # segments that both coded
    only_one: int  # segments that one of them alone coded
    observed: Figure  # the plain share of equal labels
    kappa: Figure  # Cohen's
    alpha: Figure  # Krippendorff's, nominal
    labels: tuple[str, ...]
    table: tuple[tuple[int, ...], ...]  # the first coder's labels down, the second's across


def cohen_kappa(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Return Cohen's kappa; 1.0 where both use one and the same label throughout."""
    from sklearn.metrics import cohen_kappa_score

    _same_length(one, other)
    codes, count = _codes([*one, *other])
    return 1.0 if count == 1 else float(cohen_kappa_score(codes[: len(one)], codes[len(one) :]))


def krippendorff_alpha(ratings: Iterable[Mapping[str, Hashable]]) -> float:
    """Return Krippendorff's alpha for nominal labels.

    The package of that name is under the GPL and so is none of ours; the tests hold this against his own example.

    Parameters
    ----------
    ratings : iterable of mappings
        One a unit: the label by coder. Units with fewer than two labels do not count; any number of coders will do.
    """
    units = [list(unit.values()) for unit in ratings if len(unit) > 1]
    if not units:
        return float("nan")
    _, count = _codes([label for unit in units for label in unit])
    place = {label: index for index, label in enumerate(_ordered(label for unit in units for label in unit))}
    coincidence = np.zeros((count, count))
    for unit in units:
        for first, label in enumerate(unit):
            for second, beside in enumerate(unit):
                if first != second:
                    coincidence[place[label], place[beside]] += 1.0 / (len(unit) - 1)
    return _alpha(coincidence)


def agree(codings: Iterable[Coding], layer: str, one: str, other: str) -> Agreement:
    """Compare two coders on one layer.

    Where a coder gave a segment several labels, its label is the set of them: only the same set agrees.
    """
    chosen: dict[str, dict[str, set[str]]] = {one: {}, other: {}}
    for coding in codings:
        if coding.layer == layer and coding.coder in chosen:
            chosen[coding.coder].setdefault(coding.segment_id, set()).add(coding.label)
    both = sorted(set(chosen[one]) & set(chosen[other]))
    pairs = [tuple(" + ".join(sorted(chosen[coder][unit])) for coder in (one, other)) for unit in both]
    return compare(
        [pair[0] for pair in pairs],
        [pair[1] for pair in pairs],
        layer=layer,
        coders=(one, other),
        only_one=len(set(chosen[one]) ^ set(chosen[other])),
    )


def compare(
    one: Sequence[str],
    other: Sequence[str],
    *,
    layer: str = "",
    coders: tuple[str, str] = ("a", "b"),
    only_one: int = 0,
    draws: int = _DRAWS,
) -> Agreement:
    """Compare two lists of labels, place by place; ``draws`` is how often the intervals draw again."""
    _same_length(one, other)
    labels = _ordered([*one, *other])
    place = {label: index for index, label in enumerate(labels)}
    left = np.asarray([place[label] for label in one], dtype=np.intp)
    right = np.asarray([place[label] for label in other], dtype=np.intp)
    table = np.zeros((len(labels), len(labels)), dtype=int)
    np.add.at(table, (left, right), 1)
    count = len(labels)
    return Agreement(
        layer=layer,
        coders=coders,
        units=len(one),
        only_one=only_one,
        observed=interval(lambda at: float(np.mean(left[at] == right[at])), len(one), draws=draws),
        kappa=interval(lambda at: _kappa(left[at], right[at], count), len(one), draws=draws),
        alpha=interval(lambda at: _alpha_of(left[at], right[at], count), len(one), draws=draws),
        labels=tuple(str(label) for label in labels),
        table=tuple(tuple(int(cell) for cell in row) for row in table),
    )


def interval(figure: Callable[[NDArray[np.intp]], float], units: int, *, draws: int = _DRAWS) -> Figure:
    """Return a figure with its 95 % bootstrap interval: units drawn again with replacement, always the same draws.

    Parameters
    ----------
    figure : callable
        Takes the places of the units drawn.
    units : int
        How many there are.
    """
    if not units:
        return Figure(value=float("nan"), low=float("nan"), high=float("nan"))
    random = np.random.default_rng(_SEED)
    drawn = np.asarray([figure(random.integers(0, units, units)) for _ in range(draws)])
    low, high = np.nanpercentile(drawn, [2.5, 97.5]) if not np.isnan(drawn).all() else (np.nan, np.nan)
    return Figure(value=figure(np.arange(units)), low=float(low), high=float(high))


def _kappa(left: NDArray[np.intp], right: NDArray[np.intp], count: int) -> float:
    # scikit-learn's checks cost a hundred times the sum, and an interval wants it two thousand times.
    shares = [np.bincount(side, minlength=count) / max(len(side), 1) for side in (left, right)]
    expected = float(shares[0] @ shares[1])
    observed = float(np.mean(left == right)) if len(left) else float("nan")
    return 1.0 if expected >= 1.0 else (observed - expected) / (1.0 - expected)


def _alpha_of(left: NDArray[np.intp], right: NDArray[np.intp], count: int) -> float:
    coincidence = np.zeros((count, count))
    np.add.at(coincidence, (left, right), 1.0)
    return _alpha(coincidence + coincidence.T)


def _alpha(coincidence: NDArray[np.float64]) -> float:
    totals = coincidence.sum(axis=1)
    whole = totals.sum()
    differing = whole - np.trace(coincidence)
    expected = whole * whole - float(totals @ totals)
    return 1.0 if expected == 0 else float(1.0 - (whole - 1.0) * differing / expected)


def _codes(labels: Sequence[Hashable]) -> tuple[NDArray[np.intp], int]:
    place = {label: index for index, label in enumerate(_ordered(labels))}
    return np.asarray([place[label] for label in labels], dtype=np.intp), len(place)


def _ordered(labels: Iterable[Hashable]) -> list[Hashable]:
    return sorted(set(labels), key=str)


def _same_length(one: Sequence[Hashable], other: Sequence[Hashable]) -> None:
    if len(one) != len(other):
        raise ValueError(f"{len(one)} labels against {len(other)}: both coders must have judged the same units")
