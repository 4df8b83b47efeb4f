"""What a rule is: a code, two names, a docstring with its source, examples that must fail and must pass, a judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from consistency.claims.announcements import Announcement
from consistency.claims.bodies import BodyName
from consistency.claims.counts import Count
from consistency.claims.dated import Dated
from consistency.claims.datings import Dating
from consistency.claims.daymarks import Daymark, Yearmark
from consistency.claims.deeds import Deed
from consistency.claims.diff import SentenceDiff
from consistency.claims.facets import Facet
from consistency.claims.firsts import First
from consistency.claims.following import Unfollowed
from consistency.claims.headed import Headed, HeadPair
from consistency.claims.held import Held
from consistency.claims.lookbacks import Lookback
from consistency.claims.measured import Measured
from consistency.claims.memberships import Membership
from consistency.claims.minutes import Minute
from consistency.claims.moving import Key, Moving
from consistency.claims.occurrences import Occurrence
from consistency.claims.people import PersonFact
from consistency.claims.ranges import Range
from consistency.claims.reading import Reading
from consistency.claims.retelling import PlacePair, Slot
from consistency.claims.rows import Row
from consistency.claims.standings import Standing
from consistency.claims.statements import ClaimPair, Statement
from consistency.claims.tables import LabelDifference
from consistency.claims.telling import Telling
from consistency.claims.turns import Turn, TurnPair
from consistency.claims.yearvalues import YearValue
from consistency.model import Article, Mention, Period, Severity, Span, Verdict

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

    ``closeness`` is the share (0 to 1) of the shorter story's letters that the other has word for word.
    ``recount`` says that most figures of the two stories differ: one is the other with everything counted anew.
    ``elsewhere(side, mention)`` says whether the value of ``mention`` also stands in another sentence of that side's
    article. ``document(side)`` is the sentence analysed by the pipeline (slow: ask last).
    """

    diff: SentenceDiff
    article_a: Article
    article_b: Article
    similarity: float
    closeness: float
    recount: bool
    elsewhere: Callable[[Side, Mention], bool]
    document: Callable[[Side], Doc]

    def text(self, side: Side) -> str:
        """The sentence of one side."""
        return self.diff.a.text if side == "a" else self.diff.b.text


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places in a story that cannot all be true: offsets in ``reading``'s field, and the value as read."""

    reading: Reading
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What cannot all be true in one story. ``claimed`` is the printed statement judged; ``basis`` are the places it
    contradicts (none where the statement refutes itself, as 31 April does). One that is ``second`` is told only where
    no other touches what it claims."""

    claimed: Place
    basis: tuple[Place, ...]
    message: str
    why: tuple[str, ...]
    verdict: Verdict = Verdict.CONFLICT
    severity: Severity | None = None
    second: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One story with its sentences read: what a judge of single stories sees. ``document`` is slow: ask last.
    ``again`` are figures that the trees take for those of one thing, the one printed nowhere else first;
    ``unfollowed`` those that do not follow from two others that they are told with."""

    article: Article
    title: Reading
    sentences: tuple[Reading, ...]
    document: Callable[[Reading], Doc]
    again: tuple[PlacePair, ...] = ()
    unfollowed: tuple[Unfollowed, ...] = ()


@dataclass(frozen=True, slots=True)
class Across:
    """What stories on one event say, claim by claim. ``pairs`` are the ids of stories that tell one event, ``close``
    of those that do beyond doubt; ``source`` gives the one story that a story
    is a reprint of (itself where it is none); ``moving_pairs`` the ids of stories that give one moving measure for one
    event. ``sentence`` is where the sentence of a body stands that has an offset; ``drafts`` are the ids of the stories
    one of which a finding must touch (None: any story will do); ``document`` analyses a text (slow).
    ``daymarks`` and ``yearmarks`` are read among few stories only; ``periods`` are all that a story prints."""

    articles: Mapping[str, Article]
    statements: Mapping[str, Sequence[Statement]]
    pairs: Sequence[tuple[str, str]]
    close: Sequence[tuple[str, str]]
    claims: Sequence[ClaimPair]
    learned: Sequence[ClaimPair]
    """Figures that the trees take for one claim, among few stories."""
    learned_moments: Sequence[PlacePair]
    """Days, months, years and hours that the trees take for those of one thing, among few stories."""
    places: Sequence[PlacePair]
    occurrences: Mapping[str, Sequence[Occurrence]]
    minutes: Mapping[str, Sequence[Minute]]
    announcements: Mapping[str, Sequence[Announcement]]
    datings: Mapping[str, Sequence[Dating]]
    daymarks: Mapping[str, Sequence[Daymark]]
    yearmarks: Mapping[str, Sequence[Yearmark]]
    periods: Mapping[str, Sequence[Period]]
    deeds: Mapping[str, Sequence[Deed]]
    measured: Mapping[str, Sequence[Measured]]
    counts: Mapping[str, Sequence[Count]]
    dated: Mapping[str, Sequence[Dated]]
    facets: Mapping[str, Sequence[Facet]]
    firsts: Mapping[str, Sequence[First]]
    held: Mapping[str, Sequence[Held]]
    lookbacks: Mapping[str, Sequence[Lookback]]
    year_values: Mapping[str, Sequence[YearValue]]
    standings: Mapping[str, Sequence[Standing]]
    ranges: Mapping[str, Sequence[Range]]
    memberships: Mapping[str, Sequence[Membership]]
    turned: Sequence[TurnPair]
    moving: Mapping[str, Sequence[Moving]]
    moving_pairs: Mapping[Key, Sequence[tuple[str, str]]]
    people: Mapping[str, Sequence[PersonFact]]
    labelled: Sequence[LabelDifference]
    headed: Sequence[HeadPair]
    doubted: Callable[[str, Sequence[Span], Sequence[Span]], bool]
    """Whether the trees, among few stories, hold what a rule (its code) sets against each other for two things."""
    source: Callable[[str], str]
    sentence: Callable[[str, int], Span]
    document: Callable[[str], Doc]
    drafts: frozenset[str] | None = None


Told = (
    Statement
    | Occurrence
    | Minute
    | Announcement
    | Dating
    | Daymark
    | Yearmark
    | Deed
    | Count
    | Dated
    | Facet
    | First
    | Held
    | Lookback
    | Range
    | Measured
    | Headed
    | Membership
    | Slot
    | Turn
    | Moving
    | PersonFact
    | BodyName
    | Row
    | Standing
    | Telling
    | YearValue
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two groups of statements that cannot both be true; ``a`` is the one with more independent witnesses."""

    a: tuple[Told, ...]
    b: tuple[Told, ...]
    message: str
    why: tuple[str, ...]
    verdict: Verdict = Verdict.CONFLICT
    severity: Severity | None = None
    counted: bool = False
    """Whether other figures give it, so that it need not be likely as well."""


@dataclass(frozen=True, slots=True)
class AcrossRule:
    """A rule on stories that share no sentence: like ``Rule``, its examples being two stories or more."""

    code: str
    name_ko: str
    name_en: str
    severity: Severity
    doc: str
    judge: Callable[[Across], Iterable[Disagreement]]
    must_fail: tuple[tuple[str, ...], ...]
    must_pass: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule on aligned sentences. ``doc`` is the module's docstring: what, why, source, in Korean and English.

    Every example of ``must_fail`` is found by this rule, none of ``must_pass`` is; a test holds it to that.
    """

    code: str
    name_ko: str
    name_en: str
    severity: Severity
    doc: str
    judge: Callable[[Comparison], Iterable[Mismatch]]
    must_fail: tuple[tuple[str, str], ...]
    must_pass: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StoryRule:
    """A rule on one story: like ``Rule``, with examples of one text (the second part is None)."""

    code: str
    name_ko: str
    name_en: str
    severity: Severity
    doc: str
    judge: Callable[[Story], Iterable[Contradiction]]
    must_fail: tuple[tuple[str, None], ...]
    must_pass: tuple[tuple[str, None], ...]
