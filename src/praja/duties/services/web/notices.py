# SPDX-License-Identifier: EUPL-1.2
"""What a payment service calls, and the page on which a treasurer examines what does not fit."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from praja.duties.services.errors.payments import NoticeUnsigned
from praja.duties.services.forms.office import rupiah
from praja.duties.services.gateways.payments import configured_gateway
from praja.duties.services.models import PaymentNotice
from praja.duties.services.operations.noticing import examine_notice, take_notice
from praja.duties.services.queries.receipts import notice_of
from praja.duties.services.rules import may_examine_notice, opens_receipts
from praja.kernel.procedures.forms.steps import missing
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.actors import ANYONE, system_actor
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded

LARGEST = 64 * 1024


class ExamineForm(forms.Form):
    """What was found, and what was done about it."""

    use_required_attribute = False
    note = forms.CharField(
        label=gettext_lazy("What was done about it"),
        help_text=gettext_lazy("For example: the difference was paid at the counter, or the second payment went back."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=missing(gettext_lazy("Write what was done about it")),
    )


@csrf_exempt
@require_POST
@guarded(ANYONE)
def payment_notified(request: PrajaRequest) -> HttpResponse:
    """A payment service says that something was paid. What is not signed is not looked at; told again, it changes nothing.
    No body enters a log."""
    gateway, body = configured_gateway(), _body(request)
    if body is None:
        return HttpResponse(status=413)
    try:
        if gateway is None:
            raise NoticeUnsigned
        told = gateway.verify_notification(body=body, headers=request.headers, at=request.at)
        notice = take_notice(told=told, actor=system_actor("services.payment_gateway"), at=request.at)
    except DomainError as refused:
        return JsonResponse({"code": refused.code}, status=refused.status)
    return JsonResponse({"outcome": notice.outcome})


@guarded(opens_receipts)
def payment_notice(request: PrajaRequest, number: int) -> HttpResponse:
    """What the payment service told beside what is owed; its treasurer says what was done about it."""
    notice = notice_of(request.actor, number)
    form, error = ExamineForm(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        try:
            examine_notice(notice=notice, note=form.cleaned_data["note"], actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
            return _page(request, notice, form, error=error, status=refused.status)
        messages.success(request, _("Kept. It is off your desk."))
        return HttpResponseRedirect(reverse("services:receipts"))
    return _page(request, notice, form, status=422 if form.errors else 200)


def _page(
    request: PrajaRequest, notice: PaymentNotice, form: ExamineForm, *, error: Any = None, status: int = 200
) -> HttpResponse:
    payment, case = notice.payment, notice.payment.application.case
    context = {
        "notice": notice,
        "outcome": notice.get_outcome_display(),
        "told": rupiah(notice.amount),
        "owed": rupiah(payment.amount),
        "owed_state": payment.get_state_display(),
        "reference": payment.reference,
        "case_url": reverse("services:case", args=[case.code]),
        "code": show_code(case.code),
        "service": payment.application.service.name,
        "unit": case.lead_unit.name,
        "form": form,
        "error": error,
        "may_examine": notice.examined_at is None and may_examine_notice.allows(request.actor, case),
    }
    return no_store(render(request, "services/office/notice.html", context, status=status))


def _body(request: Any) -> bytes | None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > LARGEST:
        return None
    try:
        return bytes(request.body)
    except (RequestDataTooBig, UnreadablePostError):
        return None


routes = [
    path("pembayaran/pemberitahuan/", payment_notified, name="payment_notified"),
    path("kantor/setoran/pemberitahuan/<int:number>/", payment_notice, name="payment_notice"),
]
