# SPDX-License-Identifier: EUPL-1.2
"""What machines are told, what they answer, and whether they hold more punches than came here."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.adms import orders
from praja.duties.attendance.domain.adms.bodies import number_of
from praja.duties.attendance.domain.adms.logs import Result
from praja.duties.attendance.enums import CommandState, MachineState, Protocol
from praja.duties.attendance.errors.machines import CommandRefused
from praja.duties.attendance.events.machines import CommandAnswered, CommandQueued, DayChecked, stream_of_machine
from praja.duties.attendance.models import Command, DailyCheck, Machine, Punch
from praja.duties.attendance.models.machine_digests import digest_of_text
from praja.duties.attendance.rules import may_keep_machines
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor, ActorKind, system_actor
from praja.lib.errors import NotAllowed

SAID_AGAIN_AFTER = timedelta(minutes=10)
"""A command without an answer may have been lost on its way."""
AT_ONCE = 20
_ONCE_ONLY = "REBOOT"


def queue_command(*, machine: Machine, text: str, actor: Actor, at: datetime) -> Command:
    """The machine is told this when it asks next.

    Raises NotAllowed; CommandRefused for anything outside the list of `domain.adms.orders` (clearing, shells and files are never
    sent) and for machines that take no commands. Records `attendance.command_queued`.
    """
    if not may_keep_machines(actor, machine.unit_id):
        raise NotAllowed(
            _("You do not keep the machines of this unit."),
            next_step=_("Ask the personnel office or the administrator of the unit."),
        )
    if machine.protocol != Protocol.ATTENDANCE or machine.state != MachineState.ACTIVE:
        raise CommandRefused(
            _("This machine takes no commands."),
            field="text",
            next_step=_("Only an admitted machine with ADMS push for attendance is told anything."),
        )
    try:
        orders.checked(text)
    except orders.Forbidden as error:
        raise CommandRefused(
            _("This is never said to a machine."),
            field="text",
            next_step=_("Choose one of the commands of the list; names hold no tabs and no line ends."),
        ) from error
    with transaction.atomic():
        row = Command.objects.create(
            machine=machine,
            text=text,
            asked_by_id=int(actor.id) if actor.kind is ActorKind.EMPLOYEE else None,
            queued_at=at,
        )
        event = CommandQueued(machine=machine.pk, command=row.pk, text=digest_of_text(text))
        record(event, actor=actor, at=at, stream=stream_of_machine(machine.pk))
    return row


def hand_over_commands(*, machine: Machine, at: datetime) -> str:
    """The lines that answer a machine's question; empty where nothing waits. What it has not answered for a while is said again,
    but a restart is not."""
    with transaction.atomic():
        again = Q(state=CommandState.SENT, sent_at__lt=at - SAID_AGAIN_AFTER) & ~Q(text=_ONCE_ONLY)
        waiting = Command.objects.select_for_update(of=("self",)).filter(
            Q(state=CommandState.QUEUED) | again, machine=machine
        )
        rows = list(waiting.order_by("pk")[:AT_ONCE])
        if rows:
            Command.objects.filter(pk__in=[row.pk for row in rows]).update(state=CommandState.SENT, sent_at=at)
    return "".join(orders.line(row.pk, row.text) for row in rows)


def take_answers(*, machine: Machine, results: Sequence[Result], actor: Actor, at: datetime) -> int:
    """What became of commands; an answer to a count is compared with what is here. Answers to nothing of this machine are passed
    over. How many were taken. Records `attendance.command_answered` for each."""
    return sum(_answer(machine, result, actor, at) for result in results)


def _answer(machine: Machine, result: Result, actor: Actor, at: datetime) -> bool:
    with transaction.atomic():
        open_ones = Command.objects.select_for_update().filter(machine=machine, answered_at=None)
        row = open_ones.filter(pk=result.command).first()
        if row is None:
            return False
        row.state = CommandState.DONE if result.returned >= 0 else CommandState.FAILED
        row.answered_at, row.result = at, result.returned
        row.save(update_fields=["state", "answered_at", "result"])
        event = CommandAnswered(machine=machine.pk, command=row.pk, result=result.returned)
        record(event, actor=actor, at=at, stream=stream_of_machine(machine.pk))
    day, theirs = orders.counted_day(row.text), number_of(result.values.get("attlogsum", ""), 0)
    if day is not None:
        check_day(machine=machine, day=day, theirs=theirs if result.returned >= 0 else None, actor=actor, at=at)
    return True


def check_day(*, machine: Machine, day: date, theirs: int | None, actor: Actor, at: datetime) -> DailyCheck:
    """Compare how many punches of its local day a machine counts (None: it cannot) with those here; where it has more, it is
    asked to send the day again. Counted again, the newer count stands. Records `attendance.day_checked`.
    """
    ours = Punch.objects.filter(machine=machine, local_text__startswith=f"{day.isoformat()} ").count()
    with transaction.atomic():
        row, _made = DailyCheck.objects.update_or_create(
            machine=machine, day=day, defaults={"theirs": theirs, "ours": ours, "checked_at": at}
        )
        event = DayChecked(machine=machine.pk, day=day.isoformat(), theirs=theirs, ours=ours)
        record(event, actor=actor, at=at, stream=stream_of_machine(machine.pk))
    again = orders.send_again(day, day)
    if theirs is not None and theirs > ours and not _was_asked(machine, again, at):
        queue_command(machine=machine, text=again, actor=system_actor("attendance.checking"), at=at)
    return row


def ask_for_counts(*, day: date, actor: Actor, at: datetime) -> int:
    """Every admitted attendance machine is asked how many punches it has of `day`, once. How many were asked."""
    text = orders.count(day)
    asked = Command.objects.filter(text=text).values("machine")
    machines = Machine.objects.filter(state=MachineState.ACTIVE, protocol=Protocol.ATTENDANCE, seen_at__isnull=False)
    waiting = list(machines.exclude(pk__in=asked).order_by("pk")[:500])
    for machine in waiting:
        queue_command(machine=machine, text=text, actor=actor, at=at)
    return len(waiting)


def _was_asked(machine: Machine, text: str, at: datetime) -> bool:
    recently = at - timedelta(hours=20)
    return Command.objects.filter(machine=machine, text=text, queued_at__gt=recently).exists()
