# SPDX-License-Identifier: EUPL-1.2
"""Reading in lists of employees: a plain one, and the export of SIASN that every personnel office holds."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db import transaction

from praja.kernel.ledger.operations import record
from praja.kernel.people.events import IMPORTS, EmployeeListTakenIn, EmployeesImported
from praja.kernel.people.operations.employee_lines import Taken, take_line
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.imports import Line, Outcome, Profile, Refusal, Report, run_import
from praja.lib.moments import local_zone

PLAIN = Profile(
    "employees",
    {
        "nip": ("nip", "nip baru"),
        "name": ("nama", "nama lengkap"),
        "unit_code": ("kode unit",),
        "unit_name": ("unit", "unit kerja"),
        "unit_ref": (),
        "post_name": ("jabatan",),
        "post_ref": (),
        "grade": ("golongan", "gol"),
        "standing": ("kedudukan", "kedudukan hukum"),
        "nik": (),
        "phone": ("telepon", "nomor hp", "no hp"),
        "email": ("surel",),
        "person_ref": (),
    },
    required=("nip", "name"),
)

# The export has 67 columns; these are the ones the register keeps. IDs stay text, and link to SIASN for good.
SIASN = Profile(
    "siasn",
    {
        "nip": ("NIP BARU",),
        "name": ("NAMA",),
        "unit_code": (),
        "unit_name": ("UNOR NAMA",),
        "unit_ref": ("UNOR ID",),
        "post_name": ("JABATAN NAMA",),
        "post_ref": ("JABATAN ID",),
        "grade": ("GOL AKHIR NAMA",),
        "standing": ("KEDUDUKAN HUKUM NAMA",),
        "nik": ("NIK",),
        "phone": ("NOMOR HP",),
        "email": ("EMAIL",),
        "person_ref": ("PNS ID",),
    },
    required=("nip", "name", "unit_name", "person_ref"),
)


def import_employees(
    *,
    lines: Iterable[Line],
    source: str,
    actor: Actor,
    at: datetime,
    on_progress: Callable[[Report], None] | None = None,
    batch: int = 500,
    kind: str = "employees",
    sha256: str = "",
) -> Report:
    """Enter and update employees by NIP; `lines` come from `read_table` with `PLAIN` or `SIASN`.

    `source` names the file. Each batch is one transaction and one event (`people.employees_imported`); a line
    that cannot be taken is refused with its reason and stops nothing. The same list again changes nothing. The end of the list is
    an event of its own (`people.employee_list_taken_in`): `kind` is the name of its profile, `sha256` the file's digest.
    """

    def take(group: list[Line]) -> Sequence[Outcome | Refusal]:
        with transaction.atomic():
            taken = [_take(line, actor, at) for line in group]
            _tell(taken, source, actor, at)
        return [one if isinstance(one, Refusal) else one.outcome for one in taken]

    report = run_import(lines, take, on_progress=on_progress, batch=batch)
    event = EmployeeListTakenIn(
        kind=kind, sha256=sha256, read=report.read, created=report.created, updated=report.updated,
        unchanged=report.unchanged, refused=len(report.refused),
    )  # fmt: skip
    with transaction.atomic():
        record(event, actor=actor, at=at, stream=IMPORTS)
    return report


def _take(line: Line, actor: Actor, at: datetime) -> Taken | Refusal:
    try:
        return take_line(line.values, actor, local_date(at, local_zone()), at)
    except DomainError as error:
        return Refusal(line.number, error.field, error.code, error.message)


def _tell(taken: Sequence[Taken | Refusal], source: str, actor: Actor, at: datetime) -> None:
    def ids(outcome: Outcome) -> tuple[int, ...]:
        return tuple(one.employee_id for one in taken if not isinstance(one, Refusal) and one.outcome is outcome)

    event = EmployeesImported(
        source=source,
        created=ids(Outcome.CREATED),
        updated=ids(Outcome.UPDATED),
        unchanged=len(ids(Outcome.UNCHANGED)),
        refused=sum(isinstance(one, Refusal) for one in taken),
    )
    record(event, actor=actor, at=at, stream=IMPORTS)
