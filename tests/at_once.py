# SPDX-License-Identifier: EUPL-1.2
"""Several people at one case, or at one row, at the same moment."""

import contextvars
import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock


def at_once(case: Case, posts: list[Callable[[], Any]]) -> list[Any]:
    """Let all read the case as it is, and only then write."""
    return while_held(lambda: lock(case.pk), posts)


def while_held(hold: Callable[[], Any], posts: list[Callable[[], Any]]) -> list[Any]:
    """Let all begin, and go on when each of them waits for the row that `hold` locks (SQLite: for the file)."""
    answers: list[Any] = [None] * len(posts)
    backends: list[int] = []
    connected = threading.Barrier(len(posts) + 1, timeout=30)

    def post(place: int) -> None:
        try:
            connection.ensure_connection()
            if connection.vendor == "postgresql":
                backends.append(connection.connection.info.backend_pid)
            connected.wait()
            answers[place] = posts[place]()
        finally:
            connection.close()

    threads = [
        threading.Thread(target=contextvars.copy_context().run, args=(post, place)) for place in range(len(posts))
    ]
    for thread in threads:
        thread.start()
    with transaction.atomic():
        hold()
        connected.wait()
        _until_all_wait(backends)
    for thread in threads:
        thread.join(timeout=60)
    return answers


def _until_all_wait(backends: list[int], patience: float = 5.0) -> None:
    if connection.vendor == "sqlite":
        time.sleep(0.03)  # nobody can be asked who waits for a file
        return
    until = time.monotonic() + patience
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted AND pid = ANY(%s)", [backends])
            if cursor.fetchone()[0] == len(backends):
                return
            time.sleep(0.005)
    raise AssertionError("not everybody came as far as the row")
