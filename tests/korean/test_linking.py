from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from consistency.korean.linking import link
from consistency.korean.persons import read_text
from consistency.model import Person

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "linking.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_leads_surnames_back_to_full_names(case: dict[str, Any]) -> None:
    persons = read_text(case["text"])
    found = {
        f"{person.name} {person.title}".strip(): persons[index].name
        for person, index in zip(persons, link(persons), strict=True)
        if index is not None
    }
    assert found == case["is"]


def test_hanja_surname() -> None:
    persons = [Person(0, 1, "李", "대통령"), Person(9, 12, "이서준", "대통령")]
    assert link(persons) == [1, None]


def test_a_link_leads_to_the_first_full_name_and_never_to_a_surname() -> None:
    names, titles = ("김", "김철수", "김영희", "김모", "金", "트럼프", "도널드 트럼프"), ("", "의원", "전 의원")
    persons = [Person(0, 1, name, title, anonymised=name == "김모") for name, title in product(names, titles)] * 2
    links = link(persons)
    for index in links:
        assert index is None or (len(persons[index].name) > 2 and index < len(persons) // 2)
    assert persons[links[16] or 0].name == "도널드 트럼프"
