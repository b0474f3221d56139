"""Base of the messages with fields. The fields are annotated as those of a data class.

`dataclasses` would write and compile a constructor for each of fifty messages: that takes two milliseconds, before the
first paint.
"""

from typing import dataclass_transform

from textual.message import Message


@dataclass_transform(eq_default=False)
class FieldMessage(Message):
    """A message whose constructor takes its fields, in order or by name. A field without a default must be given."""

    def __init__(self, *values: object, **named: object) -> None:
        super().__init__()
        fields = type(self).__annotations__
        given = [*zip(fields, values, strict=False), *named.items()]
        made = dict(given)
        has_all = made.keys() <= fields.keys() <= made.keys() | vars(type(self)).keys()
        if not has_all or len(values) > len(fields) or len(made) < len(given):
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(fields)}, not {values} and {named}")
        vars(self).update(made)
