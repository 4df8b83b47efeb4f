"""Every public function and method has an example in its docstring, and every example does what it says."""

from __future__ import annotations

import doctest
import inspect
from collections.abc import Iterator
from typing import Any

import pytest

import consistency
import consistency.render
import consistency.testing

MODULES = (consistency, consistency.testing, consistency.render)


def methods(one: type) -> Iterator[tuple[str, Any]]:
    """The public methods and properties that the class itself defines."""
    for name, member in vars(one).items():
        if not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, property)):
            yield f"{one.__name__}.{name}", member


def called() -> dict[str, Any]:
    """What a caller of the public API can call, by name."""
    found: dict[str, Any] = {}
    for module in MODULES:
        for name in module.__all__:
            one = getattr(module, name)
            if inspect.isclass(one):
                found.update(methods(one))
            elif inspect.isroutine(one):
                found[f"{module.__name__}.{name}"] = one
    # Of the classes, these two are made by the caller and not only handed out.
    return found | {"Article": consistency.Article, "Checker": consistency.testing.Checker}


CALLED = called()


def test_what_can_be_called_is_known() -> None:
    assert {"consistency.audit", "consistency.render.load_report", "Checker.check", "Article.line"} <= set(CALLED)
    assert len(CALLED) >= 18


@pytest.mark.parametrize("name", CALLED)
def test_example_does_what_it_says(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = inspect.getdoc(CALLED[name]) or ""
    test = doctest.DocTestParser().get_doctest(text, {}, name, None, 0)
    assert test.examples, f"{name} has no example"
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.REPORT_NDIFF).run(test)
    assert result.failed == 0, capsys.readouterr().out
