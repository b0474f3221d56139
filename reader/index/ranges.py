"""Stretches of places, all of them at once."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def ranges(firsts: NDArray[np.integer[Any]], lasts: NDArray[np.integer[Any]]) -> NDArray[np.intp]:
    """The numbers from each of `firsts` to before its one of `lasts`, laid end to end."""
    sizes = lasts.astype(np.intp) - firsts.astype(np.intp)
    ends = np.cumsum(sizes)
    found: NDArray[np.intp] = np.repeat(firsts.astype(np.intp) - (ends - sizes), sizes)
    found += np.arange(len(found))
    return found
