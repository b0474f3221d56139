"""Remarks of the status bar about the open article and its library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import _
from reader.ui import status_text
from reader.ui.mark_index import SORT_NAMES, sort_of

if TYPE_CHECKING:
    from reader.ui.controllers.annotation_controller import AnnotationController
    from reader.ui.controllers.enrichment_controller import EnrichmentController
    from reader.ui.controllers.library_controller import LibraryController
    from reader.ui.services import Services
    from reader.ui.state.open_article import OpenArticle


class ArticleRemarks:
    """What is said of the open article while nothing else is to be said."""

    def __init__(
        self,
        services: Services,
        library: LibraryController,
        opened: OpenArticle,
        enrichment: EnrichmentController,
        annotations: AnnotationController,
    ) -> None:
        self._services, self._library, self._opened = services, library, opened
        self._enrichment, self._annotations = enrichment, annotations

    def parts(self) -> status_text.Parts:
        """The mark at the cursor, jumps and encoding of the article, the number of file errors, and keywords."""
        shown, article = self._services.preferences.shown, self._opened.article
        parts = self._mark()
        if article is not None:
            parts += status_text.jump(article.jump_to, article.jump_from, shown("jump"))
        parts += status_text.origin(self._encoding(), len(self._library.problems), shown("troubles"))
        return parts + status_text.keywords(self._enrichment.words)

    def _mark(self) -> status_text.Parts:
        there = self._annotations.at_hand()
        if there is None:
            return []
        return status_text.mark(there.mark.kind, there.mark.text, _(SORT_NAMES[sort_of(there.mark)]))

    def _encoding(self) -> str:
        key = self._opened.key
        return "utf-8" if key is None else self._library.view.summary(key).encoding
