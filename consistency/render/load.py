"""A JSON report read back, whoever wrote it: everything that is looked at later is checked here."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, Literal, NoReturn, TypeVar

from consistency.errors import ReportError
from consistency.model import (
    Acceptance,
    Article,
    Claim,
    Evidence,
    FieldName,
    Finding,
    Passage,
    ReadSummary,
    Relation,
    Report,
    SentencePair,
    Severity,
    Skipped,
    SourceLines,
    Span,
    Verdict,
)
from consistency.render.json import SCHEMA

_SEOUL = timezone(timedelta(hours=9))
_FIELDS: dict[str, FieldName] = {"title": "title", "body": "body"}
_SIDES: dict[str, Literal["a", "b"]] = {"a": "a", "b": "b"}
_RELATIONS: dict[str, Literal["agrees", "conflicts", "updates"]] = {
    "agrees": "agrees",
    "conflicts": "conflicts",
    "updates": "updates",
}
_T = TypeVar("_T")
_Enum = TypeVar("_Enum", bound=StrEnum)


def load_report(text: str) -> Report:
    """The report that the JSON text holds.

    Keys that this version does not know are passed over. Evidence without ``side`` is put on side ``a`` when it is
    the first or reads the same value as the first; without ``context`` its paragraph stands for its sentence. Raises
    `ReportError` when the text is not JSON, of another schema, or says something that cannot be.

    >>> import consistency
    >>> from consistency.render import load_report, render
    >>> report = consistency.audit("새 다리 개통\\n\\n해솔군은 새 다리를 4월 31일 연다고 밝혔다.")
    >>> load_report(render(report, "json")).findings == report.findings
    True
    """
    try:
        # Parsing has errors of its own for numbers of thousands of digits and for nesting without end.
        data = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise ReportError(f"the report is not JSON: {error}") from None
    root = _Record(data, "the report")
    schema = root.string("schema", "")
    if schema != SCHEMA:
        found = f"its schema is {schema!r}" if schema else "it has no schema"
        raise ReportError(f"not a report that this version reads: {found}, expected {SCHEMA!r}")
    loader = _Loader(root.each("articles", _article))
    read = root.record("read")
    claims = tuple(root.each("claims", loader.claim, needed=False))
    return Report(
        analyser=root.record("tool").string("analyser", ""),
        read=ReadSummary(
            articles=read.whole("articles"),
            passages=read.whole("passages"),
            claims=read.whole("claims"),
            skipped=tuple(read.each("skipped", _skipped)),
        ),
        articles=tuple(loader.articles.values()),
        passages=tuple(root.each("passages", loader.passage)),
        findings=tuple(root.each("findings", loader.finding)),
        claims=claims,
        relations=tuple(root.each("relations", _relation, needed=False)),
        templates=root.whole("templates", 0),
        drafts=tuple(root.strings("drafts")),
        stale=tuple(root.each("stale", lambda entry: _acceptance(entry, entry.string("id")), needed=False)),
    )


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")


class _Record:
    """A JSON object and the way to it, for messages that say what is wrong where."""

    def __init__(self, data: Any, path: str) -> None:
        self.path = path
        if not isinstance(data, dict):
            self.fail("must be an object")
        self._data: dict[str, Any] = data

    def fail(self, reason: str, key: str = "") -> NoReturn:
        where = f"{self.path}.{key}" if key else self.path
        raise ReportError(f"not a consistency report: {where.removeprefix('the report.')} {reason}")

    def has(self, key: str) -> bool:
        return self._data.get(key) is not None

    def string(self, key: str, default: str | None = None) -> str:
        value = self._data.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            self.fail("must be a string", key)
        return value

    def whole(self, key: str, default: int | None = None) -> int:
        value = self._data.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.fail("must be a whole number, 0 or more", key)
        return value

    def number(self, key: str) -> float:
        value = self._data.get(key)
        if not isinstance(value, int | float) or isinstance(value, bool):
            self.fail("must be a number", key)
        return value

    def flag(self, key: str) -> bool:
        value = self._data.get(key)
        if not isinstance(value, bool):
            self.fail("must be true or false", key)
        return value

    def choice(self, key: str, choices: dict[str, _T]) -> _T:
        value = self.string(key)
        if value not in choices:
            self.fail(f"must be one of {', '.join(choices)}, not {value!r}", key)
        return choices[value]

    def enum(self, key: str, kind: type[_Enum]) -> _Enum:
        return self.choice(key, {member.value: member for member in kind})

    def record(self, key: str) -> _Record:
        return _Record(self._data.get(key), f"{self.path}.{key}")

    def items(self, key: str, *, needed: bool = True) -> list[Any]:
        value = self._data.get(key)
        if value is None and not needed:
            return []
        if not isinstance(value, list):
            self.fail("must be a list", key)
        return value

    def strings(self, key: str) -> list[str]:
        items = self.items(key, needed=False)
        if not all(isinstance(item, str) for item in items):
            self.fail("must be a list of strings", key)
        return items

    def each(self, key: str, read: Callable[[_Record], _T], *, needed: bool = True) -> list[_T]:
        items = self.items(key, needed=needed)
        return [read(_Record(item, f"{self.path}.{key}[{number}]")) for number, item in enumerate(items)]


class _Loader:
    """Reads what points into articles."""

    def __init__(self, articles: list[Article]) -> None:
        self.articles = {article.id: article for article in articles}
        if len(self.articles) < len(articles):
            raise ReportError("not a consistency report: two of its articles have the same id")

    def passage(self, record: _Record) -> Passage:
        a, b = (self._span(side, side.string("article"), "body") for side in (record.record("a"), record.record("b")))

        def pair(item: _Record) -> SentencePair:
            return SentencePair(
                self._span(item.record("a"), a.article, "body"),
                self._span(item.record("b"), b.article, "body"),
                item.number("similarity"),
            )

        return Passage(a, b, tuple(record.each("pairs", pair, needed=False)))

    def finding(self, record: _Record) -> Finding:
        evidence: list[Evidence] = []
        for number, item in enumerate(record.items("evidence")):
            evidence.append(self._evidence(_Record(item, f"{record.path}.evidence[{number}]"), evidence))
        if not evidence:
            record.fail("must not be empty", "evidence")
        name = record.string("id")
        return Finding(
            id=name,
            rule=record.string("rule"),
            name=record.string("name"),
            severity=record.enum("severity", Severity),
            verdict=record.enum("verdict", Verdict),
            message=record.string("message"),
            evidence=tuple(evidence),
            why=tuple(record.strings("why")),
            accepted=_acceptance(record.record("accepted"), name) if record.has("accepted") else None,
        )

    def claim(self, record: _Record) -> Claim:
        name, field = record.string("article"), record.choice("field", _FIELDS)
        return Claim(
            id=record.string("id"),
            span=self._span(record, name, field, known=False),
            sentence=self._span(record.record("sentence"), name, field, known=False),
            text=record.string("text"),
            value=record.string("value"),
            kind=record.string("kind", ""),
            measure=record.string("measure", ""),
            when=record.string("when", ""),
        )

    def _evidence(self, record: _Record, before: list[Evidence]) -> Evidence:
        name, field = record.string("article"), record.choice("field", _FIELDS)
        span = self._span(record, name, field)
        text, value = record.string("text"), record.string("value", "")
        whole = self.articles[name].text(field)
        if whole[span.start : span.end] != text:
            record.fail("is not the text at its start and end", "text")
        if record.has("side"):
            side = record.choice("side", _SIDES)
        else:
            side = "a" if not before or value == before[0].value else "b"
        if record.has("context"):
            context = self._span(record.record("context"), name, field)
        else:
            start = whole.rfind("\n", 0, span.start) + 1
            end = whole.find("\n", span.end)
            context = Span(name, field, start, len(whole) if end < 0 else end)
        return Evidence(span, text, value, side, context)

    def _span(self, record: _Record, name: str, field: FieldName, *, known: bool = True) -> Span:
        """A span of an article; ``known`` demands that the report holds the article."""
        start, end = record.whole("start"), record.whole("end")
        if start > end:
            record.fail("ends before it starts")
        if name in self.articles:
            if end > len(self.articles[name].text(field)):
                record.fail(f"ends after the end of the {field} of article {name!r}")
        elif known:
            record.fail(f"names an article that is not in the report: {name!r}")
        return Span(name, field, start, end)


def _article(record: _Record) -> Article:
    published, day_only = record.string("published", ""), False
    moment = None
    if published:
        try:
            moment = datetime.fromisoformat(published)
        except ValueError:
            record.fail(f"must be a time in ISO 8601, not {published!r}", "published")
        day_only = len(published) <= len("2000-01-01")
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=_SEOUL)
    return Article(
        id=record.string("id"),
        title=record.string("title", ""),
        body=record.string("body", ""),
        published=moment,
        outlet=record.string("outlet", ""),
        section=record.string("section", ""),
        url=record.string("url", ""),
        source=record.string("source", ""),
        day_only=day_only,
        lines=_source_lines(record.record("lines")) if record.has("lines") else None,
    )


def _source_lines(record: _Record) -> SourceLines:
    lines = SourceLines(record.whole("title"), record.whole("body"), record.flag("follow"))
    if not (lines.title and lines.body):
        record.fail("must count from 1")
    return lines


def _acceptance(record: _Record, finding: str) -> Acceptance:
    day = record.string("on", "")
    try:
        on = date.fromisoformat(day) if day else None
    except ValueError:
        record.fail(f"must be a day in ISO 8601, not {day!r}", "on")
    return Acceptance(finding, record.string("reason"), record.string("by", ""), on)


def _skipped(record: _Record) -> Skipped:
    return Skipped(record.string("source", ""), record.string("reason"))


def _relation(record: _Record) -> Relation:
    return Relation(
        record.choice("kind", _RELATIONS), record.string("a"), record.string("b"), record.string("finding", "")
    )
