# SPDX-License-Identifier: EUPL-1.2
"""Completion and certificates of one class: who passed and why not, giving, signing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from praja.duties.training.enums import ClassState, SeatStatus
from praja.duties.training.errors.classes import NotYourClass
from praja.duties.training.forms.certificates import DecisionForm, SignCertificatesForm
from praja.duties.training.models import Certificate, Seat, TrainingClass
from praja.duties.training.operations.certificates import (
    decide_completion,
    issue_certificate,
    request_certificates,
)
from praja.duties.training.queries.certificates import Participant, certificates_of_class, participants_of
from praja.duties.training.queries.classes import class_with_code
from praja.duties.training.rules import SEE_COMPLETION, opens_training, runs_class
from praja.duties.training.web.certificates.words import (
    PREDICATES,
    SHORTFALLS,
    conditions_words,
    presence_words,
    standing_of_certificate,
)
from praja.duties.training.web.frame import frame_of
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.gateways.signing import service_in_use
from praja.kernel.documents.operations import sign_documents
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

TAB = "certificates"


def _class(request: PrajaRequest, code: str) -> TrainingClass:
    return class_with_code(request.actor, code)


def _participants(request: PrajaRequest, row: TrainingClass) -> list[Participant]:
    seen = SEE_COMPLETION.visible(request.actor, Seat.objects.all())
    return participants_of(row, local_date(request.at, local_zone()), seen)


@guarded(opens_training)
def class_certificates(request: PrajaRequest, code: str) -> HttpResponse:
    """Who passed and why not, with the certificates; for a participant their own line."""
    with recalled(units):
        row = _class(request, code)
        return _page(request, row)


def _page(
    request: PrajaRequest, row: TrainingClass, *, error: DomainError | None = None, form: Any = None, status: int = 200
) -> HttpResponse:
    participants = _participants(request, row)
    runs = runs_class(request.actor, row)
    waiting = waiting_for(request.actor, row)
    undecided = [one for one in participants if one.seat.status == SeatStatus.SELECTED]
    to_certify = [one for one in participants if one.seat.status == SeatStatus.PASSED and one.certificate is None]
    given = [one.certificate for one in participants if one.certificate is not None]
    context = {
        **frame_of(request.actor, row, TAB),
        "conditions": conditions_words(row.curriculum),
        "rows": [_line(one, row, runs) for one in participants],
        "runs": runs,
        "may_decide": runs and bool(undecided) and row.case.state == ClassState.ENDED,
        "may_certify": runs and bool(to_certify) and not undecided,
        "count": len(to_certify),
        "given": len(given),
        "signed": sum(one.counts for one in given),
        "revoked": [_revoked(one) for one in certificates_of_class(row) if one.revoked_at] if runs else [],
        "waiting": len(waiting),
        "form": form or (SignCertificatesForm() if waiting and needs_secret() else None),
        "error": error,
        "has_errors": bool(error or (form and form.errors)),
    }
    return no_store(render(request, "training/certificates/class.html", context, status=status))


def needs_secret() -> bool:
    """Whether signers sign by themselves; otherwise the worker does, with the trial certificate."""
    return bool(service_in_use().secrets)


def waiting_for(actor: Actor, row: TrainingClass) -> list[int]:
    """Documents of the class that wait for this actor's signature."""
    if actor.person_id is None:
        return []
    rows = Certificate.objects.filter(
        seat__training_class=row,
        issued_at=None,
        revoked_at=None,
        document__signer__person_id=actor.person_id,
        document__state__in=(DocumentState.WAITING.value, DocumentState.FAILED.value),
    )
    return list(rows.order_by("pk").values_list("document_id", flat=True))


def _line(one: Participant, row: TrainingClass, runs: bool) -> dict[str, Any]:
    certificate = one.certificate
    missed = one.completion.missed if one.completion else one.missed
    return {
        "seat": one.seat,
        "name": one.seat.employee.person.name,
        "unit": one.seat.unit.name,
        "presence": presence_words(one.found),
        "score": one.found.score,
        "plan": one.found.has_plan,
        "missed": [SHORTFALLS[name] for name in missed],
        "would_pass": one.would_pass,
        "completion": one.completion,
        "predicate": PREDICATES[one.completion.predicate if one.completion else one.predicate],
        "certificate": certificate,
        "standing": standing_of_certificate(certificate) if certificate else None,
        "revoke_url": reverse("training:revoke_certificate", args=[certificate.code])
        if runs and certificate and certificate.counts
        else "",
    }


def _revoked(one: Certificate) -> dict[str, Any]:
    return {"number": one.document.number_text, "name": one.seat.employee.person.name, "row": one}


@guarded(opens_training)
def decide(request: PrajaRequest, code: str) -> HttpResponse:
    """Decide who passed: by the conditions, with exceptions that say why."""
    with recalled(units):
        row = _class(request, code)
        if not runs_class(request.actor, row):
            raise NotYourClass
        undecided = [one for one in _participants(request, row) if one.seat.status == SeatStatus.SELECTED]
        form = DecisionForm([one.seat.pk for one in undecided], request.POST or None)
        error = None
        if request.method == "POST" and form.is_valid():
            try:
                done = decide_completion(
                    case=row.case, judgements=form.judgements(), actor=request.actor, at=request.at
                )
            except DomainError as refused:
                error = form.put(refused)
            else:
                passed = sum(one.passed for one in done)
                words = _("Decided: %(passed)s passed, %(failed)s did not.")
                messages.success(request, words % {"passed": passed, "failed": len(done) - passed})
                return HttpResponseRedirect(_address(row))
        lines = [{**_line(one, row, runs=False), "fields": form.fields_of(one.seat.pk)} for one in undecided]
        has_errors = bool(error or form.errors)
        context = {
            **frame_of(request.actor, row, TAB),
            "rows": lines,
            "form": form,
            "error": error,
            "has_errors": has_errors,
            "conditions": conditions_words(row.curriculum),
            "passing": sum(one.would_pass for one in undecided),
            "ended": row.case.state == ClassState.ENDED,
        }
        page = render(request, "training/certificates/decide.html", context, status=422 if has_errors else 200)
        return no_store(page)


def _address(row: TrainingClass) -> str:
    return reverse("training:class_certificates", args=[row.case.code])


@require_POST
@guarded(opens_training)
def give(request: PrajaRequest, code: str) -> HttpResponse:
    """Give everybody who passed their certificate, by one click."""
    with recalled(units):
        row = _class(request, code)
        try:
            asked = request_certificates(case=row.case, actor=request.actor, at=request.at)
        except DomainError as refused:
            return _page(request, row, error=refused, status=refused.status)
    words = ngettext(
        "%(count)d certificate has its number and is being signed.",
        "%(count)d certificates have their numbers and are being signed.",
        len(asked),
    )
    messages.success(request, words % {"count": len(asked)})
    return HttpResponseRedirect(_address(row))


@require_POST
@guarded(opens_training)
def sign(request: PrajaRequest, code: str) -> HttpResponse:
    """The head signs all certificates of the class that wait for them, with one secret."""
    with recalled(units):
        row = _class(request, code)
    form = SignCertificatesForm(request.POST)
    waiting = waiting_for(request.actor, row)
    if not form.is_valid() or not waiting:
        return _page(request, row, form=form, status=422)
    try:
        outcomes = sign_documents(
            document_ids=waiting, secret=form.signing_secret(), actor=request.actor, at=request.at
        )
    except DomainError as refused:
        return _page(request, row, form=form, error=refused, status=refused.status)
    failed = [one.error for one in outcomes if one.error is not None]
    for one in outcomes:
        if one.error is None:
            issue_certificate(document_id=one.document_id, actor=request.actor, at=request.at)
    if failed:
        return _page(request, row, form=form, error=failed[0], status=failed[0].status)
    words = ngettext("%(count)d certificate is signed.", "%(count)d certificates are signed.", len(outcomes))
    messages.success(request, words % {"count": len(outcomes)})
    return HttpResponseRedirect(_address(row))
