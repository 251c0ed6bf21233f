# SPDX-License-Identifier: EUPL-1.2
"""Rules about the sources that no linter keeps."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from architecture.repository import ROOT, place, tracked

LICENCE = "SPDX-License-Identifier: EUPL-1.2"
CLOCK = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("timezone", "now"), ("date", "today")}
CLOCK |= {("time", "time")}
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("python" + "hosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("crates", "io"),
        ("golang", "org"),
        ("jsdelivr", "net"),
        ("unpkg", "com"),
        ("cdnjs", "cloudflare", "com"),
        ("docker", "io"),
    )
]


def python_sources(*, below: str = "src/praja") -> list[Path]:
    return [path for path in tracked(".py") if place(path).startswith(below)]


def nodes(path: Path, words: str) -> Iterator[ast.AST]:
    """Everything in a file where one of these words stands; others are not taken apart, which would take seconds."""
    text = path.read_text()
    if re.search(rf"\b(?:{words})\b", text):
        yield from ast.walk(ast.parse(text))


def test_every_source_names_its_licence() -> None:
    sources = [*tracked(".py", ".sh", ".toml", ".typ"), ROOT / "Makefile", ROOT / ".ci" / "run"]
    sources = [path for path in sources if "/vendor/" not in place(path) and place(path) != "pyproject.toml"]

    without = [place(path) for path in sources if path.stat().st_size and LICENCE not in path.read_text()[:300]]

    assert without == []


def test_no_file_names_a_package_registry() -> None:
    found = [
        f"{place(path)}: {registry}"
        for path in tracked()
        for registry in REGISTRIES
        if registry.encode() in path.read_bytes()
    ]

    assert found == []


def test_nothing_is_decided_in_django_signals() -> None:
    found = [
        f"{place(path)}:{line}"
        for path in python_sources()
        for line, module in imports(path, "signals|dispatch")
        if module.startswith(("django.dispatch", "django.db.models.signals", "django.core.signals"))
    ]

    assert found == []


def test_the_time_of_day_is_read_in_one_place() -> None:
    found = [
        f"{place(path)}:{node.lineno}"
        for path in python_sources()
        if place(path) != "src/praja/lib/clock.py"
        for node in nodes(path, "|".join(sorted({name for _module, name in CLOCK})))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and (node.value.id, node.attr) in CLOCK
    ]

    assert found == []


def test_settings_are_read_from_the_environment_in_one_place() -> None:
    allowed = ("src/praja/config/",)
    found = [
        f"{place(path)}:{node.lineno}"
        for path in python_sources()
        if not place(path).startswith(allowed)
        for node in nodes(path, "environ|getenv")
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    ]

    assert found == []


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "manager", "misc"])
def test_no_module_is_named_after_nothing(name: str) -> None:
    assert [place(path) for path in tracked(".py") if name in (path.stem, path.parent.name)] == []


def imports(path: Path, words: str) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported, where one of these words stands."""
    for node in nodes(path, words):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
