"""The citations of the open article, in every style; one of them is copied.

Dismisses with the text of the chosen citation, or None.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from reader.export.citations import STYLES, cite
from reader.i18n import _
from reader.model import Article
from reader.typeset.cells import Widths
from reader.ui.dialogs.list_dialog import ListDialog, folded
from reader.ui.widgets.choice_list import ChoiceRow

NAMES = {
    "gbt7714-2015": "GB/T 7714-2015",
    "gbt7714-2025": "GB/T 7714-2025",
    "ris": "RIS",
    "csl-json": "CSL-JSON",
    "bibtex": "BibTeX",
}


class CiteDialog(ListDialog[str]):
    """Lists citations until one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("Y,Ｙ", "close", id="close_citing"),
        Binding("y,ｙ", "choose", id="copy_citation"),
    ]

    def __init__(self, article: Article, widths: Widths) -> None:
        super().__init__(widths, "citing", _("Citations"), _("copy"))
        self.article, self.widths = article, widths
        self.rows: list[tuple[ChoiceRow, str]] = []
        """Citation of each row; "" for continuation lines."""

    def on_mount(self) -> None:
        """List each style by name, with its citation below."""
        width = self.text_width(indent=2)
        for style in STYLES:
            citation = cite(self.article, style)
            self.rows.append((ChoiceRow(((NAMES[style], "key"),)), citation))
            lines = (line for whole in citation.split("\n") for line in folded(whole, width, self.widths))
            self.rows += [(ChoiceRow(((f"  {line}", "excerpt"),), heading=True), "") for line in lines]
        self.list.show(len(self.rows), lambda place: self.rows[place][0])

    def taken(self, place: int) -> str:
        """The citation."""
        return self.rows[place][1]
