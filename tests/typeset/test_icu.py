"""ICU's strict line breaking as an oracle (`pip install icu4py`; skipped without it). Each difference has its rule."""

from pathlib import Path

import pytest

from reader.paths import bundled
from reader.typeset.kinsoku import allowed

breakers = pytest.importorskip("icu4py.breakers")
locale = pytest.importorskip("icu4py.locale")

ONLY_ICU = ("/", "—", "·", "+")
"""`/` ends no line; a single dash, a middle dot and a plus begin none: CLREQ and GB/T 15834 want more than UAX #14."""
ONLY_OURS = ("’‘", "”“")
"""Between two quotations UAX #14 does not know which mark opens; curly ones say so."""


def test_where_we_differ_a_rule_says_why() -> None:
    chinese = locale.Locale("zh", "CN", None, {"lb": "strict"})
    for path in Path(bundled("seeds")).iterdir():
        for line in filter(None, map(str.strip, path.read_text(encoding="utf-8").split("\n"))):
            theirs = {end for _, end in breakers.LineBreaker(line, chinese).segments()} - {len(line)}
            ours = {offset for offset in range(1, len(line)) if allowed(line, offset)}
            assert all(line[at - 1] in ONLY_ICU or line[at] in ONLY_ICU for at in theirs - ours)
            assert all(line[at - 1 : at + 1] in ONLY_OURS for at in ours - theirs)
