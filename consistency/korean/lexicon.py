"""The language's data: TOML files in the folder beside this module, and what a newsroom's own file adds to them.

The lexicon is one for the whole process: ``extended`` changes it for everybody until it is left.
"""

from __future__ import annotations

import hashlib
import inspect
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import resources
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from consistency.errors import LexiconError

_P = ParamSpec("_P")
_R = TypeVar("_R", covariant=True)


class _Cached(Protocol[_P, _R]):
    def __call__(self, *args: _P.args, **kwargs: _P.kwargs) -> _R: ...

    def cache_clear(self) -> None: ...


_caches: list[_Cached[..., Any]] = []
_extension: Mapping[str, Any] = {}

_WORD_STRINGS = frozenset({"aliases", "persons"})
"""The lexicons whose strings are words parted by spaces; a string of any other is a value."""

_OPEN = (
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

_LONGEST_WORD = 100


def derived(function: Callable[_P, _R]) -> _Cached[_P, _R]:
    """Decorate a function that is computed from the lexicon: its results are kept until the lexicon changes."""
    cached = cast("_Cached[_P, _R]", cache(function))
    _caches.append(cached)
    return cached


@derived
def load(name: str) -> dict[str, Any]:
    """Return the lexicon ``name`` (the stem of a TOML file in ``korean/lexicon``) with what extends it."""
    bundled = _bundled(name)
    added = _extension.get(name)
    return bundled if added is None else _merged(bundled, added, (name,))


def names() -> list[str]:
    """The names of all lexicons, in order."""
    folder = resources.files("consistency.korean").joinpath("lexicon")
    return sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))


@contextmanager
def extended(tables: Mapping[str, Any]) -> Iterator[None]:
    """Add ``tables`` (lexicon name to its tables, as in its TOML file) to the lexicon while the context lasts.

    Tables are joined, lists and word strings are lengthened, other values are replaced. Raises ``LexiconError``, which
    names the entry, for one that is not of the lexicon's shape.
    """
    global _extension
    before = _extension
    for name, added in tables.items():
        if name not in names():
            raise LexiconError(f"lexicon.{name}: there is no such lexicon; there are {', '.join(names())}")
        _merged(_bundled(name), added, (name,))
    _extension = tables
    _forget()
    try:
        _require_usable(tables)
        yield
    finally:
        _extension = before
        _forget()


def extension_digest() -> str:
    """Twelve hexadecimal digits that stand for what extends the lexicon; empty when nothing does."""
    if not _extension:
        return ""
    canonical = json.dumps(_extension, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def alternation(words: Sequence[str]) -> str:
    """Return a regular expression that matches any of ``words``, the longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def _bundled(name: str) -> dict[str, Any]:
    path = resources.files("consistency.korean").joinpath("lexicon", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _forget() -> None:
    for cached in _caches:
        cached.cache_clear()


def _merged(base: Any, added: Any, path: tuple[str, ...]) -> Any:
    """``base`` with ``added``; neither is changed."""
    if isinstance(base, float) and type(added) is int:
        return float(added)
    if type(base) is not type(added):
        raise _misshapen(path, f"{_kind(base)} is expected, not {_kind(added)}")
    if isinstance(base, dict):
        joined = dict(base)
        for key, value in added.items():
            here = (*path, key)
            if key in base:
                joined[key] = _merged(base[key], value, here)
            else:
                _require_open(base, value, here)
                joined[key] = value
        return joined
    if isinstance(base, list):
        if base and (odd := [value for value in added if not _alike(base[0], value)]):
            raise _misshapen(path, f"an entry is {_kind(base[0])}, which {odd[0]!r:.60} is not")
        _require_word(added, path)
        return [*base, *added]
    _require_word(added, path)
    return f"{base} {added}" if path[0] in _WORD_STRINGS and isinstance(base, str) else added


def _require_open(table: dict[str, Any], value: Any, path: tuple[str, ...]) -> None:
    """A new entry needs a table that takes any, and the shape of the entries that stand there."""
    *where, key = path
    if not any(len(o) == len(where) and all(x in ("*", y) for x, y in zip(o, where, strict=True)) for o in _OPEN):
        raise _misshapen(path, f"there is no such entry; there are {', '.join(table)}")
    _require_word({key: value}, path)
    other = next(iter(table.values()))
    if not _alike(other, value):
        raise _misshapen(path, f"is not of the shape of the other entries, such as {next(iter(table))}")


def _require_word(word: Any, path: tuple[str, ...]) -> None:
    """An empty word would stand everywhere."""
    if isinstance(word, str) and (not word.strip() or len(word) > _LONGEST_WORD or not word.isprintable()):
        raise _misshapen(path, f"a word of 1 to {_LONGEST_WORD} printable characters is expected, not {word!r:.60}")
    inner = [*word, *word.values()] if isinstance(word, dict) else word if isinstance(word, list) else []
    for one in inner:
        _require_word(one, path)


def _require_usable(tables: Mapping[str, Any]) -> None:
    """Compute everything that is derived from the lexicon now: what is wrong shows before any article is read."""
    global _extension
    for cached in _caches:
        try:
            if not inspect.signature(cached).parameters:
                cached()
        except (ArithmeticError, LookupError, TypeError, ValueError, re.error) as error:
            if len(tables) > 1:
                for name in tables:
                    _extension = {name: tables[name]}
                    _forget()
                    _require_usable(_extension)
            raise LexiconError(f"lexicon.{'/'.join(tables)}: an entry cannot be used ({error!r})") from error


def _alike(one: Any, other: Any) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, list):
        return not one or all(_alike(one[0], value) for value in other)
    if isinstance(one, dict):
        # A table of the program's keys (a scale: words and gap) has them all; one of words has any.
        return not {"words", "gap", "low", "high"} & one.keys() or one.keys() == other.keys()
    return True


def _misshapen(path: tuple[str, ...], what: str) -> LexiconError:
    return LexiconError(f"lexicon.{'.'.join(path)}: {what}")


def _kind(value: Any) -> str:
    kinds = {
        dict: "a table",
        list: "a list",
        str: "a string",
        int: "a number",
        float: "a number",
        bool: "true or false",
    }
    return kinds.get(type(value), "a date")
