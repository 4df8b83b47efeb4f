"""What a newsroom adds to the lexicon is used while it holds, and what does not fit is refused by its name."""

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest

from consistency.errors import LexiconError
from consistency.korean.degrees import opposites
from consistency.korean.lexicon import extended, extension_digest, load, names
from consistency.korean.mentions import read_mentions
from consistency.korean.names import person_lexicon
from consistency.model import Quantity

CUBE = {"units": {"dimensions": {"volume.cube": {"큐브": "8"}}}}


def quantities(text: str) -> list[tuple[str, str, int]]:
    return [(text[m.start : m.end], m.dimension, int(m.value)) for m in read_mentions(text) if isinstance(m, Quantity)]


def test_a_unit_is_read_only_while_it_is_there() -> None:
    text = "장비 3큐브를 들였다."
    before = quantities(text)
    with extended(CUBE):
        assert quantities(text) == [("3큐브", "volume.cube", 24)]
        assert extension_digest()
    assert quantities(text) == before
    assert ("3큐브", "volume.cube", 24) not in before
    assert extension_digest() == ""


def test_an_inner_extension_replaces_the_outer_one_and_gives_it_back() -> None:
    with extended(CUBE):
        with extended({}):
            assert quantities("3큐브를 들였다.") != [("3큐브", "volume.cube", 24)]
        assert quantities("3큐브를 들였다.") == [("3큐브", "volume.cube", 24)]


def test_lists_are_lengthened_word_strings_too_and_values_replaced() -> None:
    tables: dict[str, Any] = {
        "degrees": {"opposites": {"pairs": [["점등", "소등"]]}, "scale": {"share": {"words": {"극히 일부": 0}}}},
        "persons": {"titles": {"words": "항해장 갑판장"}},
        "weights": {"threshold": 5},
        "exchange": {"won": {"money.USD": {"high": "2500"}}},
    }
    bundled = load("degrees")["opposites"]["pairs"], load("exchange")["won"]["money.USD"]["low"]
    with extended(tables):
        assert {("점등", "소등"), ("소등", "점등"), ("증가", "감소")} <= opposites()
        assert {"항해장", "갑판장", "장관"} <= person_lexicon().titles
        assert load("weights")["threshold"] == 5.0
        assert load("exchange")["won"]["money.USD"] == {"low": bundled[1], "high": "2500"}
        assert load("degrees")["opposites"]["pairs"][:-1] == bundled[0]
    assert "항해장" not in person_lexicon().titles


def test_the_digest_depends_on_what_is_added_and_not_on_its_order() -> None:
    def digest(tables: dict[str, Any]) -> str:
        with extended(tables):
            return extension_digest()

    one = {"aliases": {"groups": [["가온", "가온사"]]}, "parties": {"parties": [["다온당"]]}}
    assert digest(one) == digest(dict(reversed(one.items())))
    assert digest(one) != digest({"aliases": {"groups": [["가온", "가온사"]]}})


@pytest.mark.parametrize(
    ("tables", "says"),
    [
        ({"unit": {}}, r"lexicon\.unit: there is no such lexicon"),
        ({"units": []}, r"lexicon\.units: a table is expected, not a list"),
        ({"units": {"dimension": {}}}, r"lexicon\.units\.dimension: there is no such entry"),
        ({"units": {"dimensions": {"mass": {"섬": 180}}}}, r"lexicon\.units\.dimensions\.mass\.섬: .*shape"),
        *(
            (
                {"units": {"dimensions": {"mass": {"섬": factor}}}},
                r"lexicon\.units\.dimensions\.mass\.섬: a number above 0",
            )
            for factor in ("백", "NaN", "sNaN", "Infinity", "1e999999999", "0", "0.0", "-5", "١", "1.", "9" * 21)
        ),
        (
            {"units": {"dimensions": {"area": {"명": "6"}}}},
            r"lexicon\.units\.dimensions\.area\.명: is read as count\.명",
        ),
        ({"units": {"dimensions": {"mass": {"km": "6"}}}}, r"lexicon\.units\.dimensions\.mass\.km: is read as length"),
        ({"units": {"counters": {"groups": [["달러"]]}}}, r"lexicon\.units\.counters\.groups: 달러 is read as money"),
        ({"units": {"dimensions": {"mass": {",": "6"}}}}, r"mass\.,: a word"),
        (
            {"approximators": {"after": {"언저리쯤": "aboot"}}},
            r"lexicon\.approximators\.after\.언저리쯤: .*none of about",
        ),
        (
            {"degrees": {"opposites": {"pairs": [["가", "나", "다"]]}}},
            r"lexicon\.degrees\.opposites\.pairs: an entry has 2",
        ),
        ({"aliases": {"names": [["다나라"]]}}, r"lexicon\.aliases\.names: an entry has"),
        ({"aliases": {"groups": [["다나라", "다"]]}}, r"lexicon\.aliases\.groups: 다 is too short"),
        ({"aliases": {"names": [["가온물산", "삼성전자"]]}}, r"lexicon\.aliases\.names: 삼성전자 stands for"),
        ({"cues": {"direction": {"up": {"nouns": [f"오름{n}" for n in range(6000)]}}}}, r"lexicon\.cues: more than"),
        ({"units": {"dimensions": {"\x1b[2J": 3}}}, r"lexicon\.units\.dimensions\.\\u001b"),
        ({"units": {"dimensions": {"mass": {"": "1"}}}}, r"lexicon\.units\.dimensions\.mass\.: a word"),
        ({"units": {"dimensions": {"volume.cube": {" ": "1"}}}}, r"volume\.cube: a word"),
        ({"measures": {"stop": {"word": ["그"]}}}, r"lexicon\.measures\.stop\.word: there is no such entry"),
        ({"measures": {"measures": ["매출"]}}, r"lexicon\.measures\.measures: an entry is a list"),
        ({"aliases": {"groups": [["가", 3]]}}, r"lexicon\.aliases\.groups: an entry is a list"),
        ({"aliases": {"groups": [["가", ""]]}}, r"lexicon\.aliases\.groups: a word"),
        ({"aliases": {"groups": [["가", "나" * 101]]}}, r"lexicon\.aliases\.groups: a word"),
        ({"aliases": {"groups": [["가", "나\x1b[2J"]]}}, r"lexicon\.aliases\.groups: a word"),
        ({"degrees": {"scale": {"새": {"words": {"최악": 0}}}}}, r"lexicon\.degrees\.scale\.새: .*shape"),
        ({"persons": {"titles": {"word": "항해장"}}}, r"lexicon\.persons\.titles\.word: there is no such entry"),
        ({"weights": {"threshold": "5"}}, r"lexicon\.weights\.threshold: a number is expected, not a string"),
        ({"exchange": {"won": {"money.PLN": {"low": "200"}}}}, r"lexicon\.exchange\.won\.money\.PLN: .*shape"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(tables: dict[str, Any], says: str) -> None:
    before = {name: repr(load(name)) for name in names()}
    with pytest.raises(LexiconError, match=says), extended(tables):
        pytest.fail("it was taken")
    assert {name: repr(load(name)) for name in names()} == before
    assert extension_digest() == ""


def test_two_threads_with_two_extensions_wait_for_each_other() -> None:
    seen: dict[str, set[str]] = {"8": set(), "16": set()}

    def read(factor: str) -> None:
        for _ in range(3):
            with extended({"units": {"dimensions": {"volume.cube": {"큐브": factor}}}}):
                seen[factor].add(str(quantities("3큐브를 들였다.")))

    threads = [Thread(target=read, args=(factor,)) for factor in seen]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {"8": {"[('3큐브', 'volume.cube', 24)]"}, "16": {"[('3큐브', 'volume.cube', 48)]"}}
    assert extension_digest() == ""
