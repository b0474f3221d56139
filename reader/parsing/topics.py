"""Changes of topic on a page: from lines, features of how much of what one text says the next says too.

An article repeats its words in every section, and the next article speaks of something else. So of the words that the
texts above and below a heading repeat, those are counted that occur in both, and of all rarer words those that stand
right above the heading, and in it or right below it. The first paragraph takes up the words of its headline, and a
picture's caption those of its article. Words are represented by pairs of characters, so that no dictionary is needed in
either script.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, partial, reduce
from itertools import groupby, pairwise, repeat
from math import sqrt
from operator import add

from reader.parsing.heading_blocks import MOST, TEXT
from reader.parsing.lines import PageLine
from reader.parsing.pairs import pairs_in, pairs_of, share_in, texts_of
from reader.parsing.polling import Poll, never, polled
from reader.parsing.word_evidence import pair_column

ENDS = 400
"""Code points looked at, at either end of the text between two headings."""
OFTEN = 3
"""Occurrences of a pair in the texts above and below a heading, together, from which it is one of their words."""
FEW = 5
"""What the number of pairs is raised by, so that short texts are not alike for one pair."""
ALIKE_STEPS, MOST_ALIKE = 50, 9
"""Steps of the similarity in a feature, and the largest."""
ONWARD_BOUNDS = (0.0035, 0.007, 0.014, 0.02, 0.03, 0.04, 0.055, 0.075, 0.1)
"""Shares of words right above a heading and in it or right below that separate one feature from the next."""
COMMON = 1.5
"""The value in `words.tsv` from which a pair is too common to tell one topic from another."""
BOUNDS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)
"""Shares of words in both texts that separate one feature from the next."""
UNKNOWN = 0.3
"""The share assumed where few words are repeated: below it, most headings begin an article."""

BEFORE, AFTER, WITHIN = 800, 250, 250
"""Code points looked at before a picture, below headings, and of one paragraph."""
TURNS = ("photo-turns", "photo-bends", "photo-keeps", "photo-stays")
TURN_BOUNDS = (0.04, 0.08, 0.13)
"""Shares of a caption's pairs in the text before it that separate one feature of `TURNS` from the next."""
SAID = ("unsaid", "half-said", "well-said")
SAID_BOUNDS = (0.2, 0.6)
"""Shares of a heading's pairs in the text below it that separate one feature of `SAID` from the next."""
SOME = 0.25
"""The share below which even the heading that the text takes up most has no feature for it."""


class TextBetween:
    """Words of the text between two headings."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        """Of a long text only the beginning and the end are looked at."""
        text = "".join([line.text for line in lines])
        begin = pairs_in(text[:ENDS])
        end = pairs_in(text[max(ENDS, len(text) - ENDS) :]) if len(text) > ENDS else []
        self.counts = Counter(begin)
        self.first = {*begin}
        """Pairs of the first `ENDS` code points; `last`: of the last, or of all if the text is not twice as long."""
        self.last = self.first
        if end:
            self.counts.update(end)
            self.last = {*end} if len(text) >= 2 * ENDS else self.first.union(end)
        self.repeated = self._repeated() if len(self.counts) < len(begin) + len(end) else frozenset[int]()

    def _repeated(self) -> frozenset[int]:
        """The words that are in the text more than once, and are not common."""
        common = common_pairs()
        return frozenset(_words([pair for pair, count in self.counts.items() if count > 1 and pair not in common]))

    def occurrences(self, words: Iterable[int]) -> Iterator[int]:
        """How often each of these pairs is in the text."""
        return map(self.counts.get, words, repeat(0))


def shared_words(lines: Sequence[PageLine], kinds: Sequence[str], poll: Poll = never) -> Mapping[int, tuple[str, ...]]:
    """For lines between two texts, features of the share of their repeated words that are in both, and of how
    similar the texts are, whole and right beside: `shared:3`, `alike:2`, `onward:1`."""
    found: dict[int, tuple[str, ...]] = {}
    places = list(_texts(kinds))
    if len(places) < 2:
        return found
    texts = [TextBetween(lines[start:end]) for start, end in polled(places, poll)]
    for at, ((_, start), (end, _)) in enumerate(polled(pairwise(places), poll)):
        if end - start <= MOST:
            share = shared(texts[max(0, at - 1) : at + 1], texts[at + 1])
            near = min(MOST_ALIKE, int(ALIKE_STEPS * alike(texts[at], texts[at + 1])))
            heading = pairs_in("".join([line.text for line in lines[start:end]]))
            on = bisect_right(ONWARD_BOUNDS, onward(texts[at].last, texts[at + 1].first.union(heading)))
            signs = f"shared:{bisect_right(BOUNDS, share)}", f"alike:{near}", f"onward:{on}"
            found |= dict.fromkeys(range(start, end), signs)
    return found


def alike(one: TextBetween, two: TextBetween) -> float:
    """Similarity of two texts: the pairs in both that are not common, as a share of the pairs in each."""
    if one.counts.keys().isdisjoint(two.counts):
        return 0.0
    both = (one.counts.keys() & two.counts.keys()) - common_pairs()
    return len(both) / (sqrt(len(one.counts) * len(two.counts)) + FEW)


def onward(above: Set[int], below: Set[int]) -> float:
    """How much the end of one text is taken up at the beginning of the next: the pairs in both that are words and not
    common, as a share of the pairs in each."""
    both = (above & below) - common_pairs()
    return len(_words([*both])) / (sqrt(len(above) * len(below)) + FEW) if both else 0.0


def _words(pairs: Sequence[int]) -> list[int]:
    """Those of `pairs` that may be words: two letters, not both of ASCII."""
    return [pair for pair, text in zip(pairs, texts_of(pairs), strict=True) if text.isalpha() and not text.isascii()]


@cache
def common_pairs() -> frozenset[int]:
    """The pairs that are too common to tell one topic from another."""
    return frozenset(pair for pair, value in pair_column("common").items() if value >= COMMON)


def _texts(kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First line of each text, and the line after its last."""
    end = 0
    for is_text, group in groupby(kinds, TEXT.__contains__):
        start, end = end, end + len(list(group))
        if is_text:
            yield start, end


def shared(above: Sequence[TextBetween], below: TextBetween) -> float:
    """Share of the repeated words of these texts that occur both above and below, pulled towards `UNKNOWN`."""
    words = below.repeated.union(*[text.repeated for text in above])
    if not words:
        return UNKNOWN
    over = reduce(partial(map, add), (text.occurrences(words) for text in above))
    counts = zip(over, below.occurrences(words), strict=True)
    both = [over > 0 and under > 0 for over, under in counts if over + under >= OFTEN]
    return (sum(both) + UNKNOWN) / (len(both) + 1)


def taken_up(lines: Sequence[PageLine], start: int, end: int) -> list[list[str]]:
    """For each heading from `start` to before `end`, features of how much of it is in the text below them.

    A heading that stands alone has none: nothing else could be the one that the text takes up.
    """
    if end - start < 2:
        return [[] for _ in range(start, end)]
    below = _text_after(lines, end)
    shares = [share_in(line.text[:WITHIN], below) for line in lines[start:end]]
    most = max(*shares, SOME)
    return [[SAID[bisect_right(SAID_BOUNDS, said)], *(["most-said"] if said == most else [])] for said in shares]


def _text_after(lines: Sequence[PageLine], start: int) -> str:
    """The first code points of the text that begins with the line at `start`."""
    text = ""
    while start < len(lines) and len(text) < AFTER:
        text += lines[start].text[:WITHIN] + "\n"
        start += 1
    return text


def of_picture(lines: Sequence[PageLine], start: int, end: int) -> str:
    """Feature of the change of topic from the text before a picture to its lines, `start` to before `end`."""
    before: set[int] = set()
    first, size = start, 0
    while first and size < BEFORE:
        first -= 1
        before.update(pairs_of(lines[first].text[-WITHIN:]))
        size += len(lines[first].text[-WITHIN:])
    said = [pair for line in lines[start:end] for pair in pairs_of(line.text[:WITHIN])]
    return TURNS[bisect_right(TURN_BOUNDS, sum(map(before.__contains__, said)) / max(1, len(said)))]
