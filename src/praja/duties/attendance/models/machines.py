# SPDX-License-Identifier: EUPL-1.2
"""Attendance machines, what they sent, and what they are told."""

from django.db import models
from django.db.models import Q

from praja.duties.attendance.enums import CommandState, MachineState, Protocol, ZoneStyle
from praja.duties.attendance.models.places import Place
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.sealing import SealedField
from praja.lib.privacy import BLANK, KEEP, content, credential, declare, employment, identity

COMM_KEY = "attendance.comm_key"
"""What the key between a machine and this server is sealed for."""


class Machine(models.Model):
    """One machine, by its serial number (a Fingerspot one by its `cloud_id`). One that nobody has admitted is pending: it is
    known that it called, and nothing that it sends is kept."""

    serial = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="machines")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="machines")
    protocol = models.CharField(max_length=10, choices=Protocol.choices, default=Protocol.ATTENDANCE)
    state = models.CharField(max_length=8, choices=MachineState.choices, default=MachineState.PENDING)
    zone = models.CharField(max_length=40, blank=True)
    """The zone of its clock (`Asia/Jayapura`); empty: the installation's."""
    zone_style = models.CharField(max_length=8, choices=ZoneStyle.choices, default=ZoneStyle.OMIT)
    networks = models.JSONField(default=list, blank=True)
    """Networks (CIDR) from which it may call; empty: any."""
    comm_key = SealedField()
    push_version = models.CharField(max_length=16, blank=True)
    firmware = models.CharField(max_length=80, blank=True)
    registry_code = models.CharField(max_length=40, blank=True)
    session = models.CharField(max_length=40, blank=True)
    stamps = models.JSONField(default=dict, blank=True)
    """The last mark seen per table, said back at the next handshake."""
    skew_seconds = models.IntegerField(null=True, blank=True)
    """How far its clock was ahead of the server's when it last sent a punch at once."""
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "state"], name="attendance_machines_of_unit")]

    def __str__(self) -> str:
        return self.name or self.serial


class Pin(models.Model):
    """By which number a machine, or every machine (`machine` None), knows an employee, for a time."""

    machine = models.ForeignKey(Machine, models.PROTECT, null=True, blank=True, related_name="pins")
    pin = models.CharField(max_length=24)
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="pins")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["machine", "pin"], condition=Q(until=None), name="attendance_pin_of_machine_once"
            ),
            models.UniqueConstraint(
                fields=["pin"], condition=Q(until=None, machine=None), name="attendance_pin_everywhere_once"
            ),
        ]


class Batch(models.Model):
    """One body as a machine sent it: kept first, read after. Bodies with biometric templates are not kept: only their digest."""

    machine = models.ForeignKey(Machine, models.PROTECT, related_name="batches")
    table = models.CharField(max_length=24)
    received_at = models.DateTimeField()
    body = models.BinaryField(default=b"")
    sha256 = models.CharField(max_length=64)
    lines = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    repeated = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0)
    keep_until = models.DateField()
    """After this day the body is blank; its digest stays."""

    class Meta:
        # A machine that got no answer sends the same body again, perhaps to two processes at once.
        constraints = [models.UniqueConstraint(fields=["machine", "table", "sha256"], name="attendance_body_once")]
        indexes = [
            models.Index(fields=["machine", "-received_at"], name="attendance_batches_of_machine"),
            models.Index(fields=["keep_until"], condition=~Q(body=b""), name="attendance_bodies_to_blank"),
        ]


class BadLine(models.Model):
    """A line of a batch that could not be read. Its words stand in the batch."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="bad_lines")
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=60)


class Command(models.Model):
    """One thing a machine is told when it asks next. Clearing, shells and files are none of them."""

    machine = models.ForeignKey(Machine, models.PROTECT, related_name="commands")
    text = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=CommandState.choices, default=CommandState.QUEUED)
    asked_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    result = models.IntegerField(null=True, blank=True)
    """What the machine returned: 0 is well, below 0 its error."""

    class Meta:
        indexes = [
            models.Index(
                fields=["machine", "id"], condition=Q(state__in=["queued", "sent"]), name="attendance_commands_open"
            )
        ]


class MachineEvent(models.Model):
    """What a machine told of itself (OPLOG): clock set, data cleared, reset to factory. Signs of tampering."""

    machine = models.ForeignKey(Machine, models.PROTECT, related_name="told")
    operation = models.IntegerField()
    local_text = models.CharField(max_length=32)
    by_pin = models.CharField(max_length=24, blank=True)
    detail = models.CharField(max_length=120, blank=True)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["machine", "operation", "local_text", "detail"], name="attendance_machine_told_once"
            )
        ]


class DailyCheck(models.Model):
    """How many punches of a local day the machine says it has, and how many are here."""

    machine = models.ForeignKey(Machine, models.PROTECT, related_name="checks")
    day = models.DateField()
    theirs = models.PositiveIntegerField(null=True, blank=True)
    ours = models.PositiveIntegerField()
    checked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["machine", "day"], name="attendance_checked_once_a_day")]


declare(
    Machine,
    serial=None,
    name=None,
    protocol=None,
    state=None,
    zone=None,
    zone_style=None,
    networks=None,
    comm_key=credential(KEEP),
    push_version=None,
    firmware=None,
    registry_code=credential(KEEP),
    session=credential(KEEP),
    stamps=None,
)
declare(Pin, pin=identity(KEEP), since=employment(KEEP), until=employment(KEEP))
declare(Batch, table=None, body=content(BLANK), sha256=None)
declare(BadLine, reason=None)
declare(Command, text=identity(BLANK), state=None, queued_at=None, sent_at=None, answered_at=None)
declare(MachineEvent, local_text=None, by_pin=identity(KEEP), detail=None)
declare(DailyCheck)
