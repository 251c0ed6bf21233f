# SPDX-License-Identifier: EUPL-1.2
"""`praja practice`: start the practice town beside an installation, bring it back to how it was, print its public key."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from typing import Annotated

import typer
from django.conf import settings

from praja.config.environment import environment
from praja.config.practice import town
from praja.kernel.ledger.queries import public_key
from praja.lib import clock
from praja.lib.moments import local_zone

PRAJA = [sys.executable, "-c", "from praja.config.cli import main; main()"]
HOSTS = "localhost,127.0.0.1,[::1]"

Port = Annotated[int, typer.Option(min=1, max=65535)]
Host = Annotated[str, typer.Option(help="Address to listen on. 0.0.0.0: on every network.")]
Address = Annotated[
    str, typer.Option(help="Address by which people reach the practice town, e.g. https://latihan.kota.go.id.")
]
ResetAt = Annotated[
    int, typer.Option(min=-1, max=23, help="Local hour in which it is reset every night. -1: never by itself.")
]

practice_app = typer.Typer(
    no_args_is_help=True, help="The practice town: its own folder and database, nothing in it is real."
)


@practice_app.command("serve")
def serve_command(host: Host = "127.0.0.1", port: Port = 8100, address: Address = "", reset_at: ResetAt = 2) -> None:
    """Build the practice town where it is not there yet, and serve it until Ctrl-C; nobody's settings or data are touched."""
    given = _environment(address or f"http://localhost:{port}")
    _run(given, "setup")
    _run(given, "practice", "keep")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a stop by systemd is a stop by Ctrl-C
    running = subprocess.Popen([*PRAJA, "serve", "--host", host, "--port", str(port)], env=given)  # noqa: S603 - our own
    try:
        _watch(running, given, reset_at)
    except KeyboardInterrupt:
        running.terminate()
    raise typer.Exit(running.wait())


@practice_app.command("reset")
def reset_command() -> None:
    """Bring the practice town back to how it was when it was built; what learners had done still counts. Takes seconds."""
    if not settings.PRAJA_PRACTICE:
        _run(_environment(""), "practice", "reset")
        return
    from praja.config.practice.resetting import reset

    began = time.monotonic()
    learners = reset(at=clock.now())
    typer.echo(
        f"The practice town is as it was, after {time.monotonic() - began:.1f} s; learners who may go on: {learners}."
    )


@practice_app.command("key")
def key_command() -> None:
    """Print the public key by which proofs of this practice town are known: PRAJA_PRACTICE_KEYS of the real installation."""
    if not settings.PRAJA_PRACTICE:
        _run(_environment(""), "practice", "key")
        return
    typer.echo(public_key())


@practice_app.command("keep", hidden=True)
def keep_command() -> None:
    """Keep a snapshot of the practice town unless one is kept that stands at the migrations of this software."""
    if not town.is_kept():
        town.keep_snapshot()
        typer.echo("Kept how the practice town stands; a reset brings it back.")
    elif not town.has_snapshot():
        reset_command()  # what learners did since must not be kept: the snapshot itself is brought up to date


def _watch(running: "subprocess.Popen[bytes]", given: dict[str, str], reset_at: int) -> None:
    """Wait for the server; in the local hour `reset_at` have the town reset, once a day."""
    done_on = _local().date()
    while running.poll() is None:
        now = _local()
        if now.hour == reset_at and now.date() != done_on:
            done_on = now.date()
            _run(given, "practice", "reset")
        time.sleep(1)


def _local() -> datetime:
    return clock.now().astimezone(local_zone())


def _environment(address: str) -> dict[str, str]:
    host = address.split("://")[-1].split("/")[0].split(":")[0]
    hosts = f"{HOSTS},{host}" if host and host not in HOSTS else HOSTS
    return town.environment(environment.var, os.environ, address=address, hosts=hosts)


def _run(given: dict[str, str], *words: str) -> None:
    done = subprocess.run([*PRAJA, *words], env=given, check=False)  # noqa: S603 - our own command line
    if done.returncode:
        raise typer.Exit(done.returncode)
