# SPDX-License-Identifier: EUPL-1.2
"""The keys that sign Open Badges: listing, replacing, striking off."""

import json
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from praja.duties.training.models import BadgeKey
from praja.duties.training.operations.certificates import note_badge_key, strike_badge_key
from praja.duties.training.queries.certificates.badges import key_in_use
from praja.lib import clock
from praja.lib.actors import system_actor
from praja.lib.errors import DomainError
from praja.lib.keys import replace_badge_key

ACTOR = system_actor("command.badge_keys")
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


def badge_keys(as_machine: AsJson = False) -> None:
    """List the keys that signed badges, the newest first."""
    used = key_in_use().hex()
    rows = [
        {
            "public": row.public,
            "first_used_at": row.first_used_at.isoformat(),
            "struck_at": row.struck_at.isoformat() if row.struck_at else None,
            "in_use": row.public == used,
        }
        for row in BadgeKey.objects.order_by("-first_used_at", "-pk")
    ]
    if as_machine:
        typer.echo(json.dumps(rows, indent=2))
        return
    for row in rows:
        state = "in use" if row["in_use"] else "struck off" if row["struck_at"] else "retired"
        typer.echo(f"{row['public']}  since {row['first_used_at']}  {state}")


def replace_key() -> None:
    """Put a new key in place of the one that signs badges. Badges of the old one stay good."""
    note_badge_key(actor=ACTOR, at=clock.now())
    replace_badge_key(Path(settings.PRAJA_KEYS))
    typer.echo(
        "A new key signs badges as soon as web and worker have been started anew. Back it up apart from the database."
    )


def strike_key(
    public: Annotated[str, typer.Argument(metavar="PUBLIC", help="The key in hex, as the list shows it.")],
) -> None:
    """Believe a key no more, for example because it was stolen: every badge that it signed is refused."""
    try:
        strike_badge_key(public=public, actor=ACTOR, at=clock.now())
    except DomainError as error:
        typer.echo(f"{error} {error.next_step}", err=True)
        raise typer.Exit(1) from error
    typer.echo("Struck off. Holders take their badges anew; those are signed with the key in use.")
