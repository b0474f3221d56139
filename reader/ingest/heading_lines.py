"""The lines of a printed heading: which of them is the kicker, the headline, the subheadline."""

from collections.abc import Sequence

_DASHES = ("—", "－", "–")


def headed(lines: Sequence[str], *, by_length: bool = False) -> dict[str, str]:
    """Fields of the lines of a heading (at least one).

    Of two lines the first is the kicker, which is more frequent, unless the second has a dash: then that is the
    subheadline. `by_length`: also if it is longer by a fifth, where nothing but a headline stands above (on web pages,
    the first may be a channel's short name).
    """
    longer = by_length and len(lines) == 2 and 5 * len(lines[1]) > 6 * len(lines[0])
    if len(lines) == 2 and (longer or lines[1].startswith(_DASHES)):
        return {"headline": lines[0], "subheadline": lines[1]}
    kicker, (headline, *lower) = (lines[0], lines[1:]) if len(lines) > 1 else ("", lines)
    if lower and headline.startswith(_DASHES):
        return {"headline": kicker, "subheadline": " ".join((headline, *lower))}
    return {"kicker": kicker, "headline": headline, "subheadline": " ".join(lower)}
