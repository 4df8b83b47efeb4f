"""What the headline counts (두 번째, 5연승, 10호, 3위, 4년 만) against what the body counts, for the rule
on the gist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.claims.reading import Reading
from consistency.rules.base import Contradiction, Place
from consistency.rules.story.firsts import TO_COME

_NATIVE = dict(zip(("첫", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"), range(1, 11), strict=True))
_COUNT = r"(?P<n>\d{1,2}|첫|두|세|네|다섯|여섯|일곱|여덟|아홉|열)"
_NTH = re.compile(rf"(?<![가-힣\d.,]){_COUNT} ?번째(?:로|의|인|이자)? ?(?P<thing>[가-힣A-Za-z]{{2,}})?")
_FIRST = re.compile(
    r"(?<![가-힣])(?:(?:사상|역대|창사 ?(?:이래|이후)?|데뷔 ?(?:이래|이후|후)?|개인 ?통산|구단|국내|세계|올해|올 시"
    r"즌|시즌|한국인|여성|아시아)(?: 최초)? )?"
    r"첫(?! ?(?:날|해|째|눈|걸음|발|삽|번째 ?(?:주자|줄)|선|골|회의|출근|인상|소감|반응|경기|공판|재판|방송|공개|주 "
    r"|승|타석|무대|행보|대면|일정|마디))"
    r" (?P<thing>(?:[가-힣A-Za-z0-9]{1,8} ){0,2}[가-힣A-Za-z0-9]{1,8})"
)
_ANY_FIRST = re.compile("(?<![가-힣])첫|처음|최초|최연소|최고령|유일|1호")
_SECOND = re.compile(rf"{_COUNT} ?번째(?:로)?(?P<how> (?:높|많|적|낮|크|큰|작|어린|어리|나이|빠르|빠른|길|긴|젊))?")
_RECORD = re.compile(r"(?:역대|사상|개인 ?통산|통산|세계|전국) ?(?P<n>[2-9])위|(?P<young>최연소|최고령)")
_YEARS = re.compile(r"(?<![\d.가-힣~])(?P<n>\d{1,2})년(?: ?(?:\d{1,2}|여)개월)? ?만(?:에|의|이| |$|…|,)")
_LENGTH = re.compile(
    r"(?<![\d.가-힣~])(?<!년 )(?<!달 )(?P<n>\d{1,3}) ?(?P<unit>시간|일|개월|주|분기|거래일|분)(?P<more>"
    r" ?\d{1,2}분|여)? ?만(?:에|의|이|인| |$|…|,)"
)
_RUNS = {
    "연승": re.compile(
        r"(?<!\d)(?P<n>\d{1,2})연승(?:을|으로|의|째)?(?:,| ?(?:신나게 |신바람 |거침없이 )?(?:달렸|달리며|질주|이어 ?"
        r"갔|이어가며|기록|거뒀|성공|행진|내달|구가|신바람|째를|완성|올렸))"
    ),
    "연패": re.compile(
        r"(?<!\d)(?P<n>\d{1,2})연패(?:에|를|의|째|로)? ?(?:빠졌|빠지|늪|수렁|당했|기록|이뤘|이루|달성|성공|위업|부진"
        r"|금자탑)"
    ),
    "호": re.compile(
        r"(?:시즌|개인|통산|리그)? ?(?<![\d·,~])(?P<n>\d{1,2})호 ?(?:홈런|골|도움|포|아치|투런|스리런|솔로|만루|결승)"
    ),
    "위": re.compile(r"(?<![\d.·,~-])(?P<n>\d{1,2})위(?![안치협원])"),
    "관왕": re.compile(r"(?<!\d)(?P<n>\d{1,2})관왕"),
}
_IN_HEAD = {key: re.compile(rf"(?<![\d.·,~-])(?P<n>\d{{1,2}}){key}") for key in ("연승", "연패", "관왕", "위")}
_IN_HEAD |= {"호": _RUNS["호"]}
_ALL_WON = re.compile(r"(?:\d전 ?)?전승")
_NOT_ALL = re.compile(r"(?<!\d)\d{1,2}승 ?(?:(?P<draws>\d{1,2})무 ?)?(?:(?P<lost>\d{1,2})패)?")
_CURRENT = re.compile(
    "던 |도전|노리|앞두|저지|마감|멈|끊|탈출|막아|막았|지난해|작년|지난 시즌|전 시즌|당시|이후|뒤 |상대"
)
_STEM = 2


def headline_counts_otherwise(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """The counts of the headline for which the body has one other and nowhere the headline's."""
    if TO_COME.search(title.text):
        return
    yield from _runs(title, sentences)
    yield from _years(title, sentences)
    yield from _after(title, sentences)
    yield from _first(title, sentences)
    yield from _ranked(title, sentences)
    yield from _won(title, sentences)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NATIVE[text]


def _runs(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    for unit, pattern in _RUNS.items():
        given = list(_IN_HEAD[unit].finditer(title.text))
        if len(given) != 1:
            continue
        number = int(given[0]["n"])
        told = [(r, m) for r in sentences for m in pattern.finditer(r.text)]
        others = {int(m["n"]) for _, m in told}
        anywhere = re.compile(rf"(?<!\d){number} ?(?:{unit}|경기|번째|번|·)")
        if len(others) != 1 or number in others or any(anywhere.search(r.text) for r in sentences):
            continue
        reading, m = told[0]
        if abs(int(m["n"]) - number) > _STEM or _CURRENT.search(reading.text):
            continue
        if unit == "위" and not _is_of_headline(title, given[0], reading):
            continue
        yield _finding(title, given[0].span(), reading, m.span(), "제목과 본문의 차례가 다르다")


def _is_of_headline(title: Reading, given: re.Match[str], reading: Reading) -> bool:
    """Whether a rank of the body is told of what the headline is about, and of nobody else."""
    names = re.findall(r"[가-힣A-Za-z]{2,}", title.text[: given.start()])
    return bool(names) and names[0] in reading.text


def _years(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """2년 만에 적자 where the body says that it is the first in three years."""
    given = list(_YEARS.finditer(title.text))
    if len(given) != 1:
        return
    number = int(given[0]["n"])
    words = re.findall(r"[가-힣]{2,}", title.text[given[0].end() :])[:1]
    told = [(r, m) for r in sentences for m in _YEARS.finditer(r.text)]
    mine = [(r, m) for r, m in told if words and words[0][:_STEM] in r.text]
    if len({m["n"] for _, m in told}) != 1 or not mine or int(mine[0][1]["n"]) == number:
        return
    if abs(int(mine[0][1]["n"]) - number) == 1 and re.search("개월|여", mine[0][1][0] + given[0][0]):
        return
    if any(re.search(rf"(?<!\d){number}(?:년|개년|해|주년|시즌)|{number * 12}개월", r.text) for r in sentences):
        return
    yield _finding(title, given[0].span(), mine[0][0], mine[0][1].span(), "제목과 본문의 햇수가 다르다")


def _after(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """12시간 만에 진화 where the body has one such length only, and another one."""
    given = list(_LENGTH.finditer(title.text))
    if len(given) != 1:
        return
    number, unit = int(given[0]["n"]), given[0]["unit"]
    told = [(r, m) for r in sentences for m in _LENGTH.finditer(r.text) if m["unit"] == unit]
    if len({m["n"] for _, m in told}) != 1 or int(told[0][1]["n"]) == number:
        return
    if any(re.search(rf"(?<!\d){number} ?(?:{unit}|여)", r.text) for r in sentences) or _CURRENT.search(
        told[0][0].text
    ):
        return
    if abs(int(told[0][1]["n"]) - number) == 1 and (told[0][1]["more"] or given[0]["more"]):
        return
    words = [w for w in re.findall(r"[가-힣]{2,}", title.text) if not _GENERAL.search(w)]
    if sum(w[:_STEM] in told[0][0].text for w in words) > 1:
        yield _finding(title, given[0].span(), told[0][0], told[0][1].span(), "제목과 본문의 걸린 시간이 다르다")


def _first(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """첫 분기 매출 1조 where the body says that it is the second time, and 두 번째 where it says 첫."""
    for given in _NTH.finditer(title.text):
        things = re.findall(r"[가-힣A-Za-z0-9]{2,}", title.text[given.end("n") + 3 :])[:2]
        if _number(given["n"]) == 1 or not things:
            continue
        if any(_same_number(_number(given["n"]), r.text) for r in sentences):
            continue
        for reading in sentences:
            for m in _FIRST.finditer(reading.text):
                if all(t in m["thing"] for t in things):
                    yield _finding(title, given.span(), reading, m.span(), "제목과 본문의 차례가 다르다")
                    return
    given_first = _FIRST.search(title.text)
    if given_first is None or any(_ANY_FIRST.search(r.text) for r in sentences):
        return
    words = [w for w in re.findall(r"[가-힣]{2,}", title.text) if not _GENERAL.search(w)]
    for reading in sentences:
        second = re.search(r"(?<![가-힣])(?:두|세|네|다섯) ?번째(?:다|이다|로|였다|이며|라고)", reading.text)
        if second and second[0].strip()[:2] in title.text:
            continue  # the headline tells both
        if second and sum(w[:_STEM] in reading.text for w in words) > 1 and not _SIZE.match(reading.text, second.end()):
            yield _finding(title, given_first.span(), reading, second.span(), "제목은 처음이라는데 본문은 아니다")
            return


_GENERAL = re.compile("사상|역대|올해|창사|이래|이후|돌파|기록")
_SIZE = re.compile(" ?(?:높|많|적|낮|크|큰|작|어린|나이|빠르|빠른|길|긴|젊|규모)")


def _same_number(number: int, text: str) -> bool:
    word = next(w for w, n in _NATIVE.items() if n == number) if number in _NATIVE.values() else str(number)
    return bool(re.search(rf"(?<![가-힣]){word} ?번째|(?<!\d){number} ?(?:번째|호|편|개|차례|번)", text))


def _ranked(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """역대 2위 and 최연소 where the body says 세 번째로 많았다 or 두 번째로 어린."""
    given = _RECORD.search(title.text)
    if given is None:
        return
    number = 1 if given["young"] else int(given["n"])
    told = [(r, m) for r in sentences for m in _SECOND.finditer(r.text) if m["how"]]
    if len(told) != 1:
        return
    reading, m = told[0]
    young = bool(re.search("어린|어리|나이|젊", m["how"]))
    if bool(given["young"]) != young or _number(m["n"]) == number:
        return
    if given["young"] and any(given["young"] in r.text for r in sentences):
        return
    if not given["young"] and any(re.search(rf"(?<!\d){number}(?:위|번째)", r.text) for r in sentences):
        return
    words = [w for w in re.findall(r"[가-힣]{2,}", title.text) if not _GENERAL.search(w)]
    if any(w[:_STEM] in reading.text for w in words):
        yield _finding(title, given.span(), reading, m.span(), "제목과 본문의 차례가 다르다")


def _won(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """3전 전승 where the body's only record has a draw or a defeat."""
    given = _ALL_WON.search(title.text)
    if given is None or any("전승" in r.text for r in sentences):
        return
    records = [
        (r, m) for r in sentences for m in _NOT_ALL.finditer(r.text) if m["draws"] is not None or m["lost"] is not None
    ]
    if len(records) != 1 or (records[0][1]["draws"] or "0") == (records[0][1]["lost"] or "0") == "0":
        return
    reading, m = records[0]
    words = re.findall(r"[가-힣]{2,}", title.text[: given.start()])
    if words and words[0][:_STEM] in reading.text[: m.start()]:
        yield _finding(title, given.span(), reading, m.span(), "제목은 모두 이겼다는데 본문의 전적은 아니다")


def _finding(
    title: Reading, span: tuple[int, int], reading: Reading, at: tuple[int, int], message: str
) -> Contradiction:
    a, b = title.text[slice(*span)].strip(), reading.text[slice(*at)].strip()
    start, other = title.text.index(a, span[0]), reading.text.index(b, at[0])
    return Contradiction(
        Place(title, title.start + start, title.start + start + len(a), a),
        (Place(reading, reading.start + other, reading.start + other + len(b), b),),
        f"{message}: ‘{a}’ ↔ ‘{b}’",
        ("본문에 제목과 같은 수가 없다",),
    )
