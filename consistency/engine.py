"""The verbs in order: normalise, fingerprint, align, compare, judge, report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta, timezone
from importlib.metadata import version

from consistency.align.candidates import candidate_pairs
from consistency.align.fingerprints import fingerprints
from consistency.align.passages import Sentences as Cut
from consistency.align.passages import align, boilerplate, cut
from consistency.align.templates import kind_of_copy
from consistency.claims.graph import claims_and_relations
from consistency.crossing import across
from consistency.errors import NothingToReadError
from consistency.gathered import by_weight
from consistency.judging import (
    Desk,
    Judged,
    PairReading,
    Sentences,
    findings,
    judge,
    judge_across,
    judge_story,
    read_pairs,
)
from consistency.korean.lexicon import extension_digest
from consistency.model import Article, Passage, Progress, ReadSummary, Report, Skipped
from consistency.restoring import Restorer

_SEOUL = timezone(timedelta(hours=9))
_YEARS = range(1800, 2200)
_TABLES = "{} sentence(s) with too many figures are tables set as text: read, but not compared"


def audit_articles(
    articles: Sequence[Article], skipped: Sequence[Skipped] = (), *, progress: Progress | None = None
) -> Report:
    """Compare every article with every other one that shares text with it.

    ``progress`` is told of long work. Raises ``NothingToReadError`` when there is no article.
    """
    return _run(articles, skipped, None, progress)


def check_articles(
    drafts: Sequence[Article],
    against: Sequence[Article],
    skipped: Sequence[Skipped] = (),
    *,
    progress: Progress | None = None,
) -> Report:
    """Compare drafts with what is printed, and with each other; only what touches a draft is reported."""
    if not drafts:
        raise NothingToReadError("읽은 원고가 없습니다 (no draft was read)", skipped)
    known = {a.id for a in drafts}
    return _run([*drafts, *(a for a in against if a.id not in known)], skipped, len(drafts), progress)


def compare_tellings(a: Article, b: Article) -> Report:
    """Compare two articles that are known to tell one story, however short they are."""
    return _run([a, b], (), None, None, are_tellings=True)


def _in_time(article: Article) -> Article:
    """The article with a moment that can be counted from: without a zone it is Korean time, far from our days none."""
    moment = article.published
    if moment is None:
        return article
    if moment.year not in _YEARS:
        return replace(article, published=None)
    return article if moment.tzinfo else replace(article, published=moment.replace(tzinfo=_SEOUL))


def _run(
    given: Sequence[Article],
    skipped: Sequence[Skipped],
    drafts: int | None,
    progress: Progress | None,
    *,
    are_tellings: bool = False,
) -> Report:
    if not given:
        raise NothingToReadError("읽은 기사가 없습니다 (no article was read)", skipped)
    tell = progress or _quiet
    restorer = Restorer([_in_time(a) for a in given])
    articles = restorer.normalised
    prints = []
    for n, article in enumerate(articles):
        prints.append(fingerprints(article.body))
        tell("fingerprint", n + 1, len(articles))
    candidates = [(0, 1)] if are_tellings else candidate_pairs(prints, drafts=drafts)
    cuts: list[Cut] = [cut(a) for a in articles]
    desk = Desk(articles, [c.spans for c in cuts])
    common = boilerplate(cuts)
    passages: list[Passage] = []
    compared: list[PairReading] = []
    templates = 0
    filled_anew: set[tuple[int, int]] = set()
    for n, (i, j) in enumerate(candidates):
        found = align(articles[i], articles[j], cuts[i], cuts[j], common)
        readings = read_pairs(found, desk)
        kind = "story" if are_tellings else kind_of_copy([item.diff for item in readings], found)
        if kind != "story":
            filled_anew.add((i, j))
        if kind == "form":
            templates += 1
        else:
            passages.extend(found)
            compared.extend(replace(item, recount=kind == "recount") for item in readings)
        tell("align", n + 1, len(candidates))
    same = Sentences()
    for passage in passages:
        for pair in passage.pairs:
            same.join(pair.a, pair.b)
    judged: list[Judged] = []
    for n, item in enumerate(compared):
        judged.extend(judge([item], desk))
        tell("judge", n + 1, len(compared))
    found_all = findings(judged, same, desk)
    found_all.extend(judge_across(across(articles, passages, desk, filled_anew, drafts=drafts, progress=tell), desk))
    own = articles if drafts is None else articles[:drafts]
    for n, article in enumerate(own):
        found_all.extend(judge_story(article, desk, len(own)))
        tell("story", n + 1, len(own))
    found_all = by_weight(found_all)
    uncompared = [Skipped(a.source or a.id, _TABLES.format(n)) for a in given if (n := desk.tables(a.id))]
    claims, relations = claims_and_relations(passages, found_all, desk.reading)
    named = {s.article for p in passages for s in (p.a, p.b)} | {e.span.article for f in found_all for e in f.evidence}
    return restorer.restore(
        Report(
            analyser=analyser_version(),
            read=ReadSummary(len(articles), len(passages), sum(map(desk.count, articles)), (*skipped, *uncompared)),
            articles=tuple(a for a in articles if a.id in named),
            passages=tuple(passages),
            findings=tuple(found_all),
            claims=claims,
            relations=relations,
            templates=templates,
            drafts=tuple(a.id for a in given[: drafts or 0]),
        )
    )


def analyser_version() -> str:
    """Names what the reading depends on: the analyser, and the newsroom's lexicon where it has one."""
    names = f"kiwipiepy {version('kiwipiepy')}, spacy {version('spacy')}"
    digest = extension_digest()
    return f"{names}, lexicon {digest}" if digest else names


def _quiet(_stage: str, _done: int, _total: int, /) -> None:
    return None
