"""One error in print that meets several tellings of the thing is one finding."""

from __future__ import annotations

from consistency.gathered import by_weight
from consistency.model import Evidence, Finding, Severity, Span, Verdict


def _evidence(article: str, start: int, value: str, side: str) -> Evidence:
    place, sentence = Span(article, "body", start, start + 3), Span(article, "body", start, start + 20)
    return Evidence(place, value, value, "a" if side == "a" else "b", sentence)


def _finding(name: str, rule: str, *evidence: Evidence) -> Finding:
    return Finding(
        name, rule, "", Severity.WARNING, Verdict.CONFLICT, f"{evidence[0].text} ↔ {evidence[-1].text}", evidence, ()
    )


def test_one_value_against_two_tellings() -> None:
    first = _finding("1", "C301", _evidence("가", 0, "41명", "a"), _evidence("나", 0, "14명", "b"))
    second = _finding("2", "C301", _evidence("나", 40, "14명", "a"), _evidence("다", 7, "41명", "b"))
    (found,) = by_weight([second, first])
    assert found.id == "1"
    assert {(e.side, e.text) for e in found.evidence} == {("a", "41명"), ("b", "14명")}
    assert len(found.evidence) == 4


def test_two_things_of_one_pair_of_values() -> None:
    first = _finding("1", "C301", _evidence("가", 0, "41명", "a"), _evidence("나", 0, "14명", "b"))
    elsewhere = _finding("2", "C301", _evidence("라", 0, "41명", "a"), _evidence("마", 0, "14명", "b"))
    other_values = _finding("3", "C301", _evidence("가", 50, "41명", "a"), _evidence("나", 50, "15명", "b"))
    other_rule = _finding("4", "C101", _evidence("가", 80, "41명", "a"), _evidence("다", 0, "14명", "b"))
    assert len(by_weight([first, elsewhere, other_values, other_rule])) == 4


def test_two_rules_at_one_place() -> None:
    copied = _finding("1", "C101", _evidence("가", 0, "41명", "a"), _evidence("나", 0, "14명", "b"))
    anew = _finding("2", "C301", _evidence("다", 7, "41명", "a"), _evidence("나", 0, "14명", "b"))
    (found,) = by_weight([anew, copied])
    assert (found.rule, len(found.evidence)) == ("C101", 3)


def test_the_order_of_findings_does_not_matter() -> None:
    first = _finding("1", "C301", _evidence("가", 0, "41명", "a"), _evidence("나", 0, "14명", "b"))
    second = _finding("2", "C301", _evidence("나", 40, "14명", "a"), _evidence("다", 7, "41명", "b"))
    assert by_weight([first, second]) == by_weight([second, first])


def test_two_rules_that_print_one_value_in_two_ways() -> None:
    name = _finding("1", "C317", _evidence("가", 0, "나래시청", "a"), _evidence("나", 0, "나리시청", "b"))
    word = _finding("2", "C327", _evidence("가", 30, "나래", "a"), _evidence("나", 0, "나리시청", "b"))
    of_another = _finding("3", "C327", _evidence("다", 30, "나래", "a"), _evidence("나", 0, "나리시청", "b"))
    assert [f.id for f in by_weight([word, name])] == ["1"]
    assert [f.id for f in by_weight([of_another, name])] == ["1", "3"]
