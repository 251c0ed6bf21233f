# SPDX-License-Identifier: EUPL-1.2
"""Run a command against a private PostgreSQL cluster that exists only for it.

    python tests/postgres.py -- pytest -n 2

The cluster listens on a free port of 127.0.0.1 and a socket in a temporary folder, with a password made for it. It is
stopped and removed whatever happens; with `--keep FOLDER` it lies in that folder, is stopped in order, and stands again with
everything in it the next time. Where PostgreSQL is not installed the command is skipped, with the one command that
enables it; under CI=true or PRAJA_NO_SKIP=1 that is an error.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

HINT = "PostgreSQL tests (install with: sudo apt install postgresql)"
SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""Safe for nothing but tests: a power cut would lose the cluster, which nobody wants to keep."""


def programs() -> Path | None:
    """The folder with initdb and pg_ctl, the newest where there are several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def skipping_is_an_error() -> bool:
    return os.environ.get("CI") == "true" or os.environ.get("PRAJA_NO_SKIP") == "1"


def as_owner() -> list[str]:
    """PostgreSQL refuses to run as root: drop to another user."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", f"--reuid={_owner()}", "--regid=nogroup", "--clear-groups", "--"]


def _owner() -> str:
    return "postgres" if _is_user("postgres") else "nobody"


def _is_user(name: str) -> bool:
    return any(line.startswith(f"{name}:") for line in Path("/etc/passwd").read_text().splitlines())


@contextmanager
def cluster(binaries: Path, *, fast: bool = True, keep: Path | None = None) -> Iterator[str]:
    """A running cluster; yields its DATABASE_URL. In the folder `keep` it outlives this run."""
    folder = keep or Path(tempfile.mkdtemp(prefix="praja-postgres-"))
    port = _free_port()
    try:
        password = _made(folder, binaries)
        options = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}"]
        options += ["max_connections=200", "shared_buffers=256MB", *(SPEED if fast else ())]
        words = " ".join(f"-c {option}" for option in options)
        _call("pg_ctl", binaries, "-D", f"{folder}/data", "-l", f"{folder}/log", "-w", "-t", "60", "-o", words, "start")
        yield f"postgresql://praja:{password}@127.0.0.1:{port}/postgres"
    finally:
        how = ["fast", "-t", "600"] if keep else ["immediate"]
        _call("pg_ctl", binaries, "-D", f"{folder}/data", "-w", "-m", *how, "stop", must=False)
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def _made(folder: Path, binaries: Path) -> str:
    """Make the cluster in this folder, unless it was made before; its password."""
    secret = folder / "password"
    if (folder / "data" / "PG_VERSION").exists():
        return secret.read_text()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    secret.touch(mode=0o600)
    secret.write_text(secrets.token_hex(12))
    if os.geteuid() == 0:
        for path in (folder, secret):
            shutil.chown(path, user=_owner())
    _call("initdb", binaries, "-D", f"{folder}/data", "-U", "praja", "-A", "scram-sha-256", f"--pwfile={secret}",
          "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")  # fmt: skip
    return secret.read_text()


def _call(program: str, binaries: Path, *arguments: str, must: bool = True) -> None:
    done = subprocess.run(
        [*as_owner(), str(binaries / program), *arguments],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
    )
    if must and done.returncode:
        raise SystemExit(f"{program} failed:\n{done.stdout}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(command: list[str], url: str) -> int:
    """The command's exit code. Signals reach the command too; its end ends the cluster."""
    process = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})

    def pass_on(number: int, _frame: FrameType | None) -> None:
        process.send_signal(number)

    signal.signal(signal.SIGTERM, pass_on)
    signal.signal(signal.SIGINT, lambda _number, _frame: None)  # the terminal sends it to the command as well
    return process.wait()


def main(arguments: list[str]) -> int:
    own, command = _parted(arguments)
    fast = "--durable" not in own
    keep = Path(own[own.index("--keep") + 1]).resolve() if "--keep" in own[:-1] else None
    if not command or own[-1:] == ["--keep"]:
        print("usage: python tests/postgres.py [--durable] [--keep FOLDER] -- COMMAND ...", file=sys.stderr)
        return 2
    binaries = programs()
    if binaries is None:
        print(f"{'missing' if skipping_is_an_error() else 'skipped'}: {HINT}")
        return 1 if skipping_is_an_error() else 0
    with cluster(binaries, fast=fast, keep=keep) as url:
        return _run(command, url)


def _parted(arguments: list[str]) -> tuple[list[str], list[str]]:
    """What is ours, and the command."""
    if "--" not in arguments:
        return arguments, []
    here = arguments.index("--")
    return arguments[:here], arguments[here + 1 :]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
