"""Which opinion polls a story tells of, by how many were asked: two polls have two samples."""

from __future__ import annotations

import re

from consistency.model import Article

_POLL = re.compile("표본오차|응답률|여론조사")
_ASKED = re.compile(
    r"(?P<number>\d{1,2}천 ?\d{0,3}|\d{1,3}(?:,\d{3})+|\d{3,5}) ?명"
    r"(?:에게|을 (?:대상|상대|조사|전화|면접|무작위)|이 응답|에 대해|[,.] ?표본)"
)
_THOUSAND = 1000


def samples(article: Article) -> frozenset[int]:
    """How many people were asked in the polls of a story; empty where it tells of none."""
    if not _POLL.search(article.body):
        return frozenset()
    found = set()
    for m in _ASKED.finditer(article.body):
        thousands, mark, rest = m["number"].replace(",", "").replace(" ", "").partition("천")
        found.add(int(thousands) * (_THOUSAND if mark else 1) + int(rest or 0))
    return frozenset(found)
