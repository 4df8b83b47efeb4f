"""Figures as statements: what a sentence says is so much, with the words that tell one figure from another.

No parser is at hand; the shallow grammar is: the words of the sentence before a figure, nearest first, the topic
carried over from the sentence before where the own clause has none, the figures that stand beside it, and the words
that name its measure and its scope.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from consistency.claims.forms import is_byline, is_template, is_weather, is_weather_story
from consistency.claims.reading import Reading, stem
from consistency.claims.yearly import is_statistic
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Article, Period, Quantity, Span

_TOPIC = re.compile(r"(?:은|는|이|가|도)$")
_TOPIC_WORD = re.compile(r"([가-힣A-Za-z]{2,20}?)(?:은|는|이|가|도)(?=[ ,])")
_VERBAL = re.compile(
    r"(?:했|됐|였|었|았|겠|한다|된다|이다|하고|되고|하며|되며|면서|지만|는데|어난|어든|하는|되는|었던|했던|으며|린|운|진|긴|난|른|든|친|킨|준|온|간|선|룬|뛴|달한|달했)$|다$"
)
TABLE = 40
"""A sentence with more figures than this is a table set as text: it makes no statements."""
_REACH = 7
"""Words before a figure that may say what it measures."""


Ages = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure with what tells it from others. ``before`` are stems of words, nearest first; ``topic`` the carried
    subject; ``beside`` the other figures of the sentence; ``when`` the period stated before it."""

    place: Span
    sentence: Span
    quantity: Quantity
    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    topic: str
    subject: str
    own_subject: str
    """The subject that the sentence itself names; ``subject`` may be carried over."""
    beside: tuple[Quantity, ...]
    when: tuple[int | None, int | None, str]
    measures: frozenset[int]
    separators: frozenset[int]
    role: str
    moving: str
    """The moving measure the figure gives (사망, 득표율…), or empty."""
    direction: str
    """``up`` or ``down`` when a verb of change or of trade stands right behind the figure, else empty."""
    ages: Ages | None
    """The range of ages last named before the figure, in its sentence or the one before: 15~64세 여성 고용률."""
    form: bool
    """Whether the sentence is a by-line, a market report or the weather."""

    @property
    def words(self) -> frozenset[str]:
        """All words that say what the figure measures."""
        return frozenset((*self.before, self.topic, *self.after)) - {""}


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """Two statements taken for one claim whose values cannot both be true, and the terms that say so."""

    a: Statement
    b: Statement
    score: float
    terms: tuple[tuple[str, float], ...]

    @property
    def by_words_alone(self) -> bool:
        """Whether neither a slip of digits nor a shared figure speaks for the pair."""
        return not {"near_digits", "magnitude", "anchor"} & {name for name, _ in self.terms}

    @property
    def is_slip(self) -> bool:
        """Whether the values are a slip of the hand apart."""
        return bool({"near_digits", "magnitude"} & {name for name, _ in self.terms})

    @property
    def is_counted(self) -> bool:
        """Whether the other figures of its story give one of the values (``consistency.align.counted``)."""
        return "counted" in {name for name, _ in self.terms}

    @property
    def is_retold(self) -> bool:
        """Whether the two stories tell it in words of their own, by what stands around the figures."""
        return bool({"place", "learned"} & {name for name, _ in self.terms})

    @property
    def is_learned(self) -> bool:
        """Whether the trees for few stories took the two figures for one thing (``consistency.align.places``)."""
        return "learned" in {name for name, _ in self.terms}

    @property
    def is_sure(self) -> bool:
        """Whether one story against one is enough."""
        return self.is_slip or "sure" in {name for name, _ in self.terms}


@derived
def _stop() -> frozenset[str]:
    """Words that say nothing about what a figure measures."""
    return frozenset(load("measures")["stop"]["words"])


@derived
def _tables() -> tuple[re.Pattern[str], dict[str, int], re.Pattern[str], dict[str, int]]:
    data = load("measures")
    measures = {word: n for n, group in enumerate(data["measures"]) for word in group}
    separators = {word: n for n, group in enumerate(data["separators"]) for word in group}
    return _whole(measures), measures, _whole(separators), separators


def _whole(words: Collection[str]) -> re.Pattern[str]:
    """Any of ``words``; one of a single letter only where it is a word: 남 in 남 3명, not in 경남."""
    long, short = ([w for w in words if (len(w) > 1) is wanted] for wanted in (True, False))
    alone = rf"|(?<![가-힣])(?:{alternation(short)})(?![가-힣])" if short else ""
    return re.compile(alternation(long) + alone)


@derived
def _oppositions() -> dict[int, int]:
    separators = _tables()[3]
    return {separators[word]: n for n, group in enumerate(load("measures")["oppositions"]) for word in group}


def _scopes(text: str) -> frozenset[int]:
    """The scopes named before a figure; of an opposition only the nearest."""
    _, _, pattern, separators = _tables()
    opposition = _oppositions()
    found: dict[tuple[str, int], int] = {}
    for word in pattern.findall(text):
        scope = separators[word]
        found["opposed" if scope in opposition else "", opposition.get(scope, scope)] = scope
    return frozenset(found.values())


def of_other_ages(x: Statement, y: Statement) -> bool:
    """Whether one measure is told of two ranges of ages, or of one and of everybody."""
    if x.ages == y.ages:
        return False
    return bool(x.measures & y.measures) or (x.subject == y.subject and x.subject in _tables()[1])


def of_other_measures(x: Statement, y: Statement) -> bool:
    """Whether two statements name measures, and none in common."""
    return bool(x.measures and y.measures and not x.measures & y.measures)


def of_other_scopes(x: Statement, y: Statement) -> bool:
    """Whether each of two statements names a scope that the other has not."""
    return bool(x.separators - y.separators and y.separators - x.separators)


def of_other_things(a: str, b: str) -> bool:
    """Whether two pieces of text name different measures, or each a scope that the other has not."""
    measure_pattern, measures, separator_pattern, separators = _tables()
    first, second = ({measures[w] for w in measure_pattern.findall(text)} for text in (a, b))
    if first and second and not first & second:
        return True
    first, second = ({separators[w] for w in separator_pattern.findall(text)} for text in (a, b))
    return bool(first - second and second - first)


def parted(a: str, b: str) -> bool:
    """Whether two pieces of text each name a group or scope, and none in common."""
    _, _, pattern, separators = _tables()
    first, second = ({separators[w] for w in pattern.findall(text)} for text in (a, b))
    return bool(first and second) and not first & second


def is_scope(word: str) -> bool:
    """Whether a word names a scope that keeps two figures apart: 국내, 서울, 잠정."""
    return word in _tables()[3]


def is_verbal(word: str) -> bool:
    """Whether a word ends like a verb or says nothing by itself."""
    return bool(_VERBAL.search(word)) or word in _stop()


def statements(article: Article, title: Reading, sentences: Sequence[Reading]) -> list[Statement]:
    """Every quantity of the title and body of ``article`` as a statement, in order."""
    found: list[Statement] = []
    topic = ""
    ages: Ages | None = None
    scopes: frozenset[int] = frozenset()
    weather, counted = is_weather_story(article), is_statistic(title, sentences)
    for reading in (title, *sentences):
        span = Span(article.id, "title" if reading is title else "body", reading.start, reading.end)
        quantities = [m for m in reading.mentions if isinstance(m, Quantity)]
        own = _topic_of(reading)
        scopes = scopes if _BROKEN_DOWN.match(reading.text) else frozenset()
        form = bool(quantities) and (
            is_byline(reading.text) or is_template(reading.text) or weather or is_weather(reading.text)
        )
        for n, q in enumerate(quantities if len(quantities) <= TABLE else ()):
            if q.dimension and not _OUT_OF.match(reading.text, q.end - reading.start):
                beside = (*quantities[:n], *quantities[n + 1 :])
                said = _statement(q, reading, span, own, topic, ages, scopes, beside, form)
                found.append(replace(said, moving="") if counted else said)
        topic = own or topic
        ages = ages_before(reading, reading.end)
        scopes |= _scopes(reading.text)
    return found


_BROKEN_DOWN = re.compile(r"(?:[가-힣]{1,6}별로[는도]?|이들[은의]?|이들 (?:가운데|중)) ")
"""How a sentence begins that goes on with the group of the one before: 업종별로는."""


def _topic_of(reading: Reading) -> str:
    """The first word of the sentence with a topic or subject particle, without it."""
    for m in _TOPIC_WORD.finditer(reading.text):
        word = m[1].lower()
        if word not in _stop() and not _VERBAL.search(word):
            return word
    return ""


def _statement(
    q: Quantity,
    reading: Reading,
    span: Span,
    own: str,
    carried: str,
    ages: Ages | None,
    scopes: frozenset[int],
    beside: tuple[Quantity, ...],
    form: bool,
) -> Statement:
    topic = own or carried
    before: list[str] = []
    after: list[str] = []
    subject = ""
    for token in reading.tokens:
        if token.mention is not None:
            continue
        word = stem(token.key[1])
        if word in _stop() or len(word) < 2:
            continue
        if token.end <= q.start:
            if not _VERBAL.search(word):
                before.append(word)
                if _TOPIC.search(token.key[1]) and len(token.key[1]) > 2:
                    subject = word
        elif len(after) < 3:
            after.append(word)
    clause = _clause(reading, q)
    measure_pattern, measures, _, _ = _tables()
    near = measure_pattern.findall(clause)
    return Statement(
        Span(span.article, span.field, q.start, q.end),
        span,
        q,
        reading.slice(q.start, q.end),
        tuple(before[::-1][:_REACH]),
        tuple(after),
        topic,
        subject or topic,
        subject or own,
        beside,
        _when(q, reading),
        frozenset(measures[w] for w in near[-1:]),
        scopes | _scopes(reading.slice(reading.start, q.start)),
        _role(q, reading),
        _moving(q, reading),
        _direction(q, reading),
        ages_before(reading, q.start) or ages,
        form,
    )


def _clause(reading: Reading, q: Quantity) -> str:
    """The text from the figure of the same dimension before it (or the sentence's start) to the figure."""
    begin = reading.start
    for m in reading.mentions:
        if m.end > q.start:
            break
        if isinstance(m, Quantity) and m.dimension == q.dimension:
            begin = m.end
    return reading.slice(begin, q.start)


_RANGES = frozenset({"range", "at_least", "at_most", "over", "under"})


def ages_before(reading: Reading, before: int) -> Ages | None:
    """The last range of ages that a sentence names before an offset."""
    last = None
    for m in reading.mentions:
        if m.start >= before:
            break
        if isinstance(m, Quantity) and m.role == "age" and (m.bound in _RANGES or m.unit == "대"):
            last = (m.low, m.high)
    return last


@derived
def _moving_words() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {word: name for name, words in load("measures")["moving"].items() for word in words}
    return re.compile(alternation(list(table))), table


def _moving(q: Quantity, reading: Reading) -> str:
    """The moving measure named right behind the figure (12명이 숨졌다) or last before it (사망자는 12명)."""
    pattern, table = _moving_words()
    if q.dimension.startswith("money."):
        return ""
    end = q.end - reading.start
    behind = reading.text[end : end + 9]
    if (m := pattern.search(behind)) and not re.search(r"\d", behind[: m.start()]):
        return table[m[0]]
    before = pattern.findall(_clause(reading, q)[-24:])
    return table[before[-1]] if before else ""


@derived
def _way() -> re.Pattern[str]:
    balance = load("measures")["balance"]
    up = alternation([*direction_words("up", "gain"), *balance["over"]])
    down = alternation([*direction_words("down", "loss"), *balance["short"]])
    return re.compile(
        rf"(?:어치)?(?:[을를이가]|으로|로|씩)? ?(?:가량|정도|더|각각)? ?(?:(?P<up>{up})|(?P<down>{down}))"
    )


def _direction(q: Quantity, reading: Reading) -> str:
    """The direction of the first verb of change behind the figure, before any other figure."""
    end = q.end - reading.start
    stop = min((m.start - reading.start for m in reading.mentions if m.start >= q.end), default=end + 14)
    m = _way().match(reading.text, end, min(end + 14, stop))
    return "" if m is None else "up" if m["up"] else "down"


@derived
def _change() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[이가을를]|나|이나)? ?(?:더 )?(?:{alternation(direction_words('up', 'down', 'more', 'less'))})"
    )


_EARNED = re.compile(r"[을를] ?올(?!라|랐)")
_EARNINGS = re.compile(r"(?:이익|매출|매출액|수익|수입|실적|소득|순익)$")
"""영업이익 2조원을 올렸다: what was earned, and no rise."""
_OUT_OF = re.compile(r" ?(?:중|가운데) [0-9한두세네다-열]")
"""5곳 중 2곳: a share in small numbers, no count."""
_THAN = re.compile(r"보다(?: 약)?$")
"""전보다 1만2000달러: a difference."""
_FROM = re.compile(r"^(?:에서|이던|였던|이었던|보다|에 비해|에 견줘|대비)")


def _behind_foreign(q: Quantity, reading: Reading) -> bool:
    """Whether the last figure before a bracket is a sum of another currency."""
    last = max((m for m in reading.mentions if m.end <= q.start), key=lambda m: m.end, default=None)
    return isinstance(last, Quantity) and last.dimension.startswith("money.") and last.dimension != q.dimension


def _role(q: Quantity, reading: Reading) -> str:
    """``change`` before a verb of change, ``from`` for the value left or compared with, ``conversion`` in brackets."""
    end = q.end - reading.start
    behind = reading.text[end : end + 12]
    before = reading.text[max(0, q.start - reading.start - 6) : q.start - reading.start].rstrip()
    if q.role == "age":
        return "age"
    if q.dimension == "money.KRW" and (
        before.endswith(("한화", "(한화 약", "우리 돈"))
        or (before.endswith(("(", "(약")) and _behind_foreign(q, reading))
    ):
        return "conversion"
    if _FROM.match(behind):
        return "from"
    if _THAN.search(before):
        return "change"
    if _change().match(behind) and not (_EARNED.match(behind) and _EARNINGS.search(before)):
        return "change"
    return "change" if _in_list_of_changes(q, reading) else "level"


_NEXT_IN_LIST = re.compile(r"(?:\([^()]{1,20}\))?, ?[가-힣A-Za-z·, ]{2,24}")
_LISTED = 8


def _in_list_of_changes(q: Quantity, reading: Reading) -> bool:
    """Whether the verb at the end of a list says a change: 은행이 7조원, 보험사가 2조원 늘었다."""
    last = q
    for m in [m for m in reading.mentions if isinstance(m, Quantity) and m.start >= q.end][:_LISTED]:
        if m.dimension != q.dimension or not _NEXT_IN_LIST.fullmatch(reading.slice(last.end, m.start)):
            return False
        last = m
        if _change().match(reading.text, m.end - reading.start):
            return True
    return False


def _when(q: Quantity, reading: Reading) -> tuple[int | None, int | None, str]:
    last = earlier = None
    for m in reading.mentions:
        if m.start >= q.start:
            break
        if isinstance(m, Period):
            last, earlier = m, last
        elif isinstance(m, Quantity) and m.dimension == q.dimension and _FROM.match(reading.slice(m.end, q.start)):
            last = earlier  # 지난해 자연감소는 2024년 6537명에서 6486명으로: 2024 is the year of the first alone
    return (last.year, last.month, last.part) if last else (None, None, "")


def digits(value: Decimal) -> str:
    """The significant digits of a value: 656억9700만 is 65697."""
    return f"{abs(value):f}".replace(".", "").strip("0")
