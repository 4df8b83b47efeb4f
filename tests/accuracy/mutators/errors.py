"""Known errors of every kind, each at one exact place.

Every reader takes a text and a random generator and yields what could be changed; the caller chooses. A change is kept
only where it cannot be read as another way of printing the same fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from mutators.hangul import has_final, is_syllable, slip
from mutators.model import Edit, Mutation, apply

_UNITS = (
    "원|달러|유로|엔|위안|명|건|개사|개국|개소|개월|개|곳|대|가구|세대|톤|t|㎏|kg|㎞|km|㎡|㎢|ha|㏊|m|배|점|표|회|채|권|편|마리|그루|석|병상"
    "|포인트|퍼센트|%포인트|%p|%|골|승|경기|차례|시간|마일|리터|ℓ|만|억|조|천"
)
_FIGURE = re.compile(rf"(?<![\d.,A-Za-z제·~\-])(\d[\d,]*(?:\.\d+)?)(?= ?(?:여 ?)?(?:{_UNITS})(?![A-Za-z]))")
_SCALED = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(만|억|조)(?= ?(?:\d[\d,천백]* ?(?:만|억)? ?)?(?:여 ?)?(?:원|달러|명|건|개|대|유로|톤|t|주|가구|㎡|곳|표))")
_THOUSANDS = re.compile(r"(?<=\d)천(?=\d{0,3} ?(?:만|억|명|건|원|개|여))")
_UNIT_SWAPS = (
    ("%포인트", "%"),
    ("%p", "%"),
    ("%", "%포인트"),
    ("달러", "원"),
    ("원", "달러"),
    ("명", "건"),
    ("건", "명"),
    ("㎞", "m"),
    ("km", "m"),
)
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

# A word of a scale and one that cannot be said of the same thing.
_DEGREES = {
    "대부분": "일부", "대다수": "일부", "모두": "일부", "전원": "일부", "일부": "대부분", "상당수": "극소수", "과반": "전원",
    "최고": "최저", "최대": "최소", "최저": "최고", "최소": "최대", "최다": "최소", "이상": "미만", "이하": "이상", "미만": "이상",
    "초과": "이하", "전소": "반소", "완파": "반파", "상위": "하위", "하위": "상위", "선진국": "후진국", "후진국": "최후진국",
    "최상위": "최하위", "중상": "경상", "경상": "중상",
}  # fmt: skip
_DEGREE = re.compile(
    r"(?<![가-힣])(?:대부분|대다수|모두|전원|일부|상당수|과반|최고|최대|최저|최소|최다|전소|완파|최상위|상위|하위|선진국|후진국|중상|경상)"
    r"(?= |[은는이가을를의에]|했|됐)|(?<=[\d만억조천명건%원세개점회일도mt대호]) ?(?:이상|이하|미만|초과)(?= |[은는이가을를의인으])"
)

# Longer forms first: 늘어났 before 늘어.
_OPPOSITES = (
    ("늘어났", "줄어들었"), ("늘어난", "줄어든"), ("늘어나", "줄어들"), ("늘었", "줄었"), ("늘려", "줄여"), ("늘린", "줄인"), ("급증", "급감"),
    ("증가", "감소"), ("상승", "하락"), ("급등", "급락"), ("올랐", "내렸"), ("오른", "내린"), ("인상", "인하"), ("확대", "축소"),
    ("찬성", "반대"), ("유죄", "무죄"), ("가결", "부결"), ("흑자", "적자"), ("순매수", "순매도"), ("승리", "패배"), ("강화", "완화"),
    ("개선", "악화"), ("허용", "금지"), ("높았", "낮았"), ("높은", "낮은"), ("많았", "적었"), ("많은", "적은"), ("웃돌", "밑돌"), ("강세", "약세"),
    ("합격", "불합격"), ("승소", "패소"), ("상향", "하향"), ("찬성표", "반대표"), ("입국", "출국"), ("성공", "실패"),
)  # fmt: skip
_OPPOSITE = {a: b for a, b in _OPPOSITES} | {b: a for a, b in _OPPOSITES}
_DIRECTION = re.compile(rf"(?<![가-힣])(?:{'|'.join(sorted(_OPPOSITE, key=len, reverse=True))})(?![쪽손편말])")

_DONE = re.compile(r"([가-힣]{2,6})(했다|됐다|한다|된다)(?=\.(?: |$|[가-힣“\"‘]))")
_DENIED = re.compile(r"([가-힣]{2,6})(하지|되지) 않(?:았다|는다)(?=\.(?: |$|[가-힣“\"‘]))")
_EXISTS = re.compile(r"(?<=[이가은는도] )(있다|없다|있었다|없었다)(?=\.(?: |$))")
_SPEECH = re.compile(r"(?:말|전|설명|강조|발표|주장|지적|평가|전망|언급|덧붙|당부|분석|답|반박|호소|소개|비판|진단|예상|요구|촉구|보도|제안|해석|관측|추정|고)$")
_NEGATED = {"있다": "없다", "없다": "있다", "있었다": "없었다", "없었다": "있었다"}

_SURNAMES = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
_TITLES = (
    "대통령|총리|장관|차관|의원|대표|원내대표|위원장|부위원장|시장|부시장|도지사|지사|구청장|군수|교육감|회장|부회장|사장|부사장|전무|상무|이사장|이사|본부장|실장|국장|과장|부장|팀장|센터장"
    "|원장|소장|청장|총장|부총장|교수|연구원|감독|코치|선수|변호사|판사|검사|부장판사|기자|대변인|총재|의장|부의장|단장|관장|학장|교장|경위|경감|경정|총경|대사|작가|배우|후보|씨|군|양"
)
_PERSON = re.compile(
    rf"(?<![가-힣])[{_SURNAMES}][가-힣]{{2}}(?=씨|(?:\(\d\d\))? (?:[가-힣A-Za-z]{{2,12}} )?(?:{_TITLES})(?:[은는이가의도와과을를에]|,| |$))"
)
_NAME = re.compile(rf"(?<![가-힣])[{_SURNAMES}][가-힣]{{2}} $")
# Endings of common words and of bodies: 반대한 의원, 민주당 대변인, 전남도 지사.
_NOT_A_NAME = re.compile(r"[한된인할는은던의과와도당위부청시군구원처국실장관수사들전현신직측로서고며면여적일쪽두세네]$")
_RUNGS = {
    "장관": "차관", "차관": "장관", "시장": "부시장", "회장": "부회장", "부회장": "회장", "사장": "부사장", "부사장": "사장", "전무": "상무", "상무": "전무", "위원장": "부위원장",
    "부위원장": "위원장", "의장": "부의장", "총장": "부총장", "원장": "부원장", "감독": "코치", "코치": "감독", "부장": "차장", "과장": "부장", "경감": "경위", "경위": "경감",
    "총경": "경정", "구청장": "부구청장", "군수": "부군수", "교장": "교감", "총리": "부총리", "소장": "부소장", "부시장": "시장", "지사": "부지사",
}  # fmt: skip
# A market, a sports ground and a place of business are called by the same word.
_ALSO_THINGS = frozenset({"시장", "부장", "원장", "소장", "과장", "지사", "감독", "코치", "의장"})
_TITLE = re.compile(rf"(?<=[가-힣]{{3}} )(?:{'|'.join(sorted(_RUNGS, key=len, reverse=True))})(?=[은는이가의도] |은 |는 |을 |를 )")
_AGE = re.compile(r"(?<=[가-힣]\()\d{1,2}(?=\)|[·,] ?)|(?<=[가-힣]씨\()\d{2}(?=\))|(?<![\d.,~∼\-])\d{1,2}(?=(?:세|살)(?! ?[이미초~∼\-]|대))")
_ENDINGS = (
    "시청|군청|구청|경찰서|소방서|지방법원|지법|지검|대학교|병원|위원회|협회|재단|공사|공단|연구원|연구소|은행|전자|그룹|제약|미술관|박물관|초등학교"
    "|고등학교|구장|해수욕장|공항"
)
_BODY = re.compile(
    rf"(?<![가-힣])(?:[가-힣]{{2,5}}(?:{_ENDINGS})(?=[은는이가을를의에과와도]|으로| )|[가-힣]{{2}}[시군](?=[은는의] |에서 |에 ))"
)
_ENDING = re.compile(rf"(?:{_ENDINGS}|[시군])$")
_NOT_PLACES = frozenset({"예비군", "제품군", "직업군", "후보군", "다국적군", "러시아군", "이스라엘군", "국방군", "감시", "유럽군", "주한미군", "우선시", "동일시", "당연시", "등한시", "중요시", "터부시", "입력시"})
_CERTAIN = (
    ("것으로 보인다", "것으로 확인됐다"), ("것으로 추정된다", "것으로 확인됐다"), ("것으로 알려졌다", "것으로 확인됐다"), ("검토하고 있다", "확정했다"), ("검토한다", "확정했다"),
    ("추진한다", "철회한다"), ("가능성이 크다", "가능성이 작다"), ("확인됐다", "추정된다"), ("확정했다", "검토하고 있다"), ("것으로 전망된다", "것으로 확인됐다"), ("단정했다", "추정했다"),
    ("부인했다", "인정했다"), ("인정했다", "부인했다"),
)  # fmt: skip

Found = tuple[str, Edit]
Reader = Callable[[str, Random], Iterator[Found]]


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
    swaps = dict(_UNIT_SWAPS)
    for m in _UNIT.finditer(text):
        yield m[1], Edit(m.start(1), m.end(1), swaps[m[1]])


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
            yield "hour", Edit(m.start(2), m.end(2), str(rng.choice([h for h in (hour - 2, hour - 1, hour + 2) if 1 <= h <= 12])))
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


def degree(text: str, rng: Random) -> Iterator[Found]:
    """A degree word moved along its scale."""
    del rng
    for m in _DEGREE.finditer(text):
        word = m[0].strip()
        yield word, Edit(m.end() - len(word), m.end(), _DEGREES[word])


def direction(text: str, rng: Random) -> Iterator[Found]:
    """The opposite: rise for fall, yes for no."""
    del rng
    for m in _DIRECTION.finditer(text):
        yield m[0], Edit(m.start(), m.end(), _OPPOSITE[m[0]])


def negation(text: str, rng: Random) -> Iterator[Found]:
    """A verb denied, or no longer denied."""
    del rng
    for m in _DONE.finditer(text):
        if not _SPEECH.search(m[1]):
            new = {"했다": "하지 않았다", "됐다": "되지 않았다", "한다": "하지 않는다", "된다": "되지 않는다"}[m[2]]
            yield "added", Edit(m.start(2), m.end(2), new)
    for m in _DENIED.finditer(text):
        yield "dropped", Edit(m.start(2), m.end(), "했다" if m[2] == "하지" else "됐다")
    for m in _EXISTS.finditer(text):
        yield "exists", Edit(m.start(), m.end(), _NEGATED[m[0]])


def person(text: str, rng: Random) -> Iterator[Found]:
    """Two syllables of a name swapped, one letter changed, or one syllable replaced."""
    for m in _PERSON.finditer(text):
        name = m[0]
        if _NOT_A_NAME.search(name):
            continue
        options = [("letter", name[:1] + _slipped(name[1], rng) + name[2]), ("letter", name[:2] + _slipped(name[2], rng))]
        if name[1] != name[2]:
            options.append(("swap", name[0] + name[2] + name[1]))
        options.append(("syllable", name[:2] + rng.choice([s for s in "호영민수현준희경" if s != name[2]])))
        variant, new = rng.choice(options)
        yield variant, Edit(m.start(), m.end(), new)


def _slipped(syllable: str, rng: Random) -> str:
    return slip(syllable, rng) if is_syllable(syllable) else syllable


def title(text: str, rng: Random) -> Iterator[Found]:
    """The next rung of a ladder: a minister for a vice minister."""
    del rng
    for m in _TITLE.finditer(text):
        new = _RUNGS[m[0]]
        if m[0] in _ALSO_THINGS and not _NAME.search(text[max(0, m.start() - 4) : m.start()]):
            continue
        # 은/는, 이/가, 을/를 follow the last syllable: a title that would need another particle gives itself away.
        if has_final(m[0][-1]) == has_final(new[-1]):
            yield m[0], Edit(m.start(), m.end(), new)


def age(text: str, rng: Random) -> Iterator[Found]:
    """An age some years off."""
    for m in _AGE.finditer(text):
        years = int(m[0])
        if years > 3:
            yield "age", Edit(m.start(), m.end(), str(years + rng.choice((-3, -2, 2, 3, 10))))


def proper(text: str, rng: Random) -> Iterator[Found]:
    """A body or a place misspelled by a letter, its generic ending left as it is."""
    for m in _BODY.finditer(text):
        suffix = _ENDING.search(m[0])
        if suffix is None or m[0] in _NOT_PLACES:
            continue
        at = m.start() + rng.randrange(suffix.start())
        yield "letter", Edit(m.start(), m.end(), text[m.start() : at] + slip(text[at], rng) + text[at + 1 : m.end()])


def certainty(text: str, rng: Random) -> Iterator[Found]:
    """What is supposed printed as established, what is weighed as decided, what is denied as admitted."""
    del rng
    for before, after in _CERTAIN:
        for m in re.finditer(re.escape(before), text):
            yield before, Edit(m.start(), m.end(), after)


_READERS: dict[str, Reader] = {
    "figure": figure,
    "magnitude": magnitude,
    "unit": unit,
    "year": year,
    "date": date,
    "clock": clock,
    "rank": rank,
    "degree": degree,
    "direction": direction,
    "negation": negation,
    "person": person,
    "title": title,
    "age": age,
    "proper": proper,
    "certainty": certainty,
}
ERROR_KINDS = tuple(_READERS)


def errors(text: str, kind: str, rng: Random) -> list[Mutation]:
    """Every change of ``kind`` that ``text`` allows, in reading order. Raises ``KeyError`` for an unknown kind."""
    found = sorted(_READERS[kind](text, rng), key=lambda x: (x[1].start, x[0]))
    return [apply(text, kind, variant, [edit]) for variant, edit in found if text[edit.start : edit.end] != edit.new]
