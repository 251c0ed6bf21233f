# SPDX-License-Identifier: EUPL-1.2
"""The path of a complaint.

Statuses and actors follow SP4N-LAPOR! (services.md §4.3): Belum Terverifikasi, Terdisposisi Belum Ditindaklanjuti, Terdisposisi
Sedang Diproses, Terdisposisi Selesai, Tertunda, Arsip. SP4N clocks count working days and are binding; the clock of UU 25/2009
counts calendar days and runs beside them only for a complaint about a public service by an identified person (Ps 40(3), 42(1)).
An answer is written by the liaison officer, approved by the head and then published, so that no unit speaks in one voice only.
"""

from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import PROCEDURE
from praja.duties.complaints.procedure import names
from praja.duties.complaints.procedure.clocks import CLOCKS
from praja.duties.complaints.procedure.steps import AFTER_STEPS, HANDLING_STEPS, INTAKE_STEPS
from praja.duties.complaints.rules import may_read_in_office
from praja.kernel.procedures.declarations import Procedure, State, register

_WORKING = _("The answer is being written")

COMPLAINT = register(
    Procedure(
        name=PROCEDURE,
        version=1,
        duty="complaints",
        label=_("Complaint"),
        legal_basis=(
            "UU 25/2009",
            "Perpres 76/2013",
            "PermenPANRB 62/2018",
            "PermenPANRB 5/2025",
            "Permendagri 8/2023",
        ),
        office_url=names.office_url,
        opened_by=may_read_in_office,
        states=(
            State(names.DRAFT, _("Received, being checked"), "Belum Terverifikasi (disaring)", tone="info"),
            State(names.RECEIVED, _("Received, being checked"), "Belum Terverifikasi", tone="info"),
            State(names.INCOMPLETE, _("Waiting for what you were asked"), "Menunggu kelengkapan pelapor", tone="soon"),
            State(names.POSTPONED, _("Put aside for a while, with the reason"), "Tertunda", tone="soon"),
            State(names.FORWARDED, _("Waiting for the answer"), "Terdisposisi Belum Ditindaklanjuti", tone="info"),
            State(names.IN_PROGRESS, _WORKING, "Terdisposisi Sedang Diproses", tone="info"),
            State(names.APPROVAL, _WORKING, "Terdisposisi Sedang Diproses (persetujuan)", tone="info"),
            State(names.APPROVED, _WORKING, "Terdisposisi Sedang Diproses (disetujui)", tone="info"),
            State(names.QUESTIONED, _("Waiting for what you were asked"), "Menunggu data pelapor", tone="soon"),
            State(
                names.DISPUTED,
                _("Being decided which unit answers"),
                "Bukan Wewenang (diputus koordinator)",
                tone="info",
            ),
            State(names.PROMISED, _("Promised, with a date"), "Terdisposisi Sedang Diproses (dijanjikan)", tone="info"),
            State(names.JOINED, _("Answered together with the same report"), "Digabung", tone="info"),
            State(names.ANSWERED, _("Answered, open for a reply"), "Ditanggapi", tone="done"),
            State(names.CLOSED, _("Closed"), "Selesai", final=True, tone="done"),
            State(names.ARCHIVED, _("Filed away, with the reason"), "Arsip", final=True),
        ),
        steps=(*INTAKE_STEPS, *HANDLING_STEPS, *AFTER_STEPS),
        clocks=CLOCKS,
    )
)
