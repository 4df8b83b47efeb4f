"""HTML pages, one article a page: trafilatura finds the article, its own tree gives the text.

Nothing is fetched. Pages are parsed by lxml's HTML parser, which knows no entity declarations, with its limits on
depth and size left on.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from consistency.model import Article, Skipped
from consistency.readers.boilerplate import footer_start, is_sentence
from consistency.readers.dates import Published, parse_published
from consistency.readers.files import Source

MAX_PAGE = 8 * 1024**2
"""Characters of one page; a news page has a tenth of that."""
MAX_TAGS = 50_000
"""Tags of one page; a news page has some thousands, and extraction slows down with every one."""

_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@name='article:published_time']/@content",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
)
_LINKED_DATA = "//script[@type='application/ld+json']/text()"
_LINKED_PUBLISHED = re.compile(r'"datePublished"\s{0,4}:\s{0,4}"([^"]{4,40})"')
_OUTLET = "//meta[@property='og:site_name']/@content"
_SECTION = "//meta[@property='article:section']/@content"
# htmldate would take today's date as its upper bound, and the same page would not always read the same.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}

_DECLARATIONS = re.compile(r"(<!doctype\s[^>\[]{0,200})\[", re.IGNORECASE)
# lxml's tree holds no control characters, and its parser ends a page at a NUL.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|11|1[4-9]|2\d|3[01])|x0*(?:[0-8bef]|1[\da-f]|fff[ef]));",
    re.IGNORECASE,
)
_REPLACEMENT = "\ufffd"
_INLINE = ("b", "strong", "i", "em", "u", "font", "mark", "small", "sub", "sup")
_NOT_ARTICLE = ["//nav", "//aside", "//footer", "//*[@role='navigation']"]
# Characters from which trafilatura trusts what it found; by default a brief would be given up for the whole page.
_SHORTEST = "40"
_SPACES = re.compile(r"[ \t\n\r\f]+")
_TEXT_PARTS = frozenset({"hi", "ref", "del", "span"})
_CELL = "cell"

for _name in ("trafilatura", "htmldate", "courlan"):
    # They warn of every page without an article; that is told as Skipped instead of on standard error.
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_html(text: str, source: Source) -> Iterator[Article | Skipped]:
    """The article of the page ``text``; its id is the file's stem.

    White space is collapsed as browsers do, every block is a line, and a control character becomes U+FFFD; all
    else is the page's text. The masthead at the end of what was extracted is cut.
    """
    if len(text) > MAX_PAGE or text.count("<") > MAX_TAGS:
        yield Skipped(source.label, f"The page has more than {MAX_PAGE:,} characters or {MAX_TAGS:,} tags.")
        return
    article = _extract(text, source)
    yield article or Skipped(source.label, "No article text was found on the page.")


def _extract(text: str, source: Source) -> Article | None:
    # Loaded here because they take longer than a whole run without an HTML page.
    import lxml.etree
    import lxml.html
    import trafilatura
    import trafilatura.settings

    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = lxml.html.document_fromstring(_prepare(text).encode("utf-8", "replace"), parser=parser)
        _tidy(tree)
        config = trafilatura.settings.use_config()
        config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORTEST)
        document: Any = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
            prune_xpath=_NOT_ARTICLE,
            config=config,
        )
    except Exception:
        # Pages are hostile and the extractor is large: whatever it trips over, the run goes on without this page.
        return None
    if document is None:
        return None
    title = _SPACES.sub(" ", document.title or "").strip()
    body = _body(document.body, title)
    if not any(is_sentence(line) for line in body.split("\n")):
        return None
    published = _published(tree, document.date)
    return Article(
        id=source.stem,
        title=title,
        body=body,
        published=published.moment if published else None,
        outlet=_first(tree, _OUTLET) or document.sitename or "",
        section=_first(tree, _SECTION),
        url=document.url or "",
        source=source.label,
        day_only=published.day_only if published else False,
    )


def _prepare(text: str) -> str:
    start = _DECLARATIONS.search(text[:1024])
    if start:
        end = text.find("]>", start.end())
        if end >= 0:
            text = text[: start.end(1)] + text[end + 1 :]
    return _CONTROLS.sub(_REPLACEMENT, text)


def _tidy(tree: Any) -> None:
    """Make every line break of the result one between blocks: trafilatura adds its own to a page's."""
    import lxml.etree

    # Left in, trafilatura breaks the line at each of them on short pages.
    lxml.etree.strip_tags(tree, *_INLINE)
    for node in tree.iter():
        node.text = node.text and _SPACES.sub(" ", node.text)
        node.tail = node.tail and _SPACES.sub(" ", node.tail)


def _first(tree: Any, path: str) -> str:
    found: list[str] = tree.xpath(path)
    return found[0].strip() if found else ""


def _published(tree: Any, extracted: str | None) -> Published | None:
    candidates = [_first(tree, path) for path in _PUBLISHED]
    candidates += [value for script in tree.xpath(_LINKED_DATA) for value in _LINKED_PUBLISHED.findall(script)]
    return next(filter(None, map(parse_published, [*candidates, extracted or ""])), None)


def _body(tree: Any, title: str) -> str:
    """The text of trafilatura's tree: a line for each block, a space between the cells of a row."""
    parts: list[str] = []
    _collect(tree, parts)
    lines = [_SPACES.sub(" ", line).strip() for line in "".join(parts).split("\n")]
    lines = [line for line in lines if line]
    if len(lines) > 1 and lines[0] == title:
        del lines[0]
    return "\n".join(lines[: footer_start(lines, 1)])


def _collect(element: Any, parts: list[str]) -> None:
    # Tags are walked by events: a page may nest deeper than Python calls.
    import lxml.etree

    for event, node in lxml.etree.iterwalk(element, events=("start", "end")):
        inline = node.tag in _TEXT_PARTS
        if not inline:
            parts.append(" " if node.tag == _CELL else "\n")
        if event == "start":
            parts.append(node.text or "")
        elif node is not element:
            parts.append(node.tail or "")
