# SPDX-License-Identifier: EUPL-1.2
"""One's own certificates: downloading, taking the badge, letting others read whose it is."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.training.domain.badges.baking import baked_png, baked_svg
from praja.duties.training.errors.certificates import NoSuchCertificate
from praja.duties.training.models import Certificate
from praja.duties.training.operations.certificates import open_certificate
from praja.duties.training.queries.certificates import (
    certificate_of_everybody,
    certificate_of_holder,
    certificates_of_holder,
)
from praja.duties.training.queries.certificates.badges import certificate_url, picture_of, token_of
from praja.duties.training.rules import SEE_COMPLETION, opens_training
from praja.duties.training.web.certificates.words import PREDICATES, standing_of_certificate
from praja.kernel.documents.web import served_document
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import ANYONE, Actor
from praja.lib.web import PrajaRequest, guarded

MOST = 100
"""Certificates on the page; nobody has more."""

KINDS = {"jwt": "text/plain; charset=utf-8", "png": "image/png", "svg": "image/svg+xml"}


@guarded(opens_training)
def my_certificates(request: PrajaRequest) -> HttpResponse:
    """All one's certificates, the newest first."""
    rows = [_card(row) for row in certificates_of_holder(request.actor)[:MOST]]
    return no_store(render(request, "training/certificates/mine.html", {"rows": rows}))


def _card(row: Certificate) -> dict[str, Any]:
    label, tone = standing_of_certificate(row)
    held = row.seat.training_class
    return {
        "row": row,
        "title": held.curriculum.programme.title,
        "batch": held.name,
        "organiser": held.case.lead_unit.name,
        "first": held.first_day,
        "last": held.last_day,
        "predicate": PREDICATES[row.predicate],
        "label": label,
        "tone": tone,
        "link": certificate_url(row.code),
    }


@guarded(opens_training)
def paper(request: PrajaRequest, code: str) -> Any:
    """The signed PDF, for the holder and whoever may know the result. Named by its code alone."""
    with recalled(units):
        row = certificate_of_everybody(code)
        if not SEE_COMPLETION.allows(request.actor, row.seat):
            raise NoSuchCertificate
    return served_document(row.document)


@require_POST
@guarded(opens_training)
def show(request: PrajaRequest, code: str) -> HttpResponse:
    """Let everybody who has the link read whose it is, or no longer."""
    row = certificate_of_holder(request.actor, code)
    is_open = request.POST.get("open") == "yes"
    open_certificate(certificate=row, is_open=is_open, actor=request.actor, at=request.at)
    words = _("Whoever has the link reads your name now.") if is_open else _("Your name is masked again.")
    messages.success(request, words)
    return HttpResponseRedirect(f"{reverse('training:my_certificates')}#sertifikat-{row.code}")


@guarded(ANYONE)
def badge_file(request: PrajaRequest, code: str, kind: str) -> HttpResponse:
    """The badge: for the holder, and for everybody where the holder opened it. A revoked one is given to nobody."""
    row = certificate_of_everybody(code)
    if kind not in KINDS or not row.counts or not (row.is_open or _is_holder(request.actor, row)):
        raise NoSuchCertificate
    response = HttpResponse(_badge(row, kind), content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="lencana-{row.code}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _is_holder(actor: Actor, row: Certificate) -> bool:
    return actor.person_id is not None and actor.person_id == row.seat.employee.person_id


def _badge(row: Certificate, kind: str) -> str | bytes:
    token = token_of(row)
    if kind == "jwt":
        return token
    picture = picture_of(row.seat.training_class.curriculum, kind)
    return baked_png(picture, token) if kind == "png" else baked_svg(picture.decode(), token)
