# SPDX-License-Identifier: EUPL-1.2
"""The report of the last quarter: what its figures showed, and what two units do about it."""

from datetime import datetime, timedelta

from praja.duties.complaints import measures
from praja.duties.complaints.demo.playing import Stage
from praja.duties.complaints.operations.reporting import plan_action, write_finding
from praja.kernel.measures.domain.reporting import PeriodKind, period_of
from praja.lib.clock import local_date

ROADS, INTAKE = "DPUPR", "Diskominfo"
FOUND = (
    ROADS,
    "Jawaban pertama atas aduan jalan rusak sering melewati batas lima hari kerja.",
    "Regu lapangan melapor lewat pesan pribadi, sehingga petugas penghubung baru tahu hasilnya beberapa hari kemudian.",
    (
        (ROADS, "Regu lapangan mengirim foto hasil kerja ke nomor dinas pada hari yang sama", 45),
        (INTAKE, "Pelatihan setengah hari bagi petugas penghubung: menulis jawaban dengan tanggal dan foto", 60),
    ),
)
UNPLANNED = (
    "Dishub",
    "Pelapor lampu jalan sering menulis lagi karena jawaban tidak menyebut tanggal perbaikan.",
    "",
)


def write_last_report(*, stage: Stage, at: datetime) -> None:
    """Write the report of the quarter before `at`, as the coordinator does. Figures must have been counted: it reads them."""
    actor = stage.coordinator(at)
    period = period_of(PeriodKind.QUARTER, local_date(at, stage.zone)).previous
    unit, text, cause, actions = FOUND
    finding = write_finding(period=period, unit=stage.units[unit], text=text, cause=cause, actor=actor, at=at)
    for owner, action, days in actions:
        plan_action(
            finding=finding,
            period=period,
            unit=stage.units[owner],
            action=action,
            due_on=local_date(at, stage.zone) + timedelta(days=days),
            measure=measures.FIRST_RESPONSE_ON_TIME.key,
            url=f"/aduan/laporan-berkala/?periode={period.code}#plan",
            actor=actor,
            at=at,
        )
    unit, text, cause = UNPLANNED
    write_finding(period=period, unit=stage.units[unit], text=text, cause=cause, actor=actor, at=at)
