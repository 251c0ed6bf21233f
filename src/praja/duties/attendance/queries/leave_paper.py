# SPDX-License-Identifier: EUPL-1.2
"""What the letter of leave says. Official papers are in Indonesian."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import override

from praja.duties.attendance.domain.leave import counts_working_days, last_counted_day
from praja.duties.attendance.enums import LeaveKind
from praja.duties.attendance.models import Leave
from praja.kernel.documents.domain.papers import ResultText
from praja.kernel.people.domain.identity import shown_nip
from praja.kernel.people.identifiers import opened
from praja.kernel.people.models import Employee

LETTER = "attendance.leave_letter"
"""Kind of object whose document the letter is."""
LETTER_TITLE = "Surat Izin Cuti"
KINDS = {
    LeaveKind.ANNUAL: "cuti tahunan",
    LeaveKind.LONG: "cuti besar",
    LeaveKind.SICK: "cuti sakit",
    LeaveKind.MATERNITY: "cuti melahirkan",
    LeaveKind.IMPORTANT: "cuti karena alasan penting",
    LeaveKind.UNPAID: "cuti di luar tanggungan negara",
}


def letter_text(leave: Leave) -> ResultText:
    """The words of the letter: to whom which leave is given for which days, and what holds for it."""
    kind, employee = KINDS[LeaveKind(leave.kind)], leave.employee
    return ResultText(
        opening=(f"Diberikan {kind} kepada {_called(employee)}:",),
        fields=(*employee_fields(employee), ("Lamanya", length_of(leave)), ("Tanggal", days_of(leave))),
        closing=(
            "dengan ketentuan:",
            "1. Sebelum menjalankan cuti, menyerahkan pekerjaan kepada atasan langsung atau pejabat lain yang ditunjuk.",
            "2. Setelah selesai menjalankan cuti, melaporkan diri kepada atasan langsung dan bekerja kembali sebagaimana "
            "biasa.",
            "Demikian surat izin cuti ini dibuat untuk dipergunakan sebagaimana mestinya.",
        ),
    )


def _called(employee: Employee) -> str:
    return f"{employee.get_employment_display()} sebagai berikut"


def employee_fields(employee: Employee) -> tuple[tuple[str, str], ...]:
    """Who the employee is, as official papers print it."""
    number = opened("nip", employee.nip)
    given = (
        ("Nama", employee.person.name),
        ("NIP", shown_nip(number) if number else ""),
        ("Pangkat/golongan", employee.grade),
        ("Jabatan", employee.post.name if employee.post else ""),
        ("Unit kerja", employee.unit.name),
    )
    return tuple((label, value) for label, value in given if value)


def length_of(leave: Leave) -> str:
    """How many days, in the words of their kind."""
    length = f"{leave.days} {'hari kerja' if counts_working_days(leave.kind) else 'hari kalender'}"
    added = travel_left(leave)
    return f"{length}, ditambah {added} hari kalender karena tempat yang sulit perhubungannya" if added else length


def travel_left(leave: Leave) -> int:
    """How many of the days that were added for a place hard to reach the leave has: fewer where it ended before."""
    counted = last_counted_day(leave.last_day, leave.travel_days)
    return max(0, ((leave.ended_on or leave.last_day) - counted).days)


def days_of(leave: Leave) -> str:
    """From when until when, in Indonesian."""
    first, last = written(leave.first_day), written(leave.ended_on or leave.last_day)
    return first if first == last else f"{first} sampai dengan {last}"


def written(day: date) -> str:
    """A day as official papers write it."""
    with override("id"):
        return date_format(day, "j F Y")
