"""What the headline has otherwise than the only one of its kind in the body: 8개 차종 and 차종은 9개, 징역 3년 and
징역 2년, 3대 1 and 2대 1, 3000억원 and 300억원, for the rule on headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from consistency.claims.arithmetic import is_plain
from consistency.claims.reading import Reading, everyday, stem
from consistency.claims.statements import digits
from consistency.model import Quantity

_COUNTED = re.compile(
    r"(?<![\d.,~∼-])(?P<n>\d{1,3})개 ?(?P<noun>(?!월|년)[가-힣]{2,6}?)(?=$|[ ,·…\"”’]|[에을를이가은는의로와과]|서)"
)
_TERM = re.compile(
    r"(?P<kind>징역|금고|자격정지|영업정지|출장정지) ?(?:형 )?(?P<n>\d{1,2}년(?: ?\d{1,2}개월)?|\d{1,2}개월)"
)
_SCORE = re.compile(
    r"(?<![\d.])(?P<a>\d{1,2})(?: ?대 ?|-)(?P<b>\d{1,2})(?![\d.]|월|년)(?=$|[ ,…]|로|의|으로|승|패|완|역)"
)
_EACH = re.compile(r"(?<![\d.,])(\d{1,3})개(?!월|년)")
_WON = re.compile(r"승리|승$|승[ ,…]|꺾|제압|완승|이겨|이겼|눌러|눌렀|패배|패[ ,…]|졌|무승부|완파|대파|격파|역전")
_NOUN = re.compile("[가-힣]{2,10}")
_HUNDRED = 100
_NOT = re.compile("경쟁률|비율|배분|확률")
_OTHER_TIME = re.compile("내년|지난해|작년|지난달|계획|목표|예정|당초|앞서")
_OTHER_TERM = re.compile("구형|원심|1심|전과|앞서|지난해|과거|검찰은")


class Otherwise(NamedTuple):
    """Where the headline and where the body have it: offsets in the field, with the body's sentence."""

    given: tuple[int, int]
    told: tuple[Reading, int, int]


def only_ones(title: Reading, sentences: Sequence[Reading]) -> Iterator[Otherwise]:
    """What the headline has otherwise than the body, which has only one of the kind."""
    yield from _counts(title, sentences)
    yield from _terms(title, sentences)
    yield from _scores(title, sentences)
    yield from _powers(title, sentences)


def _counts(title: Reading, sentences: Sequence[Reading]) -> Iterator[Otherwise]:
    for m in _COUNTED.finditer(title.text):
        noun = re.escape(m["noun"])
        pattern = re.compile(
            rf"(?<![\d.,~∼-])(?P<a>\d{{1,3}})개 ?{noun}|{noun}(?:은|는) (?:모두 |총 )?(?P<b>\d{{1,3}})개"
        )
        told = [(r, x) for r in sentences if not _OTHER_TIME.search(r.text) for x in pattern.finditer(r.text)]
        if any(sum(map(int, _EACH.findall(r.text))) == int(m["n"]) for r, _ in told):
            continue  # 11개 재판: 갑 8개, 을 3개 재판
        numbers = {x["a"] or x["b"] for _, x in told}
        if len(numbers) == 1 and m["n"] not in numbers and not _prints(sentences, rf"{m['n']}개"):
            at = told[0][1].span("a" if told[0][1]["a"] else "b")
            yield _found(title, (m.start("n"), m.end("n") + 1), told[0][0], (at[0], at[1] + 1))


def _terms(title: Reading, sentences: Sequence[Reading]) -> Iterator[Otherwise]:
    given = list(_TERM.finditer(title.text))
    if len(given) != 1:
        return
    m = given[0]
    told = [(r, x) for r in sentences for x in _TERM.finditer(r.text) if x["kind"] == m["kind"]]
    values = {x["n"].replace(" ", "") for _, x in told}
    own = m["n"].replace(" ", "")
    if len(values) != 1 or own in values or any(_OTHER_TERM.search(r.text) for r, _ in told):
        return
    if not _prints(sentences, re.escape(m["n"])):
        yield _found(title, m.span("n"), told[0][0], told[0][1].span("n"))


def _scores(title: Reading, sentences: Sequence[Reading]) -> Iterator[Otherwise]:
    given = list(_SCORE.finditer(title.text))
    if len(given) != 1 or not _WON.search(title.text) or _NOT.search(title.text):
        return
    m = given[0]
    told = [(r, x) for r in sentences for x in _SCORE.finditer(r.text)]
    scores = {frozenset({x["a"], x["b"]}) for _, x in told}
    if len(scores) == 1 and frozenset({m["a"], m["b"]}) not in scores and _WON.search(told[0][0].text):
        yield _found(title, m.span(), told[0][0], told[0][1].span())


def _powers(title: Reading, sentences: Sequence[Reading]) -> Iterator[Otherwise]:
    """The only sum of money, or the only share, of headline and body: the same digits, a power of ten apart."""
    for dimension in ("money.KRW", "money.USD", "ratio"):
        given, told = ([(r, q) for r in rs for q in _of(r, dimension)] for rs in ([title], sentences))
        if len(given) != 1 or len({q.value for _, q in told}) != 1:
            continue
        (_, mine), (reading, other) = given[0], told[0]
        high, low = max(mine.value, other.value), min(mine.value, other.value)
        if not 0 < low < high <= low * _HUNDRED or not _shares_noun(title, reading):
            continue
        if digits(mine.value) == digits(other.value) and _may_count(mine, other):
            start, end = title.start, reading.start
            at = mine.start - start, mine.end - start
            yield _found(title, at, reading, (other.start - end, other.end - end))


def _shares_noun(title: Reading, reading: Reading) -> bool:
    words = {stem(w) for w in _NOUN.findall(title.text)} - everyday()
    return any(len(w) > 1 and w in reading.text for w in words)


def _of(reading: Reading, dimension: str) -> list[Quantity]:
    return [m for m in reading.mentions if isinstance(m, Quantity) and m.dimension == dimension]


def _may_count(a: Quantity, b: Quantity) -> bool:
    return all(is_plain(q) and q.bound in {"", "about"} and not q.role and q.value > 0 for q in (a, b))


def _prints(sentences: Sequence[Reading], pattern: str) -> bool:
    return any(re.search(rf"(?<!\d){pattern}", r.text) for r in sentences)


def _found(title: Reading, at: tuple[int, int], reading: Reading, told: tuple[int, int]) -> Otherwise:
    return Otherwise(
        (title.start + at[0], title.start + at[1]), (reading, reading.start + told[0], reading.start + told[1])
    )
