# SPDX-License-Identifier: EUPL-1.2
"""Does this certificate count? For everybody who has its code: yes or no, and what it stands on."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from praja.duties.training.models import Certificate
from praja.duties.training.queries.certificates import certificate_of_everybody
from praja.duties.training.web.certificates.words import PREDICATES
from praja.kernel.documents.enums import Verdict
from praja.kernel.documents.queries import verified_by_code
from praja.lib.actors import ANYONE
from praja.lib.codes import show_code
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest, guarded


@guarded(ANYONE)
def certificate(request: PrajaRequest, code: str) -> HttpResponse:
    """Yes or no in one word; who (masked, unless the holder opened it), what, when. The kept file is looked at each time."""
    row = certificate_of_everybody(code)
    verdict = verified_by_code(row.code).verdict
    held = row.seat.training_class
    context = {
        "certificate": row,
        "is_yes": verdict is Verdict.GENUINE and row.counts,
        "verdict": verdict.value,
        "facts": _facts(row),
        "subjects": list(held.curriculum.subjects.all()),
        "curriculum": held.curriculum,
        "is_trial": row.document.is_trial,
        "replaced_by": Certificate.objects.filter(replaces=row, issued_at__isnull=False)
        .select_related("document")
        .first(),
    }
    response = render(request, "training/certificates/public.html", context)
    # A revocation counts from the moment it is made; what the holder opened may be closed again.
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _facts(row: Certificate) -> list[dict[str, Any]]:
    held, document = row.seat.training_class, row.document
    name = row.seat.employee.person.name if row.is_open else document.holder_mask
    days = describe_moment(held.first_day, "date")
    if held.last_day != held.first_day:
        days = f"{days} – {describe_moment(held.last_day, 'date')}"
    rows = [
        (_("Holder"), name),
        (_("Training"), held.curriculum.programme.title),
        (_("Training class"), held.name),
        (_("Days of training"), days),
        (_("Lesson hours (JP)"), row.jp),
        (_("Result"), PREDICATES[row.predicate]),
        (_("Held by"), held.case.lead_unit.name),
        (_("Number"), document.number_text),
        (_("Signed by"), document.signer_title),
        (_("Signed at"), describe_moment(document.issued_at) if document.issued_at else ""),
        (_("Code"), show_code(row.code)),
    ]
    return [{"term": term, "value": value} for term, value in rows if value]
