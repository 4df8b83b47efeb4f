"""A mark that the headline says is passed and the body's figures do not reach, for the rule on headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from consistency.claims.arithmetic import is_plain
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Place

_PASSED = re.compile(
    r"\d[\d.,조억만천백 ]*(?:[가-힣]{1,3}?|%|㎞|포인트)?(?:대|선|고지)?(?:을|를|도)? ?(?:사상 |역대 )?"
    r"(?:첫 |또 |다시 |벌써 )?"
    r"(?:(?P<over>돌파|넘[어었겨긴겼]|넘는|상회|웃돌|뚫)|(?P<under>붕괴|밑돌|하회|깨져|깨졌|무너|아래로|밑으로))"
)
_NOT_YET = re.compile(
    r"눈앞|코앞|전망|예상|기대|목표|도전|할까|하나\b|[?？]|실패|앞두|앞둬|초읽기|임박|가능|넘봐|넘보|땐|하면|면$|"
    r"될 ?듯|할 ?듯|못|넘나|장중|한때|누적|까지|내년|계획|예정|않|이상"
)
_TO_PASS = re.compile(
    r"(?:(?:넘|돌파|넘어|달성|채|무너|깨|붕괴|밑돌)[가-힣]{0,3} ?(?:선이 )?(?:것으로|것으로 보|것이|전망|예상"
    r"|예정|듯|수 있)"
    r"|눈앞|앞두|코앞|바라보|육박|가까)"
)
"""40만명을 넘을 것으로 보고 있다."""
_LABEL = re.compile(r"(?P<label>[가-힣A-Za-z]{2,10}?)(?:이|가|은|는|도)? ?(?:사상 |첫 |또 |다시 |약 )?$")
_SHORT = {"영업익": "영업이익", "순익": "순이익"}
_BETWEEN = re.compile(r"지난|작년|전년|전월|전날|예상|전망|목표|보다|대비|기존|당시|이전|직전|종전|[.…]")
_FAR = 20
_NEAR, _BEYOND = Decimal("0.8"), Decimal("1.5")


def not_passed(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """The marks of the headline that every figure under the same word falls short of, by a fifth at most."""
    for mark in title.mentions:
        m = _PASSED.match(title.text, mark.start - title.start)
        if not isinstance(mark, Quantity) or m is None or _NOT_YET.search(title.text) or mark.value <= 0:
            continue
        if ahead := _still_to_pass(mark, sentences, bool(m["over"])):
            yield _finding(title, mark, m, ahead)
            continue
        label = _LABEL.search(title.text[: mark.start - title.start])
        if label is None:
            continue
        word, up = label["label"], bool(m["over"])
        told = [
            (r, q)
            for r in sentences
            for name in {word, _SHORT.get(word, word)}
            for q in _under(name, r)
            if q.dimension == mark.dimension
        ]
        everything = [
            q.value for r in sentences for q in r.mentions if isinstance(q, Quantity) and q.dimension == mark.dimension
        ]
        if not told or not all(_exactly(q, up) and _short(q.value, mark.value, up) for _, q in told):
            continue
        if any(not _short(v, mark.value, up) and mark.value / _BEYOND <= v <= mark.value * _BEYOND for v in everything):
            continue
        nearest = min(told, key=lambda x: abs(x[1].value - mark.value))
        if not _NEAR <= nearest[1].value / mark.value <= 1 / _NEAR:
            continue
        yield _finding(title, mark, m, nearest)


def _still_to_pass(mark: Quantity, sentences: Sequence[Reading], up: bool) -> tuple[Reading, Quantity] | None:
    """The body's figure short of the mark, where the body says of the mark itself that it will be passed."""
    same = [(r, q) for r in sentences for q in r.mentions if isinstance(q, Quantity) and q.dimension == mark.dimension]
    again = [(r, q) for r, q in same if q.value == mark.value]
    if not again or not all(_TO_PASS.search(r.text[q.start - r.start :][:_FAR]) for r, q in again):
        return None
    if any(
        not _short(q.value, mark.value, up) and 1 / _BEYOND <= q.value / mark.value <= _BEYOND
        for _, q in same
        if q.value != mark.value
    ):
        return None
    short = [
        (r, q)
        for r, q in same
        if _short(q.value, mark.value, up)
        and _NEAR <= q.value / mark.value <= 1 / _NEAR
        and is_plain(q)
        and not q.bound
    ]
    return min(short, key=lambda x: abs(x[1].value - mark.value)) if short else None


def _exactly(quantity: Quantity, up: bool) -> bool:
    """Whether the figure is told as it is, or as the mark that was passed: 90만명을 넘어섰다."""
    return not quantity.malformed and quantity.bound in {"", "over" if up else "under"}


def _short(value: Decimal, mark: Decimal, up: bool) -> bool:
    return value < mark if up else value > mark


def _under(name: str, reading: Reading) -> Iterator[Quantity]:
    """The first figure behind each place of a word, with nothing between that makes it one of another time."""
    for m in re.finditer(rf"(?<![가-힣A-Za-z]){re.escape(name)}", reading.text):
        end = reading.start + m.end()
        figure = next((q for q in reading.mentions if q.start >= end and isinstance(q, Quantity)), None)
        if not isinstance(figure, Quantity) or figure.start - end > _FAR:
            continue
        if not _BETWEEN.search(reading.slice(end, figure.start)):
            yield figure


def _finding(title: Reading, mark: Quantity, m: re.Match[str], told: tuple[Reading, Quantity]) -> Contradiction:
    reading, figure = told
    start, end = title.start + m.start(), title.start + m.end()
    a, b = title.slice(start, end), reading.slice(figure.start, figure.end)
    return Contradiction(
        Place(title, start, end, printed(mark)),
        (Place(reading, figure.start, figure.end, printed(figure)),),
        f"제목은 넘었다는데 본문의 수치는 미치지 못한다: ‘{a}’ ↔ ‘{b}’"
        if m["over"]
        else f"제목은 밑돈다는데 본문의 수치는 그보다 크다: ‘{a}’ ↔ ‘{b}’",
        ("본문에서 같은 말이 붙은 수치를 모두 보았다",),
    )
