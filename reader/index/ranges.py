"""Stretches of places, all of them at once."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def ranges(firsts: NDArray[np.integer[Any]], lasts: NDArray[np.integer[Any]]) -> NDArray[np.intp]:
    """The numbers from each of `firsts` to before its one of `lasts`, laid end to end."""
    firsts = firsts.astype(np.intp, copy=False)
    sizes = lasts.astype(np.intp, copy=False) - firsts
    found: NDArray[np.intp] = (firsts + sizes - sizes.cumsum()).repeat(sizes)
    found += np.arange(len(found))
    return found


def row_of(ascending: NDArray[np.integer[Any]], number: int) -> int | None:
    """Where a number stands in an array that ascends; None when it is not there."""
    place = int(ascending.searchsorted(ascending.dtype.type(number)))
    return place if place < len(ascending) and int(ascending[place]) == number else None


def owned(
    firsts: NDArray[np.integer[Any]], lasts: NDArray[np.integer[Any]]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The numbers from each of `firsts` to before its one of `lasts`, and for each number which."""
    return ranges(firsts, lasts), np.arange(len(firsts)).repeat(lasts - firsts)
