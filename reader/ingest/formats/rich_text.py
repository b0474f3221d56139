"""Texts in JSON: plain or HTML, lists of blocks, and what rich-text editors write: Quill's operations, trees of blocks.

Takes the value of a text; gives its lines, each with its kind of block. The trees are those of ProseMirror, Lexical,
Slate, Draft.js, Editor.js and the like, which name their parts alike.
"""

import json
from collections.abc import Iterator, Mapping, Sequence

from reader.ingest.bounds import Check, checked
from reader.ingest.clean import composed
from reader.ingest.formats.typed_values import is_tagged, untyped
from reader.ingest.prose_lines import prose_lines
from reader.model import BlockKind

Block = dict[str, str]
"""A line with its kind, as block editors write it: `{"type": "heading", "text": …}`."""
HEADINGS = frozenset(
    [*("heading", "header", "title", "h1", "h2", "h3", "h4", "header-one", "header-two", "header-three")]
    + [f"heading{sign}{number}" for sign in "_-" for number in ("1", "2", "3", "one", "two", "three")]
)
"""Kinds of blocks that are headings."""
_ROOTS = ("doc", "root", "document")
"""Kinds of the outermost block of a text."""
DEEPEST = 8
"""Most levels of objects and lists searched for the text of an article."""
_KINDS = frozenset(str(kind) for kind in BlockKind)
HEADING = "heading"
"""Kind of a line that an editor marks as a heading: the headline, or else a crosshead."""
CHINESE = ("zh", "zh-CN", "zh_CN", "zh-Hans", "zh-TW", "zh-HK", "zh-Hant", "cn")
"""Keys of the Chinese text beside those in other languages."""
_TEXTS = (
    "text",
    "rendered",
    "html",
    "content",
    "data",
    "value",
    "blocks",
    "children",
    "paragraphs",
    "plain_text",
    "#text",
    "$t",
    "root",
    *CHINESE,
)
"""Keys of the text of a block, or of an object around blocks."""
_ON_ONE_LINE = HEADINGS | {"paragraph", "blockquote", "list_item", "listItem", "p", "li"}
"""Kinds of blocks whose parts are joined to one line."""

LONGEST = 1 << 20
"""Most code points of a value that is decoded as JSON in JSON."""


def is_rich_text(value: object) -> bool:
    """True if a value is a whole text of an editor, under whatever name it stands."""
    if not isinstance(value, dict):
        return False
    if ops := value.get("ops"):
        return isinstance(ops, list) and isinstance(ops[0], dict) and "insert" in ops[0]
    inner = value.get("content") or value.get("children")
    if isinstance(inner, list) and inner and is_tagged(inner[0]):
        return True
    root = value.get("root")
    return (value.get("type") in _ROOTS and isinstance(inner, list)) or (
        isinstance(root, dict) and isinstance(root.get("children"), list)
    )


def lines_in(part: object, check: Check, deeper: int = DEEPEST) -> Iterator[tuple[str, str]]:
    """Lines of a text, of a block (`{"kind": …, "text": …}`) or of several; each with our kind of block, or ""."""
    if isinstance(part, str):
        inner = _written_out(part) if deeper else None
        yield from lines_in(inner, check, deeper - 1) if inner else (("", line) for line in prose_lines(part, check))
    elif isinstance(part, list) and deeper:
        for inner in checked(part, check):
            yield from lines_in(inner, check, deeper - 1)
    elif isinstance(part, dict) and deeper:
        if isinstance(ops := part.get("ops"), list):
            yield from lines_in([*_lines_of_ops(ops)], check, deeper - 1)
            return
        kind = str(part.get("kind") or part.get("type") or "")
        inner = _in_block(part)
        if inner is None and isinstance(part.get("caption"), str):
            kind, inner = str(BlockKind.CAPTION), part["caption"]  # of a picture
        found = list(lines_in(inner, check, deeper - 1))
        if kind in _ON_ONE_LINE and isinstance(inner, list) and found:
            found = [("", composed("".join(line for _, line in found)))]
        own = HEADING if kind in HEADINGS and len(found) == 1 else kind if kind in _KINDS else ""
        yield from ((own or inside, line) for inside, line in found)


def _in_block(part: Mapping[str, object]) -> object:
    """The text or blocks in a block; None if it has none."""
    if is_tagged(part) and isinstance(tagged := untyped(part), dict):
        return tagged.get("rich_text") or tagged
    return next((part[name] for name in _TEXTS if part.get(name)), None)


def _lines_of_ops(ops: Sequence[object]) -> Iterator[Block]:
    """The lines of Quill's operations; the attributes of a line feed are those of the line before it."""
    line: list[str] = []
    for op in ops:
        inserted = op.get("insert") if isinstance(op, dict) else None
        if not isinstance(op, dict) or not isinstance(inserted, str):
            continue  # a picture
        *ended, rest = inserted.split("\n")
        attributes = op.get("attributes")
        kind = "heading" if isinstance(attributes, dict) and attributes.get("header") else "paragraph"
        for end in ended:
            if text := "".join((*line, end)):
                yield {"type": kind, "text": text}
            line = []
        line.append(rest)
    yield {"type": "paragraph", "text": "".join(line)}


def _written_out(text: str) -> object:
    """The value of a text that is itself JSON, as databases keep what an editor wrote; None for any other text."""
    bare = text.strip() if text[:1] in "[{ \n" and len(text) <= LONGEST else ""
    if not (bare.startswith(('{"', '[{"')) and bare.endswith(("}", "]"))):
        return None
    try:
        value: object = json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None
    return value
