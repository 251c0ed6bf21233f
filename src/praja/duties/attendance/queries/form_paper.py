# SPDX-License-Identifier: EUPL-1.2
"""The request for leave as the form of the regulation, blocks I to VIII. Official papers are in Indonesian.

The blocks are those of the form of Peraturan BKN 24/2017 as they were recalled; compare with the annex.
"""

from typing import Any

from django.conf import settings

from praja.duties.attendance.enums import Advice, LeaveKind
from praja.duties.attendance.models import Leave
from praja.duties.attendance.models.leave import LEAVE_CONTACT
from praja.duties.attendance.queries.leave import balance_of
from praja.duties.attendance.queries.leave_paper import employee_fields, length_of, written
from praja.kernel.people.sealing import open_sealed
from praja.kernel.people.titles import title_without_post
from praja.kernel.procedures.models import Case
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.moments import local_zone

KIND_LINES = (
    (LeaveKind.ANNUAL, "Cuti tahunan"),
    (LeaveKind.LONG, "Cuti besar"),
    (LeaveKind.SICK, "Cuti sakit"),
    (LeaveKind.MATERNITY, "Cuti melahirkan"),
    (LeaveKind.IMPORTANT, "Cuti karena alasan penting"),
    (LeaveKind.UNPAID, "Cuti di luar tanggungan negara"),
)
CAUSE_LINES = {
    "first_hajj": "Haji pertama",
    "fourth_child": "Kelahiran anak keempat dan seterusnya",
    "other": "",
    "illness": "Sakit",
    "miscarriage": "Gugur kandungan",
    "duty_accident": "Kecelakaan kerja",
    "child_1": "Kelahiran anak pertama",
    "child_2": "Kelahiran anak kedua",
    "child_3": "Kelahiran anak ketiga",
    "family_ill": "Keluarga sakit keras",
    "family_dead": "Keluarga meninggal dunia",
    "estate": "Mengurus hak anggota keluarga yang meninggal dunia",
    "own_marriage": "Melangsungkan perkawinan",
    "wife_birth": "Istri melahirkan atau gugur kandungan",
    "disaster": "Bencana",
}
WORD_LINES = (
    (Advice.APPROVED, "Disetujui"),
    (Advice.CHANGED, "Perubahan"),
    (Advice.POSTPONED, "Ditangguhkan"),
    (Advice.REFUSED, "Tidak disetujui"),
)


def form_data(case: Case) -> dict[str, Any]:
    """What the template `leave_request` prints: the request as it stands now."""
    leave = case.leave
    return {
        "lang": "id",
        "government": {"name": settings.PRAJA_SITE_NAME or "Praja", "unit": leave.employee.unit.name},
        "title": "Formulir permintaan dan pemberian cuti",
        "dated": written(local_date(case.filed_at, local_zone())),
        "employee": [list(pair) for pair in employee_fields(leave.employee)],
        "kinds": [[label, kind == leave.kind] for kind, label in KIND_LINES],
        "reason": ". ".join(filter(None, (CAUSE_LINES.get(leave.cause, ""), leave.reason))) or "–",
        "length": length_of(leave),
        "first": written(leave.first_day),
        "last": written(leave.last_day),
        "balance": _balance(leave),
        "address": open_sealed(leave.address, LEAVE_CONTACT) or "–",
        "phone": open_sealed(leave.phone, LEAVE_CONTACT) or "–",
        "name": leave.employee.person.name,
        "superior": _block(leave, title_without_post(leave.superior_unit), leave.advice),
        "official": _block(leave, title_without_post(leave.official_unit), leave.decision),
        "closing": f"Dicetak dari Praja, kode {show_code(case.code)}. Persetujuan tercatat di sana; formulir ini tidak "
        "ditandatangani.",
    }


def _block(leave: Leave, title: str, word: str) -> dict[str, Any]:
    is_newest = word == leave.decision if leave.decision else word == leave.advice
    return {
        "title": title,
        "words": [[label, choice == word] for choice, label in WORD_LINES],
        "note": leave.note if word and is_newest else "",
    }


def _balance(leave: Leave) -> list[list[str]]:
    """The notes on annual leave: N-2, N-1 and N, with what is left now."""
    year = leave.first_day.year
    left = {bucket.year: str(bucket.left) for bucket in balance_of(leave.employee, year).buckets}
    return [[name, str(of), left.get(of, "0")] for name, of in (("N-2", year - 2), ("N-1", year - 1), ("N", year))]
