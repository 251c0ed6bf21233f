# SPDX-License-Identifier: EUPL-1.2
"""Commands of the measures: compute all facts anew."""

import json
from typing import Annotated

import typer

from praja.kernel.measures.operations import rebuild
from praja.lib import clock
from praja.lib.progress import progress

measures_app = typer.Typer(no_args_is_help=True, help="What is counted: compute it anew.")


@measures_app.callback()
def measures() -> None:
    """What is counted: compute it anew."""


@measures_app.command("rebuild")
def rebuild_command(
    source: Annotated[str, typer.Argument(help="Name of one source, e.g. complaints. Without it: all.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Compute the facts of every subject anew, beside the daily work. Run it after an upgrade that counts something new."""
    with progress("Counting") as advance:
        done = rebuild(source or None, at=clock.now(), on_progress=lambda _source, count: advance(count))
    typer.echo(json.dumps({"subjects": done}) if as_json else f"The facts of {done} subjects stand anew.")
