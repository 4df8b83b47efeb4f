"""Reports as text: one file for each format, all from the report alone."""

from __future__ import annotations

from datetime import datetime

from consistency.errors import ConsistencyError
from consistency.model import Report
from consistency.render.github import render_github
from consistency.render.json import render_json
from consistency.render.junit import render_junit
from consistency.render.load import load_report
from consistency.render.markdown import render_markdown
from consistency.render.messages import LANGUAGES
from consistency.render.options import Options, Renderer
from consistency.render.sarif import render_sarif
from consistency.render.text import render_text

__all__ = ["FORMATS", "LANGUAGES", "load_report", "render"]

FORMATS: dict[str, Renderer] = {
    "markdown": render_markdown,
    "json": render_json,
    "sarif": render_sarif,
    "junit": render_junit,
    "github": render_github,
    "text": render_text,
}
"""The formats by the name they have on the command line."""


def render(report: Report, format: str, lang: str = "ko", *, stamp: datetime | None = None) -> str:
    """The report in that format and language; the same arguments give the same text.

    ``stamp`` is a time to write into the report; without one no time of the run is in it. Raises `ConsistencyError`
    for a format or language that there is none of.

    >>> import consistency
    >>> from consistency.render import render
    >>> report = consistency.audit("새 다리 개통\\n\\n해솔군은 새 다리를 4월 31일 연다고 밝혔다.")
    >>> print(render(report, "text", "en").splitlines()[0])
    1. Warning S205 Impossible date: ‘4월 31일’
    """
    if format not in FORMATS:
        raise ConsistencyError(f"unknown format {format!r}: choose one of {', '.join(FORMATS)}")
    return FORMATS[format](report, Options(lang, stamp))
