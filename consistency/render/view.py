"""A report looked at as its readers see it: sections, sides and places, worked out once for all formats."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta, timezone
from enum import StrEnum
from functools import cached_property

from rapidfuzz import fuzz

from consistency.graph import Cluster, story_clusters
from consistency.model import Acceptance, Article, Evidence, Finding, Report, Severity, Skipped, Span, Verdict
from consistency.render.messages import Messages, messages
from consistency.render.names import RuleNames
from consistency.render.phrases import computed_in_english, reason_in_korean, why_in_english

SEOUL = timezone(timedelta(hours=9))
QUOTE_MARGIN = 240
"""Code points of a quoted sentence that are shown before and after its marked words; hostile text has no full stop."""
MESSAGE_WORDS = 60
"""Code points of the evidence's words that an English message repeats."""


class Section(StrEnum):
    """The parts that findings are shown in, most pressing first."""

    ERROR = "error"
    WARNING = "warning"
    UPDATE = "update"
    NOTE = "note"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence to show and the words in it to mark, as offsets in the sentence's field, in order and apart."""

    sentence: Span
    marks: tuple[tuple[int, int], ...]

    @property
    def place(self) -> Span:
        """The first marked words."""
        start, end = self.marks[0]
        return Span(self.sentence.article, self.sentence.field, start, end)


@dataclass(slots=True)
class Telling:
    """One article's evidence for one side of a finding."""

    article: Article
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def quotes(self) -> list[Quote]:
        """The sentences, each once, with all the words of the evidence that stand in it."""
        marks: dict[Span, list[tuple[int, int]]] = {}
        for item in self.evidence:
            inside = Span(
                item.span.article,
                item.span.field,
                min(item.context.start, item.span.start),
                max(item.context.end, item.span.end),
            )
            marks.setdefault(inside, []).append((item.span.start, item.span.end))
        return [Quote(sentence, tuple(_merged(places))) for sentence, places in marks.items()]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number in the report and a name that a link can point to."""

    number: int
    anchor: str
    finding: Finding


class View:
    """The report in one language, with what the formats look up again and again."""

    def __init__(self, report: Report, lang: str) -> None:
        """Raises `ConsistencyError` for a language that there are no texts in."""
        self.report = report
        self._lang = lang
        self.say: Messages = messages(lang)
        self.names = RuleNames(lang)
        self.articles = {article.id: article for article in report.articles}
        self._paragraphs: dict[str, list[int]] = {}

    @cached_property
    def clusters(self) -> list[Cluster]:
        """The clusters of stories, biggest first."""
        return story_clusters(self.report)

    @cached_property
    def sections(self) -> dict[Section, list[Numbered]]:
        """Every finding in its section, numbered through all sections in the order they are shown."""
        sorted_findings: dict[Section, list[Finding]] = {section: [] for section in Section}
        for finding in self.report.findings:
            sorted_findings[section_of(finding)].append(finding)
        sections: dict[Section, list[Numbered]] = {section: [] for section in Section}
        used: dict[str, int] = {}
        number = 0
        for section, findings in sorted_findings.items():
            for finding in findings:
                number += 1
                anchor = _anchor(finding.id)
                used[anchor] = used.get(anchor, 0) + 1
                if used[anchor] > 1:
                    anchor = f"{anchor}.{used[anchor]}"
                sections[section].append(Numbered(number, anchor, finding))
        return sections

    @cached_property
    def numbered(self) -> list[Numbered]:
        """All findings in the order they are shown."""
        return [item for section in self.sections.values() for item in section]

    def article(self, name: str) -> Article:
        """The article of that id; an empty one when the report does not hold it."""
        return self.articles.get(name) or Article(name, "", "")

    def sides(self, finding: Finding) -> list[list[Telling]]:
        """For each side its tellings, one for each article, in order of evidence: the first is shown, others listed.

        An update has a side for each of its values: what was added in between is no reprint. Where two figures changed
        places, every sentence prints both: it is a reprint of the side alone whose shown sentence it is most like.
        """
        sides: dict[tuple[str, str], dict[str, Telling]] = {}
        for item in finding.evidence:
            step = item.value if finding.verdict is Verdict.UPDATE else ""
            tellings = sides.setdefault((item.side, step), {})
            name = item.span.article
            if name not in tellings:
                tellings[name] = Telling(self.article(name))
            tellings[name].evidence.append(item)
        told = [list(sides[side].values()) for side in sorted(sides, key=lambda key: key[0])]
        contexts = ({item.context for one in tellings for item in one.evidence} for tellings in told)
        places = Counter(context for side in contexts for context in side)
        shown = [self._sentence(first.evidence[0]) for first, *_ in told]

        def is_reprint(telling: Telling, of: str) -> bool:
            lead = telling.evidence[0]
            if places[lead.context] == 1:
                return True
            sentence = self._sentence(lead)
            return fuzz.ratio(sentence, of) == max(fuzz.ratio(sentence, one) for one in shown)

        return [
            [first, *(one for one in others if is_reprint(one, of))]
            for (first, *others), of in zip(told, shown, strict=True)
        ]

    def _sentence(self, evidence: Evidence) -> str:
        context = evidence.context
        return self.article(context.article).text(context.field)[context.start : context.end]

    def kind(self, section: Section) -> str:
        """What one finding of the section is called."""
        say = self.say
        kinds = {
            Section.ERROR: say.error,
            Section.WARNING: say.warning,
            Section.UPDATE: say.update,
            Section.NOTE: say.note,
            Section.ACCEPTED: say.accepted,
        }
        return kinds[section]

    def message(self, finding: Finding) -> str:
        """What the finding says, without its rule's name. Findings speak Korean; in English their words stand alone."""
        if self._lang == "ko":
            return finding.message
        in_order = finding.evidence if finding.verdict is Verdict.UPDATE else finding.evidence[::-1]
        first = {item.side: item for item in in_order}
        words = (f"‘{_cut(first[side].text)}’" for side in sorted(first))
        between = " → " if finding.verdict is Verdict.UPDATE else " ↔ "
        return between.join(words) + computed_in_english(finding.message)

    def why(self, finding: Finding) -> list[str]:
        """The steps that led to the finding; in English those that can be said in it."""
        if self._lang == "ko":
            return list(finding.why)
        return [said for step in finding.why if (said := why_in_english(step)) is not None]

    def reason(self, skipped: Skipped) -> str:
        """Why the input was skipped. Readers speak English."""
        return reason_in_korean(skipped.reason) if self._lang == "ko" else skipped.reason

    def acceptance(self, accepted: Acceptance) -> str:
        """Why a finding may stand, by whom and since when."""
        told = (accepted.by, "" if accepted.on is None else accepted.on.isoformat())
        parts = ", ".join(part for part in told if part)
        return f"{accepted.reason} ({parts})" if parts else accepted.reason

    def place(self, span: Span) -> str:
        """Where the span begins, for a person: paragraph and character of the body, or character of the title."""
        if span.field == "title":
            return self.say.in_title.format(char=span.start + 1)
        if span.article not in self._paragraphs:
            self._paragraphs[span.article] = list(_paragraph_starts(self.article(span.article).body))
        paragraph = max(bisect_right(self._paragraphs[span.article], span.start), 1)
        return self.say.in_body.format(paragraph=paragraph, char=span.start + 1)

    def role(self, article: Article) -> str:
        """What the article is in a check, where that has to be said: a draft."""
        return self.say.draft if article.id in self.report.drafts else ""

    def when(self, article: Article) -> str:
        """The time of publication in Seoul, to the minute, or only its day when no more is known."""
        if article.published is None:
            return self.say.no_time
        try:
            local = article.published.astimezone(SEOUL)
        except OverflowError:
            # The first and last hours that a calendar can hold have no Seoul time; they are shown as given.
            local = article.published
        return local.isoformat(" ", "minutes")[: 10 if article.day_only else 16]

    def pieces(self, quote: Quote) -> Iterator[tuple[str, bool]]:
        """The sentence's text in pieces, each with whether it is to be marked; a cut end shows an ellipsis."""
        text = self.article(quote.sentence.article).text(quote.sentence.field)
        reached = max(quote.sentence.start, quote.marks[0][0] - QUOTE_MARGIN)
        if reached > quote.sentence.start:
            yield "… ", False
        for start, end in quote.marks:
            gap = text[reached:start]
            if len(gap) > 2 * QUOTE_MARGIN:
                gap = f"{gap[:QUOTE_MARGIN]} … {gap[-QUOTE_MARGIN:]}"
            yield gap, False
            yield _shortened(text[start:end]), True
            reached = end
        stop = min(quote.sentence.end, reached + QUOTE_MARGIN)
        yield text[reached:stop], False
        if stop < quote.sentence.end:
            yield " …", False


def section_of(finding: Finding) -> Section:
    """The section that a finding is shown in."""
    if finding.accepted is not None:
        return Section.ACCEPTED
    if finding.verdict is Verdict.UPDATE:
        return Section.UPDATE
    if finding.verdict is Verdict.APPROXIMATION or finding.severity is Severity.INFO:
        return Section.NOTE
    return Section.ERROR if finding.severity is Severity.ERROR else Section.WARNING


def _shortened(text: str) -> str:
    if len(text) <= 4 * QUOTE_MARGIN:
        return text
    return f"{text[: 2 * QUOTE_MARGIN]} … {text[-2 * QUOTE_MARGIN :]}"


def _cut(text: str) -> str:
    return text if len(text) <= MESSAGE_WORDS else f"{text[:MESSAGE_WORDS]}…"


def _anchor(name: str) -> str:
    safe = "".join(char if char.isascii() and (char.isalnum() or char == "-") else "-" for char in name)
    return f"finding-{safe[:64]}"


def _merged(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start, end = None, 0
    for a, b in sorted(places):
        if start is None:
            start, end = a, b
        elif a < end:
            end = max(end, b)
        else:
            yield start, end
            start, end = a, b
    if start is not None:
        yield start, end


def _paragraph_starts(body: str) -> Iterator[int]:
    position = 0
    for line in body.splitlines(keepends=True):
        if line.strip():
            yield position
        position += len(line)
