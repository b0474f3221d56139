"""Hidden units: what features say together."""

from hypothesis import given
from hypothesis import strategies as st

from reader.parsing.grammar import STATES
from reader.parsing.packed_sums import Fields
from reader.parsing.viterbi import PARTS, SequenceModel
from reader.parsing.weights import ALWAYS, HEARD_PARTS, NOTHING_HEARD, Weights, as_table, weights_in

SIGNS = ("short", "names", "signed", "comma")
TOGETHER = Weights(
    speaks={"short": {"headline": 1.0}},
    steps={},
    heard={
        "short": bytes([NOTHING_HEARD + 32]),
        "names": bytes([NOTHING_HEARD + 32]),
        ALWAYS: bytes([NOTHING_HEARD - 32]),
    },
    units=[{"byline": 3.0, "headline": -1.0}],
)
"""A unit that is raised by two features together, and by neither of them alone."""


@st.composite
def weights(draw: st.DrawFn) -> Weights:
    count = draw(st.integers(1, 40))
    numbers = st.floats(-4, 4).map(lambda number: round(number, 3))
    rows = st.dictionaries(st.sampled_from(list(STATES)), numbers.filter(bool), max_size=4)
    return Weights(
        speaks=draw(st.dictionaries(st.sampled_from(SIGNS), rows.filter(bool))),
        steps={},
        heard=draw(st.dictionaries(st.sampled_from((*SIGNS, ALWAYS)), st.binary(min_size=count, max_size=count))),
        units=draw(st.lists(rows, min_size=count, max_size=count)),
    )


def raised(of: Weights, signs: tuple[str, ...]) -> list[float]:
    """What comes out of each unit of a line with these features."""
    heard = [of.heard[sign] for sign in (*signs, ALWAYS) if sign in of.heard]
    return [max(0, sum(row[at] - NOTHING_HEARD for row in heard)) / HEARD_PARTS for at in range(len(of.units))]


def test_features_say_together_what_neither_says_alone() -> None:
    model = SequenceModel(TOGETHER)
    said = {
        signs: dict(zip(model.names, (one / PARTS for one in model.said(signs)), strict=True))
        for signs in (("short",), ("names",), ("short", "names"))
    }
    assert said["short",]["byline"] == said["names",]["byline"] == 0
    assert (said["short", "names"]["byline"], said["short", "names"]["headline"]) == (3.0, 0.0)
    assert model.evidence("byline", ("short", "names", "comma")) == ("short", "names")


@given(weights(), st.lists(st.sampled_from(SIGNS), unique=True).map(tuple))
def test_packed_sums_are_the_sums(of: Weights, signs: tuple[str, ...]) -> None:
    model = SequenceModel(of)
    for name, one in zip(model.names, model.said(signs), strict=True):
        own = sum(of.speaks.get(sign, {}).get(name, 0.0) for sign in signs)
        through = sum(up * unit.get(name, 0.0) for up, unit in zip(raised(of, signs), of.units, strict=True))
        assert abs(one / PARTS - own - through) < 1e-3


@given(weights(), st.lists(st.sampled_from(SIGNS), unique=True).map(tuple), st.sampled_from(list(STATES)))
def test_shares_are_what_the_units_say(of: Weights, signs: tuple[str, ...], state: str) -> None:
    units = SequenceModel(of).units
    assert units is not None
    says = [unit.get(state, 0.0) if up else 0.0 for up, unit in zip(raised(of, signs), of.units, strict=True)]
    always = of.heard.get(ALWAYS, bytes([NOTHING_HEARD] * len(says)))
    share = sum(one * (byte - NOTHING_HEARD) for one, byte in zip(says, always, strict=True)) / HEARD_PARTS
    through = sum(up * one for up, one in zip(raised(of, signs), says, strict=True))
    assert abs(sum(units.shares(state, signs).values()) + share - through) < 1e-6


@given(weights())
def test_units_come_back_from_the_table(of: Weights) -> None:
    assert weights_in(as_table(of, list(STATES))) == of


@given(st.sampled_from((16, 64)), st.lists(st.lists(st.integers(-300, 300), min_size=5, max_size=5), max_size=100))
def test_rows_are_added_in_one_number(bits: int, rows: list[list[int]]) -> None:
    fields = Fields(5, bits)
    sums = [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * 5
    assert list(fields.unpacked(sum(map(fields.packed, rows)))) == sums
