# SPDX-License-Identifier: EUPL-1.2
"""Commands of the ledger: verify it, close an interval, print the signed head."""

import json
from typing import Annotated

import typer

from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.queries import latest_head
from praja.kernel.ledger.verification import verify
from praja.lib import clock
from praja.lib.progress import progress

ledger_app = typer.Typer(no_args_is_help=True, help="The ledger: verify, close, publish.")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


@ledger_app.command("verify")
def verify_command(as_json: AsJson = False) -> None:
    """Recompute chains, tree and tables; print what does not hold, first bad row first. Exit code 1 if anything."""
    events = LedgerEvent.objects.count()
    found = []
    with progress("Verifying", total=events) as advance:
        for mismatch in verify(advance):
            found.append(mismatch)
            if not as_json:
                typer.echo(f"{mismatch.where}: {mismatch.what}")
    if as_json:
        rows = [{"where": row.where, "what": row.what} for row in found]
        typer.echo(json.dumps({"events": events, "ok": not found, "mismatches": rows}))
    elif not found:
        typer.echo(f"{events} events verified; nothing is wrong.")
    if found:
        raise typer.Exit(1)


@ledger_app.command("close")
def close_command() -> None:
    """Put every waiting row into the tree now and publish its signed head."""
    waiting = LedgerEvent.objects.filter(leaf=None).count()
    with progress("Closing", total=waiting) as advance:
        size = 0
        while (head := close_interval(at=clock.now(), limit=10_000)) is not None:
            advance(min(10_000, waiting))
            size = head.size
    typer.echo(f"The tree holds {size} rows." if size else "Nothing was waiting.")


@ledger_app.command("checkpoint")
def checkpoint_command() -> None:
    """Print the latest signed tree head, to be kept by somebody else. Exit code 1 if there is none yet."""
    head = latest_head()
    if head is None:
        typer.echo("No interval has closed yet. Run `praja ledger close`.", err=True)
        raise typer.Exit(1)
    typer.echo(head.checkpoint, nl=False)
