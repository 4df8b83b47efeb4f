"""docs/api.md: the public names with their signatures, fields and docstrings."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import json
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from enum import Enum
from types import ModuleType
from typing import Any

import consistency
import consistency.render
import consistency.testing
from consistency.model import FieldName

MODULES = (consistency, consistency.testing, consistency.render)
ALIASES = {"FieldName": FieldName}
"""What stands in signatures for a longer type."""

_HEAD = """\
# 파이썬 API · Python API

<!-- Written by `make docs` from signatures and docstrings: change them, not this page. -->

아래 이름만 안정된 공개 이름입니다. 바뀌거나 없어지면 [CHANGELOG](../CHANGELOG.md)에 적습니다. 나머지는 이름에
밑줄이 없어도 내부 구현이라 예고 없이 바뀝니다.

*The names listed here are stable: they change only with a note in the changelog. Everything else is private and may
change without notice, with or without an underscore.*
"""


def api_page() -> str:
    """The page, as Markdown."""
    parts = [_HEAD.rstrip("\n"), _stable_names()]
    for module in MODULES:
        parts += [f"## {module.__name__}", *_prose(module.__doc__)]
        for name in sorted(module.__all__, key=lambda one: _kind(getattr(module, one))):
            parts += _entry(module, name)
    return "\n\n".join(parts) + "\n"


def _stable_names() -> str:
    rows = [f"| `{one.__name__}` | {', '.join(f'`{name}`' for name in one.__all__)} |" for one in MODULES]
    aliases = ", ".join(f"`{name}` = `{_shown(value)}`" for name, value in ALIASES.items())
    return "\n".join(["| 모듈 · Module | 이름 · Names |", "|---|---|", *rows, "", f"줄임 · *Short for*: {aliases}."])


def _kind(value: Any) -> int:
    """Where a value stands in its section: what is called before what is handed out, errors last."""
    is_error = inspect.isclass(value) and issubclass(value, Exception)
    return 0 if inspect.isroutine(value) else 2 if is_error else 1


def _entry(module: ModuleType, name: str) -> list[str]:
    """The name's section."""
    value = getattr(module, name)
    if inspect.isclass(value):
        return [f"### {name}", *_class(value)]
    if inspect.isroutine(value):
        doc = _prose(value.__doc__)
        if inspect.ismethod(value):
            method = value.__qualname__
            doc = [f"As [{method}](#{method.lower().replace('.', '')}), without settings."]
        return [f"### {name}", _code(f"{name}{_signature(value)}"), *doc]
    # The version is no part of the page: it would be out of date with every release.
    shown = "" if isinstance(value, str) else f" = {_shown(value)}"
    return [f"### {name}", _code(f"{name}{shown}"), *_prose(_said_of(module, name))]


def _class(one: type) -> Iterator[str]:
    """The class's docstring, its members or fields, and its methods."""
    if one.__base__ is not object:
        yield _code(f"class {one.__name__}({one.__bases__[0].__name__})")
    elif not dataclasses.is_dataclass(one):
        yield _code(f"{one.__name__}{_signature(vars(one)['__init__'])}")
    yield from _prose(one.__doc__)
    if issubclass(one, Enum):
        yield "\n".join(f"- `{member.name}` = `{_shown(member.value)}`" for member in one)
    elif dataclasses.is_dataclass(one):
        yield "\n".join(_fields(one))
    for name, member in vars(one).items():
        if name.startswith("_"):
            continue
        if isinstance(member, property):
            yield from (f"#### {one.__name__}.{name}", *_prose(member.__doc__))
        elif inspect.isfunction(member):
            yield from (f"#### {one.__name__}.{name}", _code(f"{name}{_signature(member)}"), *_prose(member.__doc__))


def _fields(one: Any) -> Iterator[str]:
    said = _said_in(ast.parse(inspect.getsource(one)).body[0])
    yield from ("| 필드 · Field | 형 · Type | 기본값 · Default |", "|---|---|---|")
    for field in dataclasses.fields(one):
        default = "" if field.default is dataclasses.MISSING else f"`{_shown(field.default)}`"
        kind = str(field.type).replace("|", "\\|")
        yield f"| `{field.name}` | `{kind}` | {default} |"
    for name, doc in said.items():
        yield from ("", f"`{name}`: {' '.join(doc.split()).replace('``', '`')}")


def _signature(function: Callable[..., Any]) -> str:
    """The signature as it stands in the source, on lines of their own where it is long.

    Not `str(inspect.signature(...))`: how that writes annotations differs between versions of Python.
    """
    signature = inspect.signature(function)
    parts: list[str] = []
    for one in signature.parameters.values():
        if one.name == "self":
            continue
        if one.kind is one.KEYWORD_ONLY and "*" not in parts and not any(part.startswith("*") for part in parts):
            parts.append("*")
        default = "" if one.default is one.empty else f" = {_shown(one.default)}"
        parts.append(f"{'*' * (one.kind is one.VAR_POSITIONAL)}{one.name}: {one.annotation}{default}")
    ending = "" if function.__name__ == "__init__" else f" -> {signature.return_annotation}"
    line = f"({', '.join(parts)}){ending}"
    return line if len(line) <= 90 else "(\n" + "".join(f"    {part},\n" for part in parts) + f"){ending}"


def _code(text: str) -> str:
    return f"```python\n{text}\n```"


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple):
        return f"({', '.join(map(_shown, value))})"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_shown(key)}: …' for key in value)}}}"
    return re.sub(r"\b(?:typing|consistency\.model)\.", "", str(value))


def _prose(doc: str | None) -> list[str]:
    """The paragraphs of a docstring as Markdown: examples become blocks of code."""
    parts: list[str] = []
    for paragraph in re.split(r"\n[ \t]*\n", inspect.cleandoc(doc or "")):
        if paragraph.startswith(">>>"):
            parts.append(f"```pycon\n{paragraph}\n```")
        elif paragraph.startswith("    "):
            parts.append(_code(textwrap.dedent(paragraph)))
        elif paragraph:
            parts.append(re.sub(r"::$", ":", paragraph).replace("``", "`"))
    return parts


def _said_of(module: ModuleType, name: str) -> str:
    """What stands below the assignment of the name, in the module or where the module has it from."""
    tree = ast.parse(inspect.getsource(module))
    if name in (said := _said_in(tree)):
        return said[name]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and any(one.name == name for one in node.names):
            return _said_of(sys.modules[node.module], name)
    raise LookupError(f"{module.__name__}.{name}: nothing is said of it")


def _said_in(node: Any) -> dict[str, str]:
    """The strings that stand below assignments, by the name that is assigned to."""
    said: dict[str, str] = {}
    for before, after in zip(node.body, node.body[1:], strict=False):
        target = before.target if isinstance(before, ast.AnnAssign) else getattr(before, "targets", [None])[0]
        if isinstance(target, ast.Name) and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            said[target.id] = str(after.value.value)
    return said
