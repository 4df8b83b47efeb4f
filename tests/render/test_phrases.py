"""What the engine and the readers say is said in the report's language."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from consistency.model import ReadSummary, Skipped, Verdict
from consistency.render import render
from consistency.render.phrases import computed_in_english, reason_in_korean, why_in_english

READERS = Path(__file__).parents[2] / "consistency" / "readers"
HANGUL = re.compile(r"[가-힣]")


def test_steps_are_translated_and_values_kept() -> None:
    assert why_in_english("읽은 값: 486억 원 ↔ 486만 원") == "Read as: 486억 원 ↔ 486만 원"
    assert why_in_english("두 문장은 글자 기준으로 96% 같다") == "The letters of the two sentences are 96% the same"
    assert why_in_english("아직 아무도 옮기지 않은 말") is None


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("읽은 해: 2022년 ↔ 2023년", "Read as the years 2022 ↔ 2023"),
        ("두 문장이 같은 12위에서 센다", "Both sentences count from place 12"),
        ("‘15억원’을 ‘6척’로 나눈 값과 자릿수만 다르다", "A power of ten from ‘15억원’ divided by ‘6척’"),
        ("두 기사가 다루는 것을 말한다: 수출액", "Both speak of what the stories are about: 수출액"),
        ("4일 뒤의 요일과 다르다", "4 days later it is another weekday"),
        ("‘60건’ 가운데 일부라고 적었다", "The sentence calls it a part of ‘60건’"),
    ],
)
def test_reasons_across_stories_are_translated(step: str, said: str) -> None:
    assert why_in_english(step) == said


def test_interval_of_a_computed_value_is_kept() -> None:
    assert computed_in_english("비율이 맞지 않는다: ‘18%’ (허용 구간 27.5~28.5%)") == " (must be within 27.5~28.5%)"
    assert computed_in_english("합계가 맞지 않는다: ‘215명’ (읽은 부분의 합 205명)") == " (the parts add up to 205명)"
    assert computed_in_english("같은 문장의 수치가 다르다") == ""


def sentences_of_the_readers() -> list[str]:
    """Every reason that the readers' code holds, a word in the place of what is put into it."""
    found = []
    for path in sorted(READERS.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            reason = node.args[-1]
            if node.func.id not in ("Skipped", "UndecodableError", "UnknownFormatError", "UnreadableError"):
                continue
            options = [reason.body, reason.orelse] if isinstance(reason, ast.IfExp) else [reason]
            for option in options:
                if isinstance(option, ast.JoinedStr):
                    found.append("".join(v.value if isinstance(v, ast.Constant) else "“7”" for v in option.values))
                elif isinstance(option, ast.Constant):
                    found.append(option.value)
    return found


@pytest.mark.parametrize("reason", sentences_of_the_readers())
def test_every_reason_of_the_readers_can_be_said_in_korean(reason: str) -> None:
    plain = reason if reason_in_korean(reason) != reason else reason.replace("“7”", "7")
    assert HANGUL.search(reason_in_korean(plain)), reason


def test_readers_reasons_were_found() -> None:
    assert len(sentences_of_the_readers()) > 20


def test_unknown_reason_stays_as_it_is() -> None:
    assert reason_in_korean("Something else.") == "Something else."


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_korean_report_gives_reasons_in_korean(sample: ModuleType, form: str) -> None:
    report = replace(sample.CLEAN, read=ReadSummary(2, 1, 4, (Skipped("x.txt", "It is empty."),)))
    assert "빈 파일입니다." in render(report, form)
    assert "It is empty." not in render(report, form)
    assert "It is empty." in render(report, form, "en")


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_english_report_says_nothing_in_korean_by_itself(sample: ModuleType, form: str) -> None:
    finding = replace(sample.FINDINGS[0], rule="C103", why=("두 문장은 글자 기준으로 97% 같다", "모르는 말이다"))
    report = replace(sample.REPORT, findings=(finding,), read=ReadSummary(8, 5, 12))
    written = render(report, form, "en")
    assert "Year mismatch" in written
    assert "‘2022년’ ↔ ‘2021년’" in written
    assert "The letters of the two sentences are 97% the same" in written
    assert finding.message not in written
    assert "모르는 말이다" not in written
    update = replace(finding, verdict=Verdict.UPDATE)
    assert "‘2022년’ → ‘2021년’" in render(replace(report, findings=(update,)), form, "en")
