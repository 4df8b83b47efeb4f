"""Words before a figure: which close a clause, which stand between a noun and its figure, what says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.reading import Reading
from consistency.claims.reading import stem as without_particle
from consistency.korean.cues import direction_words
from consistency.korean.lexicon import alternation, derived, load

_OF_NOUNS = ("인", "당", "째", "경", "쯤")
"""Ends of nouns that may be particles as well: 외국인, 택시당."""
_CLOSED = re.compile(
    r"(?:[했됐였었았렸졌났섰랐렀갔왔봤냈뗐켰폈](?:고|으며|지만|으나|는데|다|던|기에|음에도|을)|다$"
    r"|(?:하|되|이|지|나|르|리|치|달하|크|많|적|높|낮|늘|줄)(?:고|며|면서|지만|는데|자|면|니)"
    r"|(?:기록|달성|차지|집계|포함|제외|합|대신|출동|더|빼|대비|비)해|(?:하|되|줄|늘|오르|내리|지)(?:면서|자)"
    r"|[아어라려쳐]도|[어아]나|[아어지러]져|빠져|늘어|줄어|들어|올라|내려|달려|밀려|몰려|모여|걸려"
    r"|[해어아려져]서도?|다가|위해|통해|대해|인해|따르면|보면|지만|고)$"
)
_ADNOMINAL = re.compile(
    r"[가-힣]{2,}(?:한|된|했던|됐던|시킨|당한)$"
    r"|(?:하|되|있|없|않|오르|내리|줄이|늘리|이르|어지|높이|낮추|넘어서|웃도|밑도|앞두|이루|나타나|벌이|걸리|머무|보이"
    r"|내놓|시키|들이)는$"
    r"|(?:[놓받얻찾맺넣닫읽찍앉꼽뽑쏟갖맡벗낳갚깎닦겪높많좁넓짧젊늙같옳깊얇굵밝붉싣]은"
    r"|있던|없던|하던|되던|벌어들인|거둔|올린|펴낸|나온|늘어난|줄어든|늘린|줄인|오른|내린|건넨|빌린|맡긴|넘긴|따른"
    r"|뽑힌|걸린|열린|남긴|실은|지은|이은)$|^(?:쓴|번|산|판|든|낸|준|온|간|본|된|한|할|될|인)$"
)
_WHEN = re.compile(
    r"(?P<year>(?:19|20)\d\d학년도)|(?:(?P<per>[가-힣0-9a-zA-Z㎡]{1,5}당)(?= )"
    r"|(?P<when>전년도?|지난해|작년|전달|전월|지난달|당초|종전|기존|직전|앞서|처음))"
    r"(?!도? ?(?:보다|대비|에 비해|같은|동기|동월|과 비교|와 비교|이후|이래))"
)
_TOPIC = 4
"""Words before a topic particle that may belong to the topic."""
_TELLERS = ("당국", "관계자", "정부", "경찰", "소방", "측", "본부")


def stem(word: str) -> str:
    """``word`` without its particle, but for one that is sooner the end of a noun."""
    bare = without_particle(word)
    return word if word[len(bare) :] in _OF_NOUNS else bare


def closes(word: str) -> bool:
    """Whether a word ends a clause: 늘었고, 따르면; not a noun that ends alike (사고, 신고)."""
    return len(word) > 1 and bool(_CLOSED.search(word)) and not word.endswith(_nouns())


def is_adnominal(word: str) -> bool:
    """Whether a verb belongs to the noun behind it: 늘어난, 쓰는."""
    return bool(_ADNOMINAL.search(word)) or (len(word) == 2 and word[-1] in "는은")


def is_nobody(word: str) -> bool:
    """Whether a topic says who counts or tells, and not of whom."""
    return word in vague() or word.endswith(_TELLERS)


def when(text: str) -> Iterator[str]:
    """The words of a text that put a figure in another time (전년, 당초) or make it one of each (1인당)."""
    for m in _WHEN.finditer(text):
        if m["year"]:
            yield m["year"]
        else:
            yield "당" if m["per"] else _same_marks().get(m["when"], m["when"])


def marks_in(text: str) -> Iterator[str]:
    """The words of a text that make a figure another one of its head: 누적, 평균, 최대."""
    for m in _mark_words().finditer(text):
        yield _same_marks().get(m[0], m[0])
    yield from when(text)


def topic_of(reading: Reading) -> frozenset[str]:
    """The words of a sentence's first topic: 삼성전자 반도체 부문은."""
    words: list[str] = []
    for token in reading.tokens:
        if token.mention is not None:
            continue
        word = token.key[1]
        if closes(word):
            words = []
        elif not is_adnominal(word):
            words.append(stem(word))
            if len(word) > 2 and word.endswith(("은", "는")):
                return frozenset(w for w in words[-_TOPIC:] if len(w) > 1 and w not in passing())
    return frozenset()


@derived
def passing() -> frozenset[str]:
    """Words that say nothing between a noun and its figure."""
    return frozenset((*load("measured")["neutral"], *load("headed")["passing"])) - marks()


@derived
def marks() -> frozenset[str]:
    """Words that make a figure another one of its head."""
    return frozenset(load("headed")["marks"])


@derived
def vague() -> frozenset[str]:
    """Nouns of which any figure may be, and who counts for everybody."""
    return frozenset((*load("headed")["vague"], *load("measured")["neutral"], *load("measured")["publishers"]))


@derived
def counts() -> frozenset[str]:
    """Nouns that only say that something is counted."""
    return frozenset(load("headed")["counts"])


@derived
def asked() -> frozenset[str]:
    """Nouns of which a share is what people answered."""
    return frozenset(load("headed")["asked"])


@derived
def changing() -> re.Pattern[str]:
    """What changes by the hour or the day."""
    return re.compile(alternation(load("headed")["changing"]))


@derived
def expecting() -> re.Pattern[str]:
    """Words that say that somebody expects, plans or demands it."""
    table = load("cues")["modality"]
    words = [w for name in ("expected", "planned") for key in ("nouns", "ends") for w in table[name].get(key, [])]
    return re.compile(rf"{alternation(words)}|것으로 [보본봤]|라면|할 경우|구형")


@derived
def directions() -> frozenset[str]:
    """Words that say which way a figure moved: they are no head."""
    return frozenset(direction_words("up", "down", "more", "less"))


@derived
def ways() -> re.Pattern[str]:
    """The verb right behind a figure that says which way it moved."""
    up, down = (alternation(direction_words(*way)) for way in (("up", "more"), ("down", "less")))
    degree = r"(?:더|가량|정도|이상|넘게|각각|가까이|안팎|쯤|소폭|대폭|크게)?"
    return re.compile(rf"(?:\([^()]{{0,16}}\))?(?:[이가을를]|나|이나|씩)? ?{degree} ?(?:(?P<up>{up})|(?P<down>{down}))")


@derived
def _mark_words() -> re.Pattern[str]:
    return re.compile(rf"(?<![가-힣]){alternation(load('headed')['marks'])}(?![가-힣]{{3}})")


@derived
def _same_marks() -> dict[str, str]:
    return {word: group[0] for group in load("headed")["same"] for word in group}


@derived
def _nouns() -> tuple[str, ...]:
    return tuple(load("headed")["nouns"])
