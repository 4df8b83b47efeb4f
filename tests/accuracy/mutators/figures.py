"""Known errors in figures, units, years, days, hours and ranks.

A change is kept only where it cannot be read as another way of printing the same fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from mutators.model import Edit
from mutators.words import Found, word_list

_UNITS = "|".join(word_list("errors", "units"))
_FIGURE = re.compile(rf"(?<![\d.,A-Za-z제·~\-])(\d[\d,]*(?:\.\d+)?)(?= ?(?:여 ?)?(?:{_UNITS})(?![A-Za-z]))")
_SCALED = re.compile(
    r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(만|억|조)"
    r"(?= ?(?:\d[\d,천백]* ?(?:만|억)? ?)?(?:여 ?)?(?:원|달러|명|건|개|대|유로|톤|t|주|가구|㎡|곳|표))"
)
_THOUSANDS = re.compile(r"(?<=\d)천(?=\d{0,3} ?(?:만|억|명|건|원|개|여))")
_OTHER_UNIT = {
    "%포인트": "%", "%p": "%", "%": "%포인트", "달러": "원", "원": "달러", "명": "건", "건": "명", "㎞": "m", "km": "m",
}  # fmt: skip
_UNIT = re.compile(r"\d[\d,.]*(?:만|억|조|천|여)* ?(%포인트|%p|%|달러|원|명|건|㎞|km)(?![A-Za-z/당]|포인트|p|짜리)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=년(?!산|식|대|생|도))")
_YEAR_WORD = re.compile(r"(?<![가-힣])(?:지난해|올해|내년)(?=[ ,]|[은는의에] )")
_NEXT_YEAR = {"지난해": "올해", "올해": "지난해", "내년": "올해"}
_DAY = re.compile(r"(?<![\d~∼\-.,])\d{1,2}(?=일(?:[ ,(]|[은엔에의])(?! ?동안| ?간|째))")
_MONTH = re.compile(r"(?<![\d~∼\-.,])\d{1,2}(?=월(?! ?[~∼\-]))")
_CLOCK = re.compile(r"(오전|오후) ?(\d{1,2})시(?: ?(\d{1,2})분)?(?! ?[~∼\-])")
_RANK = re.compile(r"(?<![\d.,·~])\d{1,3}(?=위(?![가-힣])|위(?:에|를|로|는|의|가|와|권|였|다|까지|인))")
_ORDINALS = ("두 번째", "세 번째", "네 번째", "다섯 번째", "여섯 번째")
_SAID = re.compile(r"밝혔|말했|전했|발표했|설명했|알렸|보도했|나타났다\.$")


@dataclass(frozen=True, slots=True)
class Digits:
    """A number's digits and where they stand in the text: commas and the point are left where they are."""

    text: str
    start: int

    def put(self, digits: str) -> str:
        """The printed number with its digits replaced one for one."""
        rest = iter(digits)
        return "".join(next(rest) if c.isdigit() else c for c in self.text)


def figure(text: str, rng: Random) -> Iterator[Found]:
    """A digit swapped with its neighbour, changed, added or dropped."""
    for m in _FIGURE.finditer(text):
        printed = m[1]
        digits = re.sub(r"\D", "", printed)
        counted = text[m.end() : m.end() + 2].strip()
        if (len(digits) < 2 and int(digits) < 2) or (counted.startswith("대") and int(digits) < 20):
            continue  # 1명 is often a word, and 5대 그룹 a name
        spot = Digits(printed, m.start())
        options: list[tuple[str, str]] = []
        swaps = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and not (i == 0 and digits[1] == "0")]
        if swaps:
            i = rng.choice(swaps[:2])
            options.append(("swap", spot.put(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :])))
        i = rng.randrange(min(2, len(digits)))
        other = rng.choice([d for d in "123456789" if d != digits[i]])
        options.append(("change", spot.put(digits[:i] + other + digits[i + 1 :])))
        if "," not in printed and "." not in printed and 2 <= len(digits) <= 3:
            options.append(("add", printed[:1] + rng.choice("123456789") + printed[1:]))
            options.append(("drop", printed[:-1]))
        variant, new = rng.choice(options)
        if _far(printed, new):
            yield variant, Edit(m.start(1), m.end(1), new)


def _far(before: str, after: str) -> bool:
    """Whether the change is more than rounding: two per cent at least."""
    x, y = (float(t.replace(",", "")) for t in (before, after))
    return y > 0 and abs(x - y) > 0.02 * max(x, y)


def magnitude(text: str, rng: Random) -> Iterator[Found]:
    """만 for 억, 억 for 조 or the other way, or a 천 left out."""
    for m in _SCALED.finditer(text):
        new = {"만": "억", "억": rng.choice(("만", "조")), "조": "억"}[m[1]]
        yield "scale", Edit(m.start(1), m.end(1), new)
    for m in _THOUSANDS.finditer(text):
        yield "thousand", Edit(m.start(), m.end(), "")


def unit(text: str, rng: Random) -> Iterator[Found]:
    """People for cases, per cent for points, won for dollars, kilometres for metres."""
    del rng
    for m in _UNIT.finditer(text):
        yield m[1], Edit(m.start(1), m.end(1), _OTHER_UNIT[m[1]])


def year(text: str, rng: Random) -> Iterator[Found]:
    """A year one too early or too late; this year for last year."""
    for m in _YEAR.finditer(text):
        yield "year", Edit(m.start(), m.end(), str(int(m[0]) + rng.choice((-1, 1))))
    for m in _YEAR_WORD.finditer(text):
        yield "word", Edit(m.start(), m.end(), _NEXT_YEAR[m[0]])


def date(text: str, rng: Random) -> Iterator[Found]:
    """Another day or month. ``said`` marks the day on which somebody said something, which papers count differently."""
    for m in _DAY.finditer(text):
        day = int(m[0])
        choices = [d for d in (day - 9, day - 3, day - 2, day + 2, day + 3, day + 9) if 1 <= d <= 28]
        if not 1 <= day <= 31 or not choices:
            continue
        stop = text.find(".", m.end())
        bare = not re.search(r"월 ?$", text[max(0, m.start() - 3) : m.start()])
        said = bare and _SAID.search(text[m.end() : stop if stop > 0 else len(text)])
        yield "said" if said else "bare day" if bare else "day", Edit(m.start(), m.end(), str(rng.choice(choices)))
    for m in _MONTH.finditer(text):
        if 1 <= int(m[0]) <= 12:
            new = rng.choice([n for n in (int(m[0]) - 1, int(m[0]) + 1, int(m[0]) + 3) if 1 <= n <= 12])
            yield "month", Edit(m.start(), m.end(), str(new))


def clock(text: str, rng: Random) -> Iterator[Found]:
    """An hour or the minutes changed, morning for afternoon."""
    for m in _CLOCK.finditer(text):
        which = rng.randrange(3)
        if which == 0:
            yield "half", Edit(m.start(1), m.end(1), "오후" if m[1] == "오전" else "오전")
        elif which == 1 or m[3] is None:
            hour = int(m[2])
            choices = [h for h in (hour - 2, hour - 1, hour + 2) if 1 <= h <= 12]
            yield "hour", Edit(m.start(2), m.end(2), str(rng.choice(choices)))
        else:
            minute = int(m[3])
            yield "minute", Edit(m.start(3), m.end(3), str((minute + rng.choice((20, 30, 40))) % 60 or 10))


def rank(text: str, rng: Random) -> Iterator[Found]:
    """A place in an order, one off."""
    for m in _RANK.finditer(text):
        place = int(m[0])
        yield "place", Edit(m.start(), m.end(), str(place + rng.choice((-1, 1)) if place > 1 else 2))
    for m in re.finditer("|".join(_ORDINALS), text):
        at = _ORDINALS.index(m[0])
        yield "ordinal", Edit(m.start(), m.end(), _ORDINALS[at - 1] if at else _ORDINALS[1])
