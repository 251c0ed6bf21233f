# SPDX-License-Identifier: EUPL-1.2
"""The list of allowances on paper, for signing. Official papers are in Indonesian."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from praja.duties.attendance.models import PayLine, PaySheet
from praja.duties.attendance.web.pay.table import rows_of
from praja.kernel.documents.gateways.reports import signature_data
from praja.kernel.documents.gateways.typst import render
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import assignments_of
from praja.kernel.people.titles import printed_title
from praja.lib.errors import TooLarge
from praja.lib.exports import Signature
from praja.lib.moments import describe_moment

AT_MOST = 3_000
"""Lines of one PDF."""
MONEY = ("base", "productivity", "discipline_part", "cut", "amount")
HEADS = ("No.", "Nama/NIP", "TPP", "Produktivitas", "Bagian disiplin", "Potongan", "Diterima", "Tanda tangan")


def list_pdf(sheet: PaySheet, lines: Sequence[PayLine], *, at: datetime) -> HttpResponse:
    """The list as a PDF. No cache keeps it. Raises `TooLarge` beyond `AT_MOST` lines."""
    if len(lines) > AT_MOST:
        raise TooLarge(
            _("This sheet has more than %(count)d lines, too many for one PDF.") % {"count": AT_MOST},
            next_step=_("Take it as XLSX or DOCX, and print from there."),
        )
    with override("id"):
        data = {
            "lang": "id",
            "government": {"name": settings.PRAJA_SITE_NAME or "Praja", "unit": sheet.unit.name},
            "title": f"Daftar tambahan penghasilan pegawai (TPP) bulan {date_format(sheet.month, 'F Y')}",
            "as_of": f"Daftar ke-{sheet.version}, dihitung {describe_moment(sheet.made_at, 'short')} menurut "
            f"{sheet.rule.regulation}. Angka dalam rupiah, dibulatkan ke bawah.",
            "columns": list(HEADS),
            "rows": [_row(row) for row in rows_of(lines)],
            "closing": f"Daftar ini memuat {sheet.people} pegawai.",
            "signature": signature_data(_signature(sheet, at)),
        }
        content = render("pay_list", data, at=at.replace(microsecond=0))
    headers = {
        "Content-Disposition": f'inline; filename="daftar-tpp-{sheet.month:%Y-%m}-{sheet.version}.pdf"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _row(row: dict[str, object]) -> dict[str, object]:
    money = [f"{row[name]:,}".replace(",", ".") for name in MONEY]
    return {
        "sum": bool(row.get("is_sum")),
        "number": str(row.get("number", "")),
        "name": row["name"],
        "nip": row.get("nip", ""),
        "money": money,
    }


def _signature(sheet: PaySheet, at: datetime) -> Signature | None:
    """Room for the signature of whoever heads the unit; None where nobody does."""
    held = next(iter(assignments_of(Role.HEAD, sheet.unit_id, at)), None)
    return Signature("Mengetahui", printed_title(held), held.account.person.name) if held else None
