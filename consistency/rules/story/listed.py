"""나열과 개수 불일치 — '3개 도시(서울, 부산, 대구, 인천)'처럼 수와 나열이 다르거나 찬반의 합이 100%를 넘는다.

수 바로 뒤의 괄호에 이름만 나열했을 때, 쉼표나 가운뎃점 어느 것으로 세어도 그 수가 되지 않으면 알린다.
'등 N개'는 나열한 것이 둘 이상 더 많을 때만 본다. '찬성 48%, 반대 39%, 모름 23%'처럼 응답을 모두 적은 나열은
더해서 100%에서 벗어나면 알린다. '7명 중 5명 구속, 3명 불구속'이나 '국비 60%, 지방비 50%로 부담'처럼 서로 겹치지 않는
것의 합이 전체를 넘어도 알린다. '2019년과 2022년에 이어 두 번째'처럼 앞선 해의 수와 차례가 다른 것도 본다.
'세 차례(2019년, 2021년, 2022년, 2024년)'처럼 나열한 해의 수도 센다.

A count and the names listed in the brackets behind it, however the list is cut, are not as many; more names stand
before '등 N개' than it says; or the answers to one question, or groups that exclude each other, come
to more than all there are.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.claims.arithmetic import Interval, interval, is_plain
from consistency.claims.masked import AMOUNT, PERIOD, RATE, Masked, any_of, masked, slot
from consistency.claims.values import printed
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Period, Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.nthtime import nth_times

_BRACKET = re.compile(
    rf"{slot('count', AMOUNT)}(?: ?[가-힣]{{0,6}})(?:\(|\[)(?P<names>[^()\[\]\ue001-\uefff.]{{3,120}})[)\]]"
)
_AND_MORE = re.compile(
    rf"(?<![가-힣A-Za-z·ㆍ])(?P<names>(?:[가-힣A-Za-z]{{1,12}}[·ㆍ] ?){{2,12}}[가-힣A-Za-z]{{1,12}}) 등 "
    rf"{slot('count', AMOUNT)}"
)
_YEARS = re.compile(
    rf"{slot('count', AMOUNT)}(?:나|이나)? ?\((?P<years>{any_of(PERIOD)}(?:(?:, ?|·){any_of(PERIOD)}){{1,8}})\)"
)
_TIMES = re.compile("차례|번|회")
_CUTS = tuple(re.compile(c) for c in (",|、", "[·ㆍ]", "[,·ㆍ、]", "[,·ㆍ/]", "[△▲▷◇■]", "/", "[①-⑳]"))
_NO_LIST = re.compile(
    r"등|외|각|중|약|총|및|과 |와 |\d|[=:~→…“”‘’\"']|남|여|이하|까지|부터|보다|제외|포함|이상|지역$|인근|일대"
)
_UNITS = re.compile(r"개|곳|가지|명|개사|개국|팀|종|개교|인|개 .{1,4}")
_MOST, _FEWEST, _OFF = 20, 3, 2
_SLACK = Decimal("1.5")
_ALL = 100
_NEAR = r"[^\ue001-\uefff.;…()]"


@derived
def _answers() -> tuple[re.Pattern[str], ...]:
    data = load("story")["answers"]
    rest = alternation(data["rest"])
    found = []
    for first, second in data["pairs"]:
        one, two = (rf"(?:{alternation(words)}){_NEAR}{{0,14}}?" for words in (first, second))
        found.append(
            re.compile(
                rf"{one}{slot('first', RATE)}(?:로|이고|이며|고|였고|이었고)?,? ?['‘“]?{two}{slot('second', RATE)}"
                rf"(?:{_NEAR}{{0,10}}(?:{rest}){_NEAR}{{0,14}}?{slot('third', RATE)})?"
            )
        )
    return tuple(found)


@derived
def _groups() -> tuple[re.Pattern[str], ...]:
    found = []
    pairs = load("story")["answers"]["groups"]
    for first, second in (*pairs, *(pair[::-1] for pair in pairs)):
        one, two = (f"(?:{'|'.join(words)})" for words in (first, second))
        figure = r"{}(?:이|가|을|를|은|는)? {{0,1}}(?:[가-힣]{{1,5}} )?"
        a, b = (figure.format(slot(name, AMOUNT)) for name in ("first", "second"))
        whole = rf"{slot('whole', AMOUNT)} ?(?:중|가운데)(?:에서)?,? (?:{_NEAR}{{0,14}} )?"
        found.append(re.compile(rf"{whole}{a}{one}{_NEAR}{{0,12}}? {b}{two}"))
        label = r"{}(?:이|가|은|는)? {}"
        found.append(
            re.compile(
                rf"{whole}{label.format(one, slot('first', AMOUNT))}{_NEAR}{{0,8}}? "
                rf"{label.format(two, slot('second', AMOUNT))}"
            )
        )
    return tuple(found)


@derived
def _shares() -> tuple[re.Pattern[str], ...]:
    data = load("story")["answers"]
    found = []
    for labels in data["shares"]:
        label = rf"(?<![가-힣])(?:{alternation(labels)})(?:은|는|이|가|에서)? ?{any_of(RATE)}(?:을|를|로|이고|이며)?"
        found.append(
            re.compile(
                rf"(?P<all>{label}(?:(?:,|과|와)? {label}){{1,3}})[^\ue001-\uefff.;…,]{{0,8}}?"
                rf"(?:{alternation(data['shared'])})"
            )
        )
    answers = [pair for pair in data["pairs"] if pair[0][0] in {"찬성", "긍정", "만족"}]
    for first, second in answers:
        one, two = (rf"{any_of(RATE)}(?:이|가|은|는)? (?:{alternation(words)})" for words in (first, second))
        found.append(re.compile(rf"(?P<all>{one}(?:[하했]고|했으며|하며|했으나|했지만)?,? {two})"))
    return tuple(found)


def judge(story: Story) -> Iterator[Contradiction]:
    """Count the names of each list and add up the answers."""
    for reading in (story.title, *story.sentences):
        if not reading.mentions:
            continue
        sentence = masked(reading)
        if re.search("[·ㆍ,△]", sentence.text):
            yield from _counted(sentence)
            yield from _years(sentence)
        if sentence.text.count(RATE) >= 2:
            yield from _added(sentence)
            yield from _shared(sentence)
        if len(reading.mentions) > 2 and _OF_ALL.search(sentence.text):
            yield from _parted(sentence)
        if "번째" in reading.text and "년" in reading.text:
            yield from nth_times(sentence)


def _counted(sentence: Masked) -> Iterator[Contradiction]:
    for pattern in (_BRACKET, _AND_MORE):
        for m in pattern.finditer(sentence.text):
            count = sentence.quantity(m["count"])
            if not _UNITS.fullmatch(count.unit) or not is_plain(count) or count.bound or not 2 <= count.value <= _MOST:
                continue
            if _NO_LIST.search(m["names"]) or re.search(r"^[A-Za-z]+·", m["names"]):
                continue
            sizes = {n for cut in _CUTS if (n := sum(bool(x.strip()) for x in cut.split(m["names"]))) > 1}
            stated = int(count.value)
            if not sizes or (min(sizes) <= stated <= max(sizes) and stated in sizes):
                continue
            # One more may be a name that has a dot of its own (정보·컴퓨터).
            if pattern is _AND_MORE and max(sizes) <= stated + 1:
                continue
            near = min(sizes, key=lambda n: abs(n - stated))
            if near >= _FEWEST and abs(near - stated) <= _OFF:
                yield _miscounted(sentence, count, m["names"], near)


def _years(sentence: Masked) -> Iterator[Contradiction]:
    """세 차례(2019년, 2021년, 2022년): as many years as times."""
    for m in _YEARS.finditer(sentence.text):
        count = sentence.quantity(m["count"])
        years = [p for p in sentence.figures(m["years"]) if isinstance(p, Period)]
        if not _TIMES.fullmatch(count.unit) or count.bound or not is_plain(count) or any(p.until for p in years):
            continue
        if (
            abs(len(years) - int(count.value)) == 1
            and len({p.year for p in years}) == len(years)
            and not ("," in m["years"] and "·" in m["years"])
        ):
            names = sentence.reading.slice(years[0].start, years[-1].end)
            yield _miscounted(sentence, count, names, len(years))


def _miscounted(sentence: Masked, count: Quantity, names: str, size: int) -> Contradiction:
    reading = sentence.reading
    start = reading.start + reading.text.find(names)
    return Contradiction(
        Place(reading, count.start, count.end, printed(count)),
        (Place(reading, start, start + len(names), f"{size}"),),
        f"나열한 것의 수가 다르다: ‘{reading.slice(count.start, count.end)}’, 나열은 {size}",
        (names.strip(),),
    )


def _added(sentence: Masked) -> Iterator[Contradiction]:
    for pattern in _answers():
        for m in pattern.finditer(sentence.text):
            shares = [sentence.quantity(m[name]) for name in ("first", "second", "third") if m[name]]
            if not all(is_plain(q) and not q.bound and q.value > 0 for q in shares) or _OTHERS.search(m[0]):
                continue
            whole = Interval(Decimal(0), Decimal(0))
            for share in shares:
                whole = whole + interval(share)
            total = sum(q.value for q in shares)
            short = len(shares) == _FEWEST and whole.high < _ALL - _SLACK and _is_close(total)
            if whole.low > _ALL + _SLACK or short:
                yield _finding(sentence, shares, total)


def _shared(sentence: Masked) -> Iterator[Contradiction]:
    """국비 60%, 지방비 50%로 나눠 부담: the shares of one whole, each label once."""
    for pattern in _shares():
        for m in pattern.finditer(sentence.text):
            shares = [q for q in sentence.figures(m["all"]) if isinstance(q, Quantity)]
            labels = re.findall("[가-힣]{2,}(?=[은는이가]? ?[\ue000-\uf8ff])", m["all"])
            if (
                _UNLIKE.search(m[0])
                or len(set(labels)) != len(labels)
                or not all(is_plain(q) and not q.bound and q.value > 0 for q in shares)
            ):
                continue
            whole = interval(shares[0])
            for share in shares[1:]:
                whole = whole + interval(share)
            if whole.low > _ALL + _SLACK:
                yield _finding(sentence, shares, sum(q.value for q in shares))


def _parted(sentence: Masked) -> Iterator[Contradiction]:
    """7명 가운데 5명을 구속하고 3명을 불구속 송치: more than there are."""
    reading = sentence.reading
    for pattern in _groups():
        for m in pattern.finditer(sentence.text):
            whole, first, second = (sentence.quantity(m[name]) for name in ("whole", "first", "second"))
            if len({q.dimension for q in (whole, first, second)}) != 1 or _AGAIN.search(m[0]):
                continue
            if not all(is_plain(q) and not q.bound and 0 < q.value < whole.value for q in (first, second)):
                continue
            if not is_plain(whole) or whole.bound or (interval(first) + interval(second)).low <= interval(whole).high:
                continue
            places = [Place(reading, q.start, q.end, printed(q)) for q in (whole, first, second)]
            yield Contradiction(
                places[0],
                tuple(places[1:]),
                f"겹치지 않는 둘의 합이 전체를 넘는다: ‘{reading.slice(whole.start, whole.end)}’ 중 {printed(first)}, "
                f"{printed(second)}",
                (f"{printed(first)} + {printed(second)}",),
            )


_OF_ALL = re.compile(rf"[{AMOUNT}][\ue100-\uefff] ?(?:중|가운데)")
_AGAIN = re.compile("이 중|이 가운데|그중|추가|복수|중복|외에|제외")
_UNLIKE = re.compile("보다|대비|각각|지난|가운데|중 |복수|평균")
_OTHERS = re.compile(r"지지층|보수|진보|중도|층에서|보다|대비|에서|각각|중 |가운데|복수|%|지난|남성|여성")


def _is_close(total: Decimal | int) -> bool:
    """A sum of ninety that lacks ten is a digit off; one of seventy leaves out an answer."""
    return _ALL - total in {10, 20}


def _finding(sentence: Masked, shares: list[Quantity], total: Decimal | int) -> Contradiction:
    reading = sentence.reading
    last, *others = reversed(shares)
    return Contradiction(
        Place(reading, last.start, last.end, printed(last)),
        tuple(Place(reading, q.start, q.end, printed(q)) for q in reversed(others)),
        f"응답의 합이 100%가 아니다: ‘{reading.slice(last.start, last.end)}’ (합 {total}%)",
        (" + ".join(reading.slice(q.start, q.end) for q in shares),),
    )


RULE = StoryRule(
    code="S227",
    name_ko="나열과 개수 불일치",
    name_en="Count against what is listed",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        ("박람회는 전국 3개 도시(수원, 전주, 창원, 강릉)에서 잇따라 열린다.", None),
        ("새 조례에는 찬성 48%, 반대 39%, 모름 23%로 조사됐다.", None),
    ),
    must_pass=(
        ("박람회는 전국 4개 도시(수원, 전주, 창원, 강릉)에서 잇따라 열린다.", None),
        ("새 조례에는 찬성 48%, 반대 39%, 모름 13%로 조사됐다.", None),
    ),
)
