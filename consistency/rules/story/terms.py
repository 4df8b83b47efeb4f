"""What the headline says the higher court did to a sentence (감형, 형량 늘어, 항소 기각) against the two terms
of the body, for
the rule on the gist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.claims.arithmetic import is_plain
from consistency.claims.masked import AMOUNT, DURATION, RANK, any_of, masked, slot
from consistency.claims.reading import Reading
from consistency.claims.values import printed
from consistency.model import Quantity
from consistency.rules.base import Contradiction, Place

_HEAD = re.compile(
    r"(?P<less>감형|형량 ?(?:줄|낮|감경|깎)|형 ?(?:줄어|깎여|낮아))"
    r"|(?P<more>형량 ?(?:늘|높|가중|올)|형 ?(?:늘어|가중)|(?:더 )?(?:무거운|높은|중한) ?형|가중 ?처벌)"
    r"|(?P<same>항소 ?기각|상고 ?기각|원심 ?유지|형량 ?유지|1심 ?유지|2심도|항소심도)"
)
_KIND = r"(?P<{0}>징역|금고|벌금|사회봉사)(?:형)?(?:을|은)? ?"
_TERMS = re.compile(
    _KIND.format("kind")
    + slot("first", DURATION + AMOUNT)
    + r"(?:형)?(?:을|를|이|의)? ?(?:의 )?(?:실형을 |형을 )?(?:선고|내)[^\ue001-\uefff.;…]{0,14}"
    rf"(?:원심|{any_of(RANK)}|선고)(?: ?판결)?(?:을|를)? ?"
    r"(?:깨고|파기하고|뒤집고|파기했)[^\ue001-\uefff.;…]{0,24}"
    + _KIND.format("kind2")
    + slot("last", DURATION + AMOUNT)
)
_FIRST = re.compile(
    rf"(?:{any_of(RANK)}|원심)(?:은|에서|에서는| 재판부는| 법원은)? ?[^\ue001-\uefff.;…]{{0,24}}"
    + _KIND.format("kind")
    + slot("first", DURATION + AMOUNT)
)
_LAST = re.compile(
    rf"(?:항소심|{any_of(RANK)})(?:은|에서|에서는| 재판부는| 법원은|에서도)? ?[^\ue001-\uefff.;…]{{0,24}}"
    + _KIND.format("kind2")
    + slot("last", DURATION + AMOUNT)
)
_SAID = {
    "more": re.compile("(?:더 )?(?:무거운|높은|중한) 형|형(?:량)?을 (?:늘|높|가중)|가중"),
    "less": re.compile("(?:더 )?(?:가벼운|낮은) 형|형(?:량)?을 (?:줄|낮|깎|감경)|감형"),
}
_ELSE = re.compile("집행유예|무죄|일부|추징|[?？]|벌금형|각각|공범|구형")


def terms_otherwise(title: Reading, sentences: Sequence[Reading]) -> Iterator[Contradiction]:
    """감형 over a term that is longer than the first court's, and the reverse."""
    told = _HEAD.search(title.text)
    if told is None or len(_HEAD.findall(title.text)) != 1:
        return
    found = list(_changes(sentences))
    if len(found) != 1:
        return
    reading, first, last = found[0]
    way = "less" if last.value < first.value else "more" if last.value > first.value else "same"
    if told[way]:
        return
    places = [Place(reading, q.start, q.end, printed(q)) for q in (first, last)]
    for sentence in sentences:
        if said := _SAID[way].search(sentence.text) if way != "same" else None:
            start = sentence.start + said.start()
            places.append(Place(sentence, start, start + len(said[0]), said[0]))
            break
    a, b = (
        title.text[slice(*told.span())],
        f"{reading.slice(first.start, first.end)} → {reading.slice(last.start, last.end)}",
    )
    yield Contradiction(
        Place(title, title.start + told.start(), title.start + told.end(), a),
        tuple(places),
        f"제목이 말한 형의 증감이 본문과 다르다: ‘{a}’ ↔ ‘{b}’",
        ("앞선 심급의 형과 견주었다",),
    )


def _changes(sentences: Sequence[Reading]) -> Iterator[tuple[Reading, Quantity, Quantity]]:
    for reading in sentences:
        if _ELSE.search(reading.text) or len(reading.mentions) < 2:
            continue
        sentence = masked(reading)
        m = _TERMS.search(sentence.text)
        if m is not None and m["kind"] == m["kind2"]:
            first, last = sentence.quantity(m["first"]), sentence.quantity(m["last"])
        else:
            one, two = _FIRST.search(sentence.text), _LAST.search(sentence.text)
            if one is None or two is None or one["kind"] != two["kind2"]:
                continue
            first, last = sentence.quantity(one["first"]), sentence.quantity(two["last"])
        if first.dimension == last.dimension and all(is_plain(q) and not q.bound for q in (first, last)):
            yield reading, first, last
