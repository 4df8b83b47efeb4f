"""차이·수지 계산 불일치 — '42%와 35%로 격차는 9%포인트', '수출 620억, 수입 580억으로 50억 흑자'가 계산과 다르다.

한 문장에 '격차'나 '차이'가 붙은 수치와 견준 두 수치만 있을 때 빼 본다. '수출'과 '수입', '매수'와 '매도',
'전입'과 '전출'처럼 들고 나는 두 수치 뒤에 적은 차액은 크기뿐 아니라 흑자와 적자, 순매수와 순매도처럼
방향도 본다. 같은 단위의 다른 수치가 더 있으면 조용하다.
'남성이 1294명 더 많다'는 앞 문장의 두 수치에서 뺀다. '높아졌다'처럼 그 수치 자체의 변화를 적은 것은 차이로 보지 않는다.

경주 기록의 차이(1분45초02를 0.15초 줄였다)는 기사의 두 기록에서 나와야 하고, '차이'나 '아직'이 이르는 수가 곁의 두
수의 차이에서 숫자 하나만 다르면 알린다.

A gap printed beside the only two figures it can be of, or a balance (trade, net buying, net migration) beside what came
in and what went out, is not their difference; a balance may also be told with the wrong sign.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.arithmetic import MODES, Interval, amount, hull, interval, is_plain, shown
from consistency.claims.masked import AMOUNT, PERIOD, POINTS, RATE, Masked, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.korean.lexicon import alternation, derived, load
from consistency.model import Quantity, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.story.differed import differed
from consistency.rules.story.races import differences

_NEAR = r"[^\ue001-\uefff.;…()]"
_FAR = rf"(?:{_NEAR}|[{RATE}{POINTS}{PERIOD}][\ue100-\uefff])"
"""Between what comes in and what goes out the rates of both may stand."""
_WIDER = "줄|늘|벌어|벌리|좁|확대|축소|커졌|커진|감소|증가"
"""A gap that became wider by so much is not so wide."""
_GAP = re.compile(
    rf"(?:격차|차이|표차|일교차|금리 ?차|(?:점수|의석|득표|나이|기온|온도|가격|연봉|매출) ?차)(?:는|가|도|인|이"
    rf"|만)? ?(?:약 |무려 |단 |불과 )?"
    rf"{slot('after', AMOUNT + POINTS)}(?!에서|보다|이던|였던|(?:나|가량|정도)? ?(?:더 )?(?:{_WIDER}))"
    rf"|{slot('before', AMOUNT + POINTS)}(?:의|나|밖에)? ?(?:차이|격차|차(?=로 |가 |다|까지|를 |의 |였|밖에))"
)
_MORE = re.compile(
    rf"(?:(?P<than>[가-힣A-Za-z]{{2,8}})(?:보다|이|가) ?(?:약 |무려 )?)?{slot('more', AMOUNT + POINTS)}(?:가|나"
    rf"|이나|이|가량|정도)? ?"
    r"(?:더 )?(?:높(?!아[지졌진져질])|낮(?!아[지졌진져질])|많(?!아[지졌진져질])|적(?!어[지졌진져질])|앞서|앞섰|앞선"
    r"|뒤처|뒤졌|뒤진|컸다|웃돌|밑돌)"
)
_KIND_OF = re.compile(
    r"(?P<kind>돈|쪽|금액|사람|인원)(?:이|가) (?:[가-힣]{1,6} )?[가-힣]{2,6} (?P=kind)보다 ?(?:약 |무려 )?"
    rf"{slot('more', AMOUNT)}(?:이|가|나|이나|가량)? ?(?:더 )?(?:많|적|크|작|컸)"
)
"""쓰는 돈이 들어오는 돈보다 54조원 많다: two kinds of one thing, and of two figures."""
_NET = re.compile(rf"[^\ue001-\uefff.;]{{0,28}}{slot('net', AMOUNT)}(?P<after>{_NEAR}{{0,10}})")
_RIVALS = re.compile(
    r"(?P<own>[가-힣A-Za-z]{1,8}?)(?: [가-힣]{2,4})?(?:은|는|이|가) (?P<than>[가-힣A-Za-z]{1,8})보다도? (?:약 |무려 )?"
    rf"{slot('gap', AMOUNT)}(?:이나|나|이|가|가량|정도)? ?(?:더 )?(?:(?P<up>많|큰|컸|크[다고])|(?P<down>적|작))"
)
_BY_MORE = re.compile(
    r"[\s“\"]*(?P<own>[가-힣A-Za-z]{2,8}?)(?:이|가|은|는) (?:(?P<than>[가-힣A-Za-z]{2,8}?)보다 )?(?:약 |무려 )?"
    rf"{slot('gap', AMOUNT)}(?:이나|나|이|가|가량)? ?(?:더 )?(?:많|적|컸|크[다고]|작|앞[섰서]|뒤[졌지])"
)
"""A sentence that begins with 남성이 1294명 더 많다."""
_THEN = re.compile(
    r"대비|전년|지난|작년|전월|이전|종전|직전|당시|기존|예상|목표|기준|이상|\d년 ?전|전보다|때보다|보다는|올해"
    r"보다|내년|정가|시세"
)
_OTHER = re.compile(
    r"오차|평균(?:보다|과|의| 대비|값)|최대|최소|각각|최고|최저|누적|에서 [^.]{0,12}(?:로|으로) (?:벌|좁|줄|늘)"
)
_SUM = re.compile(r"(?:합계|통산|도합)[^,.]{0,10}$")
_HIGHEST = re.compile("최고|최저")
_MATCH = re.compile(
    r"(?<!쿼터를 )(?<!전반을 )(?<!세트를 )(?<![\d.~-])(?P<first>\d{1,3})(?:[-:]| ?대 ?)(?P<last>\d{1,3})(?![\d.-])"
    r"(?:으로|로) (?:(?!뒤|한때|이[긴겨]|마[친치]|앞선|앞서)[^.,\d]){0,12}?(?P<gap>\d{1,2})(?:점|골) ?차"
    r"(?=[로의]? ?(?:승|이겼|이기|눌|꺾|제압|완승|대승|신승|역전승|패|졌|물리|격파|완패|대패))"
)
"""78-71로 7점 차 승리."""
_TAKEN_UP = re.compile(r"^[\s“\"‘']*(?:[가-힣]{1,8} ?){0,4}(?:격차|차이|표차)")
_TELLS = re.compile(r"차|높|낮|많|적|앞|뒤|컸|돌")
_ELSE = re.compile(r"까지|누적|에서|보다|대비|만에")
_LEVELS, _LABELLED = 2, 4


@derived
def _balances() -> tuple[tuple[tuple[re.Pattern[str], ...], re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    found = []
    for entry in load("story")["balance"]["kinds"]:
        into, out, names = (alternation(entry[key]) for key in ("into", "out", "names"))
        ends = r"(?:으로|로|이고|이며|을|를|,|이었고|에)?"
        net = rf"{slot('net', AMOUNT)}(?P<tail>{_NEAR}{{0,10}})"
        patterns = [
            rf"(?:{a}){_FAR}{{0,14}}{slot(x, AMOUNT)}{ends}{_FAR}{{0,16}}(?:{b}){_FAR}{{0,14}}{slot(y, AMOUNT)}"
            rf"(?P<gap>{_FAR}{{0,20}}){net}"
            for a, b, x, y in ((into, out, "into", "out"), (out, into, "out", "into"))
        ]
        # 수출은 수입 500억달러보다 많은 540억달러로 무역수지는 40억달러 흑자
        patterns.append(
            rf"(?:{into}){_NEAR}{{0,8}}(?:{out})(?:액)? {slot('out', AMOUNT)}보다 {_NEAR}{{0,8}}{slot('into', AMOUNT)}"
            rf"(?P<gap>{_FAR}{{0,20}}){net}"
        )
        more, less = (re.compile(alternation(entry[key])) for key in ("more", "less"))
        found.append((tuple(re.compile(p) for p in patterns), re.compile(names), more, less))
    return tuple(found)


def judge(story: Story) -> Iterator[Contradiction]:
    """Subtract the two figures beside every gap and every balance."""
    before: Reading | None = None
    for reading in (story.title, *story.sentences):
        if before is not None and len(reading.mentions) == 1 and _TAKEN_UP.search(reading.text):
            yield from _taken_up(masked(reading), masked(before))
        if before is not None and before is not story.title and len(before.mentions) > 1 and reading.mentions:
            yield from _net_apart(masked(reading), masked(before))
        if before is not None and before is not story.title and "보다" in reading.text and reading.mentions:
            yield from _rivals(masked(reading), before)
        if before is not None and before is not story.title and len(before.mentions) > 1 and reading.mentions:
            yield from _by_more(masked(reading), before)
        before = reading
        if "차" in reading.text:
            yield from _matches(reading)
        if len(reading.mentions) < _LEVELS + 1:
            continue
        if _TELLS.search(reading.text):
            yield from _gaps(masked(reading))
        if any(word in reading.text for word in ("수", "순", "자", "세입")):
            yield from _nets(masked(reading))
    for told, pair in differed(story):
        places = tuple(Place(r, q.start, q.end, printed(q)) for r, q in pair)
        (reading, gap), between = told, abs(pair[0][1].value - pair[1][1].value)
        step = amount(Interval(between, between), gap) if gap.dimension != "points" else f"{between}%포인트"
        yield Contradiction(
            Place(reading, gap.start, gap.end, printed(gap)),
            places,
            f"차이가 맞지 않는다: ‘{reading.slice(gap.start, gap.end)}’ (허용 구간 {step})",
            (", ".join(f"‘{p.reading.slice(p.start, p.end)}’" for p in places) + "의 차이를 계산했다",),
            second=True,
        )
    for race, *levels in differences(story):
        (reading, time), places = race, tuple(Place(r, q.start, q.end, printed(q)) for r, q in levels)
        difference = abs(levels[0][1].value - levels[1][1].value)
        yield Contradiction(
            Place(reading, time.start, time.end, printed(time)),
            places,
            f"두 기록의 차이와 맞지 않는다: ‘{reading.slice(time.start, time.end)}’ (허용 구간 {difference}초)",
            (", ".join(f"‘{p.reading.slice(p.start, p.end)}’" for p in places) + "의 차이를 계산했다",),
        )


def _gaps(sentence: Masked) -> Iterator[Contradiction]:
    text = sentence.reading.text
    if _OTHER.search(_HIGHEST.sub("", text) if "일교차" in text else text):
        return
    for gap in _told(sentence):
        dimension = "ratio" if gap.dimension == "points" else gap.dimension
        quantities = [q for q in sentence.mentions if isinstance(q, Quantity)]
        levels = [q for q in quantities if q.dimension == dimension and q is not gap]
        if len(levels) != _LEVELS or any(q.dimension == "points" and q is not gap for q in quantities):
            continue
        if _SUM.search(sentence.reading.slice(levels[0].end, levels[1].start)):
            continue  # 65타를 쳐 합계 268타로 2타 차 우승
        if all(is_plain(q) and not q.bound and q.value > 0 for q in (gap, *levels)) and not _is_gap(gap, levels):
            yield _finding(sentence, gap, levels, "차이가 두 수치에서 나오지 않는다", _differences(levels))


def _taken_up(sentence: Masked, before: Masked) -> Iterator[Contradiction]:
    """격차는 34%포인트다, of the two figures of the sentence before."""
    m = _GAP.search(sentence.text)
    if m is None or not isinstance(gap := sentence.mentions[0], Quantity) or _OTHER.search(before.reading.text):
        return
    dimension = "ratio" if gap.dimension == "points" else gap.dimension
    figures = [q for q in before.mentions if isinstance(q, Quantity)]
    levels = [q for q in figures if q.dimension == dimension]
    if len(levels) != _LEVELS or len(figures) != _LEVELS or _THEN.search(sentence.reading.text):
        return
    if all(is_plain(q) and not q.bound and q.value > 0 for q in (gap, *levels)) and not _is_gap(gap, levels):
        yield _finding(
            sentence, gap, levels, "차이가 앞 문장의 두 수치에서 나오지 않는다", _differences(levels), before
        )


def _told(sentence: Masked) -> Iterator[Quantity]:
    """The differences the sentence tells: 격차는 9%포인트, 9%포인트 차, and 남성이 여성보다 9%포인트 높다."""
    for m in _GAP.finditer(sentence.text):
        yield sentence.quantity(m["after"] or m["before"])
    if _THEN.search(sentence.reading.text):
        return
    for m in _KIND_OF.finditer(sentence.text):
        yield sentence.quantity(m["more"])
    for m in _MORE.finditer(sentence.text):
        more, before = sentence.quantity(m["more"]), sentence.text[: m.start()]
        if m["than"] in before if m["than"] else more.dimension == "points":
            yield more


def _rivals(sentence: Masked, before: Reading) -> Iterator[Contradiction]:
    """가온이 나루보다 20억원 많다, where the sentence before gives each its own figure."""
    m = _RIVALS.search(sentence.text)
    if m is None or _THEN.search(sentence.reading.text) or _OTHER.search(before.text):
        return
    gap = sentence.quantity(m["gap"])
    own, than = (_figure_of(m[name], before, gap) for name in ("own", "than"))
    if own is None or than is None or own is than or not all(is_plain(q) and not q.bound for q in (gap, own, than)):
        return
    levels = [own, than]
    if interval(own).meets(interval(than)):
        return
    if not _is_gap(gap, levels):
        message = "차이가 앞 문장의 두 수치에서 나오지 않는다"
    elif (own.value > than.value) != bool(m["up"]):
        message = "견준 방향이 앞 문장의 두 수치와 반대다"
    else:
        return
    yield _finding(sentence, gap, levels, message, _differences(levels), masked(before))


def _by_more(sentence: Masked, before: Reading) -> Iterator[Contradiction]:
    """남성이 1294명 더 많다, where the sentence before gives two figures, or two and what they come to."""
    m = _BY_MORE.match(sentence.text)
    if m is None or _OTHER.search(before.text) or _THEN.search(m[0]):
        return
    gap = sentence.quantity(m["gap"])
    levels = [q for q in before.mentions if isinstance(q, Quantity) and q.dimension == gap.dimension]
    if not all(is_plain(q) and not q.bound and q.value > 0 for q in (gap, *levels)):
        return
    if len(levels) == _LEVELS + 1:
        whole = max(levels, key=lambda q: q.value)
        parts = [q for q in levels if q is not whole]
        levels = parts if sum(q.value for q in parts) == whole.value else levels
    named = m["own"] in before.text and (m["than"] is None or m["than"] in before.text)
    if len(levels) != _LEVELS or not named or _is_gap(gap, levels) or levels[0].value == levels[1].value:
        return
    message = "차이가 앞 문장의 두 수치에서 나오지 않는다"
    yield _finding(sentence, gap, levels, message, _differences(levels), masked(before))


def _figure_of(name: str, reading: Reading, like: Quantity) -> Quantity | None:
    """The figure right behind a name that the sentence prints once."""
    places = [m.end() for m in re.finditer(rf"(?<![가-힣A-Za-z]){re.escape(name)}(?=[은는이가] |[ (])", reading.text)]
    if len(places) != 1:
        return None
    end = reading.start + places[0]
    figure = next((q for q in reading.mentions if isinstance(q, Quantity) and q.start >= end), None)
    near = figure is not None and figure.dimension == like.dimension and figure.start - end <= _LABELLED
    return figure if near else None


def _matches(reading: Reading) -> Iterator[Contradiction]:
    for m in _MATCH.finditer(reading.text):
        gap = abs(int(m["first"]) - int(m["last"]))
        if gap == int(m["gap"]) or not gap:
            continue
        start = reading.start
        yield Contradiction(
            Place(reading, start + m.start("gap"), start + m.end("gap") + 1, f"{m['gap']}점"),
            (Place(reading, start + m.start("first"), start + m.end("last"), f"{m['first']}-{m['last']}"),),
            f"점수 차가 맞지 않는다: ‘{m['gap']}점 차’ (허용 구간 {gap}점)",
            ("적힌 점수를 뺐다",),
        )


def _differences(levels: list[Quantity]) -> Interval:
    return hull([(interval(levels[0], mode) - interval(levels[1], mode)).magnitude() for mode in MODES])


def _is_gap(gap: Quantity, levels: list[Quantity]) -> bool:
    stated = interval(gap)
    return any(
        stated.meets((interval(levels[0], mode) - interval(levels[1], mode)).magnitude()) for mode in MODES
    ) or any(stated.meets(interval(q)) for q in levels)


_OTHER_BALANCE = re.compile(r"(?:서비스|소득|여행|운송|경상|재정|금융|자본|지재권|지식재산권)(?:수지|계정)")
"""Balances that are not of goods."""


def _nets(sentence: Masked) -> Iterator[Contradiction]:
    for patterns, names, more, less in _balances():
        seen: set[str] = set()
        for m in (m for pattern in patterns for m in pattern.finditer(sentence.text)):
            into, out, net = (sentence.quantity(m[name]) for name in ("into", "out", "net"))
            figures = [into, out]
            if m["net"] in seen or len({q.dimension for q in (net, *figures)}) != 1:
                continue
            if not all(is_plain(q) and not q.bound and q.value > 0 for q in (net, *figures)):
                continue
            words = m["gap"] + m["tail"]
            if not names.search(words) or _ELSE.search(words):
                continue
            seen.add(m["net"])
            if not _is_gap(net, figures):
                yield _finding(sentence, net, figures, "차액이 두 수치에서 나오지 않는다", _differences(figures))
            elif not interval(into).meets(interval(out)):
                wrong = less if into.value > out.value else more
                right = more if into.value > out.value else less
                if wrong.search(words) and not right.search(words):
                    yield _finding(sentence, net, figures, "차액의 방향이 두 수치와 반대다", _differences(figures))


@derived
def _flows() -> tuple[tuple[re.Pattern[str], ...], ...]:
    """What came in, what went out, the net, its names, and the words for more and for less, of each kind."""
    found = []
    for entry in load("story")["balance"]["kinds"]:
        into, out = (
            re.compile(
                rf"(?<![가-힣])(?:총)?(?:{alternation(entry[key])})(?:액)?(?:은|는|이|가)? ?(?:약 |총 )?"
                rf"{slot('flow', AMOUNT)}"
            )
            for key in ("into", "out")
        )
        names, more, less = (re.compile(alternation(entry[key])) for key in ("names", "more", "less"))
        found.append((into, out, names, more, less))
    return tuple(found)


def _net_apart(sentence: Masked, before: Masked) -> Iterator[Contradiction]:
    """무역수지는 40억달러 흑자, of what came in and went out in the sentence before."""
    figures = [q for q in sentence.mentions if isinstance(q, Quantity)]
    if len(figures) != 1 or _THEN.search(sentence.reading.text) or _ELSE.search(sentence.text):
        return
    if _OTHER_BALANCE.search(sentence.text):
        return
    m = _NET.match(sentence.text)
    for into_of, out_of, names, more, less in _flows():
        into, out = list(into_of.finditer(before.text)), list(out_of.finditer(before.text))
        if len(into) != 1 or len(out) != 1 or m is None or not names.search(m[0]):
            continue
        net, levels = figures[0], [before.quantity(into[0]["flow"]), before.quantity(out[0]["flow"])]
        if len({q.dimension for q in (net, *levels)}) != 1:
            continue
        if not all(is_plain(q) and not q.bound and q.value > 0 for q in (net, *levels)):
            continue
        if not _is_gap(net, levels):
            message = "차액이 앞 문장의 두 수치에서 나오지 않는다"
        elif (less if levels[0].value > levels[1].value else more).search(m["after"]):
            message = "차액의 방향이 앞 문장의 두 수치와 반대다"
        else:
            continue
        yield _finding(sentence, net, levels, message, _differences(levels), before)
        return


def _finding(
    sentence: Masked,
    gap: Quantity,
    levels: list[Quantity],
    message: str,
    allowed: Interval,
    levels_in: Masked | None = None,
) -> Contradiction:
    reading, other = sentence.reading, (levels_in or sentence).reading
    span = shown(allowed, gap.step, gap.unit) if gap.dimension == "points" else amount(allowed, gap)
    return Contradiction(
        Place(reading, gap.start, gap.end, printed(gap)),
        tuple(Place(other, q.start, q.end, printed(q)) for q in levels),
        f"{message}: ‘{reading.slice(gap.start, gap.end)}’ (허용 구간 {span})",
        (", ".join(f"‘{other.slice(q.start, q.end)}’" for q in levels) + "의 차이를 계산했다",),
    )


RULE = StoryRule(
    code="S224",
    name_ko="차이·수지 계산 불일치",
    name_en="Gap or balance does not follow",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        ("조사에서 가람당은 42%, 나래당은 35%로 두 당의 격차는 9%포인트였다.", None),
        ("지난달 도의 수출은 62억달러, 수입은 58억달러로 무역수지는 9억달러 흑자를 냈다.", None),
        ("지난달 도의 수출은 62억달러, 수입은 58억달러로 무역수지는 4억달러 적자를 냈다.", None),
    ),
    must_pass=(
        ("조사에서 가람당은 42%, 나래당은 35%로 두 당의 격차는 7%포인트였다.", None),
        ("지난달 도의 수출은 62억달러, 수입은 58억달러로 무역수지는 4억달러 흑자를 냈다.", None),
    ),
)
