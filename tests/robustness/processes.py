# SPDX-License-Identifier: EUPL-1.2
"""What the processes of a whole installation do. Never imported by pytest itself: it sets Django up by the environment."""

import json
import os
import sys
import time
import traceback
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

EPOCH = time.monotonic()
SPEED = 200
"""How much faster than ours the clock of a worker runs, so that waiting after a failure is short."""


def call(name: str, arguments: str) -> Any:
    """Run one function below in this process."""
    _set_up()
    return globals()[name](**json.loads(arguments))


def nurse() -> None:
    """Read requests line by line; fork what is to be started, tell how what ended ended."""
    _set_up()
    for line in sys.stdin:
        what, *request = json.loads(line)
        answer = _fork(*request) if what == "start" else os.waitstatus_to_exitcode(os.waitpid(request[0], 0)[1])
        print(answer, flush=True)


def _fork(name: str, arguments: dict[str, Any]) -> int:
    pid = os.fork()
    if pid:
        return pid
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    os.dup2(2, 1)
    try:
        globals()[name](**arguments)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def answer(to: str, function: str, arguments: dict[str, Any]) -> None:
    """Write down what a function below returns."""
    Path(to).write_text(json.dumps(globals()[function](**arguments)))


def _set_up() -> None:
    import django

    django.setup()
    _declare()


def _declare() -> None:
    """An event and two subscribers that write down what they hear, inside the database and outside it."""
    from django.db import connection

    from praja.kernel.ledger.events import Event, event
    from praja.kernel.ledger.subscriptions import Delivered, subscribe

    @event("tests.counted")
    class Counted(Event):
        """A number on a stream."""

        number: int

    globals()["Counted"] = Counted

    @subscribe("tests.counted", subscriber="tests.table")
    def into_table(delivered: Delivered) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO tests_heard (stream, seq) VALUES (%s, %s)", [delivered.stream, delivered.seq])

    @subscribe("tests.counted", subscriber="tests.file")
    def into_file(delivered: Delivered) -> None:
        _write_line(f"{delivered.stream} {delivered.seq}")
        if delivered.stream == "tests:flaky" and _first_try(delivered.id):
            raise RuntimeError("the outside world is away")


def _write_line(line: str) -> None:
    handle = os.open(f"{os.environ['PRAJA_VAR']}/heard.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(handle, f"{line}\n".encode())
    os.close(handle)


def _first_try(event_id: int) -> bool:
    """True once for each event, whichever process asks."""
    try:
        os.close(os.open(f"{os.environ['PRAJA_VAR']}/tried-{event_id}", os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True


def found() -> None:
    """Migrate, found the town, and make the table that a subscriber writes to."""
    from django.core.management import call_command
    from django.db import connection

    from towns import found_town

    call_command("migrate", verbosity=0)
    found_town(datetime(2025, 1, 2, 2, 0, tzinfo=UTC), since=date(2020, 1, 1))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE tests_heard (stream varchar(80), seq integer)")
    deliver_rest()


def record_numbers(streams: list[str], count: int) -> None:
    """Record `count` events on each stream, one transaction each, as fast as it goes."""
    from django.db import transaction

    from praja.kernel.ledger.operations import record
    from praja.lib import clock
    from praja.lib.actors import system_actor

    for number in range(count):
        for stream in streams:
            with transaction.atomic():
                event = globals()["Counted"](number=number)
                record(event, actor=system_actor("tests"), at=clock.now(), stream=stream)


def deliver_forever() -> None:
    """A worker's outbox part, with a fast clock."""
    from praja.kernel.ledger.operations.delivering import deliver_due

    while True:
        if not deliver_due(at=_fast_clock(), limit=20):
            time.sleep(0.01)


def deliver_rest() -> None:
    """Empty the outbox."""
    from praja.kernel.ledger.models import Delivery
    from praja.kernel.ledger.operations.delivering import deliver_due
    from praja.kernel.ledger.subscriptions import TREE

    while Delivery.objects.exclude(subscriber=TREE).exists():
        deliver_due(at=_fast_clock() + timedelta(days=1), limit=200)


def _fast_clock() -> datetime:
    from praja.lib import clock

    return clock.now() + timedelta(seconds=(time.monotonic() - EPOCH) * SPEED)


def work_forever() -> None:
    """The whole of `praja worker`."""
    from praja.config.worker import run_forever

    run_forever()


def act_at_once(times: int, start: float) -> None:
    """File a complaint, draw a number and count on one hot stream, all in one transaction, `times` times."""
    from django.db import transaction

    from praja.duties.complaints.operations import Report, file_complaint
    from praja.kernel.documents.operations.numbers import draw_number
    from praja.kernel.ledger.operations import record
    from praja.lib import clock
    from praja.lib.actors import NOBODY, system_actor

    time.sleep(max(0.0, start - time.monotonic()))
    actor = system_actor("tests")
    for number in range(times):
        at = clock.now()
        with transaction.atomic():
            file_complaint(report=Report(text=f"Laporan uji nomor {number}."), channel="web", actor=NOBODY, at=at)
            draw_number(register_key="uji", year=2026, actor=actor, at=at)
            record(globals()["Counted"](number=number), actor=actor, at=at, stream="tests:hot")


def findings() -> list[str]:
    """What `verify` finds once everything recorded has entered the tree."""
    from praja.kernel.ledger.operations.closing import close_interval
    from praja.kernel.ledger.verification import verify
    from praja.lib import clock

    close_interval(at=clock.now())
    return [f"{found.where}: {found.what}" for found in verify()]


def furnish_hall() -> dict[str, Any]:
    """A hall with two people waiting, open round the clock, and the session of its officer."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    from officers import officer
    from praja.kernel.law.models import Holiday
    from praja.kernel.organization.models import Unit
    from praja.kernel.organization.operations import set_opening_hours
    from praja.kernel.people.enums import Role
    from praja.lib import clock
    from services.queues.halls import furnish_unit, take
    from towns import FOUNDER

    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    Holiday.objects.all().delete()  # the server's clock is the real one, and today may be a day off
    unit, at = Unit.objects.get(code="4.1"), clock.now()
    always = tuple(((0, 24 * 60),) for _ in range(7))
    set_opening_hours(unit=unit, week=always, decree="SK 1", since=date(2026, 1, 1), actor=FOUNDER, at=at)
    hall = furnish_unit(unit, at)
    for _ in range(2):
        take(hall.a, at)
    account, session = officer("Petugas Loket", Role.COUNTER, unit), SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "praja.kernel.people.accounts.AccountBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return {"session": session.session_key, "counter": hall.counters[0].pk}
