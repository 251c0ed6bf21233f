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
    """Texts as a person reads them; dates are formatted already. The same receipt whatever door a matter came by.

    `secret_link` opens the case as its reporter and may be empty; `track_link` is the public page of the case. The code to
    scan leads to the first of them that is there. `promised_label` names the promised date where it is no answer, `explanation`
    says line by line how it was counted and by which article, `next_steps` what happens now and by when. `priority` says why
    somebody is served first, empty for everybody else. `digest` is the signed receipt's SHA-256 in hex, `check_url` the page
    where it is checked.
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
    track_link: str = ""
    promised_label: str = ""
    next_steps: tuple[str, ...] = ()
    priority: str = ""


def paper_named(text: str) -> Paper:
    """The paper that an address asks for: the till roll by its width, A5 for everything else."""
    return "80mm" if text == "80mm" else "a5"


def render_receipt(receipt: Receipt, *, at: datetime, paper: Paper = "a5") -> bytes:
    """The receipt as PDF in the language active now, dated `at`."""
    return render("receipt", _data(receipt), at=at, paper=paper)


def qr_svg(text: str) -> str:
    """A QR code as an SVG drawing, readable from a creased paper (error correction Q)."""
    out = io.BytesIO()
    segno.make(text, error="q", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode("utf-8")


def _data(receipt: Receipt) -> dict[str, object]:
    scanned = receipt.secret_link or receipt.track_link
    return {
        "lang": (get_language() or "id")[:2],
        "government": {"name": receipt.government, "unit": receipt.unit, "address": receipt.address},
        "subject": receipt.subject,
        "code": receipt.code,
        "secret_link": receipt.secret_link,
        "track_link": receipt.track_link,
        "qr": qr_svg(scanned) if scanned else "",
        "filed_at": receipt.filed_at,
        "promised_on": receipt.promised_on,
        "explanation": list(receipt.explanation),
        "next_steps": list(receipt.next_steps),
        "priority": receipt.priority,
        "digest": receipt.digest,
        "check_url": receipt.check_url,
        "words": _words() | ({"promised_on": receipt.promised_label} if receipt.promised_label else {}),
    }


def _words() -> dict[str, str]:
    return {
        "title": _("Receipt"),
        "code": _("Tracking code"),
        "filed_at": _("Received at"),
        "promised_on": _("Answer due by"),
        "next": _("What happens next"),
        "why": _("How this date was counted"),
        "priority": _("Served first"),
        "scan": _("Scan to follow your case"),
        "scan_code_only": _("Scan to see where it stands"),
        "qr_alt": _("QR code of the link to follow this case"),
        "keep_secret": _(
            "What you scan is your key: whoever has it can read and answer in your name. Do not share it."
        ),
        "check": _("How to check this receipt"),
        "check_how": _("Enter the tracking code and the fingerprint below at"),
        "digest": _("Fingerprint (SHA-256)"),
    }
