"""One article named on a line of Markdown."""

from __future__ import annotations

from consistency.model import Article
from consistency.render.escape import markdown
from consistency.render.view import View


def article_line(view: View, article: Article) -> str:
    """Outlet, time and title, escaped; never the start of a line's own syntax but for what stands before it."""
    title = markdown(article.title).rstrip(" ")
    parts = (
        view.role(article),
        markdown(article.outlet),
        view.when(article),
        f"“{title}”" if title else view.say.no_title,
    )
    return " · ".join(part for part in parts if part)
