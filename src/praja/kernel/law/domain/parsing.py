# SPDX-License-Identifier: EUPL-1.2
"""Reading the law's YAML: every complaint names the file and the key, so that a lawyer can find the line."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

import yaml

Choice = TypeVar("Choice", bound=StrEnum)


class LawDataError(ValueError):
    """A law file is not what it must be. `file` and `key` say where."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        super().__init__(f"{file}: {key}: {problem}")
        self.file = file
        self.key = key
        self.problem = problem


class Node:
    """One mapping of a law file, read field by field; what nobody reads is refused by `close`."""

    def __init__(self, file: str, key: str, content: Any) -> None:
        if not isinstance(content, Mapping):
            raise LawDataError(file, key, "must be a mapping")
        self.file, self.key, self._content = file, key, dict(content)

    def fail(self, problem: str, field: str = "") -> LawDataError:
        return LawDataError(self.file, f"{self.key}.{field}" if field else self.key, problem)

    def take(self, field: str) -> Any:
        if field not in self._content:
            raise self.fail("is missing", field)
        return self._content.pop(field)

    def text(self, field: str) -> str:
        value = self.take(field)
        if not isinstance(value, str) or not value.strip():
            raise self.fail("must be a text", field)
        return value

    def text_or_none(self, field: str) -> str | None:
        if self._content.get(field, "") is None:
            return self.take(field)  # type: ignore[no-any-return]
        return self.text(field)

    def number(self, field: str) -> int:
        value = self.take(field)
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise self.fail("must be a whole number above zero", field)
        return value

    def flag(self, field: str) -> bool:
        value = self.take(field)
        if not isinstance(value, bool):
            raise self.fail("must be true or false", field)
        return value

    def day_or_none(self, field: str) -> date | None:
        value = self.take(field)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            raise self.fail("must be a date (YYYY-MM-DD) or null", field)
        return value

    def choice(self, field: str, choices: type[Choice]) -> Choice:
        value = self.take(field)
        try:
            return choices(value)
        except ValueError:
            raise self.fail(f"must be one of {', '.join(choices)}", field) from None

    def mapping(self, field: str) -> Mapping[Any, Any]:
        value = self.take(field)
        if not isinstance(value, Mapping) or not value:
            raise self.fail("must be a mapping with at least one entry", field)
        return value

    def nodes(self, field: str) -> list["Node"]:
        """The entries of a list of mappings, at least one."""
        value = self.take(field)
        if not isinstance(value, list) or not value:
            raise self.fail("must be a list with at least one entry", field)
        return [Node(self.file, f"{self.key}.{field}[{n}]", entry) for n, entry in enumerate(value)]

    def close(self) -> None:
        if self._content:
            raise self.fail(f"unknown entries: {', '.join(sorted(map(str, self._content)))}")


def root_of(text: str, file: str) -> Node:
    """The whole file as a node. Raises LawDataError where it is not YAML or not a mapping."""
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        raise LawDataError(file, "(file)", f"is not YAML: {problem}") from problem
    return Node(file, "(file)", content)
