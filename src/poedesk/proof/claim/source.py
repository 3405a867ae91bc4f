"""Bytes of a claim file to plain values: YAML or JSON, bounded, without aliases, duplicate keys or guesses.

YAML guesses types: an unquoted ``NO`` is a truth value, ``0123`` an octal number. Here every scalar keeps its
own characters, and ``Guessed`` remembers what YAML would have made of it, so that a name which is a number
can be refused while Norway stays Norway.
"""

import json
from collections.abc import Hashable, Iterable
from typing import Any, Self

import yaml

from poedesk.kernel.errors import InvalidClaim, Problem

SIZE_LIMIT = 256 * 1024
"""Bytes that a claim file may have."""

DEPTH_LIMIT = 12
"""Levels of nesting that a claim file may have."""

_KINDS = {
    "tag:yaml.org,2002:int": "number",
    "tag:yaml.org,2002:float": "number",
    "tag:yaml.org,2002:bool": "truth value",
    "tag:yaml.org,2002:timestamp": "date",
}


class Guessed(str):
    """An unquoted scalar, as written; ``kind`` is what YAML or JSON would take it for."""

    __slots__ = ("kind",)
    kind: str

    def __new__(cls, text: str, kind: str) -> Self:
        """Keep ``text`` and remember ``kind``: ``number``, ``truth value`` or ``date``."""
        made = super().__new__(cls, text)
        made.kind = kind
        return made


class _Loader(yaml.SafeLoader):
    """A safe loader that refuses aliases, tags and duplicate keys."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            self._refuse("anchors and aliases are not allowed")
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            self._refuse("nested too deeply")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def _refuse(self, message: str) -> None:
        raise yaml.MarkedYAMLError(None, None, message, self.peek_event().start_mark)  # type: ignore[no-untyped-call]


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    pairs: list[tuple[Any, Any]] = []
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(None, None, "a field name must be text", key_node.start_mark)
        pairs.append((str(key_node.value), loader.construct_object(value_node, deep=True)))
    return _unique(pairs)


def _scalar(_: _Loader, node: yaml.ScalarNode) -> str:
    kind = _KINDS.get(node.tag)
    return Guessed(node.value, kind) if kind else str(node.value)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
for _tag in _KINDS:
    _Loader.add_constructor(_tag, _scalar)


def _unique(pairs: Iterable[tuple[Any, Any]]) -> dict[Hashable, Any]:
    made: dict[Hashable, Any] = {}
    for key, value in pairs:
        if key in made:
            message = f"the field {key!r} stands there twice"
            raise ValueError(message)
        made[key] = value
    return made


def parse(data: bytes, source: str) -> Any:
    """Return the plain value in ``data``; JSON when ``source`` ends in ``.json``, else YAML.

    Raises:
        InvalidClaim: too large, not UTF-8, not YAML or JSON, aliases, duplicate fields, nested too deeply.
    """
    if len(data) > SIZE_LIMIT:
        raise InvalidClaim([Problem("", f"the file has {len(data)} bytes; allowed are {SIZE_LIMIT}")], source)
    try:
        text = data.decode("utf-8-sig")
        return _json(text) if source.lower().endswith(".json") else yaml.load(text, Loader=_Loader)  # noqa: S506 - derived from the safe loader
    except UnicodeDecodeError:
        message = "the file is not UTF-8 text"
    except RecursionError:
        message = "nested too deeply"
    except yaml.MarkedYAMLError as error:
        where = f" (line {error.problem_mark.line + 1})" if error.problem_mark else ""
        message = f"cannot be read as YAML: {error.problem}{where}"
    except (ValueError, yaml.YAMLError) as error:
        message = f"cannot be read: {error}"
    raise InvalidClaim([Problem("", message)], source)


def _json(text: str) -> Any:
    return json.loads(
        text,
        object_pairs_hook=_unique,
        parse_int=lambda digits: Guessed(digits, "number"),
        parse_float=lambda digits: Guessed(digits, "number"),
        parse_constant=lambda word: Guessed(word, "number"),
    )
