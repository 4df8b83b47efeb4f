"""The nouns of the checker: frozen values without behaviour that needs another module.

Offsets are the canonical address of everything: ``start`` and ``end`` count Unicode code points in a
field (title or body) of an article *as it was given*. Nothing is ever found again by searching its text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Literal, Protocol

FieldName = Literal["title", "body"]
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Severity(StrEnum):
    """How much a finding matters to an editor; the order of the members is the order of weight."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error.

        >>> import consistency
        >>> consistency.Severity("warning").rank
        1
        """
        return list(Severity).index(self)


class Verdict(StrEnum):
    """What two pieces of evidence are to each other."""

    CONFLICT = "conflict"
    UPDATE = "update"
    APPROXIMATION = "approximation"


@dataclass(frozen=True, slots=True)
class SourceLines:
    """Lines (from 1) of the file an article came from: that of its title and that on which its body begins.

    ``follow`` is True where the body's line breaks are the file's own (a text file), False where the whole body stands
    on one line (JSON Lines).
    """

    title: int
    body: int
    follow: bool = True


@dataclass(frozen=True, slots=True)
class Article:
    """One story as it was given. ``source`` says from where: a path, and ``#n`` inside a file of many.

    A time without a zone is Korean time.

    >>> import consistency
    >>> story = consistency.Article("bridge", "새 다리 개통", "해솔군은 새 다리를 열었다.", outlet="해담통신")
    >>> story.outlet
    '해담통신'
    """

    id: str
    title: str
    body: str
    published: datetime | None = None
    outlet: str = ""
    section: str = ""
    url: str = ""
    source: str = ""
    day_only: bool = False
    """True when the input gave the day of publication without a time; ``published`` is then midnight, Seoul."""
    lines: SourceLines | None = None
    """Where in the file it stands; None where its lines are not the file's, as in HTML."""

    def text(self, name: FieldName) -> str:
        """The field's text, unchanged.

        >>> import consistency
        >>> consistency.Article("bridge", "새 다리 개통", "해솔군은 새 다리를 열었다.").text("title")
        '새 다리 개통'
        """
        return self.title if name == "title" else self.body

    def line(self, name: FieldName, offset: int) -> int | None:
        """The line (from 1) of the source file on which the field's code point ``offset`` stands; None if unknown.

        >>> import consistency
        >>> article = consistency.read("새 다리 개통\\n\\n해솔군은 새 다리를 열었다.\\n길이는 480m다.").articles[0]
        >>> article.line("body", article.body.index("길이"))
        4
        """
        if self.lines is None:
            return None
        if name == "title":
            return self.lines.title
        return self.lines.body + (len(_LINE_BREAK.findall(self.body, 0, offset)) if self.lines.follow else 0)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input, or a part of one, that was not read, and why (a sentence for the user)."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Span:
    """A place: code points ``start`` to ``end`` (exclusive) of a field of an article."""

    article: str
    field: FieldName
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two places have a code point of one field in common.

        >>> import consistency
        >>> place = consistency.Span("bridge", "body", 0, 5)
        >>> place.overlaps(consistency.Span("bridge", "body", 4, 9))
        True
        >>> place.overlaps(consistency.Span("bridge", "title", 0, 5))
        False
        """
        return (
            (self.article, self.field) == (other.article, other.field)
            and self.start < other.end
            and other.start < self.end
        )


# --- mentions: offsets are relative to the text that was read -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed amount. ``value``, ``low``, ``high`` and ``step`` are in the base unit of ``dimension``.

    ``step`` is the weight of the last printed digit (1e8 for 657억, 0.1 for 47.0%). ``low`` and ``high`` bound what
    the words allow: the value itself when no approximator stands beside it. ``role`` is the surface form's extra
    sense: ``age`` (also a decade of age: 20대), ``conversion`` (the bracket after a foreign amount),
    ``duration``, ``score`` (3대2),
    ``elided`` (the unit is that of the amount before or after) or empty.
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    low: Decimal
    high: Decimal
    unit: str
    dimension: str
    bound: str = ""
    role: str = ""
    malformed: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A printed time. Unstated parts are None; ``resolved`` says which part was taken from the publication time.

    ``clock`` is minutes after midnight. ``until`` is the end of a stated range. ``local`` marks (현지시간).
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    clock: int | None = None
    part: str = ""
    """``1Q``…``4Q``, ``1H``, ``2H`` or empty."""
    until: tuple[int | None, int | None, int | None, int | None] | None = None
    local: bool = False
    approximate: bool = False
    resolved: tuple[str, ...] = ()
    guessed: bool = False
    """True when the month is only that of the nearest such day: a bare 14일."""
    stated: tuple[str, ...] = ()
    inherited: tuple[int | None, int | None, int | None] | None = None
    """Year, month and day of the period before in the text, where these words refer back to it
    (이날, a bare 3월, a bare
    hour): neither printed here nor resolved, so the parts above stay None. 이날 is that day, 전날 the day before."""


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order: 4위, 두 번째, 최초 (value 1), 공동 4위; ``of`` is the field's size where printed."""

    start: int
    end: int
    value: int
    kind: str
    """``place`` (위, 등), ``ordinal`` (번째), ``first`` (최초, 처음), ``leading`` (7대 로펌), or ``nth.`` and the noun
    (``nth.차``)."""
    of: int | None = None


@dataclass(frozen=True, slots=True)
class DegreeWord:
    """A word that stands on a scale of the lexicon: 대부분 on ``share``, 최후진국 on ``development``…"""

    start: int
    end: int
    word: str
    scale: str
    level: int
    bound: str = ""
    """What a superlative holds within: 역대, 21개월 만에, 1분기 기준; empty where nothing bounds it."""


@dataclass(frozen=True, slots=True)
class Person:
    """A named person with what stands beside the name. ``start`` and ``end`` span the name alone."""

    start: int
    end: int
    name: str
    title: str = ""
    title_span: tuple[int, int] | None = None
    affiliation: str = ""
    affiliation_span: tuple[int, int] | None = None
    age: int | None = None
    anonymised: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that turns what is said around it: ``kind`` is ``direction``, ``polarity`` or ``modality``.

    ``value`` is ``up``, ``down``, ``more`` or ``less``; ``not``; or how sure it is: ``planned``, ``considered``,
    ``expected``, ``demanded``, ``reported``, ``alleged``, ``denied``, ``confirmed``, ``provisional``.
    """

    start: int
    end: int
    kind: str
    value: str


Mention = Quantity | Period | Rank | DegreeWord | Person


@dataclass(frozen=True, slots=True)
class Claim:
    """One mention read as a statement: who, which measure, how much, when. ``id`` is stable for the same text."""

    id: str
    span: Span
    sentence: Span
    text: str
    value: str
    kind: str
    measure: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Two sentences that tell the same thing. ``similarity`` is of their letters alone, 0 to 100."""

    a: Span
    b: Span
    similarity: float


@dataclass(frozen=True, slots=True)
class Passage:
    """Two spans of bodies that tell the same text, with the sentence pairs inside, in reading order."""

    a: Span
    b: Span
    pairs: tuple[SentencePair, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One side's words: ``text`` is exactly the slice at ``span``; ``value`` is how it was read.

    ``context`` is the sentence around it; ``side`` is ``a`` or ``b`` (reprints of one telling share a side).
    """

    span: Span
    text: str
    value: str
    side: Literal["a", "b"]
    context: Span


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The decision to let a finding stand: the finding's id, why, by whom, and on which day (None where not told)."""

    id: str
    reason: str
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that cannot all be true (or was updated, or only approximates).

    ``accepted`` is set where a newsroom's baseline lets the finding stand: it is shown, and never fails a run.
    """

    id: str
    rule: str
    name: str
    severity: Severity
    verdict: Verdict
    message: str
    evidence: tuple[Evidence, ...]
    why: tuple[str, ...] = ()
    accepted: Acceptance | None = None

    def weighs(self, least: Severity) -> bool:
        """True for a conflict of that severity or more, accepted or not.

        >>> import consistency
        >>> report = consistency.audit("새 다리 개통\\n\\n해솔군은 새 다리를 4월 31일 연다고 밝혔다.")
        >>> [finding.weighs(consistency.Severity.WARNING) for finding in report.findings]
        [True]
        """
        return self.verdict is Verdict.CONFLICT and self.severity.rank >= least.rank

    def fails(self, least: Severity) -> bool:
        """True for a conflict of that severity or more that nobody accepted.

        >>> import consistency
        >>> report = consistency.audit("새 다리 개통\\n\\n해솔군은 새 다리를 4월 31일 연다고 밝혔다.")
        >>> [(finding.severity.value, finding.fails(consistency.Severity.ERROR)) for finding in report.findings]
        [('warning', False)]
        """
        return self.weighs(least) and self.accepted is None


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge between two claims: ``agrees``, ``conflicts`` or ``updates`` (from the older to the newer)."""

    kind: Literal["agrees", "conflicts", "updates"]
    a: str
    b: str
    finding: str = ""


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """How much was read: articles, claims, and what was skipped and why."""

    articles: int
    passages: int
    claims: int
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one run. ``articles`` holds every article that a finding or passage names, whole."""

    analyser: str
    read: ReadSummary
    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    templates: int = 0
    """Pairs of articles left out because they are one recurring form around other facts."""
    stale: tuple[Acceptance, ...] = ()
    """Accepted findings that an audit of a whole collection did not find again."""
    drafts: tuple[str, ...] = ()
    """The ids of the drafts of a check; none in an audit."""


class Progress(Protocol):
    """Told of long work: ``stage`` names it, ``done`` of ``total`` units are finished."""

    def __call__(self, stage: str, done: int, total: int, /) -> None:
        """Take note that ``done`` of ``total`` units of ``stage`` are finished."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What the readers made of the inputs, in input order."""

    articles: tuple[Article, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Today:
    """The day a text speaks from; ``day_only`` when the hour is not known."""

    day: date
    day_only: bool = field(default=True)
