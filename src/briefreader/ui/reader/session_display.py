"""What of the screen shows which field of the session."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.widget import Widget

from briefreader.ui.widgets.article_list import ArticleList
from briefreader.ui.widgets.quote_sidebar import QuoteSidebar
from briefreader.ui.widgets.text_pane import TextPane

IN_TEXT = ("passage", "watched", "hits", "hit", "raw", "column", "numbers")


class SessionDisplay:
    """Hands every field that is set on to the panes, and has redrawn what shows it otherwise."""

    def __init__(
        self,
        articles: ArticleList,
        text: TextPane,
        quotes: QuoteSidebar,
        redraws: Mapping[str, Callable[[], None]],
    ) -> None:
        """``redraws`` draw what shows a field that has changed, by the field's name."""
        self._redraws = redraws
        self._shown: dict[str, tuple[tuple[Widget, str], ...]] = {
            **{name: ((text, name),) for name in IN_TEXT},
            **{name: ((text, name), (quotes, name)) for name in ("opened", "current")},
            **{name: ((articles, name),) for name in ("listing", "compact")},
            "filter": ((quotes, "words"),),
            "short_shown": ((quotes, "short_shown"),),
            "indirect": ((quotes, "indirect"),),
        }

    def changed(self, name: str, old: object, new: object) -> None:
        """Show a field of the session as it is now."""
        for widget, attribute in self._shown.get(name, ()):
            setattr(widget, attribute, new)
        redraw = self._redraws.get(name)
        if redraw is not None and old != new:
            redraw()
