"""Fit the trees by which figures and moments of few stories are taken for one (``places.json``, ``moments.json``).

    python benchmarks/fit_places.py ARTICLES OUT [--sort figures|moments] [--sets FILE ...] [--events DIR ...]
        [--groups 4000] [--seed 1] [--check]

Needs scikit-learn. ARTICLES is any input of the checker. Small groups of stories whose words are much the same but
whose sentences are not are taken for one event; in some the stories are cut short. Figures left over between two of
them are examples of two things (a few are errors in print, and count against the fit). Into copies of each group errors
are set, one at a time, where another story prints the same value in words of its own: a digit more, less, other or
swapped, another power of ten, another number of about the size; of moments another day, hour or year. The two places
are then an example of one thing. FILE holds sets of short stories that tell one event each and agree, as JSON Lines
(``{"id": ..., "stories": [{"outlet", "title", "body", "published"}, ...]}``); they count more, being few. DIR holds
events with labelled errors (``*/articles.jsonl`` and ``*/expect.json``): a labelled conflict is an example of one
thing, what is set against a wrong figure by accident is none, and further errors are set into them as into groups.

With ``--check`` half of the groups are kept apart and it prints how many of their errors are found at how many false
findings a group; otherwise OUT is written from all.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import TfidfVectorizer

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "accuracy"))

import mutators

from consistency.align.passages import cut
from consistency.align.placed import PlacedStory
from consistency.align.places import FIGURES, MOMENTS, PlaceCandidate, PlaceComparison, Sort
from consistency.claims.retelling import Slot, kind_of, value_of
from consistency.claims.statements import statements
from consistency.judging import Desk
from consistency.model import Article, FieldName, Span
from consistency.readers import read_inputs
from consistency.restoring import Restorer

ALIKE = 0.25
"""Cosine of the words of two stories on one event."""
COPIED = 0.3
"""Share of runs of ten letters from which two stories are copies."""
LARGEST = 8
MEMBER = 3
"""Groups that one story may be in; in one only, where some are kept apart."""
CUT_SHORT = 0.4
"""Share of the groups whose stories are cut to three to eight sentences."""
RATE = 0.07
"""What a tree counts. Of a fitted tree only the leaves count so much already."""
ERRORS = 10
"""Errors set into a group, three into one story."""
KEPT = 60
"""Pairs of a group that count alone; of the others some stand for all."""
SAMPLED = 40
OF_SET = 4.0
"""What an example of a set counts beside one of a group."""
ERRORS_OF_SET = 30
OF_EVENT, ERRORS_OF_EVENT = 2.0, 40
Job = tuple[str, Any]
"""What kind of examples are to be made, and of what."""
SORTS: dict[str, Sort] = {"figures": FIGURES, "moments": MOMENTS}
KINDS = {"places": ("figure", "magnitude"), "moments": ("date", "clock", "year")}
LABELLED = 6.0
"""What a labelled conflict counts beside another example of an event."""
MORE = frozenset({
    "around", "around_of_lesser", "around_of_greater", "head", "behind", "before_3", "behind_3", "sentence",
    "sentence_of_lesser", "sentence_of_greater", "sentences_around", "likest_sentences", "figures", "small_figures",
    "big_figures", "margin", "margin_most", "story", "title", "subject", "measure", "unit", "more_witnesses",
    "more_print", "most_print", "topic", "same_day", "same_month", "same_year", "same_minutes", "stated_alike",
})  # fmt: skip
LESS = frozenset({
    "strange", "strange_most", "unknown", "both_elsewhere", "fewer_witnesses", "stale", "scope", "bound",
    "other_figures", "total", "listed", "qualified", "other_heads", "in_sentence", "one_sided", "explained",
    "explained_by_sentence", "fewer_print", "other_measure", "other_scope", "other_ages", "one_range", "other_period",
    "other_height", "other_direction", "other_more", "other_part", "other_moment", "other_group",
    "other_unit", "other_kind", "other_foresight", "one_before",
})  # fmt: skip
_LETTERS = re.compile(r"[가-힣]{2}")
_SPACE = re.compile(r"[\s,]")
_FIGURE = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?!\d)(?=[%명건원억만천개곳대척가톤㎞㎡점배포시조달살회])")


@dataclass(frozen=True)
class Example:
    """A pair of places of a group: which error changed one of them (None: none), what it weighs, its terms."""

    group: int
    error: int | None
    weight: float
    terms: dict[str, float] | None


@dataclass(frozen=True)
class Change:
    """One error: the field and place that it replaces, and by what."""

    field: str
    start: int
    end: int
    new: str


class Story:
    """One story of a group, read."""

    def __init__(self, article: Article) -> None:
        self.article = Restorer([article]).normalised[0]
        desk = Desk([self.article], [cut(self.article).spans])
        title, sentences = desk.title(article.id), desk.sentences(article.id)
        said = statements(self.article, title, sentences)
        self.placed = PlacedStory(article.id, self.article.published, title, sentences, said)

    def sentence(self, slot: Slot) -> str:
        """The sentence of a figure."""
        return self.article.text(slot.sentence.field)[slot.sentence.start : slot.sentence.end]


def groups(articles: Sequence[Article], seed: int, member: int) -> Iterator[list[int]]:
    """Stories on one event told in words of their own, by the cosine of their words."""
    texts = [f"{a.title} {a.title} {a.body[:2500]}" for a in articles]
    matrix = TfidfVectorizer(token_pattern=r"[가-힣]{2,}|\d[\d.,]*\d", min_df=2, max_df=0.1, sublinear_tf=True)
    words = matrix.fit_transform(texts)
    mates: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for start in range(0, len(texts), 500):
        near = (words[start : start + 500] @ words.T).tocoo()
        for i, j, cosine in zip(near.row, near.col, near.data, strict=True):
            if cosine >= ALIKE and int(j) != start + int(i):
                mates[start + int(i)].append((-float(cosine), int(j)))
    runs: dict[int, set[str]] = {}
    used: Counter[int] = Counter()
    rng = Random(seed)
    for first in rng.sample(sorted(mates), len(mates)):
        if used[first]:
            continue
        group, largest = [first], rng.randint(2, LARGEST)
        for _, j in sorted(mates[first]):
            if used[j] < member and len(group) < largest and not any(_copies(articles, i, j, runs) for i in group):
                group.append(j)
        if len(group) > 1:
            used.update(group)
            yield group


def sets(files: Sequence[Path]) -> Iterator[list[Article]]:
    """The sets of short stories of ``files``."""
    for line in (line for file in files for line in file.open(encoding="utf-8")):
        data = json.loads(line)
        yield [
            Article(f"{data['id']}-{n}", s["title"], s["body"], datetime.fromisoformat(s["published"]), s["outlet"])
            for n, s in enumerate(data["stories"])
        ]


def _copies(articles: Sequence[Article], i: int, j: int, runs: dict[int, set[str]]) -> bool:
    first, second = (runs.setdefault(n, _runs(articles[n].body)) for n in (i, j))
    return len(first & second) > COPIED * min(len(first), len(second))


def _runs(text: str) -> set[str]:
    plain = _SPACE.sub("", text)
    return {plain[n : n + 10] for n in range(len(plain) - 10)}


def examples(number: int, given: Sequence[Article], rng: Random, sort: Sort) -> Iterator[Example]:
    """The pairs of places of one group, untouched and with errors; in some groups all stories are cut short."""
    short = rng.random() < CUT_SHORT
    articles = [_shortened(a, rng) for a in given] if short else given
    return _examples(number, articles, rng, sort, ERRORS, 2 if short else 4)


def examples_of_set(number: int, stories: Sequence[Article], rng: Random, sort: Sort) -> Iterator[Example]:
    """The same of a set of short stories, which share fewer words."""
    return (replace(e, weight=OF_SET * e.weight) for e in _examples(number, stories, rng, sort, ERRORS_OF_SET, 2))


def events(folders: Sequence[Path]) -> Iterator[Path]:
    """The labels of the events of ``folders``."""
    for folder in folders:
        yield from sorted(folder.glob("*/expect.json"))


def examples_of_event(number: int, labels: Path, rng: Random, sort: Sort) -> Iterator[Example]:
    """The pairs of places of an event with labelled errors, and what further errors set into it give."""
    articles = read_inputs([str(next(labels.parent.glob("articles.*")))]).articles
    expected = json.loads(labels.read_text("utf-8"))
    text = {a.id: a for a in articles} | {a.title: a for a in articles}

    def places(entry: dict[str, Any], side: str) -> list[Span]:
        quoted = [entry[side]] if entry.get(side) else []
        quoted += [e for e in entry.get("also", []) if e.get("side", "b") == side]
        return [span for e in quoted for span in _quoted(text[e["article"]], e["quote"])]

    conflicts = [(places(e, "a"), places(e, "b")) for e in expected["conflicts"]]
    unclear = [(places(e, "a"), places(e, "b")) for part in ("updates", "ignore") for e in expected.get(part, [])]
    wrong = [span for a, _ in conflicts for span in a]

    def label(c: PlaceCandidate) -> Example | None:
        error = next((n for n, e in enumerate(conflicts) if _between(c, *e)), None)
        if error is not None:
            return Example(number, -1 - error, LABELLED * OF_EVENT, c.terms)
        if any(c.a.place.overlaps(s) or c.b.place.overlaps(s) for s in wrong) or any(_between(c, *e) for e in unclear):
            return None
        return Example(number, None, OF_EVENT, c.terms)

    stories = [Story(a) for a in articles]
    found = (c for i in range(len(stories)) for j in range(i + 1, len(stories)) for c in _compare(stories, i, j, sort))
    yield from filter(None, map(label, found))
    set_in = (e for e in _examples(number, articles, rng, sort, ERRORS_OF_EVENT, 2, 6) if e.error is not None)
    yield from (replace(e, weight=OF_EVENT * e.weight) for e in set_in)


def _quoted(article: Article, quote: str) -> Iterator[Span]:
    fields: tuple[FieldName, ...] = ("title", "body")
    for field in fields:
        for found in re.finditer(re.escape(quote), article.text(field)):
            yield Span(article.id, field, *found.span())


def _between(c: PlaceCandidate, a: Sequence[Span], b: Sequence[Span]) -> bool:
    """Whether a pair has one figure on each side of an entry."""
    return any(any(map(x.place.overlaps, a)) and any(map(y.place.overlaps, b)) for x, y in ((c.a, c.b), (c.b, c.a)))


def _examples(
    number: int, articles: Sequence[Article], rng: Random, sort: Sort, errors: int, least: int, of_story: int = 3
) -> Iterator[Example]:
    stories = [Story(a) for a in articles]
    found = sorted(
        (c for i in range(len(stories)) for j in range(i + 1, len(stories)) for c in _compare(stories, i, j, sort)),
        key=lambda c: -c.terms["around"] - 0.3 * c.terms["sentence"],
    )
    further = found[KEPT:]
    sampled = rng.sample(further, min(SAMPLED, len(further)))
    yield from (Example(number, None, 1.0, c.terms) for c in found[:KEPT])
    yield from (Example(number, None, len(further) / len(sampled), c.terms) for c in sampled)
    made = 0
    for i in rng.sample(range(len(stories)), len(stories)):
        mine = 0
        changes = list(changes_of(articles[i], rng, sort))
        for change in rng.sample(changes, len(changes))[:40]:
            if made == errors or mine == of_story:
                break
            if (told := _told(stories, i, change, least)) is None:
                continue
            slot, twins = told
            text = articles[i].text(change.field)
            changed = replace(articles[i], **{change.field: text[: change.start] + change.new + text[change.end :]})
            after = [*stories[:i], Story(changed), *stories[i + 1 :]]
            new = next((z for z in after[i].placed.slots.slots if same_place(z, slot)), None)
            if new is None:
                continue
            made, mine = made + 1, mine + 1
            hits = [
                c.terms
                for j in sorted(twins)
                for c in _compare(after, i, j, sort)
                if {c.a.place, c.b.place} & {new.place} and {c.a.place, c.b.place} & twins[j]
            ]
            yield from (Example(number, made, 1 / len(twins), terms) for terms in hits)
            if not hits:
                yield Example(number, made, 0.0, None)


def same_place(x: Slot, y: Slot) -> bool:
    """Whether two figures, of a story before and after an error was set, begin at one place."""
    return (x.place.field, x.place.start) == (y.place.field, y.place.start)


def _shortened(article: Article, rng: Random) -> Article:
    spans, kept = cut(article).spans, rng.randint(3, 8)
    return replace(article, body=article.body[: spans[kept - 1][1]]) if len(spans) > kept else article


def _compare(stories: Sequence[Story], i: int, j: int, sort: Sort) -> list[PlaceCandidate]:
    others = [s.placed.slots for n, s in enumerate(stories) if n not in (i, j)]
    return list(PlaceComparison(stories[i].placed, stories[j].placed, others, sort).candidates())


def changes_of(article: Article, rng: Random, sort: Sort) -> Iterator[Change]:
    """Errors that may be set into a story, in the order of the text by kind."""
    for field in ("title", "body"):
        text = article.text(field)
        for kind in KINDS[sort.name]:
            for m in mutators.errors(text, kind, rng):
                (start, end), (new_start, new_end) = m.was[0], m.places[0]
                yield Change(field, start, end, m.text[new_start:new_end])
        found = list(_FIGURE.finditer(text)) if sort is FIGURES else []
        for m in rng.sample(found, min(len(found), 15)):
            if new := _of_about_the_size(m[0], rng):
                yield Change(field, m.start(), m.end(), new)


def _of_about_the_size(printed: str, rng: Random) -> str:
    """Another number with as many digits, as round; empty where there is none."""
    digits = re.sub(r"\D", "", printed)
    if len(digits) > 6:
        return ""
    zeros = min(len(digits) - 1, len(digits) - len(digits.rstrip("0")))
    for _ in range(10):
        value = round(int(digits) * rng.uniform(0.6, 1.6), -zeros) + (rng.choice((-1, 0, 1)) if not zeros else 0)
        if value > 0 and value != int(digits) and len(str(value)) == len(digits):
            new = iter(str(value))
            return "".join(next(new) if c.isdigit() else c for c in printed)
    return ""


def _told(stories: Sequence[Story], i: int, change: Change, least: int) -> tuple[Slot, dict[int, set[Any]]] | None:
    """The figure that is changed, and where others print its value in words of their own; None where one copies it."""
    story = stories[i]
    slot = next(
        (
            z
            for z in story.placed.slots.slots
            if z.place.field == change.field and z.place.start < change.end and change.start < z.place.end
        ),
        None,
    )
    if slot is None:
        return None
    words, runs = set(_LETTERS.findall(story.sentence(slot))), _runs(story.sentence(slot))
    twins: dict[int, set[Any]] = {}
    for j, other in enumerate(stories):
        for z in other.placed.slots.by_kind.get(kind_of(slot.mention), ()) if j != i else ():
            if value_of(z.mention) != value_of(slot.mention):
                continue
            theirs = _runs(other.sentence(z))
            if len(runs & theirs) > 0.5 * min(len(runs) or 1, len(theirs) or 1):
                return None
            if len(words & set(_LETTERS.findall(other.sentence(z)))) >= least:
                twins.setdefault(j, set()).add(z.place)
    return (slot, twins) if twins else None


def fitted(
    rows: Sequence[Any], more: Collection[str], less: Collection[str]
) -> tuple[list[str], HistGradientBoostingClassifier]:
    """The trees of examples, and the names of their terms. Those of ``more`` can only speak for one thing, those of
    ``less`` against it."""
    rows = [e for e in rows if e.terms is not None]
    names = list(rows[0].terms)
    values = np.array([[e.terms[n] for n in names] for e in rows])
    model = HistGradientBoostingClassifier(
        max_iter=250, learning_rate=RATE, max_leaf_nodes=12, min_samples_leaf=60, l2_regularization=2.0,
        early_stopping=False, random_state=0, max_bins=64,
        monotonic_cst=[(n in more) - (n in less) for n in names],
    )  # fmt: skip
    model.fit(values, [e.error is not None for e in rows], sample_weight=[e.weight for e in rows])
    return names, model


def check(rows: Sequence[Example], groups_read: int) -> None:
    """Print what is found in groups that the trees were not fitted to, the even ones."""
    names, model = fitted([e for e in rows if e.group % 2], MORE, LESS)
    rest = [e for e in rows if not e.group % 2]
    told = [e for e in rest if e.terms is not None]
    scores = model.decision_function(np.array([[(e.terms or {})[n] for n in names] for e in told]))
    best: dict[tuple[int, int], float] = {(e.group, e.error): -99.0 for e in rest if e.error is not None}
    for e, score in zip(told, scores, strict=True):
        if e.error is not None:
            best[e.group, e.error] = max(best[e.group, e.error], score)
    false = sorted(((s, e.weight) for e, s in zip(told, scores, strict=True) if e.error is None), reverse=True)
    number = (groups_read + 1) // 2
    print(f"{number} groups, {len(best)} errors")
    for rate in (0.01, 0.02, 0.05, 0.1, 0.2):
        total, bound = 0.0, 0.0
        for score, weight in false:
            total += weight
            if total > rate * number:
                bound = score
                break
        print(f"{rate:5.2f} a group: {sum(v > bound for v in best.values()) / len(best):.3f} found above {bound:.2f}")


def exported(names: Sequence[str], model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The trees as data: for each node its term, bound, nodes below and above, and value."""
    trees = []
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        leaf = nodes["is_leaf"].astype(bool)
        trees.append({
            "term": [-1 if end else int(f) for end, f in zip(leaf, nodes["feature_idx"], strict=True)],
            "bound": [0 if end else round(float(t), 4) for end, t in zip(leaf, nodes["num_threshold"], strict=True)],
            "below": [int(n) for n in nodes["left"]],
            "above": [int(n) for n in nodes["right"]],
            "value": [
                round(float(v) * (1 if end else RATE), 4) for end, v in zip(leaf, nodes["value"], strict=True)
            ],
        })  # fmt: skip
    return {"terms": list(names), "base": round(float(model._baseline_prediction.ravel()[0]), 4), "trees": trees}


def _worked(job: tuple[int, Job], seed: int, sort: str) -> list[Example]:
    """The examples of one group, set or event."""
    number, (kind, given) = job
    made = {"group": examples, "set": examples_of_set, "event": examples_of_event}[kind]
    return list(made(number, given, Random(f"{seed} {number}"), SORTS[sort]))


def main() -> None:
    """Read, fit, and write or check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles")
    parser.add_argument("out", type=Path)
    parser.add_argument("--sort", choices=sorted(SORTS), default="figures")
    parser.add_argument("--sets", type=Path, action="append", default=[])
    parser.add_argument("--events", type=Path, action="append", default=[])
    parser.add_argument("--groups", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    articles = read_inputs([args.articles]).articles
    told = islice(groups(articles, args.seed, 1 if args.check else MEMBER), args.groups)
    jobs: list[Job] = [("group", [articles[n] for n in group]) for group in told]
    read = len(jobs)
    jobs += [("set", stories) for stories in sets(args.sets)]
    jobs += [("event", labels) for labels in events(args.events)]
    work = partial(_worked, seed=args.seed, sort=args.sort)
    with Pool() as pool:
        rows = [e for found in pool.imap(work, enumerate(jobs), chunksize=4) for e in found]
    print(f"{len(rows)} examples")
    if args.check:
        check(rows, read)
        return
    data = json.dumps(exported(*fitted(rows, MORE, LESS)), separators=(",", ":")).replace('},{"term"', '},\n{"term"')
    args.out.write_text(data + "\n", "utf-8")


if __name__ == "__main__":
    main()
