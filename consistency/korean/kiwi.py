"""The spaCy tokenizer over Kiwi, registered as ``consistency.kiwi.v1``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from consistency.korean import morphemes
from consistency.korean.morphemes import Token

_RUN = re.compile(r"\s+|\S+")
_BATCH = 64


class KiwiTokenizer:
    """Makes a Doc whose text is the text as given, character for character.

    An unpaired surrogate, which no Doc can hold, is the one exception: U+FFFD stands in its place.

    A token's ``tag_`` is Kiwi's (``NNP``), or several joined by ``+`` where morphemes share a syllable (``VV+EP``);
    its ``lemma_`` is the dictionary form of its first morpheme. What Kiwi skips becomes a token tagged ``SKIP``, white
    space other than one single space a token tagged ``SPACE``.
    """

    def __init__(self, vocab: Vocab) -> None:
        """Take the vocabulary that the Docs share."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The Doc of one text."""
        return self._doc(text, morphemes.tokens(text))

    def pipe(self, texts: Iterable[str], batch_size: int = _BATCH) -> Iterator[Doc]:
        """The Docs of many texts, in order; each batch is analysed on all cores."""
        remaining = iter(texts)
        while batch := list(islice(remaining, batch_size)):
            for text, tokens in zip(batch, morphemes.tokens_of_many(batch), strict=True):
                yield self._doc(text, tokens)

    def _doc(self, text: str, tokens: list[Token]) -> Doc:
        text = morphemes.encodable(text)
        words: list[str] = []
        spaces: list[bool] = []
        tags: list[str] = []
        lemmas: list[str] = []

        def add(word: str, tag: str, lemma: str) -> None:
            words.append(word)
            spaces.append(False)
            tags.append(tag)
            lemmas.append(lemma)

        def fill(start: int, end: int) -> None:
            if start + 1 == end and text[start] == " " and words:
                spaces[-1] = True
                return
            for run in _RUN.finditer(text, start, end):
                word = run.group()
                if not word.isspace():
                    add(word, "SKIP", word)
                    continue
                if word[0] == " " and words:
                    spaces[-1] = True
                    word = word[1:]
                if word:
                    add(word, "SPACE", word)

        done = 0
        for start, end, tag, lemma in tokens:
            if start > done:
                fill(done, start)
            add(text[start:end], tag, lemma)
            done = end
        fill(done, len(text))
        return Doc(self.vocab, words=words, spaces=spaces, tags=tags, lemmas=lemmas)

    # spaCy asks every tokenizer for these; Kiwi's model is the package's own, so there is no state to keep.

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Nothing: there is no state."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> KiwiTokenizer:
        """Unchanged: there is no state."""
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write nothing: there is no state."""

    def from_disk(self, path: str | Path, **kwargs: Any) -> KiwiTokenizer:
        """Unchanged: there is no state."""
        return self


@spacy.registry.tokenizers("consistency.kiwi.v1")
def create_tokenizer() -> Callable[[spacy.Language], KiwiTokenizer]:
    """The factory that a spaCy config names as ``{"@tokenizers": "consistency.kiwi.v1"}``."""

    def create(nlp: spacy.Language) -> KiwiTokenizer:
        return KiwiTokenizer(nlp.vocab)

    return create
