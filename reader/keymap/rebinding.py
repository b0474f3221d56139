"""Applies the user's own keys to the table of keys, and reports those that cannot be used.

Takes the table and `{id: keys}`, with keys as the user writes them ("n", "ctrl+n", "space"). No action becomes
unreachable silently: an action that loses a key keeps its others, and every conflict is reported.
"""

from collections.abc import Mapping, Sequence

from reader.i18n import _
from reader.keymap.table import Key, pressed
from reader.named_tuple import NamedTuple

NAMED = {
    "space": "",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}
"""Named keys that are no character, with their displayed names."""
MARKS = {
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "/": "slash",
    "\\": "backslash",
    "-": "minus",
    "_": "underscore",
    "@": "at",
    "^": "circumflex_accent",
    ";": "semicolon",
    "'": "apostrophe",
    ".": "full_stop",
    ",": "comma",
}
"""Punctuation keys pressed with a modifier, with Textual's names for them."""
MODIFIERS = ("ctrl", "alt", "shift", "super", "meta", "hyper")
UNBOUND = "unbound"
"""Textual's key for an action without one: no keyboard has it."""


class Rebound(NamedTuple):
    """Result of applying the user's keys."""

    table: tuple[Key, ...]
    keymap: Mapping[str, str]
    """Keymap for Textual: for each changed id its keys, with full-width twins."""
    problems: tuple[str, ...] = ()
    """Problems, one line each."""


def apply_user_keys(table: Sequence[Key], wanted: Mapping[str, Sequence[str]]) -> Rebound:
    """The table with the keys in `wanted`. If two actions want one key, the first gets it; both take precedence over
    defaults."""
    known = {key.id: key for key in table}
    problems = [_('unknown key name "{name}"').format(name=name) for name in wanted if name not in known]
    owner: dict[str, str] = {}
    for name, names in wanted.items():
        for each in names if name in known else ():
            if (problem := _problem(known[name], each, owner)) is None:
                owner[spelled(each)] = name
            else:
                problems.append(problem)
    keys = tuple(_with(key, wanted, owner) for key in table)
    for key, now in zip(table, keys, strict=True):
        if key.id not in wanted:
            lost = [each for each in key.keys if each not in now.keys]
            template = _("{key} rebound: {owner} (was {name})")
            problems += [template.format(key=label(each), owner=owner[each], name=key.id) for each in lost]
    keymap = {now.id: pressed(now) or UNBOUND for key, now in zip(table, keys, strict=True) if now.keys != key.keys}
    return Rebound(keys, keymap, tuple(problems))


def label(key: str) -> str:
    """Displayed name of a key: Ctrl+N for `ctrl+n`."""
    if key == "space":
        return _("Space")
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    mark = next((mark for mark, name in MARKS.items() if name == last), last)
    last = NAMED.get(last) or (mark.upper() if modifiers else mark)
    return "+".join([*(name.capitalize() for name in modifiers), last])


def _with(key: Key, wanted: Mapping[str, Sequence[str]], owner: Mapping[str, str]) -> Key:
    """A row of the table with its new keys."""
    mine = tuple(dict.fromkeys(each for each in map(spelled, wanted.get(key.id, ())) if owner.get(each) == key.id))
    usual = tuple(each for each in key.keys if owner.get(each, key.id) == key.id)
    now = mine if mine or wanted.get(key.id) == () else usual
    return key if now == key.keys else key._replace(keys=now, shown=" ".join(map(label, now[:2])))


def _problem(key: Key, name: str, owner: Mapping[str, str]) -> str | None:
    """Reason why a key cannot be used; None if it can."""
    if not is_key(name):
        return _('{name}: "{key}" is not a valid key').format(name=key.id, key=name)
    if owner.get(spelled(name), key.id) != key.id:
        template = _("{key} cannot be both {owner} and {name}")
        return template.format(key=label(name), owner=owner[spelled(name)], name=key.id)
    if key.priority and key.id != "search" and len(name) == 1:
        return _("{name} also works while typing: it cannot be a character such as {key}").format(name=key.id, key=name)
    return None


def spelled(key: str) -> str:
    """A key as in the table: `ctrl+]` with the name of its mark."""
    modifiers, plus, last = key.rpartition("+")
    return f"{modifiers}+{MARKS[last]}" if modifiers and plus and last in MARKS else key


def is_key(name: str) -> bool:
    """True if a keyboard has the key: a character, a named key, or either with modifiers."""
    *modifiers, last = name.split("+") if len(name) > 1 else [name]
    known = last in NAMED or last in MARKS.values() or (len(last) == 1 and last.isprintable() and not last.isspace())
    return known and all(modifier in MODIFIERS for modifier in modifiers)
