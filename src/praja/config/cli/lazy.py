# SPDX-License-Identifier: EUPL-1.2
"""Commands of other parts, loaded when they are called: `praja nik` must not wait for spreadsheets to load."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

import typer
from typer.core import TyperGroup


@dataclass(frozen=True, slots=True)
class Part:
    """Where a command lives: a Typer app, or one function that becomes the command."""

    module: str
    attribute: str

    def command(self, name: str) -> Any:
        """The command under `name`; None where the part is not installed."""
        try:
            found = getattr(import_module(self.module), self.attribute)
        except ModuleNotFoundError as missing:
            if self.module == missing.name or self.module.startswith(f"{missing.name}."):
                return None
            raise
        if isinstance(found, typer.Typer):
            command = cast("Any", typer.main.get_command(found))
        else:
            single = typer.Typer(add_completion=False)
            single.command(name)(found)
            command = cast("Any", typer.main.get_command(single))
        command.name = name
        return command


def group_with(parts: Mapping[str, Part]) -> type[TyperGroup]:
    """A group of commands to which `parts` belong beside those declared on it."""

    class Group(TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:
            return sorted({*super().list_commands(ctx), *parts})

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            part = parts.get(cmd_name)
            return part.command(cmd_name) if part else super().get_command(ctx, cmd_name)

    return Group
