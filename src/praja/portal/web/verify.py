# SPDX-License-Identifier: EUPL-1.2
"""Is this document genuine? For everybody, by its code or its file; nothing that is uploaded is kept."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.enums import Verdict
from praja.kernel.documents.queries import Verification, verified_by_code, verified_file
from praja.lib import clock
from praja.lib.actors import ANYONE
from praja.lib.codes import read_code, show_code
from praja.lib.errors import InvalidInput
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest, guarded

LONGEST_CODE = 60


@guarded(ANYONE)
def verify(request: PrajaRequest) -> HttpResponse:
    """Ask for a code or a file, and answer for the file at once: an upload has no address to come back to."""
    if request.method == "POST":
        return _by_file(request)
    typed = request.GET.get("kode", "").replace("\x00", "").strip()[:LONGEST_CODE]
    if typed:
        code = read_code(typed)
        if verified_by_code(code).verdict is not Verdict.UNKNOWN:
            return HttpResponseRedirect(reverse("verify_code", args=[code]))
    return _asked(request, typed, status=404 if typed else 200)


@guarded(ANYONE)
def verify_code(request: PrajaRequest, code: str) -> HttpResponse:
    """What is known of the document with this code; the code on the paper leads here."""
    found = verified_by_code(code)
    if found.verdict is Verdict.UNKNOWN:
        return _asked(request, code[:LONGEST_CODE], status=404)
    return _answered(request, found)


def _by_file(request: PrajaRequest) -> HttpResponse:
    upload = request.FILES.get("file")
    try:
        # One byte more than is taken shows that it is too large.
        content = upload.read(settings.PRAJA_MAX_UPLOAD_BYTES + 1) if upload else b""
        return _answered(request, verified_file(content, clock.now()))
    except InvalidInput as error:
        return _asked(request, "", error=error, status=error.status)


def _asked(request: PrajaRequest, typed: str, *, error: InvalidInput | None = None, status: int = 200) -> HttpResponse:
    context = {
        "typed": typed,
        "error": str(error) if error else "",
        "megabytes": settings.PRAJA_MAX_UPLOAD_BYTES // 1024**2,
    }
    return render(request, "portal/verify.html", context, status=status)


def _answered(request: PrajaRequest, found: Verification) -> HttpResponse:
    context = {"found": found, "verdict": found.verdict.value, "facts": _rows(found)}
    response = render(request, "portal/verify_answer.html", context)
    # A withdrawal counts from the moment it is made.
    response["Cache-Control"] = "no-store"
    return response


def _rows(found: Verification) -> list[dict[str, object]]:
    """What stands on the issued document, to be laid beside the paper in hand."""
    facts = found.facts
    if facts is None:
        return []
    kind = _("Trial signature, not certified") if facts.is_trial else _("Certified by BSrE")
    rows = [
        (_("Document"), facts.title),
        (_("Number"), facts.number),
        (_("Dated"), describe_moment(facts.dated_on, "day") if facts.dated_on else ""),
        (_("Issued by"), facts.unit),
        (_("Signed by"), facts.signer_title),
        (_("Signed at"), describe_moment(facts.issued_at) if facts.issued_at else ""),
        (_("Kind of signature"), kind),
        (_("Concerns"), facts.holder_mask),
        (_("Code"), show_code(facts.code)),
    ]
    return [{"term": term, "value": value} for term, value in rows if value]
