# SPDX-License-Identifier: EUPL-1.2
"""Looking at the installation, and writing its reference."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from praja.lib import clock

COLOURS = {"good": "green", "warning": "yellow", "bad": "red"}


def doctor_command(as_json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False) -> None:
    """Check keys, settings, database, worker, ledger and files; name the setting and the remedy. Exit code 1 if bad."""
    from praja.config.doctor import CHECKS, Level, examine

    found = list(examine(CHECKS, clock.now()))
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in found]))
    else:
        console = Console(soft_wrap=True)
        for finding in found:
            mark = f"[{COLOURS[finding.level]}]{finding.level:<8}[/]"
            console.print(f"{mark}{escape(finding.about)}: {escape(finding.message)}", highlight=False)
            if finding.remedy:
                console.print(f"        {escape(finding.remedy)}", highlight=False)
    if any(finding.level is Level.BAD for finding in found):
        raise typer.Exit(1)


def docs_command(
    folder: Annotated[Path, typer.Argument(help="Where the reference is written.")] = Path("docs/reference"),
) -> None:
    """Write the pages of docs/reference that come from the code."""
    from praja.config.reference import PAGES

    for name, page in PAGES.items():
        (folder / name).write_text(page())
        typer.echo(str(folder / name))
