"""A total in one sentence and, in the next, parts that leave nothing out (개인과 법인, 남녀) or more than the
whole, for
the rule on totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.claims.arithmetic import interval, is_plain
from consistency.claims.masked import masked
from consistency.claims.reading import Reading
from consistency.model import Quantity
from consistency.rules.base import Story
from consistency.rules.story.adjoining import Apart
from consistency.rules.story.listing import MOST_PARTS, added, labels_complete

_KINDS = ("count.", "money.", "mass", "area", "length")
_COMPARED = re.compile(
    r"보다|대비|에서 |늘|줄|증가|감소|상승|하락|평균|당 |씩|각각|추가|포함|제외|별도|복수|중복|최대|최소|이상"
    r"|이하|등(?=[ ,.]|으로|이|을|의|에)"
    r"|주요|상위|특히|가장|나머지|(?<![가-힣])중 |가운데|→|목표|예상|전망"
)
_EARLIER = re.compile("지난해|작년|전년|당시|앞서|내년|당초|애초|지난달|전달|동기")
_ANOTHER = re.compile("같은 기간|동기|대비|보다|비교")
_TAKES_PART = re.compile(
    r"^[\s“\"‘']*(?:이 ?(?:중|가운데)|그 ?(?:중|가운데)|이들 (?:중|가운데))(?:에서(?:도)?|에는|엔)?,? "
)
_GREW = re.compile(r"(?:이|가|을|를)? ?(?:더 )?(?:늘|줄|증가|감소|추가)")
_THEREOF = re.compile(r"(?<![가-힣])(?:이|그) ?(?:중|가운데)(?:에서(?:도)?|에는|엔)?,? ")
_SUMMED = re.compile("포함|합[쳐치하한해]|더[해한하]|등 ")
"""Before it: the whole is more than the figures that stand there."""
_MORE_THAN = re.compile(r"보다|대비|에서 |까지|이상|당 |씩|평균|연간|하루|매년|매달|누적|추가|최대")
_OTHER_TIME = re.compile("올해|내년|지난해|작년|당초|애초|향후|앞으로|까지|이후")
_LEAST = Decimal("1.05")
_SLIP_FROM, _SLIP_TO = Decimal("0.5"), Decimal("1.6")
_HURT = re.compile(r"다쳤|다치|부상")


def in_parts(story: Story) -> Iterator[Apart]:
    """The totals told a sentence before parts that are all of them."""
    for n, reading in enumerate(story.sentences):
        if n == 0 or len(reading.mentions) < 2:
            continue
        before = story.sentences[n - 1]
        figures = [q for q in reading.mentions if isinstance(q, Quantity)]
        for dimension in dict.fromkeys(q.dimension for q in figures if q.dimension.startswith(_KINDS)):
            parts = [q for q in figures if q.dimension == dimension]
            if not 2 <= len(parts) <= MOST_PARTS or not _are_all(reading, before, parts):
                continue
            totals = [q for q in before.mentions if isinstance(q, Quantity) and q.dimension == dimension]
            if len({q.value for q in totals}) == 1 and not _elsewhere(story, parts, totals[0]):
                yield Apart((before, totals[0]), [(reading, p) for p in parts], sealed=True)


def _are_all(reading: Reading, before: Reading, parts: list[Quantity]) -> bool:
    first, last = parts[0].start - reading.start, parts[-1].end - reading.start
    around = reading.text[max(0, first - 24) : last + 12]
    if _COMPARED.search(around) or not all(is_plain(p) and not p.bound and p.value > 0 for p in parts):
        return False
    if _ANOTHER.search(before.text) or (_EARLIER.search(reading.text) and not _EARLIER.search(before.text)):
        return False
    hurt = "중상" in around and "경상" in around and len(parts) == 2 and _HURT.search(before.text) is not None
    return hurt or labels_complete(masked(reading).text)


def _elsewhere(story: Story, parts: list[Quantity], total: Quantity) -> bool:
    """Whether the story has the sum somewhere, or it is far from the total: something else was added up then."""
    whole = added(parts, total.step, "round")
    middle = sum((p.value for p in parts), Decimal(0))
    if not _SLIP_FROM <= middle / (total.value or 1) <= _SLIP_TO:
        return True
    return any(
        whole.meets(interval(q))
        for r in (story.title, *story.sentences)
        for q in r.mentions
        if isinstance(q, Quantity) and q.dimension == total.dimension and is_plain(q) and q.value > 0
    )


def above(story: Story) -> Iterator[tuple[tuple[Reading, Quantity], tuple[Reading, Quantity]]]:
    """Parts that are more than the whole of which the sentence says that they are a part."""
    last: Reading | None = None
    for reading in story.sentences:
        if len(reading.mentions) > 1:
            for found in _above_before(reading):
                if last is None or not _has_more(last, found[0][1]):
                    yield found
        last = reading
    told: list[Quantity] = []
    for before, reading in zip(story.sentences, story.sentences[1:], strict=False):
        earlier, told = told, [*told, *(q for q in before.mentions if isinstance(q, Quantity))]
        m = _TAKES_PART.match(reading.text)
        if m is None:
            continue
        figures = [q for q in reading.mentions if isinstance(q, Quantity)]
        if not figures or not figures[0].dimension.startswith(_KINDS):
            continue
        part = figures[0]
        wholes = [q for q in before.mentions if isinstance(q, Quantity) and q.dimension == part.dimension]
        if len(wholes) != 1 or not all(is_plain(q) and not q.bound and q.value > 0 for q in (part, wholes[0])):
            continue
        whole = wholes[0]
        if any(q.dimension == part.dimension and q.value >= part.value for q in earlier):
            continue  # of those told further above
        end = part.end - reading.start
        if _OTHER_TIME.search(reading.text[m.end() : end]) or _MORE_THAN.search(reading.text[m.end() : end + 8]):
            continue
        if _MORE_THAN.search(before.text[max(0, whole.start - before.start - 12) : whole.end - before.start + 4]):
            continue
        if part.value > whole.value * _LEAST:
            yield (reading, part), (before, whole)


def _has_more(reading: Reading, part: Quantity) -> bool:
    """Whether a sentence has a figure of the kind that the part may be of."""
    figures = (q for q in reading.mentions if isinstance(q, Quantity) and q.dimension == part.dimension)
    return any(q.value > part.value for q in figures)


def _above_before(reading: Reading) -> Iterator[tuple[tuple[Reading, Quantity], tuple[Reading, Quantity]]]:
    """회원 2840명이 답했고 이 중 3120명이 반대했다: a part above all that the sentence tells of before it."""
    for m in _THEREOF.finditer(reading.text):
        figures = [q for q in reading.mentions if isinstance(q, Quantity)]
        before = [q for q in figures if q.end <= reading.start + m.start()]
        behind = [q for q in figures if q.start >= reading.start + m.end()]
        if not before or not behind or not behind[0].dimension.startswith(_KINDS):
            continue
        part = behind[0]
        wholes = [q for q in before if q.dimension == part.dimension]
        if not wholes or not all(is_plain(q) and not q.bound and q.value > 0 for q in (part, *wholes)):
            continue
        end = part.end - reading.start
        gap, ahead = reading.text[m.end() : end], reading.text[: m.start()]
        if _OTHER_TIME.search(gap) or _MORE_THAN.search(reading.text[m.end() : end + 8]) or _MORE_THAN.search(ahead):
            continue
        if _SUMMED.search(ahead) or _GREW.match(reading.text, wholes[-1].end - reading.start):
            continue
        if part.value > sum((q.value for q in wholes), Decimal(0)) * (_LEAST if part.step > 1 else 1):
            yield (reading, part), (reading, wholes[-1])
