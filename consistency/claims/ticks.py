"""Levels of markets on one trading day: an index, an exchange rate, a share's price; as of an hour or at the close."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from consistency.claims.moments import Moment, publication
from consistency.claims.moving import Moving
from consistency.claims.reading import Reading
from consistency.claims.statements import TABLE
from consistency.claims.values import as_date
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Article, Period, Quantity, Span

_TOPIC = re.compile(
    r"(?<![가-힣A-Za-z])([가-힣A-Za-z&][가-힣A-Za-z&0-9]{1,13}?)(?:\(\d{6}\))?(?: 주가)?(?:은|는|도)(?= )"
)
_LEVELS = frozenset({"", "index", "money.KRW", "money.USD", "money.JPY"})
_MARK = re.compile(r"(?:께|쯤|경)?(?:을|를)? ?(?:기준(?!가|환)|현재|시점|[-+]?[\d,.]+)")
_EDGE = re.compile(r" ?(?:까지|부터|이후|보다|대비|에 비해|에 이어|이래)")
"""Behind a day with which a span begins or ends, or one that is compared with: what follows is of another day."""
_BEFORE_HOUR = re.compile(r"^.*?(?=오전|오후|낮|밤|\d{1,2}시)")
_DAYS = timedelta(days=4)
_CLOSE = 15 * 60 + 30
_MORNING = 8 * 60
_CARRIED = 3
_MORE_DIGITS = re.compile(r" ?\d{1,2}(?:전|센트)")
_BEFORE_IT = re.compile(r"^(?:포인트)?(?:로|으로|에|에서)[^,]{0,12}?(?:해|한 뒤|며|고|했으나|했지만|한 후) ")
_LONGEST = 200
_CLOSING = 24
"""Letters behind a level within which it is told to be the last one of the day."""
_SHARE = Decimal(5_000_000)
"""No share costs more won; more is a sum of money."""


@derived
def _market() -> tuple[
    re.Pattern[str], dict[str, str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]
]:
    data = load("moving")["market"]
    return (
        re.compile(alternation(list(data["names"]))),
        data["names"],
        re.compile(rf"^(?:포인트)?(?:에|로|으로|을|를)? ?(?:{alternation(data['traded'])})"),
        re.compile(rf"(?:{alternation(data['moved'])}) (?:채 )?(?:1?달러당 |코인당 )?$"),
        re.compile(alternation(data["closing"])),
        re.compile(alternation(data["other"])),
    )


def ticks(article: Article, sentences: Sequence[Reading]) -> list[Moving]:
    """The levels of markets that a story prints, in order."""
    found: list[Moving] = []
    tape = _Tape(article)
    for reading in sentences:
        tape.enter(reading)
        if len(reading.mentions) <= TABLE and len(reading.text) <= _LONGEST:
            found += tape.read(reading)
    return found


class _Tape:
    """Follows a story's sentences: the trading day, the hour and the index that the next figure is of."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.published = publication(article)
        self.day: date | None = self.published.day
        if self.day and self.published.clock is not None and self.published.clock < _MORNING:
            self.day -= timedelta(days=1)
        self.moment: Moment | None = None
        self.left = 0
        self.subject = ""

    def enter(self, reading: Reading) -> None:
        """Go on to the next sentence."""
        self.left -= 1
        if self.left < 0:
            self.moment = None
        for m in reading.mentions:
            if not isinstance(m, Period) or m.until:
                continue
            day = None if _EDGE.match(reading.text, m.end - reading.start) else as_date(m)
            if day and (self.published.day is None or timedelta(0) <= self.published.day - day <= _DAYS):
                self.day = day
            if m.clock is not None and _MARK.match(reading.text, m.end - reading.start):
                hour = _BEFORE_HOUR.sub("", reading.slice(m.start, m.end), count=1)
                label = f"{self.day.day}일 {hour} 현재" if self.day else f"{hour} 현재"
                self.moment, self.left = Moment(self.day, m.clock, label, True), _CARRIED

    def read(self, reading: Reading) -> list[Moving]:
        """The levels of one sentence."""
        found = []
        begin = 0
        quantities = [m for m in reading.mentions if isinstance(m, Quantity)]
        names, table, *_ = _market()
        subject = ""
        for q in quantities:
            start, end = q.start - reading.start, q.end - reading.start
            gap = reading.text[begin:start]
            named = [table[w] for w in names.findall(gap)]
            subject = named[-1] if named else self._share(gap, q) or subject
            level = self._is_level(q, _BEFORE_IT.sub("", gap), reading.text[end : end + 22])
            who = subject or self.subject
            if level and who and self._fits(who, q, reading):
                closes = bool(_market()[4].search(reading.text[end : end + _CLOSING]))
                if moment := self._moment(closes=closes):
                    found.append(self._tick(q, reading, who, moment, closes=closes))
            begin = end
        self.subject = subject if subject in table.values() else ""
        return found

    def _share(self, gap: str, q: Quantity) -> str:
        topics = _TOPIC.findall(gap)
        return topics[-1] if topics and topics[-1] not in load("moving")["market"]["not_shares"] else ""

    def _is_level(self, q: Quantity, before: str, behind: str) -> bool:
        if q.dimension not in _LEVELS or q.malformed or q.bound:
            return False
        if q.dimension in {"", "index"} and q.step >= 1:
            return False
        if q.dimension == "money.KRW" and (q.value >= _SHARE or q.value < 100):
            return False
        _, _, traded, moved, _, other = _market()
        if other.search(before[-30:]) or other.search(behind.split(",")[0]):
            return False
        return bool(moved.search(before) or traded.match(behind))

    def _fits(self, subject: str, q: Quantity, reading: Reading) -> bool:
        """Whether what is printed is a level of the subject on the day told of, not of a day long past."""
        points = subject in _market()[1].values() and subject not in load("moving")["market"]["in_money"]
        if points != (q.dimension in {"", "index"}):
            return False
        if _MORE_DIGITS.match(reading.text, q.end - reading.start):
            return False
        dated = [m for m in reading.mentions if isinstance(m, Period) and m.end <= q.start and m.clock is None]
        return not dated or as_date(dated[-1]) in {None, self.day}

    def _tick(self, q: Quantity, reading: Reading, subject: str, moment: Moment, *, closes: bool) -> Moving:
        day = f"{self.day.month}월 {self.day.day}일" if self.day else ""
        return Moving(
            Span(self.article.id, "body", q.start, q.end),
            Span(self.article.id, "body", reading.start, reading.end),
            reading.slice(q.start, q.end),
            q,
            subject,
            frozenset({day}),
            moment,
            cumulative=False,
            days=frozenset(),
            source="",
            market=True,
            closed=closes,
            named=True,
        )

    def _moment(self, *, closes: bool) -> Moment | None:
        """The hour printed, the close where it is told or over, or when the story was published."""
        closed = Moment(self.day, _CLOSE, f"{self.day.day}일 마감" if self.day else "마감", True)
        if closes:
            self.moment, self.left = closed, _CARRIED
        if self.moment is not None:
            return self.moment
        published = self.published
        if published.clock is None or published.day is None:
            return None
        if published.day != self.day or published.clock > _CLOSE:
            return closed
        return published
