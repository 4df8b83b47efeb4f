"""What a figure is of: going back from it, its head, what makes the head narrower, and what else its clause says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from consistency.claims.headwords import closes, is_adnominal, is_nobody, marks, passing, stem
from consistency.claims.reading import Reading
from consistency.claims.statements import is_verbal
from consistency.model import Quantity, Rank

PART = "중"
"""How a figure is linked to the whole that it is a part of."""
_LONGEST, _PASSED = 4, 5
"""Words of a label, and words that may stand between it and its figure."""
_OBLIQUE = re.compile(r"(?:에서|에게서|에게|에|으로|로|와|과|까지|부터|의|보다|처럼|께|마다|이나|나|대로|씩|이라|라)$")
_TOPIC = re.compile(r"(?:은|는|이|가|도|만|에는|에서는|에선|엔|이란)$")
_OWNER = re.compile(r"(?:은|는|도|역시|에서도|에도|에서는|에선|에는|엔|의 경우)$")
_BARRIER = re.compile(r"(?:때|당시|뒤|후|직후|이후|결과|가운데|중|중에|중에서|사이|끝)$")
_AMONG = frozenset({"중", "가운데", "중에", "중에서"})
_BOUNDS = frozenset({"초과", "이상", "이하", "미만", "넘는"})
_STOPS = frozenset(",;…“\"‘'·/▲△:")


@dataclass(slots=True)
class Found:
    """What was found going back. ``label`` are the nouns of the noun phrase, the head last, ``link`` the particle (or
    the word) between it and the figure; ``around`` the other words, ``topic`` those of them that are a topic; ``marks``
    what makes it another figure of its head."""

    label: list[str] = field(default_factory=list)
    link: str = ""
    around: list[str] = field(default_factory=list)
    topic: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)


class Back:
    """Goes back from the figure that is token ``n`` of a sentence."""

    def __init__(self, reading: Reading, n: int) -> None:
        self.reading, self.n = reading, n
        self.tokens, self.text, self.at = reading.tokens, reading.text, reading.start
        self.found = Found()
        self.passed = 0
        self.closed = False
        """Whether the label is complete."""
        self.bare = True
        """Whether nothing but verbs stands before the label."""

    def go(self) -> Found:
        """What the figure is of; nothing where a verb, a figure or a list stands between."""
        i = self.n - 1
        while i >= 0:
            gap = self._gap(i)
            if ")" in gap:
                i, gap = self._before_bracket(i, gap), ")"
                if i < 0:
                    break
            elif "(" in gap and (self.found.label or self.passed):
                break
            if not self._step(i, gap):
                break
            i -= 1
        return self.found

    def _gap(self, i: int) -> str:
        return self.text[self.tokens[i].end - self.at : self.tokens[i + 1].start - self.at]

    def _before_bracket(self, i: int, gap: str) -> int:
        """The last token before the bracket that closes behind token ``i``; -1 where there is none."""
        opened = self.text.rfind("(", 0, self.tokens[i].end - self.at + gap.index(")"))
        while opened >= 0 and i >= 0 and self.tokens[i].start - self.at > opened:
            i -= 1
        return i if opened >= 0 else -1

    def _step(self, i: int, gap: str) -> bool:
        """Whether to go on after token ``i``."""
        token, found = self.tokens[i], self.found
        if isinstance(token.mention, Quantity):
            if (found.label and self.bare and gap in {" ", ""}) or (
                token.mention.dimension.startswith("duration") and i == self.n - 1
            ):
                found.marks.append(f"={token.mention.value}")  # 30년 방치된 폐교
            return False
        if _STOPS & {*gap}:
            if not found.label:
                return False
            self.closed = True
        if token.mention is not None:
            if not self.closed and isinstance(token.mention, Rank) and token.mention.kind.startswith("nth"):
                found.marks.append(f"{token.mention.kind}{token.mention.value}")
            self.closed = self.closed or bool(found.label)
            return True
        return self._word(token.key[1], i, gap)

    def _word(self, word: str, i: int, gap: str) -> bool:
        found = self.found
        if closes(word):
            return False
        if not found.label:
            if _BARRIER.fullmatch(word):
                self._take_whole(word, i)
                return False
            self.passed += not self._is_head(word)
            return self.passed <= _PASSED
        if not self.closed and len(found.label) < _LONGEST and not gap:
            found.label[0] = word + found.label[0]
        elif not self.closed and len(found.label) < _LONGEST and gap == " " and _narrows(word):
            found.label.insert(0, word)
        else:
            self.closed = True
            if not is_adnominal(word) and word not in _BOUNDS:
                self.bare = False
                found.around.append(stem(word))
                if _OWNER.search(word) and not is_nobody(stem(word)):
                    found.topic.append(stem(word))
        return True

    def _take_whole(self, word: str, i: int) -> None:
        """A whole as the label of its part: 9명 중 5명."""
        whole = self.tokens[i - 1] if i else None
        if word in _AMONG and i == self.n - 1 and whole is not None and isinstance(whole.mention, Quantity):
            self.found.label = [f"{self.reading.slice(whole.start, whole.end)} 중"]
            self.found.link = PART

    def _is_head(self, word: str) -> bool:
        """Whether the word is the head, and not one that stands between the head and its figure."""
        bare = stem(word)
        if bare in marks() or word in marks():
            self.found.marks.append(bare)
            return False
        if bare in passing() or len(bare) < 2 or is_adnominal(word):
            return False
        topic = _TOPIC.search(word)
        oblique = _OBLIQUE.search(word)
        if oblique and not topic and (oblique.start() > 1 or len(oblique[0]) > 1):
            self.found.around.append(bare)
            return False
        self.found.label.append(bare)
        self.found.link = topic[0][-1] if topic and topic.start() > 1 else word[len(bare) :]
        return True


def _narrows(word: str) -> bool:
    """Whether a noun before another makes it narrower."""
    return (
        stem(word) == word
        and len(word) > 1
        and word not in passing()
        and word not in marks()
        and not is_adnominal(word)
        and not is_verbal(word)
    )
