# SPDX-License-Identifier: EUPL-1.2
"""Checks of what signs documents, and of documents that are stuck on the way."""

import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from praja.config.doctor.findings import Finding, bad, good, warning
from praja.kernel.documents.enums import DocumentState, Provider
from praja.kernel.documents.errors import signing_refusal
from praja.kernel.documents.gateways.signing.bsre_http import BsreClient
from praja.kernel.documents.gateways.signing.certificates import KEY_FILE, trial_certificate
from praja.kernel.documents.gateways.signing.choosing import access
from praja.kernel.documents.models import IssuedDocument

SETTING = "PRAJA_SIGNING"
ENDS_SOON = timedelta(days=60)
WAITS_LONG = timedelta(hours=1)
WAITS_FOR_PROOF = timedelta(days=2)


def check_signing(at: datetime) -> Iterator[Finding]:
    """The trial certificate is whole, private and in force; or the BSrE client service is set up and in the own network."""
    if Provider(settings.PRAJA_SIGNING).is_trial:
        yield from _trial(at)
    else:
        yield from _bsre()


def check_timestamps(at: datetime) -> Iterator[Finding]:
    """Where a timestamp authority is set up, its root is known and documents get their proof."""
    if not settings.PRAJA_TSA_URL:
        return
    if not any(Path(settings.PRAJA_KEYS).glob("signing-tsa*.crt")):
        remedy = _("Put it into PRAJA_KEYS as signing-tsa-NAME.crt; without it no timestamp is taken.")
        yield bad("PRAJA_TSA_URL", _("The root certificate of the timestamp authority is missing."), remedy)
        return
    late = IssuedDocument.objects.filter(state=DocumentState.ISSUED.value, preserve_at__lt=at - WAITS_FOR_PROOF).count()
    if late:
        yield bad(
            "PRAJA_TSA_URL",
            _("%(count)d signed documents wait for their proof longer than two days.") % {"count": late},
            _("See what the worker logs of the timestamp authority, and that the revocation lists are new."),
        )
    else:
        yield good("PRAJA_TSA_URL", _("timestamps are taken"))


def _trial(at: datetime) -> Iterator[Finding]:
    folder = Path(settings.PRAJA_KEYS)
    try:
        ends = trial_certificate(folder).certificate.not_valid_after
    except (OSError, ValueError):
        yield bad(SETTING, _("The trial certificate is missing or damaged."), _("Run `praja setup`."))
        return
    if stat.S_IMODE((folder / KEY_FILE).stat().st_mode) & 0o077:
        remedy = f"chmod 600 {folder / KEY_FILE}"
        yield bad(SETTING, _("Others on this machine can read the key of the trial certificate."), remedy)
    if ends - at < ENDS_SOON:
        yield bad(
            SETTING,
            _("The trial certificate ends on %(day)s.") % {"day": ends.date().isoformat()},
            _("Renew it as docs/operations.md says; keep the old root."),
        )
    elif settings.PRAJA_DEMO:
        yield good(SETTING, _("trial certificate"))
    else:
        yield warning(
            SETTING,
            _("Documents carry trial signatures, which are not certified."),
            _("Set up the BSrE client service (docs/operations.md) and PRAJA_SIGNING."),
        )


def _bsre() -> Iterator[Finding]:
    missing = [
        name for name in ("PRAJA_BSRE_URL", "PRAJA_BSRE_USER", "PRAJA_BSRE_PASSWORD") if not getattr(settings, name)
    ]
    for name in missing:
        yield bad(name, _("The BSrE client service is not set up."), _("Set %(name)s.") % {"name": name})
    if missing:
        return
    reason = BsreClient(access()).obstacle()
    if reason is None:
        yield good(SETTING, settings.PRAJA_SIGNING)
    else:
        refusal = signing_refusal(reason)
        yield bad("PRAJA_BSRE_URL", str(refusal.message), str(refusal.next_step))


def check_documents(at: datetime) -> Iterator[Finding]:
    """No document is stuck: unclear, given up, or waiting long for a worker that should sign it."""
    unclear = IssuedDocument.objects.filter(state=DocumentState.UNCLEAR.value).count()
    if unclear:
        yield bad(
            "documents",
            _("Of %(count)d documents it is not known whether they were signed.") % {"count": unclear},
            _("Their signers decide: sign again or withdraw. Look into the log of the BSrE client service first."),
        )
    waits = IssuedDocument.objects.filter(next_try_at__lt=at - WAITS_LONG).count()
    if waits:
        yield bad(
            "documents",
            _("%(count)d documents wait for their signature longer than an hour.") % {"count": waits},
            _("See that `praja worker` runs, and what it logs."),
        )
    if not unclear and not waits:
        yield good("documents", _("none is stuck"))
