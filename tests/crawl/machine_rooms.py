# SPDX-License-Identifier: EUPL-1.2
"""Attendance machines: one that waits, one that works and complains of nothing less than its clock; numbers and files."""

from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile

from crawl.site import START
from crawl.tourist import Page, Tourist
from officers import officer
from praja.duties.attendance.enums import Protocol
from praja.duties.attendance.models import Batch, Punch
from praja.duties.attendance.operations.batches import take_batch
from praja.duties.attendance.operations.commands import check_day, queue_command
from praja.duties.attendance.operations.machines import Settings, add_machine, note_call
from praja.duties.attendance.operations.pins import give_pin
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from towns import FOUNDER, Town

ZONES = ("WITA", "WIT", "Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")
TYPED_AT_MACHINES = (
    *(
        "LOBI1",
        "BARU1",
        "ATTLOG",
        "OPERLOG",
        "ATTLOG.DAT",
        "bukan → waktu",
        "bukan",
        "Lobi lantai dasar",
        "mesin",
        "pin",
        "nip",
        "time",
    ),
    *ZONES,
)
"""What machines send, what they are called, and columns of files."""


def machines(language: str, town: Town) -> Iterator[Page]:
    """Every room of machines with something in it."""
    keeper = Tourist(language, "machines")
    account = officer("Kartini", Role.PERSONNEL, town.root)
    keeper.client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    settings = Settings(
        name="Lobi lantai dasar", unit=town.roads, protocol=Protocol.ATTENDANCE, networks=["10.1.2.0/24"]
    )
    machine = add_machine(serial="LOBI1", settings=settings, actor=FOUNDER, at=START)
    note_call(serial="BARU1", protocol=Protocol.ACCESS, actor=FOUNDER, at=START)
    for table, body in (
        ("ATTLOG", b"99\t2026-01-19 11:31:00\t0\t1\nbukan\twaktu\n"),
        ("OPERLOG", b"OPLOG 21\t14\t2026-01-19 08:31:00\t0\t0\t0\t0\n"),
    ):
        take_batch(machine=machine, table=table, body=body, actor=FOUNDER, at=START)
    queue_command(machine=machine, text="CHECK", actor=FOUNDER, at=START)
    check_day(machine=machine, day=START.date(), theirs=3, actor=FOUNDER, at=START)
    employee = Employee.objects.order_by("pk").first()
    assert employee is not None
    entry = give_pin(machine=machine, pin="12", employee=employee, since=START.date(), actor=FOUNDER, at=START)
    batch = Batch.objects.get(table="ATTLOG")
    ahead = b"12\t2026-01-19 11:41:00\t0\t1\n12\t2026-01-19 11:42:00\t1\t1\n"
    take_batch(machine=machine, table="ATTLOG", body=ahead, actor=FOUNDER, at=START)
    held = {"machine": machine.pk, "day": START.date(), "upto": Punch.objects.latest("pk").pk}
    yield from keeper.get("/presensi/ditahan/")
    yield from keeper.post("/presensi/ditahan/bersama/", counts="0", reason="", **held)
    at = "/presensi/mesin/"
    for address in (
        *(at, f"{at}baru/", f"{at}{machine.pk}/", f"{at}kiriman/{batch.pk}/", f"{at}nomor/"),
        *(f"{at}nomor/{entry.pk}/akhiri/", f"{at}nomor/berkas/", f"{at}berkas/"),
    ):
        yield from keeper.get(address)
    yield from keeper.post(f"{at}{machine.pk}/", name="", networks="x")
    yield from keeper.post(f"{at}{machine.pk}/perintah/", what="again")
    yield from keeper.post(f"{at}nomor/", pin="12")
    file = SimpleUploadedFile("attlog.dat", b"7\t2026-01-19 07:31:00\nbukan\twaktu\n")
    yield from keeper.post(f"{at}berkas/", machine=machine.pk, file=file)
