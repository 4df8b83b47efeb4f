"""As of when a figure is told: the printed hour before 기준, 현재 or 시점, else the time of publication.

``29일 오후 6시 53분 기준`` holds for the figures behind it, and for those of the sentences that follow, until another
moment is printed. An hour without a day is of the day that the story speaks of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta, timezone

from consistency.claims.reading import Reading
from consistency.model import Article, Period

_SEOUL = timezone(timedelta(hours=9))
_MARK = re.compile(r"(?:께|쯤|경)?(?:을|를)? ?(?:\(?한국시간\)? ?)?(?P<word>기준|현재|시점|집계|까지)")
_COUNTED = re.compile(r"개표율? ?(?P<rate>\d{1,3}(?:\.\d+)?%) ?(?:시점|현재|기준|상황|에서|진행)")
_THAT_DAY = re.compile(r"^(?:이날|같은 날|전날|어제|오늘) ?")
_END = 24 * 60
_CARRIED = 3
"""So many sentences behind the one that prints it, a moment still holds."""


@dataclass(frozen=True, slots=True)
class Moment:
    """As of when. ``clock`` is minutes after midnight where the hour is known; ``stated`` when the story prints it."""

    day: date | None
    clock: int | None
    label: str
    stated: bool = False

    @property
    def order(self) -> tuple[date, int]:
        """What moments are sorted by; a day without an hour comes after the hours of that day."""
        return (self.day or date.min, _END if self.clock is None else self.clock)

    def is_exact(self) -> bool:
        """Whether day and hour are known and printed with the figure."""
        return self.stated and self.day is not None and self.clock is not None

    def may_follow(self, other: Moment) -> bool:
        """Whether this moment is not the very one of ``other``."""
        return not (self.is_exact() and other.is_exact() and self.order == other.order)


def publication(article: Article) -> Moment:
    """The moment a story speaks from where it prints none."""
    if article.published is None:
        return Moment(None, None, "보도 시각 모름")
    at = article.published.astimezone(_SEOUL)
    if article.day_only:
        return Moment(at.date(), None, f"{at.day}일 보도")
    return Moment(at.date(), at.hour * 60 + at.minute, f"{at.day}일 {at.hour}시 {at.minute}분 보도")


class Clock:
    """Follows a story's sentences in order and tells the moment of each figure."""

    def __init__(self, article: Article) -> None:
        self.published = publication(article)
        self._day = self.published.day
        self._carried: Moment | None = None
        self._left = 0
        self._here: list[tuple[int, Moment]] = []

    def enter(self, reading: Reading) -> None:
        """Go on to the next sentence."""
        if self._left:
            self._left -= 1
        else:
            self._carried = None
        if self._here:
            self._carried, self._left = self._here[-1][1], _CARRIED
        self._here = []
        for m in reading.mentions:
            if not isinstance(m, Period) or m.until or m.local:
                continue
            behind = _MARK.match(reading.text, m.end - reading.start)
            if behind is None or (m.clock is None and m.day is None) or (behind["word"] == "까지" and m.clock is None):
                continue
            text = f"{reading.slice(m.start, m.end)} {'기준' if behind['word'] == '까지' else behind['word']}"
            self._here.append((m.start, self._moment(m, text)))
        for found in _COUNTED.finditer(reading.text):
            self._here = [(s, Moment(w.day, w.clock, f"{w.label}·개표 {found['rate']}", True)) for s, w in self._here]
            if not self._here:
                p = self.published
                self._here.append(
                    (reading.start + found.start(), Moment(p.day, p.clock, f"개표 {found['rate']}", False))
                )

    def at(self, place: int) -> Moment:
        """The moment of the figure at ``place`` of the sentence entered last."""
        before = [moment for start, moment in self._here if start <= place]
        if before:
            return before[-1]
        if self._here:
            return self._here[0][1]
        return self._carried or self.published

    def _moment(self, m: Period, text: str) -> Moment:
        day = self._day
        if m.day is not None and m.month is not None and m.year is not None:
            try:
                day = date(m.year, m.month, m.day)
            except ValueError:
                day = None
        elif day is not None and text.startswith(("전날", "어제")):
            day -= timedelta(days=1)
        elif self._carried is not None and self._carried.stated:
            day = self._carried.day
        elif day is not None and m.clock is not None and self._is_ahead(m.clock):
            day -= timedelta(days=1)
        if day is not None and m.day is None:
            text = f"{day.day}일 {_THAT_DAY.sub('', text)}"
        return Moment(day, m.clock, text, True)

    def _is_ahead(self, clock: int) -> bool:
        return self.published.clock is not None and clock > self.published.clock
