"""Moments of publication that days cannot be counted from."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from consistency.engine import audit_articles
from consistency.model import Article
from consistency.readers.dates import parse_published

BODY = "가람시 예산은 3420억원이다. 예산은 지난해보다 12% 늘었고 12일 시의회를 통과했다."


@pytest.mark.parametrize(
    "published",
    [
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
        datetime(2026, 3, 12, 9),
        None,
    ],
)
def test_odd_moments_are_audited(published: datetime | None) -> None:
    other = Article("b", "가람시 예산", BODY, datetime(2026, 3, 12, 9, tzinfo=UTC), "새벽신문")
    report = audit_articles([Article("a", "가람시 예산", BODY, published, "누리일보"), other])
    assert [a.id for a in report.articles] == ["a", "b"]


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31T23:59:00+00:00", "1799-12-31"])
def test_years_without_newspapers_are_no_dates(text: str) -> None:
    assert parse_published(text) is None
