"""Figures of measures that have one value: whose, of what, against what, for which period.

매출은 한 해 전보다 12.4% 늘었고 순이익은 3.1% 줄었다: by how much turnover and profit of the company the
sentences are about moved against the year before. No parser is at hand; the grammar is shallow: the words between the
figure before (or the end of its clause) and this one name the measure and say whose it is, a clause that names none
goes on with the measure before it, and what is compared with holds until another is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consistency.claims.forms import is_byline, is_template, is_weather
from consistency.claims.grains import NONE, Grain, grain_before, topic_grain
from consistency.claims.reading import Reading, Token, stem
from consistency.claims.statements import Ages, ages_before
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Span

MOST = 20
"""A sentence with more figures than this is a table."""
_VERB_END = re.compile(
    r"(?:[했됐였었았렸졌났섰랐렀갔왔봤냈뗐켰폈](?:고|으며|지만|으나|는데|다|던|기에|음에도)|(?:하|되|이|지|나|르|리|이르|미치|그치|달하)(?:고|며|면서|지만|는데|나|자|면|니)"
    r"|(?:기록|달성|차지|집계)해|비교(?:해|하면)|보면|따르면|위해|통해|대해|비해|이어|힘입어)$"
)
"""The end of a verb that closes a clause; a noun that ends alike (보고, 광고) is none."""
_ADNOMINAL = re.compile(
    r"[가-힣]{2,}(?:한|된|하는|되는|했던|됐던)$"
    r"|(?:벌어들인|거둔|올린|내놓은|펴낸|나온|받는|받은|낸|늘어난|줄어든)$"
)
_COMPARED = re.compile(
    r"(?:\([^()]{0,80}\))?[^,.()]{0,8}?(?:보다|대비|에 비해|[와과] 비교|[에와과] 견줘|[을를] \d|를 기준|치를)"
)
_BEATEN = re.compile(
    r"[가-힣]{0,2} ?[^,.]{0,10}?(?:웃돌|웃도|상회|뛰어넘|넘|밑돌|밑도|하회|못 ?미|비해|보다|대비|부합)"
)
_OPEN, _CLOSE = re.compile(r"[(\[]"), re.compile(r"[)\]]")
_TOPIC = re.compile(r"[가-힣A-Za-z]{2}(?:은|는)$")
_PARTICLE = re.compile(r"^(?:에서|에는|것|수|것은|수는|수가|수도|것이|등이|등은|및)$")
_PHRASE = 4
"""Words before a topic particle that may belong to the topic."""
_VERB_REACH = 14
_LEFT = re.compile(r"(?:\([^()]{0,40}\))?(?:에서|이던|였던|이었던|보다|에 비해|에 견줘|대비|과 비교|와 비교)")
"""Behind a value that was left, or is compared with."""
_NEAR = 24
_EARNED = re.compile(r"[을를] 올[린렸려리]")
"""매출 7조원을 올렸다 is no rise."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with its measure. ``of`` are the words of the sentence that say whose it is, ``carried`` the topic of
    the sentences before. ``change`` is ``up`` or ``down`` where the figure says by how much the measure moved, and
    ``base`` then from what (a key of the lexicon's bases); of a level ``base`` says as of when it was, if not now."""

    place: Span
    sentence: Span
    text: str
    quantity: Quantity
    measure: str
    of: frozenset[str]
    carried: frozenset[str]
    change: str
    base: str
    period: Grain
    ages: Ages | None
    """The range of ages last named before the figure, in its sentence or the one before."""


@derived
def _measures() -> dict[str, str]:
    return {word: group[0] for group in load("measured")["measures"] for word in group}


_ENDING = re.compile(r"[가-힣A-Za-z]{1,8}(?:률|율|액|건수|지수|가격|금리|요금|비용|인원|점수|수익|비중)$")
_NO_MEASURE = re.compile(r"(?:법률|규율|자율|확률|환율|조율|운율|비율|전액|거액|고액|소액|차액|잔액|금액)$")
_SHARES = re.compile(r"(?:률|율|비중|금리|물가|비율|지수)$")
"""Measures that are told in per cent; of any other a share is a part (매출의 30%) or a change."""


def _measure(word: str) -> str:
    """The measure that a word names; empty for any other word."""
    known = _measures().get(word)
    if known is not None:
        return known
    return word if _ENDING.match(word) and not _NO_MEASURE.search(word) else ""


@derived
def _neutral() -> frozenset[str]:
    data = load("measured")
    return frozenset((*data["neutral"], *data["publishers"]))


@derived
def _bases() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {word: name for name, words in load("measured")["bases"].items() for word in words}
    return re.compile(alternation(list(table))), table


@derived
def _ways() -> re.Pattern[str]:
    up, down = (alternation(direction_words(*way)) for way in (("up", "more"), ("down", "less")))
    between = r"(?:[이가을를]|나|이나|씩)? ?(?:더|가량|정도|이상|넘게|각각|가까이|안팎|쯤|소폭|대폭|크게)? ?"
    return re.compile(rf"{between}(?:(?P<up>{up})|(?P<down>{down}))")


@derived
def _expecting() -> re.Pattern[str]:
    table = load("cues")["modality"]
    words = [w for name in ("expected", "planned") for key in ("nouns", "ends") for w in table[name].get(key, [])]
    return re.compile(rf"{alternation(words)}|봤다|내다|것으로 [보본봤]|컨센서스|라면|한다면|할 경우")


def measured(article: str, sentences: Sequence[Reading]) -> list[Measured]:
    """The figures of a story's body of which the measure is told, in order; expectations are left out."""
    found: list[Measured] = []
    carried: frozenset[str] = frozenset()
    ages, grain = None, NONE
    for reading in sentences:
        figures = [m for m in reading.mentions if isinstance(m, Quantity)]
        clauses = _Clauses(article, reading, carried, ages, grain)
        if (
            figures
            and len(figures) <= MOST
            and not (is_byline(reading.text) or is_template(reading.text) or is_weather(reading.text))
        ):
            found += clauses.read()
        carried = _topic(reading) or carried
        grain = clauses.own if any(clauses.own) else grain
        ages = ages_before(reading, reading.end)
    return found


def _topic(reading: Reading) -> frozenset[str]:
    """The words of a sentence's first topic: 삼성전자 반도체 부문은."""
    words: list[str] = []
    for token in reading.tokens:
        if token.mention is not None:
            continue
        word = token.key[1]
        if _VERB_END.search(word):
            words = []
        elif not _ADNOMINAL.search(word):
            words.append(stem(word))
            if _TOPIC.search(word):
                return _names([w for w in words[-_PHRASE:] if not _measure(w)])
    return frozenset()


def _names(words: Sequence[str]) -> frozenset[str]:
    """The words that say whose a figure is."""
    return frozenset(w for w in words if len(w) > 1 and w not in _neutral() and not _PARTICLE.search(w))


class _Clauses:
    """Goes through one sentence from figure to figure."""

    def __init__(
        self, article: str, reading: Reading, carried: frozenset[str], ages: Ages | None, grain: Grain
    ) -> None:
        self.article, self.reading, self.carried, self.ages = article, reading, carried, ages
        self.own, self.grain = topic_grain(reading), grain
        self.text = reading.text

    def read(self) -> list[Measured]:
        """The measured figures of the sentence."""
        found: list[Measured] = []
        words: list[str] = []
        topic: frozenset[str] = frozenset()
        measure, of = "", frozenset[str]()
        waiting: list[str] = []
        begin = self.reading.start
        figures = [t for t in self.reading.tokens if isinstance(t.mention, Quantity)]
        for token in self.reading.tokens:
            if token.mention is None:
                word = token.key[1]
                if self._closes(word):
                    words, begin = [], token.end
                    continue
                words.append(word)
                if word.endswith(("은", "는")) and len(word) > 2 and not _measure(stem(word)):
                    topic = _names([stem(w) for w in words if not _ADNOMINAL.search(w)])
                continue
            if not isinstance(token.mention, Quantity) or token.mention.dimension.startswith("duration"):
                continue
            stems = [stem(w) for w in words if not _ADNOMINAL.search(w)]
            named = [n for n, w in enumerate(stems) if _measure(w)]
            if named:
                measure = _measure(stems[named[-1]])
                together = [_measure(stems[n]) for n in named] if "각각" in stems else [measure]
                waiting = together if len(together) > 1 else []
                own = {stems[n] for n in (named if waiting else named[-1:])}
                of = _names([w for w in stems if w not in own]) | topic
            elif _names(stems):
                measure, of, waiting = "", frozenset(), []
            if waiting:
                measure, waiting = waiting[0], waiting[1:]
            if measure and (one := self._one(token, figures, measure, of, begin)):
                found.append(one)
            words, begin = [], token.end
        return found

    def _closes(self, word: str) -> bool:
        return bool(_VERB_END.search(word)) or (len(word) > 1 and bool(_ways().match(word)))

    def _one(
        self, token: Token, figures: Sequence[Token], measure: str, of: frozenset[str], begin: int
    ) -> Measured | None:
        q = token.mention
        assert isinstance(q, Quantity)
        if not q.dimension or q.malformed or q.role or _LEFT.match(self.text, q.end - self.reading.start):
            return None
        start, end = q.start - self.reading.start, q.end - self.reading.start
        later = [t for t in figures if t.start >= token.end]
        stop = later[0].start - self.reading.start if later else len(self.text)
        change = self._change(end, stop, rate=q.dimension in {"ratio", "points"})
        if not change and q.dimension in {"ratio", "points"} and later and self._shares_verb(token, later):
            change = "both"
        if not change and q.dimension == "ratio" and not _SHARES.search(measure):
            return None
        if self._expected(begin - self.reading.start, start, end, stop):
            return None
        base = self._base(start, begin - self.reading.start, changed=bool(change))
        return Measured(
            Span(self.article, "body", q.start, q.end),
            Span(self.article, "body", self.reading.start, self.reading.end),
            self.reading.slice(q.start, q.end),
            q,
            measure,
            of,
            frozenset() if of else self.carried,
            change,
            base,
            grain_before(self.reading, q.start) if any(self.own) else self.grain,
            ages_before(self.reading, q.start) or self.ages,
        )

    def _change(self, end: int, stop: int, *, rate: bool) -> str:
        m = _ways().match(self.text, end, min(stop, end + _VERB_REACH))
        if m is None or (not rate and _EARNED.match(m[0])):
            return ""
        return "up" if m["up"] else "down"

    def _shares_verb(self, token: Token, later: Sequence[Token]) -> bool:
        """Whether the figure is the first of a list whose verb stands behind the last: 매출은 4%, 이익은 2% 늘었다."""
        first = later[0]
        assert isinstance(first.mention, Quantity)
        assert isinstance(token.mention, Quantity)
        between = self.reading.slice(token.end, first.start)
        if first.mention.dimension != token.mention.dimension or not re.match(r" ?[,·]", between):
            return False
        stop = later[1].start - self.reading.start if len(later) > 1 else len(self.text)
        return bool(self._change(first.end - self.reading.start, stop, rate=True))

    def _expected(self, begin: int, start: int, end: int, stop: int) -> bool:
        """Whether the figure is what somebody expected: by a word of its clause, or of the sentence's last verb."""
        last = max(end, len(self.text) - 30)
        for low, high in ((begin, start), (end, min(stop, end + 40)), (last, len(self.text))):
            for m in _expecting().finditer(self.text, low, high):
                if not _BEATEN.match(self.text, m.end()):
                    return True
        return False

    def _base(self, start: int, begin: int, *, changed: bool) -> str:
        pattern, table = _bases()
        dates = load("measured")["dates"]
        base = ""
        if changed and self.text.startswith("에서", begin):  # 1년 전 30조원에서 5% 늘었다
            near = pattern.findall(self.text, max(0, begin - _NEAR), begin)
            return table[near[-1]] if near else "other"
        for m in pattern.finditer(self.text, 0, start):
            if self._in_bracket(m.end(), start):
                base = "" if changed else table[m[0]]
            elif changed:
                base = table[m[0]] if _COMPARED.match(self.text, m.end()) else base
            elif m.start() >= begin and m[0] not in dates and not _COMPARED.match(self.text, m.end()):
                base = table[m[0]]
        return base

    def _in_bracket(self, word: int, start: int) -> bool:
        """Whether a bracket that follows the word is still open at ``start``: 전년 동기(매출 7조, 영업이익 6조)."""
        m = _OPEN.match(self.text, word)
        return bool(m) and not _CLOSE.search(self.text, word, start)
