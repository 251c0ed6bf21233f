# SPDX-License-Identifier: EUPL-1.2
"""Running Praja: web server and worker, together or apart."""

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType
from typing import Annotated

import typer
from django.conf import settings

from praja.config.environment import environment
from praja.lib.errors import Unavailable

CONNECTIONS = 2_048
"""Held by each web process. Granian counts open connections, idle ones among them: hundreds of machines and telephones keep
theirs, and where they are more than this nobody else gets in."""
PATIENCE = 30.0
"""Seconds to wait for the web server to answer, and for both to stop."""

Host = Annotated[str, typer.Option(help="Address to listen on. 0.0.0.0: on every network.")]
Port = Annotated[int, typer.Option(min=1, max=65535)]
WithWorker = Annotated[bool, typer.Option("--worker/--no-worker", help="Start the background worker too.")]


def worker_command() -> None:
    """Do the background work until stopped: deliver events, run schedules and jobs, refresh measures and search."""
    from praja.config.starting import load_for_service
    from praja.config.worker import run_forever

    load_for_service()
    run_forever()


def serve_command(host: Host = "127.0.0.1", port: Port = 8000, worker: WithWorker = True) -> None:
    """Start the web server and the worker, print where to go, and stop both with Ctrl-C."""
    _refuse_taken(host, port)
    running = [_start(_web(host, port))]
    if worker:
        running.append(_start([sys.executable, "-c", "from praja.config.cli import main; main()", "worker"]))
    stopping = _on_signal()
    try:
        if _answers(host, port, running, stopping):
            _welcome(host, port)
        while not stopping and all(process.poll() is None for process in running):
            time.sleep(0.2)
    finally:
        fallen = [process for process in running if process.poll() is not None]
        _stop(running)
    if fallen and not stopping:
        typer.echo("A part stopped by itself; its last words are above.", err=True)
        raise typer.Exit(1)


def _web(host: str, port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "praja.config.wsgi:application"),
        *("--interface", "wsgi", "--host", host, "--port", str(port), "--log-level", "warning"),
        *("--workers", str(environment.workers), "--blocking-threads", str(environment.threads)),
        *("--backpressure", str(CONNECTIONS), "--respawn-failed-workers"),
    ]


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    """In a session of its own: Ctrl-C reaches only this process, which then stops the others in order."""
    given = {**os.environ, "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(command, env=given, start_new_session=True)  # noqa: S603 - our own command line


def _on_signal() -> list[int]:
    """Signals received so far."""
    received: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        received.append(number)

    signal.signal(signal.SIGINT, note)
    signal.signal(signal.SIGTERM, note)
    return received


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            raise Unavailable(
                f"Praja cannot listen on {host}:{port}: {taken.strerror}.",
                next_step=f"Stop what uses the port, or choose another: praja serve --port {port + 1}",
            ) from None


def _answers(host: str, port: int, running: list[subprocess.Popen[bytes]], stopping: list[int]) -> bool:
    """Wait until the web server takes connections."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not stopping and all(process.poll() is None for process in running):
        try:
            with socket.create_connection((_reachable(host), port), timeout=1):
                return True
        except OSError:
            time.sleep(0.1)
    return False


def _reachable(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound


def _welcome(host: str, port: int) -> None:
    typer.echo(f"\n  {settings.PRAJA_SITE_NAME}\n  http://{_reachable(host)}:{port}/\n")
    for line in _demo_logins():
        typer.echo(f"  {line}")
    typer.echo("\n  Stop with Ctrl-C.\n")


def _demo_logins() -> list[str]:
    """One line for each role of the demo town; none elsewhere."""
    if not settings.PRAJA_DEMO:
        return []
    from praja.config.demo import accounts

    return [f"{account.login:<40} {account.password}   {account.post}" for account in accounts()]


def _stop(running: list[subprocess.Popen[bytes]]) -> None:
    """Ask all to finish what they are doing; who does not in time is ended."""
    for process in running:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    until = time.monotonic() + PATIENCE
    for process in running:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
