"""Assertions on articles, for pytest and every other test runner. Public: what ``__all__`` names.

With pytest, the fixture ``consistency`` is a `Checker` that is made once for the whole run, with the settings and the
baseline that stand in pytest's root directory::

    def test_morning_edition(consistency):
        consistency.assert_consistent("조간/1면.md", "조간/경제면.md")

Elsewhere the functions of this module do the same without settings.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec, TypeVar

from consistency import _verbs
from consistency._verbs import Source
from consistency.errors import ConsistencyError
from consistency.model import Finding, Report, Severity, Verdict
from consistency.render.failure import failure

__all__ = [
    "Checker",
    "InconsistentError",
    "assert_consistent",
    "assert_consistent_with",
    "assert_no_findings",
    "assert_same_facts",
]

_COLUMNS = 72
"""What pytest's margin leaves of a terminal of 80 columns."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


class InconsistentError(AssertionError):
    """Articles that cannot all be true. ``report`` is the whole report, ``findings`` are those that failed."""

    def __init__(self, report: Report, findings: Iterable[Finding]) -> None:
        self.report = report
        self.findings = tuple(findings)
        # What it is pickled as, on its way from another process.
        super().__init__(self.report, self.findings)

    def __str__(self) -> str:
        return failure(self.report, self.findings, _COLUMNS)


def _told(method: Callable[_P, _T]) -> Callable[_P, _T]:
    """Show of an error that its sentence explains only where the caller called: no frame of ours, in no test runner."""

    @wraps(method)
    def called(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        __tracebackhide__ = True
        try:
            return method(*args, **kwargs)
        except (ConsistencyError, InconsistentError) as error:
            raise error.with_traceback(None) from None

    return called


class Checker:
    """Audits and asserts with one newsroom's settings.

    ``config`` and ``baseline`` are paths, or None for none; ``ConfigError`` and ``BaselineError`` are raised at once.
    The analyser is loaded with the first text that needs it. Every method raises what `consistency.audit` does for
    inputs that cannot be read. ``accepted`` holds, by id, the findings that the baseline let stand so far.

    >>> from consistency.testing import Checker
    >>> desk = Checker(config=None, baseline=None)
    >>> desk.assert_consistent("해솔군은 312억원을 들여 새 다리를 지었다고 30일 밝혔다.")
    >>> desk.accepted
    {}
    """

    @_told
    def __init__(
        self,
        *,
        config: str | os.PathLike[str] | None = None,
        baseline: str | os.PathLike[str] | None = None,
    ) -> None:
        self._settings = _verbs.load_settings(config, baseline)
        self.accepted: dict[str, Finding] = {}

    @_told
    def audit(self, *sources: Source) -> Report:
        """As `consistency.audit`.

        >>> from consistency.testing import Checker
        >>> report = Checker().audit("새 다리 개통\\n\\n해솔군은 새 다리를 4월 31일 연다고 밝혔다.")
        >>> [finding.message for finding in report.findings]
        ['달력에 없는 날짜다: ‘4월 31일’']
        """
        __tracebackhide__ = True
        return self._seen(_verbs.audit_read(_verbs.read_sources(sources), self._settings, sources))

    @_told
    def check(self, drafts: Source | Iterable[Source], against: Source | Iterable[Source]) -> Report:
        """As `consistency.check`.

        >>> from consistency.testing import Checker
        >>> printed = "해솔군은 2022년부터 지은 새 다리를 30일 열었다고 밝혔다."
        >>> draft = "해솔군은 2021년부터 지은 새 다리를 30일 열었다고 밝혔다."
        >>> [finding.rule for finding in Checker().check(draft, printed).findings]
        ['C103']
        """
        __tracebackhide__ = True
        found = _verbs.read_sources(_verbs.several(drafts))
        printed = _verbs.read_against(_verbs.several(against), found)
        return self._seen(_verbs.check_read(found, printed, self._settings))

    @_told
    def assert_consistent(self, *articles: Source, min_severity: str = "warning") -> None:
        """Fail when two of the articles, or one with itself, cannot both be true.

        Takes what `consistency.read` takes. Raises `InconsistentError` for a conflict of ``min_severity`` or more
        (``error``, ``warning`` or ``info``) that the baseline does not accept; updates never fail.

        >>> from consistency.testing import assert_consistent
        >>> assert_consistent(
        ...     "해솔군은 312억원을 들여 새 다리를 지었다고 30일 밝혔다.",
        ...     "해솔군은 3120억원을 들여 새 다리를 지었다고 30일 밝혔다.",
        ... )
        Traceback (most recent call last):
        consistency.testing.InconsistentError: 발견 1건
        ...
        """
        __tracebackhide__ = True
        self.assert_no_findings(self.audit(*articles), min_severity=min_severity)

    @_told
    def assert_consistent_with(
        self, draft: Source | Iterable[Source], against: Source | Iterable[Source], *, min_severity: str = "warning"
    ) -> None:
        """Fail when the draft (or one of several) cannot be true together with what was printed, or with itself.

        >>> from consistency.testing import assert_consistent_with
        >>> assert_consistent_with(
        ...     "해솔군은 2021년부터 지은 새 다리를 30일 열었다고 밝혔다.",
        ...     against="해솔군은 2022년부터 지은 새 다리를 30일 열었다고 밝혔다.",
        ... )
        Traceback (most recent call last):
        consistency.testing.InconsistentError: 발견 1건
        ...
        """
        __tracebackhide__ = True
        self.assert_no_findings(self.check(draft, against), min_severity=min_severity)

    @_told
    def assert_no_findings(self, report: Report, *, min_severity: str = "warning") -> None:
        """Fail when the report has a conflict of ``min_severity`` or more that is not accepted.

        >>> import consistency
        >>> from consistency.testing import assert_no_findings
        >>> assert_no_findings(consistency.audit("해솔군은 새 다리를 30일 열었다고 밝혔다."), min_severity="info")
        """
        __tracebackhide__ = True
        least = _severity(min_severity)
        if failing := [one for one in report.findings if one.fails(least)]:
            raise InconsistentError(report, failing)

    @_told
    def assert_same_facts(self, a: Source, b: Source) -> None:
        """Fail when two tellings of one story do not print the same facts: after an edit that was to change only words.

        Fails for every figure, time, rank, degree word and name that only one of them prints (1,240억원 and
        1천240억 원 are one), and for every conflict or update between them. Each must be one article.

        >>> from consistency.testing import InconsistentError, assert_same_facts
        >>> before = "해솔군은 1,240억원을 들여 새 다리를 지었다고 30일 밝혔다."
        >>> assert_same_facts(before, "해솔군은 30일 새 다리를 1천240억 원을 들여 지었다고 밝혔다.")
        >>> try:
        ...     assert_same_facts(before, "해솔군은 새 다리를 지었다고 30일 밝혔다.")
        ... except InconsistentError as error:
        ...     print(error.findings[0].message)
        첫째 글에만 있다: ‘1,240억원’
        """
        __tracebackhide__ = True
        report = self._seen(_verbs.same_facts(a, b, self._settings))
        told = [one for one in report.findings if one.accepted is None]
        if failing := [one for one in told if one.verdict is not Verdict.APPROXIMATION]:
            raise InconsistentError(report, failing)

    def _seen(self, report: Report) -> Report:
        self.accepted |= {one.id: one for one in report.findings if one.accepted is not None}
        return report


def _severity(name: str) -> Severity:
    __tracebackhide__ = True
    if name not in (names := [one.value for one in reversed(Severity)]):
        raise ValueError(f"min_severity is one of {', '.join(names)}, not {name!r}")
    return Severity(name)


_plain = Checker()
assert_consistent = _plain.assert_consistent
assert_consistent_with = _plain.assert_consistent_with
assert_no_findings = _plain.assert_no_findings
assert_same_facts = _plain.assert_same_facts
