# SPDX-License-Identifier: EUPL-1.2
"""The receipt that a person takes home after filing: what, when, until when, and how to check that it was
kept.
"""

import io
from dataclasses import dataclass
from datetime import datetime

import segno
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from praja.kernel.documents.gateways.typst import Paper, render


@dataclass(frozen=True, slots=True)
class Receipt:
    """Texts as a person reads them; dates are formatted already. `explanation` says line by line how the
    promised date
    was counted. `secret_link` may be empty (the code alone then opens nothing). `digest` is the receipt's
    SHA-256 in
    hex, `check_url` the page where it is checked.
    """

    government: str
    unit: str
    address: str
    subject: str
    code: str
    secret_link: str
    filed_at: str
    promised_on: str
    explanation: tuple[str, ...]
    digest: str
    check_url: str


def render_receipt(receipt: Receipt, *, at: datetime, paper: Paper = "a5") -> bytes:
    """The receipt as PDF in the language active now, dated `at`."""
    return render("receipt", _data(receipt), at=at, paper=paper)


def qr_svg(text: str) -> str:
    """A QR code as an SVG drawing, readable from a creased paper (error correction Q)."""
    out = io.BytesIO()
    segno.make(text, error="q", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode("utf-8")


def _data(receipt: Receipt) -> dict[str, object]:
    return {
        "lang": (get_language() or "id")[:2],
        "government": {"name": receipt.government, "unit": receipt.unit, "address": receipt.address},
        "subject": receipt.subject,
        "code": receipt.code,
        "secret_link": receipt.secret_link,
        "qr": qr_svg(receipt.secret_link) if receipt.secret_link else "",
        "filed_at": receipt.filed_at,
        "promised_on": receipt.promised_on,
        "explanation": list(receipt.explanation),
        "digest": receipt.digest,
        "check_url": receipt.check_url,
        "words": _words(),
    }


def _words() -> dict[str, str]:
    return {
        "title": _("Receipt"),
        "code": _("Tracking code"),
        "filed_at": _("Received at"),
        "promised_on": _("Answer due by"),
        "secret_link": _("Scan to follow your case"),
        "qr_alt": _("QR code of the link to follow this case"),
        "keep_secret": _("Whoever has this link can read and answer in your name. Do not share it."),
        "check": _("How to check this receipt"),
        "check_how": _("Enter the tracking code and the fingerprint below at"),
        "digest": _("Fingerprint (SHA-256)"),
    }
