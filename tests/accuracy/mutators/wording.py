"""Known errors in words: degree, direction, negation, names, titles, ages, certainty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mutators.hangul import has_final, is_syllable, slip
from mutators.model import Edit
from mutators.words import Found, word_list, word_pairs

_DEGREES = dict(word_pairs("errors", "degrees"))
_DEGREE = re.compile(
    r"(?<![가-힣])(?:대부분|대다수|모두|전원|일부|상당수|과반|최고|최대|최저|최소|최다|전소|완파|최상위|상위|하위|선진국|후진국|중상|경상)"
    r"(?= |[은는이가을를의에]|했|됐)"
    r"|(?<=[\d만억조천명건%원세개점회일도mt대호]) ?(?:이상|이하|미만|초과)(?= |[은는이가을를의인으])"
)
_PAIRS = word_pairs("errors", "opposites")
_OPPOSITE = dict(_PAIRS) | {b: a for a, b in _PAIRS}
_DIRECTION = re.compile(rf"(?<![가-힣])(?:{'|'.join(sorted(_OPPOSITE, key=len, reverse=True))})(?![쪽손편말])")

_DONE = re.compile(r"([가-힣]{2,6})(했다|됐다|한다|된다)(?=\.(?: |$|[가-힣“\"‘]))")
_DENIED = re.compile(r"([가-힣]{2,6})(하지|되지) 않(?:았다|는다)(?=\.(?: |$|[가-힣“\"‘]))")
_EXISTS = re.compile(r"(?<=[이가은는도] )(있다|없다|있었다|없었다)(?=\.(?: |$))")
_SPEECH = re.compile(rf"(?:{'|'.join(word_list('errors', 'speech'))})$")
_NEGATED = {"있다": "없다", "없다": "있다", "있었다": "없었다", "없었다": "있었다"}

_SURNAMES = "".join(word_list("errors", "surnames"))
_TITLES = "|".join(word_list("errors", "titles"))
_PERSON = re.compile(
    rf"(?<![가-힣])[{_SURNAMES}][가-힣]{{2}}"
    rf"(?=씨|(?:\(\d\d\))? (?:[가-힣A-Za-z]{{2,12}} )?(?:{_TITLES})(?:[은는이가의도와과을를에]|,| |$))"
)
_NAME = re.compile(rf"(?<![가-힣])[{_SURNAMES}][가-힣]{{2}} $")
# Endings of common words and of bodies: 반대한 의원, 민주당 대변인, 전남도 지사.
_NOT_A_NAME = re.compile(
    r"[한된인할는은던의과와도당위부청시군구원처국실장관수사들전현신직측로서고며면여적일쪽두세네만이가돼날차해게을를]$"
)
_RUNGS = dict(word_pairs("errors", "rungs"))
_ALSO_THINGS = frozenset(word_list("errors", "also_things"))
_TITLE = re.compile(
    rf"(?<=[가-힣]{{3}} )(?:{'|'.join(sorted(_RUNGS, key=len, reverse=True))})(?=[은는이가의도] |은 |는 |을 |를 )"
)
_AGE = re.compile(
    r"(?<=[가-힣]\()\d{1,2}(?=\)|[·,] ?)|(?<=[가-힣]씨\()\d{2}(?=\))"
    r"|(?<![\d.,~∼\-])\d{1,2}(?=(?:세|살)(?! ?[이미초~∼\-]|대|기))"
)
_ENDINGS = "|".join(word_list("errors", "endings"))
_BODY = re.compile(
    rf"(?<![가-힣])(?:[가-힣]{{2,5}}(?:{_ENDINGS})(?=[은는이가을를의에과와도]|으로| )"
    r"|[가-힣]{2}[시군](?=[은는의] |에서 |에 ))"
)
_ENDING = re.compile(rf"(?:{_ENDINGS}|[시군])$")
_NOT_PLACES = frozenset(word_list("errors", "not_places"))
_CERTAIN = word_pairs("errors", "certainty")


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
        options = [
            ("letter", name[:1] + _slipped(name[1], rng) + name[2]),
            ("letter", name[:2] + _slipped(name[2], rng)),
        ]
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
