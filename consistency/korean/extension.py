"""What a newsroom adds to a bundled lexicon: held to its shape, then joined with it. Every error names the entry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from consistency.errors import LexiconError

Path = tuple[str, ...]

_WORD_STRINGS = frozenset({"aliases", "persons"})
"""The lexicons whose strings are words parted by spaces; a string of any other is a value."""

_OPEN: tuple[Path, ...] = (
    ("approximators", "before"),
    ("approximators", "inside"),
    ("approximators", "after"),
    ("degrees", "scale"),
    ("degrees", "scale", "*", "words"),
    ("exchange", "won"),
    ("measures", "moving"),
    ("moving", "market", "names"),
    ("moving", "words", "same"),
    ("persons", "surnames", "hanja"),
    ("ranks", "doubtful"),
    ("units", "dimensions"),
    ("units", "dimensions", "*"),
    ("units", "not_before"),
    ("units", "prefixes"),
)
"""The tables whose keys are the language's words: these take new ones. The keys of any other are the program's."""

_FACTORS: tuple[Path, ...] = (
    ("units", "dimensions", "*", "*"),
    ("exchange", "won", "*", "*"),
    ("approximators", "kinds", "*", "*"),
)
_KINDS: tuple[Path, ...] = tuple(("approximators", place, "*") for place in ("before", "inside", "after"))
_FACTOR = re.compile(r"(?=[0-9.]*[1-9])[0-9]{1,20}(?:\.[0-9]{1,20})?")
_LONGEST_WORD = 100
_MOST_WORDS = 5000
_DEEPEST = 8
_PROGRAM_KEYS = frozenset({"words", "gap", "low", "high"})
"""Keys by which a table is known for one whose keys are the program's: it has them all."""


def joined(name: str, base: dict[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """The lexicon ``name`` with ``added``; neither is changed. Raises ``LexiconError`` for what does not fit.

    Tables are joined, lists and word strings are lengthened, other values are replaced.
    """
    if _count(added, 0) > _MOST_WORDS:
        raise LexiconError(f"lexicon.{name}: more than {_MOST_WORDS} words are no extension")
    whole: dict[str, Any] = _joined(base, dict(added) if isinstance(added, Mapping) else added, (name,))
    if name == "units":
        _require_new_units(base, added)
    if name == "aliases":
        _require_one_reading(whole)
    return whole


def _count(value: Any, depth: int) -> int:
    if depth > _DEEPEST:
        raise LexiconError(f"lexicon: tables more than {_DEEPEST} deep")
    if isinstance(value, Mapping):
        return sum(1 + _count(one, depth + 1) for one in value.values())
    if isinstance(value, list):
        return sum(_count(one, depth + 1) for one in value)
    return len(value.split()) if isinstance(value, str) else 1


def _joined(base: Any, added: Any, path: Path) -> Any:
    if isinstance(base, float) and type(added) is int:
        return float(added)
    if type(base) is not type(added):
        raise _misshapen(path, f"{_kind(base)} is expected, not {_kind(added)}")
    if isinstance(base, dict):
        both = dict(base)
        for key, value in added.items():
            here = (*path, key)
            if key in base:
                both[key] = _joined(base[key], value, here)
            else:
                _require_open(base, value, here)
                both[key] = value
        return both
    if isinstance(base, list):
        _require_entries(base, added, path)
        return [*base, *added]
    _require_word(added, path)
    _require_value(added, path)
    return f"{base} {added}" if path[0] in _WORD_STRINGS and isinstance(base, str) else added


def _require_entries(base: list[Any], added: list[Any], path: Path) -> None:
    widths = {len(entry) for entry in base if isinstance(entry, list)}
    for entry in added:
        if base and not _alike(base[0], entry):
            raise _misshapen(path, f"an entry is {_kind(base[0])}, which {entry!r:.60} is not")
        _require_word(entry, path)
        if isinstance(entry, list) and (len(entry) < min(widths) or (len(widths) == 1 and len(entry) not in widths)):
            raise _misshapen(
                path, f"an entry has {min(widths)} words{' or more' if len(widths) > 1 else ''}: {entry!r:.60}"
            )


def _require_open(table: dict[str, Any], value: Any, path: Path) -> None:
    """A new entry needs a table that takes any, and the shape of the entries that stand there."""
    *where, key = path
    if not any(_matches(tuple(where), one) for one in _OPEN):
        raise _misshapen(path, f"there is no such entry; there are {', '.join(table)}")
    _require_word({key: value}, path)
    if not _alike(next(iter(table.values())), value):
        raise _misshapen(path, f"is not of the shape of the other entries, such as {next(iter(table))}")
    _require_value(value, path)


def _require_value(value: Any, path: Path) -> None:
    """A factor is a positive number in plain digits; a kind of approximator is one of those that there are."""
    if isinstance(value, dict):
        for key, one in value.items():
            _require_value(one, (*path, key))
    if any(_matches(path, one) for one in _FACTORS) and not (isinstance(value, str) and _FACTOR.fullmatch(value)):
        raise _misshapen(path, f"a number above 0 in plain digits is expected, not {value!r:.60}")
    if any(_matches(path, one) for one in _KINDS) and value not in KINDS:
        raise _misshapen(path, f"{value!r:.60} is none of {', '.join(sorted(KINDS - {''}))}")


KINDS = frozenset({"", "about", "above_near", "and_more", "at_least", "at_most", "band", "below_near", "over", "under"})
"""What an approximator makes of a number; an empty one is passed over."""


def _require_word(word: Any, path: Path) -> None:
    """An empty word would stand everywhere, and one without a letter or sign of its own beside every figure."""
    if isinstance(word, str):
        if not word.strip() or len(word) > _LONGEST_WORD or not word.isprintable() or not any(map(_says, word)):
            raise _misshapen(path, f"a word of 1 to {_LONGEST_WORD} printable characters is expected, not {word!r:.60}")
    elif isinstance(word, dict):
        for key, value in word.items():
            _require_word(key, path)
            _require_word(value, path)
    elif isinstance(word, list):
        for one in word:
            _require_word(one, path)


def _says(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in {"Sc", "So", "Sm"} or char in "%‰"


def _require_new_units(base: dict[str, Any], added: Mapping[str, Any]) -> None:
    """A word that is read already keeps its dimension."""
    known = {word: dimension for dimension, words in base["dimensions"].items() for word in words}
    known |= {word: f"count.{group[0]}" for group in base["counters"]["groups"] for word in group if word not in known}
    for dimension, words in added.get("dimensions", {}).items():
        for word in words:
            if known.get(word, dimension) != dimension:
                raise _misshapen(("units", "dimensions", dimension, word), f"is read as {known[word]} already")
    for group in added.get("counters", {}).get("groups", []):
        for word in group:
            if known.get(word, f"count.{group[0]}") != f"count.{group[0]}":
                raise _misshapen(("units", "counters", "groups"), f"{word} is read as {known[word]} already")


def _require_one_reading(aliases: dict[str, Any]) -> None:
    """A name stands for one body, and is long enough to be one."""
    of: dict[str, str] = {}
    for key in ("groups", "names"):
        for group in aliases[key]:
            for name in group:
                if of.setdefault(name, group[0]) != group[0]:
                    raise _misshapen(("aliases", key), f"{name} stands for {of[name]} and for {group[0]}")
                if key == "groups" and len(name) < 2:
                    raise _misshapen(("aliases", key), f"{name} is too short to be a part of words; use names")


def _matches(path: Path, pattern: Path) -> bool:
    return len(path) == len(pattern) and all(p in ("*", x) for x, p in zip(path, pattern, strict=True))


def _alike(one: Any, other: Any) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, list):
        return not one or all(_alike(one[0], value) for value in other)
    if isinstance(one, dict):
        return not _PROGRAM_KEYS & one.keys() or one.keys() == other.keys()
    return True


def _misshapen(path: Path, what: str) -> LexiconError:
    where = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in ".".join(path))
    return LexiconError(f"lexicon.{where}: {what}")


def _kind(value: Any) -> str:
    kinds = {
        dict: "a table",
        list: "a list",
        str: "a string",
        int: "a number",
        float: "a number",
        bool: "a truth value",
    }
    return kinds.get(type(value), "a date")
