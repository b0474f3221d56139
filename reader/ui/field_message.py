"""Base of the messages with fields. The fields are annotated as those of a data class.

`dataclasses` would write and compile a constructor for each of fifty messages: that takes two milliseconds, before the
first paint.
"""

from typing import dataclass_transform

from textual.message import Message

from reader.record import given_fields


@dataclass_transform(eq_default=False)
class FieldMessage(Message):
    """A message whose constructor takes its fields, in order or by name. A field without a default must be given."""

    def __init__(self, *values: object, **named: object) -> None:
        super().__init__()
        vars(self).update(given_fields(type(self), values, named))
