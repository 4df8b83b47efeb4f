"""Quantities: a number with its unit and with the words that make it an interval."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from consistency.korean.dae import counts_machines
from consistency.korean.lexicon import alternation, derived, load
from consistency.korean.numbers import SMALL, Number, read_native, read_number, read_sino
from consistency.model import Quantity

INFINITY = Decimal("Infinity")
_RANGE = re.compile(r" ?[~∼～〜] ?(?=[-−]?[0-9만천백수])|[-–](?=[0-9])")
_WAVE = re.compile(r" ?[~∼～〜] ?(영하 ?|영상 ?|[-−])?(?=[0-9])")
_GAP = re.compile(r" ?(여|남짓)(?=[ 0-9가-힣㎀-㏿%])(?!객|성|야|권) ?| ?")
_MORE = re.compile(r"여 ?")
_SIGN = re.compile(r"마이너스 ?\([-−△▼▽]\) ?|마이너스 |영하 |영하|[-−–△▽▼+](?! )")
_DOWN = re.compile(r"[▽▼] ?[0-9]{1,4}(?:\.[0-9]{1,3}|%)")
"""Beside these △ is a rise; alone it is the minus of accountants."""
_NEAR = 40
_APART = 24
"""Letters before a figure in which a bound and the counted noun may stand."""
_HALF = re.compile(r" ?반(?![가-힣])| ?반(?=만|가량|동안|이|을|에|의|째|간|여|쯤|정도|짜리)")
_SPACED = frozenset(
    "정원명건개곳대배년월일시분초위표석채세주회점도평톤번층팀인척동엔불편장호권병보뷰매쪽통잔갑골종량칸줄발벌"
)
"""Units of one syllable that papers also print behind a space."""
_COMPOUND = {"원": {"전": "0.01"}, "년": {"개월": "1", "월": "1"}, "시간": {"분": "60"}, "분": {"초": "1"}}
_HUNDREDTHS = re.compile(r"[0-9]{2}(?![0-9.,]| ?[명회번개원건%])")
"""Behind 초 in the times of races: 1분48초72."""
_MOST_JEON = 100
_JEON_TAIL = re.compile(r"전(?=[^가-힣]|으로|에|을|이|의|까지|은|$)")
_SMALLEST_DONG = 1000
_MOST_WEEKS = 100
"""주 is a week, and a share where there are too many for weeks."""
_LEAST_LEVEL = 100
"""3000선 is a level; 3선 is a third term."""
_LEAST_ROUND = 10
_NOT_MACHINES = frozenset("억조경")
"""Of these there are more than machines of any kind, save where the words around name them."""
_SECOND_BOUND = frozenset("에을를이가도")


class _Unit(NamedTuple):
    name: str
    dimension: str
    factor: Decimal
    end: int


@dataclass(slots=True)
class _Figure:
    """A quantity in the making; values are in the printed unit until ``factor`` is applied."""

    start: int
    end: int
    value: Decimal
    low: Decimal
    high: Decimal
    step: Decimal
    round_step: Decimal
    bound: str = ""
    unit: str = ""
    dimension: str = ""

    def scale(self, factor: Decimal) -> None:
        """Multiply by the unit's weight in its dimension."""
        if factor != 1:
            self.value, self.low, self.high = self.value * factor, self.low * factor, self.high * factor
            self.step, self.round_step = self.step * factor, self.round_step * factor


@derived
def _units() -> tuple[re.Pattern[str], dict[str, tuple[str, Decimal]]]:
    data = load("units")
    table: dict[str, tuple[str, Decimal]] = {}
    for dimension, names in data["dimensions"].items():
        for name, factor in names.items():
            table[name] = (dimension, Decimal(factor))
    for group in data["counters"]["groups"]:
        for name in group:
            table.setdefault(name, (f"count.{group[0]}", Decimal(1)))
    barred = data["not_before"]

    def one(name: str) -> str:
        pattern = re.escape(name).replace(r"\ ", " ?")
        return pattern + (f"(?!{alternation(barred[name])})" if name in barred else "")

    pattern = re.compile("|".join(one(w) for w in sorted(table, key=lambda w: (-len(w), w))))
    for name in list(table):
        table.setdefault(name.replace(" ", ""), table[name])
    return pattern, table


@derived
def _tails() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(load('units')['tails']['words'])})|[^가-힣]|$")


@derived
def _prefixes() -> tuple[re.Pattern[str], dict[str, str]]:
    names = load("units")["prefixes"]
    return re.compile(rf"(?:{alternation(list(names))}) ?$"), names


@derived
def _approximators() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str], dict[str, str], dict[str, Decimal]]:
    data = load("approximators")
    before = re.compile(rf"(?:^|[^가-힣])({alternation(list(data['before']))}) ?$")
    after = re.compile(rf" ?({alternation(list(data['after']))})")
    shares = {kind: Decimal(v["share"]) for kind, v in data["kinds"].items()}
    return before, after, data["before"], data["after"], shares


@derived
def _bound_apart() -> re.Pattern[str]:
    """A bound with the counted noun between it and the figure: 적어도 차량 10대, 최대 병력 3000명."""
    data = load("approximators")["apart"]
    counted = f"(?:{alternation(data['nouns'])})"
    noun = rf"(?:{counted}|[가-힣]{{1,6}}(?<![은는이가을를의에도로와과고며만]))"
    return re.compile(
        rf"(?:^|[^가-힣])(?:(?P<free>{alternation(data['free'])})(?: {noun}){{1,2}}"
        rf"|(?P<counted>{alternation(data['counted'])})(?: {noun})?? {counted}) $"
    )


@derived
def _negated() -> tuple[re.Pattern[str], dict[str, str]]:
    """What behind the verb of a bound turns it (3000명을 넘지 않는다), and what each bound is turned into."""
    data = load("approximators")["negation"]
    rhetorical = alternation(data["asked"])
    return re.compile(rf"[가-힣]{{0,3}}?(?:{alternation(data['words'])})(?!{rhetorical})"), data["turns"]


def follows_unit(text: str, position: int) -> bool:
    """Whether what stands at ``position`` may follow a unit of one syllable: a particle or no Hangul at all."""
    return _tails().match(text, position) is not None


def interval(kind: str, value: Decimal, step: Decimal, round_step: Decimal) -> tuple[Decimal, Decimal]:
    """The bounds of ``value`` beside a word of the lexicon's ``kind``; ``round_step`` weighs its last digit but 0."""
    shares = _approximators()[4]
    magnitude = abs(value)
    if kind == "about":
        # 1억 has no second digit to round: half of it is as far as 약 goes.
        slack = max(magnitude * shares["about"], min(round_step if round_step < magnitude else 2 * step, magnitude) / 2)
        return value - slack, value + slack
    if kind == "below_near":
        return value - max(magnitude * shares[kind], min(step, magnitude / 2)), value
    if kind == "above_near":
        return value, value + max(magnitude * shares[kind], step)
    if kind in {"and_more", "band"}:
        return value, value + round_step
    if kind in {"at_least", "over"}:
        return value, INFINITY
    if kind in {"at_most", "under"}:
        return -INFINITY, value
    return value, value


def _unit_at(text: str, position: int, spaced: bool = False) -> _Unit | None:
    """The unit that begins at ``position``; ``spaced`` when a space parts it from the number."""
    pattern, table = _units()
    m = pattern.match(text, position)
    if m is None:
        return None
    name, end = m[0], m.end()
    dimension, factor = table[name] if name in table else table[name.replace(" ", "")]
    if "가" <= name[-1] <= "힣":
        if len(name) == 1 and (
            (name not in "원명배" and not follows_unit(text, end)) or (spaced and name not in _SPACED)
        ):
            return None
        if spaced and name in load("units")["glued"]["words"]:
            return None
    elif name[-1].isalpha() and _is_latin(text[end : end + 1]):
        return None
    return _Unit(name, dimension, factor, end)


def speed_factor(text: str, start: int) -> Decimal | None:
    """What makes a length in metres a speed in kilometres an hour, where 시속 or 초속 stands before ``start``."""
    m = _pace().search(text, max(0, start - 9), start)
    return Decimal(load("units")["pace"]["words"][m[1]]) if m else None


@derived
def _pace() -> re.Pattern[str]:
    return re.compile(rf"({alternation(list(load('units')['pace']['words']))}) ?(?:약 ?|최고 ?|최대 ?|평균 ?)?$")


def with_bound(text: str, quantity: Quantity) -> Quantity:
    """``quantity`` with the words of approximation around it, which its span then takes in."""
    figure = _Figure(
        quantity.start, quantity.end, quantity.value, quantity.low, quantity.high, quantity.step, quantity.step
    )
    figure.unit, figure.dimension = quantity.unit, quantity.dimension
    _bound(text, figure)
    return replace(quantity, start=figure.start, end=figure.end, low=figure.low, high=figure.high, bound=figure.bound)


@derived
def _nothing() -> re.Pattern[str]:
    data = load("approximators")["nothing"]
    return re.compile(
        rf"(?:{alternation(data['after'])})(?! (?:{alternation(data['all'])}))(?: [가-힣]{{1,8}}+(?<![고며만서]))"
        r"{0,3}? (?:없|안 |못 ?[가-힣]|[가-힣]{0,6}?지(?:도|는)? ?(?:않|못))"
    )


def nothing(text: str, quantity: Quantity) -> Quantity | None:
    """한 명도 없었다, 1건도 나오지 않았다: the one that was not is zero. The span ends behind 도. None for others."""
    one = quantity.low == quantity.value == quantity.high == 1
    if not one or not quantity.dimension.startswith("count.") or quantity.unit in {"번", "세", "살", "마디"}:
        return None
    if not _nothing().match(text, quantity.end):
        return None
    zero = Decimal(0)
    end = quantity.end + (1 if text[quantity.end] == "도" else 2)
    return replace(quantity, end=end, value=zero, low=zero, high=zero)


def in_sense(text: str, quantity: Quantity) -> Quantity:
    """``quantity`` in another dimension where the words around its unit say so: 3자 회동 are parties, 2사 outs."""
    for sense in _senses().get(quantity.unit, ()):
        if sense.behind.match(text, quantity.end) or sense.before.search(
            text, max(0, quantity.start - 8), quantity.start
        ):
            return replace(quantity, dimension=sense.dimension)
    return quantity


class _Sense(NamedTuple):
    dimension: str
    before: re.Pattern[str]
    behind: re.Pattern[str]


@derived
def _senses() -> dict[str, list[_Sense]]:
    found: dict[str, list[_Sense]] = {}
    for dimension, words in load("units")["senses"].items():
        before = re.compile(rf"(?:{alternation(words['before'])}) ?$" if words["before"] else "(?!)")
        near = rf"|[^.\n]{{0,9}}?(?:{alternation(words['near'])})" if words["near"] else ""
        behind = re.compile(rf" ?(?:{alternation(words['behind'])}){near}")
        for unit in words["units"]:
            found.setdefault(unit, []).append(_Sense(dimension, before, behind))
    return found


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def read_quantity(text: str, start: int) -> Quantity | None:
    """Read the quantity whose number begins exactly at ``start``; None if none does.

    The span takes in a sign and the words of approximation that stand beside it.
    """
    number = read_number(text, start) or read_native(text, start) or read_sino(text, start)
    if number is None:
        return None
    native = not ("0" <= text[start] <= "9" or number.big or text[start] in SMALL or text[start] in "수몇")
    figure = _Figure(start, number.end, number.value, number.low, number.high, number.step, number.round_step)
    if number.low != number.high:
        figure.bound = "range"
    sign, figure.start = _sign(text, start)
    if not native:
        _range(text, figure, sign)
    gap = _GAP.match(text, figure.end)
    if gap and gap[1] == "여" and native and figure.value < _LEAST_ROUND:
        gap = None  # 두 여자
    inside = gap[1] if gap else None
    unit = (
        _unit_at(text, gap.end(), gap[0].endswith(" ") and not native)
        if gap and (gap.end() > figure.end or not inside)
        else None
    )
    if unit is None and not inside:
        unit = _unit_at(text, figure.end)
    if unit is not None and unit.name == "선" and figure.value >= _LEAST_LEVEL:
        unit = None
    if unit is not None and unit.name == "대" and _is_band(text, figure, unit.end):
        unit = None  # 100억대 자산가, 영업이익 2조대
    if native and unit is None:
        return None
    if unit is not None:
        figure.unit, figure.dimension, factor, figure.end = unit
        if figure.unit == "동" and not number.big and figure.value < _SMALLEST_DONG:
            figure.dimension = "count.동(棟)"
        elif figure.unit == "주" and (number.big or figure.value >= _MOST_WEEKS):
            figure.dimension, factor = "count.주", Decimal(1)
    else:
        factor = Decimal(1)
        if inside and gap and not "가" <= text[gap.end(1) : gap.end(1) + 1] <= "힣":
            figure.end = gap.end(1)
        else:
            inside = None
    if not unit and (prefix := _prefixes()[0].search(text, max(0, figure.start - 4), figure.start)):
        figure.unit = _prefixes()[1][prefix[0].strip()]
        figure.dimension, factor = _units()[1][figure.unit]
        figure.start = prefix.start()
    if figure.dimension == "length" and (pace := speed_factor(text, start)):
        figure.dimension, factor = "speed", factor * pace
    if (figure.unit in _COMPOUND or figure.unit == "초") and figure.bound != "range":
        factor = _add_rest(text, figure, factor)
    if (
        figure.unit in {"년", "시간", "배", "년간", "달"}
        and not figure.bound
        and (half := _HALF.match(text, figure.end))
    ):
        whole = Decimal(1) if figure.unit != "년" or factor != 1 else Decimal(12)
        figure.value += whole / 2
        figure.step = figure.round_step = whole / 2
        figure.low = figure.high = figure.value
        figure.end = half.end()
    if (inside or number.more) and not figure.bound:
        figure.bound = "and_more"
    _apply_sign(text, start, figure, sign)
    figure.scale(factor)
    _bound(text, figure)
    role = "age" if figure.dimension == "count.세" else "duration" if figure.dimension.startswith("duration") else ""
    return Quantity(
        figure.start,
        figure.end,
        figure.value,
        figure.step,
        figure.low,
        figure.high,
        figure.unit,
        figure.dimension,
        figure.bound,
        role,
        number.malformed,
    )


def _is_band(text: str, figure: _Figure, end: int) -> bool:
    """Whether the 대 behind 억 or 조 makes a band of the amount; 스마트폰 1억대 are machines."""
    return text[end - 2] in _NOT_MACHINES and not counts_machines(text, figure.start, end)


def _range(text: str, figure: _Figure, sign: str) -> None:
    """``13.5∼31.6%``, ``-8~3도``, ``1~2만``: take in the upper number and make the interval."""
    joint = _RANGE.match(text, figure.end)
    if joint is None:
        return
    position = joint.end()
    negative = text[position] in "-−"
    other = read_number(text, position + negative)
    if other is None:
        return
    lower, upper = figure.value, -other.value if negative else other.value
    if sign == "-":
        # The sign is the first number's alone: -8~3 is from 8 below to 3 above.
        if (negative and lower <= other.value) or -lower >= upper:
            return
        figure.low, figure.high = -upper, lower
    elif sign:
        figure.low, figure.high = min(lower, upper), max(lower, upper)
    else:
        lower = _lift(lower, other)
        if upper <= lower:
            return
        low = figure.low if figure.bound else lower  # 수십억~수백억 begins where 수십억 does
        figure.low, figure.high, figure.value = low, other.high, lower
    figure.end, figure.bound = other.end, "range"
    figure.step, figure.round_step = other.step, other.round_step


def _add_rest(text: str, figure: _Figure, factor: Decimal) -> Decimal:
    """2년 7개월, 7년 8월, 1시간 25분 30초, 9초58: add the smaller parts. Returns the factor that is left to apply."""
    name, value, step = figure.unit, figure.value * factor, figure.step * factor
    end = figure.end
    while name in _COMPOUND:
        position = end + 1 if text[end : end + 1] == " " else end
        number = read_number(text, position) if text[position : position + 1].isdecimal() else None
        if number is None:
            break
        more = _MORE.match(text, number.end)
        position = more.end() if more else number.end
        found = next((w for w in _COMPOUND[name] if text.startswith(w, position)), None)
        if found is None or (found == "전" and not (number.value < _MOST_JEON and _JEON_TAIL.match(text, position))):
            break
        unit = _unit_at(text, position)
        end = unit.end if unit and unit.name.startswith(found) else position + len(found)
        figure.bound = "and_more" if more else ""
        name, step = found, Decimal(_COMPOUND[name][found])
        value += number.value * step
        figure.round_step = number.round_step * step
    if name == "초" and (m := _HUNDREDTHS.match(text, end)):
        end, step = m.end(), Decimal("0.01")
        value += int(m[0]) * step
        figure.round_step = step
    if end == figure.end:
        return factor
    figure.unit, figure.value, figure.step, figure.end = name, value, step, end
    figure.low = figure.high = value
    return Decimal(1)


def _lift(value: Decimal, other: Number) -> Decimal:
    """5~6만 is 50,000 to 60,000 and 1~2000만 is 10 to 20 million: the first number takes the second one's weight."""
    if other.step <= 1 or value * 10 >= other.value:
        return value
    lifted = value
    while lifted and lifted * 10 < other.value:
        lifted *= 10
    return lifted


def _sign(text: str, start: int) -> tuple[str, int]:
    """The sign before the number at ``start`` (``-``, ``+``, ``영하`` or empty) and where it begins."""
    for width in (8, 7, 6, 5, 3, 2, 1):
        begin = start - width
        if begin < 0 or (m := _SIGN.match(text, begin)) is None or m.end() != start:
            continue
        before = text[begin - 1] if begin else " "
        mark = m[0].strip()
        if mark in "-−–+" and (before.isalnum() or before in ")]~∼%"):
            return "", start
        if mark == "영하":
            return "영하", begin
        return (mark if mark in {"+", "△", "▽"} else "-"), begin
    return "", start


def _apply_sign(text: str, start: int, figure: _Figure, sign: str) -> None:
    """Give the value its sign; what is no sign after all (△ as a bullet, 영하 without degrees) leaves the span."""
    decimal = "." in text[start : figure.end]
    if (sign == "영하" and figure.dimension != "temperature") or (
        sign in {"△", "▽"}
        and figure.dimension not in {"ratio", "points", "index"}
        and not (decimal and (not figure.unit or (sign == "▽" and figure.dimension.startswith("money."))))
    ):
        figure.start = start
        return
    if sign == "△" and _DOWN.search(text, max(0, start - _NEAR), start + _NEAR):
        return
    if sign in {"-", "△", "▽", "영하"}:
        figure.value, figure.low, figure.high = -figure.value, -figure.high, -figure.low


def _bound(text: str, figure: _Figure) -> None:
    """Take in the approximators before and after, and make the interval."""
    before, after, before_kinds, after_kinds, _ = _approximators()
    if figure.unit and not figure.bound and (wave := _WAVE.match(text, figure.end)):
        _range_of_units(text, figure, wave.end(), (wave[1] or "").strip() in {"영하", "-", "−"})
    kind = figure.bound
    if kind == "range" and text.startswith("대", figure.end) and figure.dimension != "count.대":
        _band_of_range(text, figure)
    if kind in {"", "and_more"}:
        while m := after.match(text, figure.end):
            word = m[1]
            spaced = m.start(1) > figure.end
            if word in {"대", "선", "여", "꼴", "쯤"} and (
                "가" <= text[m.end() : m.end() + 1] <= "힣" and not follows_unit(text, m.end())
            ):
                break
            if spaced and (word == "대" or (word == "선" and not _has_levels(figure))):
                break
            if word == "수준" and kind:
                break
            if word == "대" and figure.dimension in {"count.대", "fraction"}:
                break
            figure.end = m.end()
            kind = after_kinds[word] or kind
            negated, turned = _negated()
            if kind in turned and (turn := negated.match(text, figure.end)):
                figure.end, kind = turn.end(), turned[kind]
                break
            if word[0] in _SECOND_BOUND:
                break
    if m := before.search(text, max(0, figure.start - 8), figure.start):
        figure.start = m.start(1)
        kind = kind or before_kinds[m[1]]
    elif not kind and (m := _bound_apart().search(text, max(0, figure.start - _APART), figure.start)):
        kind = before_kinds.get(m["free"] or m["counted"], "")
    if kind != "range" and kind:
        figure.low, figure.high = interval(kind, figure.value, figure.step, figure.round_step)
    figure.bound = kind


def _band_of_range(text: str, figure: _Figure) -> None:
    """200~300명대 goes up to 400; 수백억대 is as wide as 수백억."""
    if follows_unit(text, figure.end + 1):
        figure.end += 1
        if figure.low == figure.value:
            figure.high += figure.round_step


def _has_levels(figure: _Figure) -> bool:
    """Whether a 선 behind a space may be a level of it (1만명 선), and no line of another word."""
    return figure.dimension.startswith(("money.", "index", "ratio")) or (
        figure.dimension.startswith("count.") and figure.value >= _LEAST_LEVEL
    )


def _range_of_units(text: str, figure: _Figure, position: int, negative: bool) -> None:
    """``10%~15%``, ``3억원∼5억원``, ``영하 9도~영하 2도``: the same unit behind both numbers. ``figure`` is scaled
    already."""
    other = read_number(text, position)
    unit = other and (_unit_at(text, other.end) or _unit_at(text, other.end + 1, True))
    if other is None or not unit or unit.name != figure.unit:
        return
    upper = -other.value * unit.factor if negative else other.value * unit.factor
    if upper > figure.value:
        figure.high, figure.end, figure.bound = upper, unit.end, "range"
        figure.step, figure.round_step = other.step * unit.factor, other.round_step * unit.factor
