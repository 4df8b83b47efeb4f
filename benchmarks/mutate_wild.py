"""Recall on real copy: one known error in each of many clusters of real stories on one event.

    python benchmarks/mutate_wild.py ARTICLES [--clusters 500] [--seed 1] [--plan FILE] [--misses FILE]

ARTICLES is any input of the checker. Stories that share passages form clusters; in one story of each, one printed
figure, unit, year, date, name, degree word or direction is changed; everything is audited together, and against the
untouched audit. A mutation counts only where it is decidable: another story of the cluster prints the same value in the
sentence that tells the same (``copied``), or in a sentence of its own words (``retold``). Near-copies count as one
witness.

``--plan`` keeps the mutations: written when the file is not there, read when it is, so that two versions of the checker
are measured on the same errors. ``--misses`` writes what was not found, one JSON object a line. Both hold text of
ARTICLES and stay outside the repository.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "accuracy"))

from mutators import ERROR_KINDS, Mutation, errors

from consistency.align.candidates import candidate_pairs
from consistency.align.fingerprints import fingerprints
from consistency.align.passages import align, boilerplate, cut
from consistency.engine import audit_articles
from consistency.model import Article, Finding, Report, Severity, Span, Verdict
from consistency.readers import read_inputs

KINDS = tuple(k for k in ERROR_KINDS if k != "certainty")
WITH_VARIANTS = frozenset({"date", "year", "unit", "clock"})
WORD_FOR_WORD = 96.0
NEAR_COPY = 0.8
"""Two stories of which this share is word for word the same are one witness."""
SAME_DIGITS = 0.6
"""Aligned sentences whose digits agree, of all with digits: less, and the stories are one form filled in twice."""
LARGEST = 40
"""Stories in a cluster: more are chained together by one round-up."""
NEAR = 12
"""Code points around an error in which evidence still shows it: a rule may mark the figure that 늘었다 belongs to."""
RETOLD_WORDS = 4
"""Words that two sentences share, beside the value, to tell the same in other words."""
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[가-힣]{2}")


@dataclass(frozen=True, slots=True)
class Planned:
    """One error: in which story, what stood there, who else prints what stood there."""

    article: str
    kind: str
    variant: str
    start: int
    end: int
    new: str
    before: str
    sentence: str
    how: str
    witnesses: tuple[str, ...]
    independent: int
    counterpart: str

    @property
    def place(self) -> tuple[int, int]:
        """Where the error stands in the changed body."""
        return self.start, self.start + max(1, len(self.new))


@dataclass(frozen=True, slots=True)
class Plan:
    """The errors, and how many first draws of a kind were decidable."""

    mutations: tuple[Planned, ...]
    clusters: int
    drawn: dict[str, int]
    decidable: dict[str, int]


class Newsroom:
    """The stories, their sentences and which sentences of which stories tell the same."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        self.cuts = [cut(a) for a in articles]
        common = boilerplate(self.cuts)
        self.twins: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        self.edges: dict[int, set[int]] = defaultdict(set)
        self.copies: set[tuple[int, int]] = set()
        index = [{span: n for n, span in enumerate(c.spans)} for c in self.cuts]
        for i, j in candidate_pairs([fingerprints(a.body) for a in articles]):
            passages = align(articles[i], articles[j], self.cuts[i], self.cuts[j], common)
            pairs = [p for passage in passages for p in passage.pairs]
            if not pairs or not self._same_event([(p.a, p.b) for p in pairs], i, j):
                continue
            self.edges[i].add(j)
            self.edges[j].add(i)
            verbatim = sum(p.a.end - p.a.start for p in pairs if p.similarity >= WORD_FOR_WORD)
            if verbatim >= NEAR_COPY * max(1, min(len(articles[i].body), len(articles[j].body))):
                self.copies.add((i, j))
            for p in pairs:
                x, y = index[i][p.a.start, p.a.end], index[j][p.b.start, p.b.end]
                self.twins[i, x].append((j, y))
                self.twins[j, y].append((i, x))

    def _same_event(self, pairs: Sequence[tuple[Span, Span]], i: int, j: int) -> bool:
        digits = [(_DIGITS.findall(self._slice(i, a)), _DIGITS.findall(self._slice(j, b))) for a, b in pairs]
        with_digits = [(x, y) for x, y in digits if x or y]
        return not with_digits or sum(x == y for x, y in with_digits) >= SAME_DIGITS * len(with_digits)

    def _slice(self, article: int, span: Span) -> str:
        return self.articles[article].body[span.start : span.end]

    def sentence(self, article: int, n: int) -> str:
        """The text of one sentence."""
        start, end = self.cuts[article].spans[n]
        return self.articles[article].body[start:end]

    def clusters(self) -> list[list[int]]:
        """Connected stories, two to LARGEST of them, in input order."""
        seen: set[int] = set()
        found = []
        for first in sorted(self.edges):
            if first in seen:
                continue
            group, queue = {first}, [first]
            while queue:
                for other in self.edges[queue.pop()] - group:
                    group.add(other)
                    queue.append(other)
            seen |= group
            if len(group) <= LARGEST:
                found.append(sorted(group))
        return found

    def independent(self, witnesses: Iterable[int]) -> int:
        """How many witnesses are left when near-copies of each other count as one."""
        kept: list[list[int]] = []
        for w in witnesses:
            mine = [g for g in kept if any((min(w, x), max(w, x)) in self.copies for x in g)]
            kept = [g for g in kept if g not in mine] + [[w, *(x for g in mine for x in g)]]
        return len(kept)


def make_plan(room: Newsroom, clusters: int, seed: int) -> Plan:
    """One decidable error for each of ``clusters`` clusters, kinds in turn."""
    rng = Random(seed)
    groups = room.clusters()
    rng.shuffle(groups)
    planned: list[Planned] = []
    drawn: Counter[str] = Counter()
    decidable: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for group in groups:
        if len(planned) == clusters:
            break
        # The kind that was planned least so far comes first: rare kinds are not crowded out by figures.
        for kind in sorted(KINDS, key=lambda k: (wanted[k], KINDS.index(k))):
            if found := _one(room, group, kind, rng, drawn, decidable):
                planned.append(found)
                wanted[kind] += 1
                break
    return Plan(tuple(planned), len(groups), dict(drawn), dict(decidable))


def _one(
    room: Newsroom, group: list[int], kind: str, rng: Random, drawn: Counter[str], decidable: Counter[str]
) -> Planned | None:
    first = True
    for article in rng.sample(group, len(group)):
        mutations = errors(room.articles[article].body, kind, rng)
        for m in rng.sample(mutations, min(len(mutations), 6)):
            found = _witnessed(room, group, article, m)
            if first:
                first = False
                drawn[kind] += 1
                decidable[kind] += found is not None
            if found:
                return found
    return None


def _witnessed(room: Newsroom, group: list[int], article: int, m: Mutation) -> Planned | None:
    (start, end), (new_start, new_end) = m.was[0], m.places[0]
    n = next((n for n, (s, e) in enumerate(room.cuts[article].spans) if s <= start and end <= e), None)
    if n is None:
        return None
    offset = room.cuts[article].spans[n][0]
    sentence = room.sentence(article, n)
    value = _value(sentence, start - offset, end - offset)
    twins = [(j, y) for j, y in room.twins[article, n] if j in group and value in _plain(room.sentence(j, y))]
    how = "copied"
    if not twins and re.search(r"\d", value):
        how = "retold"
        words = set(_WORD.findall(sentence))
        for j in group:
            if j == article:
                continue
            for y in range(len(room.cuts[j].spans)):
                other = room.sentence(j, y)
                if value in _plain(other) and len(words & set(_WORD.findall(other))) >= RETOLD_WORDS:
                    twins.append((j, y))
                    break
    if not twins:
        return None
    witnesses = sorted({j for j, _ in twins})
    ids = tuple(room.articles[j].id for j in witnesses)
    new = m.text[new_start:new_end]
    return Planned(
        room.articles[article].id, m.kind, m.variant, start, end, new, m.before, sentence, how, ids,
        room.independent(witnesses), room.sentence(*twins[0]),
    )  # fmt: skip


def one_retold(room: Newsroom, group: list[int], kind: str, rng: Random) -> Planned | None:
    """An error in one story of ``group`` that another one tells in words of its own, and none word for word."""
    for article in rng.sample(group, len(group)):
        mutations = errors(room.articles[article].body, kind, rng)
        for m in rng.sample(mutations, min(len(mutations), 6)):
            found = _witnessed(room, group, article, m)
            if found and found.how == "retold":
                return found
    return None


def _value(sentence: str, start: int, end: int) -> str:
    """What a counterpart must print: the changed words and what makes them this value (the whole number, its unit)."""
    while start and (sentence[start - 1].isdigit() or sentence[start - 1] in ".,만억조천"):
        start -= 1
    if any(c.isdigit() for c in sentence[start:end]):
        while end < len(sentence) and (sentence[end].isdigit() or sentence[end] in ".,만억조천 "):
            end += 1
        end = min(len(sentence), end + (end < len(sentence) and not sentence[end].isspace()))
    return _plain(sentence[start:end])


def _plain(text: str) -> str:
    return re.sub(r"[\s,]", "", text)


def loud(found: Finding) -> bool:
    """Whether an editor is shown the finding by default."""
    return found.verdict is Verdict.CONFLICT and found.severity.rank >= Severity.WARNING.rank


def touches(found: Finding, article: str, place: tuple[int, int]) -> bool:
    """Whether a piece of evidence stands at the place in the article's body, or right beside it."""
    start, end = place[0] - NEAR, place[1] + NEAR
    return any(
        e.span.article == article and e.span.field == "body" and e.span.start < end and start < e.span.end
        for e in found.evidence
    )


class Untouched:
    """What the audit of the untouched articles found: whatever is also found afterwards is no work of a mutation."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        kept = [f for f in findings if loud(f)]
        self._ids = {f.id for f in kept}
        self._printed = {(f.rule, e.span.article, e.text) for f in kept for e in f.evidence}

    def had(self, found: Finding) -> bool:
        """Whether it was found before, by id or, where another figure of the sentence changed, by its evidence."""
        return found.id in self._ids or all(
            (found.rule, e.span.article, e.text) in self._printed for e in found.evidence
        )


def outcome(mutation: Planned, by_article: dict[str, list[Finding]], untouched: Untouched) -> str:
    """``found``, or ``hushed`` (only as an update or for information), or ``missed``."""
    mine = by_article.get(mutation.article, [])
    hits = [f for f in mine if touches(f, mutation.article, mutation.place) and not untouched.had(f)]
    return "found" if any(map(loud, hits)) else "hushed" if hits else "missed"


def unexplained(after: Report, untouched: Untouched, mutations: Sequence[Planned]) -> list[Finding]:
    """Loud findings that no mutation explains and that the untouched audit did not have."""
    places = {m.article: m.place for m in mutations}
    return [
        f
        for f in after.findings
        if loud(f)
        and not untouched.had(f)
        and not any(e.span.article in places and touches(f, e.span.article, places[e.span.article]) for e in f.evidence)
    ]


def table(title: str, rows: Iterable[tuple[str, str]]) -> None:
    """Print found / hushed / missed by a key; rows are (key, outcome)."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for key, result in rows:
        counts[key][result] += 1
    print(f"\n{title:<24}{'n':>6}{'found':>8}{'hushed':>8}{'missed':>8}{'recall':>8}")
    total: Counter[str] = Counter()
    for key, c in sorted(counts.items()):
        total += c
        _row(key, c)
    _row("all", total)


def _row(key: str, c: Counter[str]) -> None:
    n = c.total()
    print(f"{key:<24}{n:>6}{c['found']:>8}{c['hushed']:>8}{c['missed']:>8}{c['found'] / max(1, n):>8.2f}")


def _plan(path: Path | None, articles: Sequence[Article], clusters: int, seed: int) -> Plan:
    if path and path.exists():
        data = json.loads(path.read_text(encoding="utf-8"))
        data["mutations"] = tuple(Planned(**{**m, "witnesses": tuple(m["witnesses"])}) for m in data["mutations"])
        return Plan(**data)
    plan = make_plan(Newsroom(articles), clusters, seed)
    if path:
        path.write_text(json.dumps(asdict(plan), ensure_ascii=False, indent=1), encoding="utf-8")
    return plan


def main() -> None:
    """Plan, audit twice, print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles")
    parser.add_argument("--clusters", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plan", type=Path)
    parser.add_argument("--misses", type=Path)
    args = parser.parse_args()

    articles = read_inputs([args.articles]).articles
    plan = _plan(args.plan, articles, args.clusters, args.seed)
    by_id = {m.article: m for m in plan.mutations}
    changed = [
        replace(a, body=a.body[: m.start] + m.new + a.body[m.end :]) if (m := by_id.get(a.id)) else a for a in articles
    ]
    started = time.perf_counter()
    before = audit_articles(articles)
    middle = time.perf_counter()
    after = audit_articles(changed)
    print(f"{len(articles)} articles, {plan.clusters} clusters, {len(plan.mutations)} mutated, seed {args.seed}")
    print(f"audits: {middle - started:.0f} s untouched, {time.perf_counter() - middle:.0f} s mutated")

    by_article: dict[str, list[Finding]] = defaultdict(list)
    for f in after.findings:
        for article in {e.span.article for e in f.evidence}:
            by_article[article].append(f)
    untouched = Untouched(before.findings)
    results = [(m, outcome(m, by_article, untouched)) for m in plan.mutations]
    drawn, decidable = sum(plan.drawn.values()), sum(plan.decidable.values())
    print(f"decidable: {decidable} of {drawn} first draws ({decidable / max(1, drawn):.0%})")
    for kind in KINDS:
        if kind in plan.drawn:
            print(f"  {kind:<12}{plan.decidable.get(kind, 0):>4} of {plan.drawn[kind]:>4}")
    table("by kind", ((m.kind, r) for m, r in results))
    table("by witnesses", ((f"{min(m.independent, 4)}{'+' if m.independent >= 4 else ''}", r) for m, r in results))
    table("by counterpart", ((m.how, r) for m, r in results))
    table("by variant", ((f"{m.kind}, {m.variant}", r) for m, r in results if m.kind in WITH_VARIANTS))
    table("by kind, copied", ((m.kind, r) for m, r in results if m.how == "copied"))
    extra = unexplained(after, untouched, plan.mutations)
    loud_before = sum(map(loud, before.findings))
    print()
    for what, n in (("findings of the untouched audit", loud_before), ("findings no mutation explains", len(extra))):
        print(f"{what}: {n} ({1000 * n / len(articles):.2f} per 1,000 articles)")
    for f in extra[:20]:
        print("  ", f.rule, [(e.span.article, e.text) for e in f.evidence][:3])
    if args.misses:
        with args.misses.open("w", encoding="utf-8") as out:
            for m, r in results:
                if r != "found":
                    out.write(json.dumps({"result": r, **asdict(m)}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
