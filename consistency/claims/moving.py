"""Figures that move while an event goes on: which measure, counted where and among whom, and as of when.

A shallow grammar over a sentence, left to right: the measure is the noun before the figure (사망자는 28명) or the verb
right behind it (28명이 숨졌다); the scope is the region or group named before it and holds on through a list
(경북은 사망 26명·부상 31명). What is not read for sure is left unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from consistency.claims.forms import is_byline, is_weather
from consistency.claims.moments import Clock, Moment
from consistency.claims.reading import Reading
from consistency.claims.statements import TABLE
from consistency.claims.yearly import is_statistic
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Article, Period, Quantity, Span

Key = tuple[str, frozenset[str], str]
"""What must be equal for two figures to be one measure: its name, its scope, its dimension."""
TOTAL: frozenset[str] = frozenset()
_PARTICLE = r"(?:은|는|이|가|도|의|을|를|만|에서|에서는|에서만|에선|로|으로)?"
_BETWEEN = re.compile(r"^[ ,·]*(?:(?:와|과|및|이고|이며|고|으로|등|,)[ ,·]*)*$")
_SUM = re.compile(r"등 ?(?:모두|총|전체|합계)? ?(?:의|을|를)?\s*$")
_GREW = re.compile(
    r"^(?:이|가)? ?(?:더 |추가로 )?(?:늘어|늘어난|늘면서|늘며|줄어|줄어든|추가돼|추가되면서|증가한|감소한)"
    r" ?(?:모두|총)?\s*$"
)
_FROM = re.compile(r"^(?:에서 |이던|였던|이었던|보다|에 비해|대비)")
_WEEK, _MONTH = timedelta(days=3), timedelta(days=10)
_BARE = re.compile(r"(?<![가-힣])([가-힣]{1,7}) ?$")
_AT = re.compile(r"(?<![가-힣])([가-힣]{2,8})(?:에서는|에서만|에서도|에서|에선)(?![가-힣])")
_INFLECTED = re.compile(r"(?:은|는|이|가|을|를|에|서|로|의|도|만|와|과|며|고|면|해|지|한|된|인|던|린|진|난|든|중|다)$")
_CLAUSE_END = re.compile(r"[,.…]|(?<=[가-힣])(?<![다라])(?:고|며|면서)(?=[ ,])")
_LAST_CLAUSE = re.compile(r"^.*(?:[,.…]|(?<=[가-힣])(?:고|며|면서|해|돼|뒤|서) )")
_PART_OF = re.compile(r"(?<![가-힣])(?:중|가운데) [가-힣 ]{0,14}$")
_OUT_OF_ALL = re.compile(r"\d[^ ]* (?:중|가운데) ?$")
_LIST_ON = re.compile(r"^(?:[·,]| 및|과 |와 | 등|\()")
_RISES_TO = re.compile(r"(?:으로|로) (?:더 )?(?:늘|줄|증가|감소|집계)")


@dataclass(frozen=True, slots=True)
class Moving:
    """One figure of a measure that moves. ``scope`` holds the regions and groups it is counted in, none for the whole;
    ``days`` are days of the sentence that are no moment of counting."""

    place: Span
    sentence: Span
    text: str
    quantity: Quantity
    measure: str
    scope: frozenset[str]
    moment: Moment
    cumulative: bool
    days: frozenset[tuple[int, int]]
    source: str
    """The body that counted (소방청, 중대본), where the sentence names one."""
    market: bool = False
    """Whether it moves by the minute; ``scope`` is then the trading day."""
    closed: bool = False
    """Whether the sentence tells it to be the level at the close."""
    named: bool = False
    """Whether measure and scope tell the event by themselves: a candidate, an index on one day."""

    @property
    def key(self) -> Key:
        """What must be equal for two figures to be one measure."""
        return self.measure, self.scope, "" if self.market else self.quantity.dimension


@dataclass(frozen=True, slots=True)
class _Measure:
    name: str
    nouns: re.Pattern[str]
    behind: re.Pattern[str]
    dimensions: frozenset[str]
    cumulative: bool


@dataclass(frozen=True, slots=True)
class _Grammar:
    measures: tuple[_Measure, ...]
    any_word: re.Pattern[str]
    filler: re.Pattern[str]
    everybody: frozenset[str]
    groups: re.Pattern[str]
    same: dict[str, str]
    regions: re.Pattern[str]
    events: re.Pattern[str]
    elsewhere: re.Pattern[str]
    added: re.Pattern[str]
    plain: re.Pattern[str]


@derived
def _grammar() -> _Grammar:
    data = load("moving")
    words, measures, every = data["words"], [], []
    for m in data["measures"]:
        every += [*m["nouns"], *m["behind"]]
        nouns, behind = alternation(m["nouns"]), alternation(m["behind"])
        measures.append(
            _Measure(
                m["name"],
                re.compile(rf"(?:{nouns})(?: ?수| ?규모)?{_PARTICLE}(?![가-힣])"),
                re.compile(rf"^(?:이|가|은|는|도|의|을|를|만)? ?(?:현재 |모두 |잇따라 |최종 |각각 )?(?:{behind})"),
                frozenset(m["dimensions"]),
                bool(m.get("cumulative")),
            )
        )
    region = alternation(data["regions"]["names"])
    events = alternation(words["events"])
    return _Grammar(
        tuple(measures),
        re.compile(alternation(every)),
        re.compile(rf"^(?:[ ,·]*(?:{alternation(words['between'])})(?![가-힣]))*[ ,(·]*$"),
        frozenset(words["everybody"]),
        re.compile(
            rf"(?<![가-힣])(?:(?:{alternation([*words['groups'], *words['same']])})(?=[^가-힣]|$)"
            rf"|(?:{alternation(words['groups'])})(?=[가-힣]{{1,2}}(?:[^가-힣]|$)))"
        ),
        words["same"],
        re.compile(
            rf"(?<![가-힣])({region})(?:특별시|광역시|특별자치도|도|시|군|구)?(?=[^가-힣]|[은는이가의에과와도서지일])"
            rf"( ?(?:{events}))?"
        ),
        re.compile(rf"^.*(?:{events})(?!에서|은|는|이|가|현장)(?:으로|로|의|에)?(?: 인해| 인한)?(?![가-힣])"),
        re.compile(alternation(words["elsewhere"])),
        re.compile(alternation(words["added"])),
        re.compile(rf"^(?:{alternation(words['plain'])})"),
    )


def moving(article: Article, title: Reading, sentences: Sequence[Reading]) -> list[Moving]:
    """The figures of ``article`` that move, in order."""
    clock, found = Clock(article), []
    if is_statistic(title, sentences):
        return []
    for reading in (title, *sentences):
        clock.enter(reading)
        if _is_read(reading, clock.published.day):
            span = Span(article.id, "title" if reading is title else "body", reading.start, reading.end)
            found += _Sentence(reading, span, clock).read()
    return found


def is_telling(word: str) -> bool:
    """Whether a word of a lead says more than that something happened and was counted."""
    grammar = _grammar()
    return word not in grammar.everybody and not grammar.any_word.search(word) and not grammar.plain.search(word)


def kinds(lead: Iterable[str]) -> frozenset[str]:
    """What kind of thing happened, by the words of a lead: 산불, 참사."""
    return frozenset(load("moving")["words"]["events"]) & frozenset(lead)


def _is_old(reading: Reading, today: date | None) -> bool:
    """Whether the sentence speaks of another year, of a month that is over, or of a day that is not of this week."""
    for m in reading.mentions:
        if (
            not isinstance(m, Period)
            or m.until
            or today is None
            or reading.text.startswith("부터", m.end - reading.start)
        ):
            continue
        if m.year is not None and m.year != today.year and m.month is None:
            return True
        if m.year is not None and m.month is not None:
            last = date(m.year, m.month, min(m.day or 28, 28))
            if today - last > (_WEEK if m.day else _MONTH):
                return True
    return False


def _is_read(reading: Reading, today: date | None) -> bool:
    grammar = _grammar()
    return not _is_old(reading, today) and bool(
        grammar.any_word.search(reading.text)
        and not grammar.elsewhere.search(reading.text)
        and not is_weather(reading.text)
        and (not is_byline(reading.text) or len(reading.text) > 60)
        and len(reading.mentions) <= TABLE
    )


@derived
def _sources() -> re.Pattern[str]:
    return re.compile(
        r"[가-힣]{2,12}(?:청|본부|대본|당국|부|처|위원회|경찰서|소방서|선관위)(?=은|는|이|가|에 따르면| 등에 따르면)"
    )


class _Sentence:
    """Reads one sentence, figure by figure, remembering what the list so far was about."""

    def __init__(self, reading: Reading, span: Span, clock: Clock) -> None:
        self.reading, self.span, self.clock = reading, span, clock
        self.grammar = _grammar()
        self.text = reading.text
        self.quantities = [m for m in reading.mentions if isinstance(m, Quantity)]
        self.scope = self.head = TOTAL
        self.measure: _Measure | None = None
        self.listed: list[str] = []
        source = _sources().search(self.text)
        self.source = source[0] if source else ""
        self.days = frozenset(
            (m.month, m.day or 0)
            for m in reading.mentions
            if isinstance(m, Period)
            and m.month is not None
            and m.clock is None
            and not m.until
            and not self.text.startswith("부터", m.end - reading.start)
        )

    def read(self) -> list[Moving]:
        """The figures of the sentence that are levels of a moving measure."""
        found: list[Moving] = []
        begin = 0
        for q in self.quantities:
            start, end = q.start - self.reading.start, q.end - self.reading.start
            gap = self.text[begin:start]
            if not _LIST_ON.match(gap):
                self.listed = []
            measure, named = self._measure_of(q, gap, self.text[end:])
            self._enter(gap, first=not found and self.measure is None)
            if measure is not None and self._counts(q, gap, self.text[end:]):
                found.append(self._claim(q, measure, self._own_scope(gap, measure)))
                self.listed.append(measure.name)
            # what a verb behind the figure says is over with it
            self.measure = measure if not named else None
            begin = end + named
        return found

    def _claim(self, q: Quantity, measure: _Measure, scope: frozenset[str]) -> Moving:
        r = self.reading
        return Moving(
            Span(self.span.article, self.span.field, q.start, q.end),
            self.span,
            r.slice(q.start, q.end),
            q,
            measure.name,
            scope,
            self.clock.at(q.start),
            measure.cumulative,
            self.days,
            self.source,
        )

    def _measure_of(self, q: Quantity, gap: str, behind: str) -> tuple[_Measure | None, int]:
        """The measure, and how many letters behind the figure name it."""
        fitting = [m for m in self.grammar.measures if q.dimension in m.dimensions]
        nouns = [(n, m) for m in fitting for n in m.nouns.finditer(gap)]
        last = max(nouns, key=lambda found: (found[0].end(), -found[0].start()), default=None)
        if last and not gap[last[0].end() :].strip():
            return last[1], 0
        for m in fitting:
            if found := m.behind.match(behind[:24]):
                return m, found.end()
        if last and self._only_scope(gap[last[0].end() :]):
            return last[1], 0
        if self.measure is not None and self.measure in fitting:
            if _SUM.search(gap) and len(set(self.listed)) > 1:
                return self._casualties(), 0
            if _GREW.match(gap) or self._only_scope(gap.lstrip(" ,·(")):
                return self.measure, 0
        return None, 0

    def _casualties(self) -> _Measure | None:
        """사망 2명, 부상 8명, 실종 4명 등 모두 14명."""
        if set(self.listed) <= {"사망", "부상", "중상", "경상", "실종"}:
            return next((m for m in self.grammar.measures if m.name == "인명피해"), None)
        return None

    def _only_scope(self, text: str) -> bool:
        """Whether nothing but regions, groups and words without weight stands in ``text``."""
        rest = self.grammar.regions.sub("", text)
        rest = re.sub(r"\d[^ ]*", "", rest)
        words = [w for w in re.split(r"[ ,·()]+", rest) if w]
        between = set(load("moving")["words"]["between"])
        left = [
            w
            for w in words
            if w not in between
            and w not in {"등", "의", "은", "는", "이", "가", "에서", "에서는", "와", "과", "및", "이고", "이며"}
        ]
        return (
            not left
            or (len(left) == 1 and len(left[0]) <= 6 and not _INFLECTED.search(left[0]))
            or (len(left) <= 2 and all(self.grammar.groups.search(w) for w in left))
        )

    def _enter(self, gap: str, *, first: bool) -> None:
        """Take over what the words since the figure before say about the scope."""
        if _SUM.search(gap):
            self.scope = self.head
            return
        regions = self._regions(gap)
        if regions:
            self.scope = regions
            if first or not _BETWEEN.match(gap):
                self.head = self._before_noun(gap) if self.measure is None else self.head
        elif first:
            self.scope = self.head = TOTAL

    def _before_noun(self, gap: str) -> frozenset[str]:
        """The regions before the measure's noun: 경북 사망자는 의성 1명, 안동 4명 등 5명."""
        noun = next((n for m in self.grammar.measures for n in m.nouns.finditer(gap)), None)
        return self._regions(gap[: noun.start()]) if noun else self._regions(gap)

    def _regions(self, text: str) -> frozenset[str]:
        found = list(self.grammar.regions.finditer(self._behind_event(text)))
        return frozenset(f"{m[1]} {m[2].strip()}" if m[2] else m[1] for m in found)

    def _behind_event(self, text: str) -> str:
        """What stands behind the words that say which event it is: 경북 의성 산불로 …"""
        named = self.grammar.events.match(text)
        return text[named.end() :] if named else text

    def _own_scope(self, gap: str, measure: _Measure) -> frozenset[str]:
        """The scope of the list with the groups named right here."""
        if _GREW.match(gap):
            return self.scope
        near = _LAST_CLAUSE.sub("", self._behind_event(gap))
        groups = {self.grammar.same.get(g[0], g[0]) for g in self.grammar.groups.finditer(near)}
        groups |= {
            w[1]
            for w in _AT.finditer(near)
            if not w[1].endswith(tuple(self.grammar.everybody)) and not self.grammar.regions.match(w[1])
        }
        if (bare := _BARE.search(near)) and not _INFLECTED.search(bare[1]) and not _SUM.search(gap):
            word = bare[1]
            known = word in self.grammar.everybody or word in load("moving")["words"]["between"]
            if not known and not measure.nouns.search(word) and not self.grammar.regions.fullmatch(word):
                groups.add(self.grammar.same.get(word, word))
        return self.scope | groups

    def _counts(self, q: Quantity, gap: str, behind: str) -> bool:
        """Whether the figure is a level: no increase, no value left behind, no part of a number printed before."""
        if q.malformed or q.role == "age" or _FROM.match(behind):
            return False
        if _SUM.search(gap) and not self.listed:
            return False  # persons were listed, and there may be more than these
        end = _CLAUSE_END.search(behind)
        clause = behind[: end.start() if end else len(behind)][:40]
        if self.grammar.added.search(clause) and not _RISES_TO.search(clause):
            return False
        begin = q.start - self.reading.start
        return not _PART_OF.search(gap) or bool(_OUT_OF_ALL.search(self.text[:begin]))
