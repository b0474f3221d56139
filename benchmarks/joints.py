"""Fits the weights that say whether a printed line goes on with the next: `reader/parsing/joints.tsv`.

    uv run python benchmarks/joints.py FOLDER… [--table joints.tsv] [--rounds N]

A folder holds checked pages (`page_states.py`). Each is printed in several ways that break lines (`printing.py`); what
was one line before is known then. Told are how many line feeds were plain and how many were weighed, and how many of
both are judged wrongly, for pages that the weights were not fitted to (a third, by lot) and for the others.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from crf import Array, lowest
from fitting import Fitting, fittings, to_print
from printing import broken_at, printed

from reader.parsing.fragments import fragments_of
from reader.parsing.joint_signs import signs_of
from reader.parsing.joints import Joint, plainly
from reader.parsing.measures import measures
from reader.parsing.page_furniture import set_aside
from reader.parsing.unwrapping import unwrapped

PENALTY = 1.0
"""What keeps weights small that few line feeds speak for."""
PRINTINGS = 6
"""In how many ways each page is printed."""

JOINED, SWALLOWED = 2.0, 4.0
"""What it costs to join after the end of a sentence: two paragraphs taken for one are two mistakes, one taken for two
is one; and with a heading that is taken for text an article may be missed."""

Case = tuple[tuple[str, ...], bool, float]
"""The features of a line feed, whether the line goes on, and the cost of a wrong answer."""


def cases(page: Fitting, lots: random.Random) -> tuple[list[Case], list[int]]:
    """The line feeds to be weighed, with the truth; and for those that are plain, how many, and how many wrongly."""
    found: list[Case] = []
    plain = [0, 0]
    for _ in range(PRINTINGS):
        lines = to_print(page)
        whole = printed(lines, broken_at(lots), page.checked.paper, lots)
        owner = {number: at for at, (first, last) in enumerate(whole.where) for number in range(first, last + 1)}
        fragments = fragments_of(whole.text)
        aside = set_aside(fragments)
        fragments = [fragment for at, fragment in enumerate(fragments) if at not in aside]
        heading = [line.heading or line.crosshead for line in lines]

        def judge(joint: Joint, end: str, owner: dict[int, int] = owner, heading: Sequence[bool] = heading) -> bool:
            beside = [owner[part.number] for part in (joint.left, joint.right) if part.number in owner]
            truth = len(set(beside)) == 1
            said = plainly(joint, end)
            if said is None:
                heads = any(heading[at] for at in beside)
                joined = end == "stop" and not truth
                found.append((signs_of(joint, end), truth, (SWALLOWED if heads else JOINED) if joined else 1.0))
            else:
                plain[0] += 1
                plain[1] += said is not truth
            return truth

        list(unwrapped(fragments, measures(fragments), judge, quick=False))
    return found, plain


def fit(given: Sequence[Case], rounds: int) -> dict[str, float]:
    """The weight of each sign, by logistic regression."""
    names = sorted({sign for signs, *_ in given for sign in signs})
    number = {sign: at for at, sign in enumerate(names)}
    rows = np.concatenate([[at] * len(signs) for at, (signs, *_) in enumerate(given)])
    columns = np.array([number[sign] for signs, *_ in given for sign in signs])
    truth = np.array([1.0 if true else -1.0 for _, true, _ in given])
    costs = np.array([cost for *_, cost in given])

    def loss(point: Array) -> tuple[float, Array]:
        margin = truth * np.bincount(rows, point[columns], len(given))
        slope = -costs * truth / (1 + np.exp(np.clip(margin, -50, 50)))
        value = costs @ np.logaddexp(0, -margin) + PENALTY / 2 * point @ point
        return float(value), np.bincount(columns, slope[rows], len(names)) + PENALTY * point

    point = lowest(loss, np.zeros(len(names)), rounds)
    return {sign: round(float(value), 1) for sign, value in zip(names, point, strict=True) if abs(value) >= 0.05}


def wrong(given: Sequence[Case], weights: dict[str, float]) -> int:
    """How many cases the weights judge wrongly."""
    return sum((sum(weights.get(sign, 0.0) for sign in signs) > 0) is not true for signs, true, _ in given)


def main() -> None:
    """Fit, tell, and write what is asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+")
    options.add_argument("--table", type=Path)
    options.add_argument("--rounds", type=int, default=150)
    given = options.parse_args()
    fitted: list[Case] = []
    held: list[Case] = []
    plain = [0, 0]
    for folder in given.folders:
        for page in fittings(folder):
            lots = random.Random(page.checked.path.name)
            found, sure = cases(page, lots)
            (held if lots.random() < 1 / 3 else fitted).extend(found)
            plain = [one + other for one, other in zip(plain, sure, strict=True)]
    weights = fit(fitted, given.rounds)
    print(f"plain: {plain[0]}, wrongly {plain[1]}; weighed: {len(fitted) + len(held)}")
    print(
        f"wrongly of those fitted {wrong(fitted, weights)}/{len(fitted)}, of others {wrong(held, weights)}/{len(held)}"
    )
    if given.table:
        weights = fit([*fitted, *held], given.rounds)
        given.table.write_text("".join(f"{sign}\t{value:g}\n" for sign, value in weights.items()), encoding="utf-8")


if __name__ == "__main__":
    main()
