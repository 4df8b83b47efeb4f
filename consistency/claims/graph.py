"""Claims and how they stand to one another: what the claim graph is drawn from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from consistency.claims.diff import diff
from consistency.claims.reading import Reading, stem
from consistency.claims.statements import is_verbal
from consistency.claims.values import printed, same_value
from consistency.model import (
    Claim,
    DegreeWord,
    Evidence,
    Finding,
    Mention,
    Passage,
    Period,
    Quantity,
    Relation,
    Span,
    Verdict,
)

_MOST_WORDS = 3
_KIND = {"Quantity": "quantity", "Period": "period", "Rank": "rank", "DegreeWord": "degree", "Person": "person"}


def claims_and_relations(
    passages: Sequence[Passage], findings: Sequence[Finding], reading: Callable[[Span], Reading]
) -> tuple[tuple[Claim, ...], tuple[Relation, ...]]:
    """Return the claims that findings name and, in the same pairs of stories, the claims that agree.

    Agreements elsewhere are left out: a graph of everything that copies copy says nothing.
    """
    claims: dict[str, Claim] = {}
    relations: list[Relation] = []
    concerned: set[frozenset[str]] = set()
    for finding in findings:
        values: dict[tuple[str, str], list[str]] = {}
        for evidence in finding.evidence:
            claim = _of_evidence(evidence, reading)
            claims.setdefault(claim.id, claim)
            values.setdefault((evidence.side, evidence.value), []).append(claim.id)
        stories = {e.span.article for e in finding.evidence}
        concerned |= {frozenset((x, y)) for x in stories for y in stories if x != y}
        relations += _relations(finding, values)
    told = {(r.a, r.b) for r in relations}
    for passage in passages:
        if frozenset((passage.a.article, passage.b.article)) not in concerned:
            continue
        for pair in passage.pairs:
            left, right = reading(pair.a), reading(pair.b)
            for slot in diff(left, right).slots:
                if not same_value(slot.a, slot.b) or _vague(slot.a):
                    continue
                x, y = _of_mention(slot.a, pair.a, left), _of_mention(slot.b, pair.b, right)
                claims.setdefault(x.id, x)
                claims.setdefault(y.id, y)
                if (x.id, y.id) not in told:
                    relations.append(Relation("agrees", x.id, y.id))
    return tuple(claims[k] for k in sorted(claims)), tuple(relations)


def _relations(finding: Finding, values: dict[tuple[str, str], list[str]]) -> list[Relation]:
    """Equal values agree; each value of an update follows the one before; each other value conflicts with side a."""
    found = [Relation("agrees", ids[0], other, finding.id) for ids in values.values() for other in ids[1:]]
    first = [ids[0] for _, ids in sorted(values.items(), key=lambda item: item[0][0])]
    if finding.verdict is Verdict.UPDATE:
        found += [Relation("updates", a, b, finding.id) for a, b in pairwise(first)]
    elif finding.verdict is Verdict.CONFLICT:
        found += [Relation("conflicts", first[0], b, finding.id) for b in first[1:]]
    return found


def _vague(mention: Mention) -> bool:
    return isinstance(mention, Period) and mention.year is None and mention.day is None


def _of_evidence(evidence: Evidence, reading: Callable[[Span], Reading]) -> Claim:
    sentence = reading(evidence.context)
    for mention in sentence.mentions:
        if (mention.start, mention.end) == (evidence.span.start, evidence.span.end):
            return _of_mention(mention, evidence.context, sentence)
    return Claim(_id(evidence.span), evidence.span, evidence.context, evidence.text, evidence.value, "wording")


def _of_mention(mention: Mention, sentence: Span, reading: Reading) -> Claim:
    span = Span(sentence.article, sentence.field, mention.start, mention.end)
    text = reading.slice(mention.start, mention.end)
    return Claim(
        _id(span),
        span,
        sentence,
        text,
        printed(mention),
        _KIND[type(mention).__name__],
        measure(mention, reading),
        when(mention, reading.mentions),
    )


def measure(mention: Mention, reading: Reading) -> str:
    """The nouns right before a mention, without particles: what it is that is so much. At most three."""
    if isinstance(mention, DegreeWord):
        return ""
    words: list[str] = []
    particle = False
    for token in reversed(reading.tokens):
        if token.start >= mention.start:
            continue
        word = stem(token.key[1])
        if isinstance(token.mention, Quantity) and not particle:
            return ""  # 2명 사망·7명 부상: the word between belongs to the figure before it
        if token.mention is not None or is_verbal(word) or len(words) == _MOST_WORDS:
            break
        particle = particle or word != token.key[1]
        words.append(word)
    return " ".join(words[::-1]) if words and len(words[0]) > 1 else ""


def when(mention: Mention, mentions: Iterable[Mention]) -> str:
    """The last period before the mention in its sentence, as read; empty when the sentence states none before it."""
    last = ""
    for other in mentions:
        if other.start >= mention.start:
            break
        if isinstance(other, Period) and not isinstance(mention, Period):
            last = printed(other)
    return last


def _id(span: Span) -> str:
    key = f"{span.article}\x1f{span.field}\x1f{span.start}\x1f{span.end}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
