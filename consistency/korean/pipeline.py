"""The spaCy pipeline of the Korean reader: sentences, and mentions as span groups.

A newsroom adds its own component with ``make_nlp().add_pipe(...)``, or names the language ``consistency_ko`` and the
components below in its own config; importing this module registers them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

import spacy
from spacy.errors import Errors
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import load_config_from_str

from consistency import model
from consistency.korean import persons, sentences
from consistency.korean.cues import read_cues
from consistency.korean.kiwi import KiwiTokenizer
from consistency.korean.mentions import read_mentions
from consistency.korean.normal import Normal, normalise

GROUPS: dict[type[model.Mention] | type[model.Cue], str] = {
    model.Quantity: "quantities",
    model.Period: "periods",
    model.Rank: "ranks",
    model.DegreeWord: "degrees",
    model.Person: "persons",
    model.Cue: "cues",
}
"""The key in ``doc.spans`` under which each kind of mention stands."""

_Read = TypeVar("_Read", bound=model.Mention | model.Cue)

_STORE = "consistency.mentions"
_CONFIG = """
[nlp]
lang = "consistency_ko"

[nlp.tokenizer]
@tokenizers = "consistency.kiwi.v1"
"""


class ConsistencyKoreanDefaults(spacy.language.BaseDefaults):
    """Korean by Kiwi; spaCy's own Korean needs MeCab on the system."""

    config = load_config_from_str(_CONFIG)


@spacy.registry.languages("consistency_ko")
class ConsistencyKorean(spacy.Language):
    """The language ``consistency_ko``. Unlike its base, ``pipe`` tokenises whole batches on all cores."""

    lang = "consistency_ko"
    Defaults = ConsistencyKoreanDefaults

    def pipe(self, texts: Iterable[Any], **kwargs: Any) -> Iterator[Any]:
        """As ``spacy.Language.pipe``."""
        if kwargs.get("as_tuples"):
            # The base splits the tuples and comes back here with the texts alone.
            return super().pipe(texts, **kwargs)
        return super().pipe(self._tokenised(texts, kwargs.get("batch_size") or self.batch_size), **kwargs)

    def _tokenised(self, texts: Iterable[str | Doc], batch_size: int) -> Iterator[str | Doc]:
        """Texts as Docs, Docs as they are. A tokenizer that a newsroom put in ours' place is left to the base."""
        remaining = iter(texts)
        while batch := list(islice(remaining, batch_size)):
            if not isinstance(self.tokenizer, KiwiTokenizer):
                yield from batch
                continue
            plain = [text for text in batch if isinstance(text, str)]
            for text in plain:
                if len(text) > self.max_length:
                    raise ValueError(Errors.E088.format(length=len(text), max_length=self.max_length))
            docs = self.tokenizer.pipe(plain)
            for item in batch:
                yield next(docs) if isinstance(item, str) else item


def make_nlp() -> spacy.Language:
    """The whole pipeline: sentences, mentions, persons. Kiwi is loaded at the first text, not here."""
    nlp = ConsistencyKorean()
    for name in ("consistency_sentences", "consistency_mentions", "consistency_persons"):
        nlp.add_pipe(name)
    return nlp


def read(nlp: spacy.Language, text: str, today: model.Today | None = None) -> Doc:
    """Run ``nlp`` over ``text``, which speaks from the day ``today`` (None leaves relative days unresolved)."""
    doc = nlp.make_doc(text)
    doc._.today = today
    return nlp(doc)


@spacy.Language.component("consistency_sentences", assigns=["token.is_sent_start"])
def set_sentences(doc: Doc) -> Doc:
    """Set ``is_sent_start`` by ``sentences.split``; white space belongs to the sentence before it."""
    normal = normalise(doc.text)
    starts = [normal.to_source(start, end)[0] for start, end in sentences.split(normal.text)]
    at = 0
    for token in doc:
        end = token.idx + len(token)
        begins = False
        while at < len(starts) and starts[at] < end:
            begins, at = True, at + 1
        token.is_sent_start = begins or token.i == 0
    return doc


@spacy.Language.component("consistency_mentions", assigns=["doc.spans", "span._.mention"])
def set_mentions(doc: Doc) -> Doc:
    """Fill all groups but ``persons``; relative days go by ``doc._.today``."""
    normal = normalise(doc.text)
    found = [*read_mentions(normal.text, doc._.today), *read_cues(normal.text)]
    read_here = [_in_source(mention, normal) for mention in found]
    for kind, group in GROUPS.items():
        if kind is not model.Person:
            _set_group(doc, group, [mention for mention in read_here if isinstance(mention, kind)])
    return doc


@spacy.Language.component("consistency_persons", assigns=["doc.spans", "span._.mention"], requires=["token.tag"])
def set_persons(doc: Doc) -> Doc:
    """Fill the group ``persons``."""
    _set_group(doc, GROUPS[model.Person], persons.read_persons(doc))
    return doc


def _in_source(mention: _Read, normal: Normal) -> _Read:
    """The mention with its place counted in the text as given."""
    start, end = normal.to_source(mention.start, mention.end)
    return replace(mention, start=start, end=end)


def _set_group(doc: Doc, group: str, mentions: list[Any]) -> None:
    """Spans are whole tokens around the mentions; the mention itself, found by the span's id, has the exact offsets."""
    store = doc.user_data.setdefault(_STORE, {})
    spans: list[Span] = []
    for number, mention in enumerate(mentions):
        key = f"{group}:{number}"
        span = doc.char_span(mention.start, mention.end, label=group, alignment_mode="expand", span_id=key)
        if span is not None:
            store[key] = mention
            spans.append(span)
    doc.spans[group] = SpanGroup(doc, name=group, spans=spans)


def _mention(span: Span) -> model.Mention | model.Cue | None:
    """The mention that a span of one of the groups stands for; None for any other span."""
    found: model.Mention | model.Cue | None = span.doc.user_data.get(_STORE, {}).get(span.id_)
    return found


if not Span.has_extension("mention"):
    Span.set_extension("mention", getter=_mention)
if not Doc.has_extension("today"):
    Doc.set_extension("today", default=None)
