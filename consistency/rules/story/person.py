"""한 기사 속 인물 표기 불일치 — 한 사람의 직함·소속·나이가 한 기사 안에서 서로 다르게 적혔다.

같은 이름이 되풀이될 때, 한 사람이 함께 가질 수 없는 직함(전무/상무), 같은 대학의 다른 학과, 다른 정당, 다른 나이를
알린다. 성만 적은 뒷말(배 총리)이 앞에서 밝힌 직함(부총리)과 어긋날 때도 알린다. 함께 가질 수 있는 직함과
인사·경력을 전하는 기사, 동명이인을 나란히 적은 문장은 보지 않는다.

One person has two titles that exclude each other, two departments of one university, two parties or two ages in one
story; a later mention by surname counts where one person of the story alone has the surname. Titles that may be held
together, and stories of appointments and careers, are passed over.

Source: 한국신문윤리위원회 신문윤리실천요강 제3조(보도준칙) 정확성; 연합뉴스 인물 표기 관행(이름·나이·직함).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from consistency.claims.reading import Reading
from consistency.korean.lexicon import alternation, derived, load
from consistency.korean.linking import link
from consistency.korean.names import person_lexicon
from consistency.model import Person, Severity
from consistency.rules.base import Contradiction, Place, Story, StoryRule
from consistency.rules.words import canonical

_WORD = re.compile(r"(?<![가-힣])[가-힣]{3}(?=[ (]|[은는이가의도씨])")
_AGE = re.compile(r"\|\((\d\d)[·,)세]")
_DEPARTMENT = re.compile(r"[가-힣]{1,12}(?:과|학부|전공)(?= )")
_AROUND = 34
_CLOSE = 12
_MOST = 8
_MOST_NAMES = 100
_BYLINE = re.compile(r"기자|특파원|@|사진|©|ⓒ")


class _Told(NamedTuple):
    reading: Reading
    person: Person


@derived
def _titled() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(sorted(person_lexicon().titles))})(?![가-힣]{{2}})|\(\d\d[·,)세]")


@derived
def _data() -> tuple[re.Pattern[str], frozenset[str], frozenset[str], tuple[str, ...], tuple[str, ...], frozenset[str]]:
    data = load("people")
    return (
        re.compile(alternation(data["changing"])),
        frozenset(data["parties"]),
        frozenset(data["party_titles"]),
        tuple(data["departments"]),
        tuple(data["universities"]),
        frozenset(data["professors"]),
    )


@derived
def _rising() -> re.Pattern[str]:
    return re.compile(alternation(load("people")["rising"]))


@derived
def _ladders() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(ladder) for ladder in load("ladders")["ladders"])


def judge(story: Story) -> Iterator[Contradiction]:
    """Read the people whose names stand beside titles in two sentences or more, and compare what is told of each."""
    yield from _of_surnames(story)
    for name in _repeated(story.article.body):
        places = [(r, around) for r in story.sentences if (around := _around(r, name))]
        if any(_rising().search(r.text) for r, _ in places):
            continue
        if len(places) < 2 or not _may_differ([around for _, around in places]):
            continue
        yield from _of_one(name, [t for reading, _ in places[:_MOST] for t in _told(story, reading, name)])


def _repeated(body: str) -> list[str]:
    """The words that may be full names and stand in the body twice or more, in order."""
    lexicon = person_lexicon()
    return [
        word
        for word, times in Counter(_WORD.findall(body)).items()
        if times > 1
        and word[0] in lexicon.surnames
        and lexicon.given.issuperset(word[1:])
        and word not in lexicon.not_names
    ][:_MOST_NAMES]


def _around(reading: Reading, name: str) -> str:
    """What stands beside ``name``, as far as a title or an age behind or before it; empty if none does."""
    start = reading.text.find(name)
    if start < 0 or (start and "가" <= reading.text[start - 1] <= "힣"):
        return ""
    around = reading.text[start + len(name) : start + len(name) + _AROUND]
    before = reading.text[max(0, start - _AROUND) : start]
    if title := _titled().search(around):
        return f"{before[-_CLOSE:]}|{around[: title.end()]}"
    return before if _titled().search(before) else ""


def _may_differ(contexts: list[str]) -> bool:
    """Whether anything printed beside the name could exclude what is printed beside it elsewhere: asked of the bare
    text, because analysing a sentence takes longer than all other rules together."""
    _, parties, _, _, _, _ = _data()
    ages = {m[1] for c in contexts if (m := _AGE.search(c))}
    named = {p for c in contexts for p in parties if p in c}
    departments = {m[0] for c in contexts if "교수" in c and (m := _DEPARTMENT.search(c))}
    if len(ages) > 1 or len(named) > 1 or len(departments) > 1:
        return True
    titles = {t for c in contexts if (t := _last_title(c))}
    return any(len(titles & ladder) > 1 for ladder in _ladders())


def _last_title(context: str) -> str:
    """The longest rung of any ladder that ends the context."""
    word = context.rstrip(" (").split(" ")[-1]
    return max((t for ladder in _ladders() for t in ladder if word.endswith(t)), key=len, default="")


def _told(story: Story, reading: Reading, name: str) -> Iterator[_Told]:
    if _BYLINE.search(reading.text) or _data()[0].search(reading.text):
        return
    yield from (t for t in _persons(story, reading) if t.person.name == name and not t.person.anonymised)


def _persons(story: Story, reading: Reading) -> Iterator[_Told]:
    doc = story.document(reading)  # spaCy's spans live as long as their Doc
    for span in doc.spans.get("persons", []):
        person = span._.mention
        if isinstance(person, Person):
            yield _Told(reading, person)


def _of_surnames(story: Story) -> Iterator[Contradiction]:
    """배경민 부총리는 … 배 총리는: the only one of the surname has a title of which the later one is another rung."""
    seen: set[tuple[str, str]] = set()
    for reading in story.sentences:
        for match in _short().finditer(reading.text):
            surname, title = match.groups()
            if (surname, title) in seen:
                continue
            seen.add((surname, title))
            named = re.compile(rf"(?<![가-힣]){surname}[가-힣]{{2}}(?![가-힣])")
            sentences = [r for r in story.sentences if r is reading or named.search(r.text)]
            rivals = [rung for ladder in _ladders() if title in ladder for rung in ladder if rung != title]
            if len(sentences) > _MOST or not any(rung in r.text for r in sentences for rung in rivals):
                continue
            if any(_data()[0].search(r.text) for r in (story.title, *sentences)):
                continue
            if found := _other_rung(surname, title, [t for r in sentences for t in _persons(story, r)]):
                yield found


def _other_rung(surname: str, title: str, told: list[_Told]) -> Contradiction | None:
    links = link([t.person for t in told])
    full = [t for t in told if len(t.person.name) > 1 and t.person.name[0] == surname]
    titles = {t.person.title for t in full}
    if not full or len({t.person.name for t in full}) != 1 or full[0].person.anonymised:
        return None
    if not all(any(title in ladder and other in ladder for ladder in _ladders()) for other in titles):
        return None
    family = load("people")["family"]
    for other in titles:
        if title in family and other in family:
            return None
        longer, shorter = sorted((title, other), key=len, reverse=True)
        if title == other or (longer.endswith(shorter) and (longer != f"부{shorter}" or shorter in _data()[5])):
            return None  # 김 검사 may be the 부장검사, 이 교수 the 부교수
    for t, index in zip(told, links, strict=True):
        p, q = t.person, full[0].person
        if index is None and (p.name, p.title) == (surname, title) and p.title_span and q.title_span:
            return _finding(
                q.name,
                "직함이",
                full[0],
                t,
                q.title_span,
                p.title_span,
                q.title,
                title,
                "이 성을 쓰는 사람은 기사에 한 명뿐이다",
            )
    return None


@derived
def _short() -> re.Pattern[str]:
    """A surname alone before a rung of a ladder."""
    rungs = sorted({rung for ladder in _ladders() for rung in ladder} & person_lexicon().titles)
    surnames = "".join(sorted(person_lexicon().surnames))
    return re.compile(
        rf"(?<![가-힣])([{surnames}]) ({alternation(rungs)})(?:[은는이가을를의도과와]|에게|께서)(?![가-힣])"
    )


def _of_one(name: str, told: list[_Told]) -> Iterator[Contradiction]:
    for n, b in enumerate(told):
        for a in told[:n]:
            if a.reading is b.reading:
                continue
            if found := _excluding(name, a, b):
                yield found
                return


def _excluding(name: str, a: _Told, b: _Told) -> Contradiction | None:
    x, y = a.person, b.person
    if x.age is not None and y.age is not None and x.age != y.age:
        return _finding(name, "나이가", a, b, (x.start, x.end), (y.start, y.end), f"{x.age}세", f"{y.age}세", "")
    _, parties, party_titles, _, _, professors = _data()
    if x.affiliation_span and y.affiliation_span:
        if (
            {x.affiliation, y.affiliation} <= parties
            and x.affiliation != y.affiliation
            and {x.title, y.title} <= party_titles
        ):
            return _finding(
                name,
                "소속이",
                a,
                b,
                x.affiliation_span,
                y.affiliation_span,
                x.affiliation,
                y.affiliation,
                "두 정당에 함께 속할 수 없다",
            )
        if {x.title, y.title} <= professors and _other_department(x.affiliation, y.affiliation):
            return _finding(
                name,
                "소속이",
                a,
                b,
                _whole(x),
                _whole(y),
                f"{x.affiliation} {x.title}",
                f"{y.affiliation} {y.title}",
                "같은 대학의 다른 학과다",
            )
    if x.title_span and y.title_span and _same_body(x.affiliation, y.affiliation):
        p, q = x.title.replace(" ", ""), y.title.replace(" ", "")
        if p != q and p not in q and q not in p and any(p in ladder and q in ladder for ladder in _ladders()):
            return _finding(
                name, "직함이", a, b, x.title_span, y.title_span, x.title, y.title, "함께 가질 수 없는 직함이다"
            )
    return None


def _whole(person: Person) -> tuple[int, int]:
    """From the affiliation to the title's end, when both stand on one side of the name."""
    assert person.affiliation_span
    if person.title_span and person.title_span[0] >= person.affiliation_span[1]:
        return person.affiliation_span[0], person.title_span[1]
    return person.affiliation_span


def _other_department(a: str, b: str) -> bool:
    x, y = ([canonical(word).removesuffix("학교") for word in body.split()] for body in (a, b))
    _, _, _, departments, universities, _ = _data()
    if len(x) < 2 or len(y) < 2 or x[0] != y[0] or not x[0].endswith(universities):
        return False
    p, q = x[-1], y[-1]
    return p != q and p not in q and q not in p and p.endswith(departments) and q.endswith(departments)


def _same_body(a: str, b: str) -> bool:
    x, y = (" ".join(map(canonical, body.split())) for body in (a, b))
    return x in y or y in x


def _finding(
    name: str,
    what: str,
    a: _Told,
    b: _Told,
    span_a: tuple[int, int],
    span_b: tuple[int, int],
    value_a: str,
    value_b: str,
    why: str,
) -> Contradiction:
    places = [
        Place(t.reading, s[0] + t.reading.start, s[1] + t.reading.start, f"{name} {v}")
        for t, s, v in ((a, span_a, value_a), (b, span_b, value_b))
    ]
    return Contradiction(
        places[1],
        (places[0],),
        f"한 사람의 {what} 한 기사 안에서 다르다: {name}, ‘{value_a}’ ↔ ‘{value_b}’",
        (why,) if why else ("이름이 같다",),
    )


RULE = StoryRule(
    code="S208",
    name_ko="한 기사 속 인물 표기 불일치",
    name_en="One person told twice",
    severity=Severity.WARNING,
    doc=__doc__,
    judge=judge,
    must_fail=(
        (
            "박성우 한빛대 기계공학과 교수는 결과를 반겼다. 연구를 이끈 박성우 한빛대 전자공학과 교수는 장"
            "비를 공개하겠다고 말했다.",
            None,
        ),
        ("이도윤 한빛전자 전무는 공장을 둘러봤다. 이도윤 한빛전자 상무는 내년 가동을 약속했다.", None),
        ("배경민 부총리는 회의를 열었다. 배 총리는 대책을 서두르겠다고 말했다.", None),
    ),
    must_pass=(
        (
            "박성우 한빛대 기계공학과 교수는 결과를 반겼다. 연구를 이끈 박성우 교수는 장비를 공개하겠다고 말했다.",
            None,
        ),
        ("이도윤 한빛전자 사장은 공장을 둘러봤다. 이도윤 한빛전자 대표는 내년 가동을 약속했다.", None),
        ("배경민 부총리는 회의를 열었다. 배민재 총리도 왔다. 배 총리는 대책을 서두르겠다고 말했다.", None),
    ),
)
