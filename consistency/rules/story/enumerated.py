"""Lists with 각, with units left out and with what became of people, beside their total, for the rule on totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from consistency.claims.masked import AMOUNT, BARE, Masked, any_of, slot
from consistency.model import Quantity
from consistency.rules.story.adjoining import SOME_HURT
from consistency.rules.story.listing import MOST_PARTS, Listed, labels_complete

_CUT = r"[·ㆍ・/,]|(?<=[가-힣])[과와](?= )| 및 "
_EACH = re.compile(r"(?:[이가은는]|에서|에)? ?(?:각각|각) ?$")
_LABEL = r"[가-힣A-Za-z0-9’‘'“”\"() ]{1,16}?"
_NAMES = rf"{_LABEL}(?:(?:[·ㆍ・/,] ?|[과와] ){_LABEL}){{0,8}}?"
_ITEM = re.compile(
    rf"(?:씩)?(?:(?:이고|이며|이었고|이었으며|과|와|에),?|,|[·ㆍ・]| 및)? ?(?P<names>{_NAMES})"
    r"(?:[이가은는]|에서|에)? ?(?P<each>각각 |각 )?$"
)
_JOINED = re.compile(r"^(?:씩)?(?: ?[가-힣]{1,4})?(?:과|와|,|이고|이며|이었고|이었으며)(?= )")
_PAIRED = re.compile("[가-힣][·ㆍ・][가-힣]{1,6} ?$")
"""충북·충남 4건: of each or of both, nobody knows."""
_MORE_BEFORE = re.compile("(?:씩)?(?:[,·ㆍ]|과 |와 |이고|이며)")
"""Behind a figure that is no part as far as is understood, though the list goes on."""
_WORDS_OF_TOTAL = "모두|총|합쳐|합해|합계|도합|더해|전체|합치면|합하면"
_BEHIND = re.compile(rf"(?:씩)?(?:으로|로|이|가)?,? ?(?:(?P<more>등) ?)?(?:(?:을|를) )?(?P<sum>{_WORDS_OF_TOTAL})? ?$")
_BEFORE = re.compile(
    r"(?:이)?(?P<mark>은|는|으로|로|이며|이고|인데|:|의 [가-힣]{1,6}(?:은|는)),? ?(?:[가-힣]{1,6}별로(?:는|) )?"
)
_SAID = re.compile(rf"(?:{_WORDS_OF_TOTAL})[^\ue001-\uefff.;…]{{0,10}}$")
_CLOSED = re.compile(r"(?:씩)?(?:이다|이었다|였다|다\.|으로 (?:집계|나타|파악|확인|구성|꾸려)|을 기록|$|\.)")
_REST = re.compile(r"무소속|기타|그 ?외|나머지|무효|미상|불명|미확인")
_VERBAL = re.compile(
    r"늘|줄|증가|감소|보다|에서는|부터|까지|했|됐|었|았|위해|통해|대비|이상|이하|평균|최대|최소|^당 |가량|기준|지난|"
    r"올해|작년|전년|이 ?중|가운데|씩"
)
_UNLIKE = re.compile(
    r"이 ?중|가운데|그중|포함|제외|별도|추가|복수|중복|최대|최소|평균|주요|특히|상위|보다|대비|가량|여 ?명|외에|이어"
)
_CASUALTIES = re.compile(
    rf"{slot('dead', AMOUNT)}(?:이|은)? ?(?:사망|숨지|목숨을 잃)[^\ue001-\uefff.;…]{{0,8}}{slot('hurt', AMOUNT)}(?:"
    rf"이|은)? ?"
    rf"(?:[가-힣]{{1,4}} )?(?:부상|다치|다쳐|중상|경상|중경상)[^\ue001-\uefff.;…]{{0,8}}?"
    rf"(?:등|해|져|쳐|어|입어)? ?(?:모두 |총 )?{slot('total', AMOUNT)}(?:의|이)? ?(?:사상|인명 ?피해|죽거나|숨지거나)"
)
_HANDLED = re.compile(
    rf"{slot('first', AMOUNT)}(?:을|를|은)? (?:[가-힣]{{1,6}} )?(?P<one>[가-힣]{{2,5}})(?:하고|했고|했으며|하며|시키고)"
    rf",? (?:[^\ue001-\uefff.;…]{{0,14}} )?{slot('second', AMOUNT)}(?:을|를|은)? (?P<two>[가-힣 ]{{2,12}}?)"
    rf"(?:해|하는 등|하면서|시켜|한 뒤),? (?:{_WORDS_OF_TOTAL}) {slot('total', AMOUNT)}"
)
_AGAIN = re.compile("이 ?중|추가|가운데|다시|재차|포함|또")
_TWO = 2


def enumerated(sentence: Masked) -> Iterator[Listed]:
    """The lists of a sentence with what they come to, each part taken as often as 각 says."""
    if len(sentence.mentions) <= _TWO:
        return
    marks = list(re.finditer(any_of(AMOUNT + BARE), sentence.text))
    yield from _totalled_behind(sentence, marks)
    yield from _totalled_before(sentence, marks)
    for m in _CASUALTIES.finditer(sentence.text):
        dead, hurt, total = (sentence.quantity(m[n]) for n in ("dead", "hurt", "total"))
        if {q.unit for q in (dead, hurt, total)} == {"명"} and not SOME_HURT.search(re.sub("등 ", "", m[0])):
            yield Listed(total, [dead, hurt], sealed=True)
    for m in _HANDLED.finditer(sentence.text):
        first, second, total = (sentence.quantity(m[n]) for n in ("first", "second", "total"))
        alike = len({q.dimension for q in (first, second, total)}) == 1
        if alike and not _AGAIN.search(sentence.text[: m.end()]) and m["one"] != m["two"]:
            yield Listed(total, [first, second], sealed=True)


def listed_after(sentence: Masked, before: Masked) -> Iterator[tuple[Quantity, list[Quantity], bool]]:
    """모두 47건이 났다. 지역별로는 경북 15건 …: the total, the parts and whether they are all of it."""
    lead = re.match(r"[\s“\"]*(?:이를 )?(?:[가-힣]{1,6}별로(?:는|) |내역은 |사망자는 |부상자는 )", sentence.text)
    if lead is None:
        return
    marks = list(re.finditer(any_of(AMOUNT + BARE), sentence.text))
    if len(marks) < _TWO or _UNLIKE.search(sentence.text) or "등" in sentence.text or " 순" in sentence.text:
        return
    totals = list(re.finditer(slot("total", AMOUNT), before.text))
    parts = _parts(sentence, marks, 0, len(marks), lead.end())
    if parts is None or not _CLOSED.match(sentence.text, marks[-1].end()):
        return
    found, each = parts
    same = [m for m in totals if before.quantity(m["total"]).unit == found[-1].unit]
    if len(same) == 1 and len(found) > _TWO and _SAID.search(before.text[: same[0].start()]):
        total = before.quantity(same[0]["total"])
        yield total, _like(found, total), each


def _totalled_behind(sentence: Masked, marks: Sequence[re.Match[str]]) -> Iterator[Listed]:
    text = sentence.text
    for n in range(_TWO, len(marks)):
        gap = text[marks[n - 1].end() : marks[n].start()]
        said = _BEHIND.match(gap)
        if said is None or not (said["more"] or said["sum"]):
            continue
        total = sentence.quantity(marks[n][0][1])
        begin = n - 1
        while begin > 0 and _item(text[marks[begin - 1].end() : marks[begin].start()]):
            begin -= 1
        if begin and _MORE_BEFORE.match(text, marks[begin - 1].end()):
            continue
        start = max(text.rfind(".", 0, marks[begin].start()), 0)
        found = _parts(sentence, marks, begin, n, start)
        if found is None or not total.dimension:
            continue
        parts, each = found
        parts = _like(parts, total)
        by_each = "씩" in sentence.reading.slice(parts[-1].start, total.start)
        if {p.dimension for p in parts} != {total.dimension} or (by_each and not each):
            continue
        if _UNLIKE.search(text[max(0, marks[begin].start() - 24) : marks[n].start()]):
            continue
        label = text[max(0, marks[begin].start() - 12) : marks[n].start()]
        closed = each or _REST.search(label) or labels_complete(label)
        yield Listed(total, parts, bool(said["more"]) and not closed, sealed=bool(closed))


def _totalled_before(sentence: Masked, marks: Sequence[re.Match[str]]) -> Iterator[Listed]:
    text = sentence.text
    for n in range(len(marks) - _TWO):
        total = sentence.at(marks[n][0][1])
        lead = _BEFORE.match(text, marks[n].end())
        if lead is None or not isinstance(total, Quantity) or not total.dimension:
            continue
        end = n + 2
        while end < len(marks) and _item(text[marks[end - 1].end() : marks[end].start()]):
            end += 1
        found = _parts(sentence, marks, n + 1, end, lead.end())
        if found is None or end - n <= _TWO:
            continue
        parts, each = found
        parts = _like(parts, total)
        inside = text[lead.start() : marks[end - 1].end()]
        if {p.dimension for p in parts} != {total.dimension} or _UNLIKE.search(inside) or not each:
            continue
        if _CLOSED.match(text, marks[end - 1].end()):
            yield Listed(total, parts, sealed=True)


def _item(gap: str) -> re.Match[str] | None:
    found = _ITEM.match(gap)
    return None if found is None or _VERBAL.search(gap) else found


def _parts(
    sentence: Masked, marks: Sequence[re.Match[str]], begin: int, end: int, start: int
) -> tuple[list[Quantity], bool] | None:
    """The parts of a list, multiplied where 각 stands before them, and whether any was."""
    if not _TWO <= end - begin <= MOST_PARTS:
        return None
    parts: list[Quantity] = []
    each = False
    for k in range(begin, end):
        part = sentence.quantity(marks[k][0][1])
        last = marks[k - 1].end() if k > begin else max(start, marks[k - 1].end() if k else 0)
        gap = sentence.text[last : marks[k].start()]
        names = 1
        if _EACH.search(gap):
            found = _ITEM.match(gap) if k > begin else None
            if found is None or not found["each"]:
                return None
            told = _JOINED.sub("", gap[: found.end("names")], count=1)
            names = len([x for x in re.split(_CUT, told) if x.strip()])
            if names < _TWO:
                return None
            each = True
        elif (k > begin and _item(gap) is None) or _PAIRED.search(gap):
            return None
        parts.append(_times(part, names))
    return parts, each


def _times(part: Quantity, names: int) -> Quantity:
    """A figure told of each of so many, once for all of them."""
    if names == 1:
        return part
    many = Decimal(names)
    return replace(part, value=part.value * many, low=part.low * many, high=part.high * many)


def _like(parts: Sequence[Quantity], total: Quantity) -> list[Quantity]:
    """The parts, those without a unit in the total's."""
    return [p if p.dimension else replace(p, dimension=total.dimension, unit=total.unit) for p in parts]
