"""Write the table of cohesive pairs (`reader/analysis/data/cohesion.txt`) from jieba's dictionary.

    uv run python benchmarks/cohesion.py > reader/analysis/data/cohesion.txt

Two characters are cohesive when they stand side by side within words more often than a word that ends with the one
would meet by chance a word that begins with the other: `inside > ends * begins / all`, each the sum of the frequencies
of such words. Pairs in words of a frequency up to `RARE` together are left out.
"""

from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from reader.analysis.folding import fold

RARE = 10


def cohesive() -> dict[str, str]:
    """Characters to those that follow them within words."""
    inside, ends, begins = Counter[str](), Counter[str](), Counter[str]()
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    for line in (Path(spec.origin).parent / "dict.txt").read_text("utf-8").splitlines():
        word, frequency = fold(line.split()[0]), int(line.split()[1])
        ends[word[-1]] += frequency
        begins[word[0]] += frequency
        for at in range(len(word) - 1):
            inside[word[at : at + 2]] += frequency
    every, found = sum(ends.values()), dict[str, list[str]]()
    for pair, frequency in inside.items():
        within = frequency > RARE and frequency * every > ends[pair[0]] * begins[pair[1]]
        if within and pair.isalpha() and not pair.isascii() and max(pair) < "\U00010000":
            found.setdefault(pair[0], []).append(pair[1])
    return {one: "".join(sorted(others)) for one, others in sorted(found.items())}


if __name__ == "__main__":
    print("# Cohesive pairs: a character, then those that follow it within one word. From jieba's dictionary (MIT).")
    for one, others in cohesive().items():
        print(one + others)
