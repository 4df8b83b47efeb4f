"""What a rule is: a code, two names, a docstring with its source, examples that must fail and must pass, a judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from consistency.claims.diff import SentenceDiff
from consistency.model import Article, Mention, Severity, Verdict

if TYPE_CHECKING:
    from spacy.tokens import Doc

Side = Literal["a", "b"]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One disagreement inside a pair of sentences. Spans are offsets of the two fields."""

    span_a: tuple[int, int]
    span_b: tuple[int, int]
    value_a: str
    value_b: str
    message: str
    why: tuple[str, ...]
    verdict: Verdict = Verdict.CONFLICT
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two aligned sentences and what a judge may ask about the stories around them.

    ``elsewhere(side, mention)`` says whether the value of ``mention`` also stands in another sentence of that side's
    article. ``document(side)`` is the sentence analysed by the pipeline (slow: ask last).
    """

    diff: SentenceDiff
    article_a: Article
    article_b: Article
    similarity: float
    elsewhere: Callable[[Side, Mention], bool]
    document: Callable[[Side], Doc]
    notes: list[str] = field(default_factory=list)

    def text(self, side: Side) -> str:
        """The sentence of one side."""
        return self.diff.a.text if side == "a" else self.diff.b.text


Judge = Callable[[Comparison], Iterable[Mismatch]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule on aligned sentences. ``doc`` is the module's docstring: what, why, source, in Korean and English."""

    code: str
    name_ko: str
    name_en: str
    severity: Severity
    doc: str
    judge: Judge
    must_fail: tuple[tuple[str, str], ...]
    must_pass: tuple[tuple[str, str], ...]

    def __call__(self, comparison: Comparison) -> Iterator[Mismatch]:
        yield from self.judge(comparison)
