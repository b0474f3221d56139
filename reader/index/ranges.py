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
