# SPDX-License-Identifier: EUPL-1.2
"""Commands of open data."""

import json
from pathlib import Path
from typing import Annotated

import typer

from praja.duties.opendata.queries.inspecting import as_json, inspect, summary_lines
from praja.lib.errors import DomainError

opendata_app = typer.Typer(no_args_is_help=True, help="Satu Data: files and datasets.")

File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


@opendata_app.callback()
def opendata() -> None:
    """Satu Data: files and datasets."""


@opendata_app.command("inspect")
def inspect_command(file: File, as_machine: AsJson = False) -> None:
    """Say what stands in a file: its tables, their headings, what each column holds, and what somebody has to decide."""
    try:
        proposal = inspect(file.read_bytes(), file.name)
    except DomainError as error:
        typer.echo(f"{error} {error.next_step}", err=True)
        raise typer.Exit(1) from error
    if as_machine:
        typer.echo(json.dumps(as_json(proposal), ensure_ascii=False, indent=2))
        return
    for line in summary_lines(proposal):
        typer.echo(line)
