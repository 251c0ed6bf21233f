# SPDX-License-Identifier: EUPL-1.2
"""`praja bench …`"""

import json
from pathlib import Path
from typing import Annotated

import typer

bench_app = typer.Typer(help="Measure on a database of its own (see `make bench`).", no_args_is_help=True)

Sizes = Annotated[str, typer.Option(help="Numbers of cases at which pages are measured, separated by commas.")]
Seconds = Annotated[
    int, typer.Option(min=0, help="How long submissions are sent. 0: pages only, on the cases that are there.")
]
Connections = Annotated[int, typer.Option(min=1, help="How many at once.")]
Out = Annotated[Path | None, typer.Option(help="Also write the figures to this file as JSON.")]


@bench_app.callback()
def bench() -> None:
    """Measurements print machine, versions and the raw ceiling of the same run."""


@bench_app.command("complaints")
def complaints(sizes: Sizes = "10000", seconds: Seconds = 15, connections: Connections = 16, out: Out = None) -> None:
    """Submissions a second beside the same statements sent raw; desk, lists and tracking as cases grow."""
    from praja.config.bench.complaints import run
    from praja.lib import clock

    figures = run(
        sizes=[int(size) for size in sizes.split(",") if size],
        seconds=seconds,
        connections=connections,
        at=clock.now(),
        say=lambda line: typer.echo(line, err=True),
    )
    text = json.dumps(figures, indent=2, ensure_ascii=False)
    if out:
        out.write_text(text + "\n")
    typer.echo(text)
