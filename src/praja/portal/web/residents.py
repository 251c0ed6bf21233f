# SPDX-License-Identifier: EUPL-1.2
"""Residents who sign in: by a one-time code, to what is theirs, whatever the duty."""

from typing import Any

from allauth.account.internal.decorators import login_stage_required
from allauth.account.stages import LoginByCodeStage
from allauth.account.views import ConfirmLoginCodeView
from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.kernel.notifications.gateways.at_once import reaches_phones
from praja.kernel.people.enums import Relation
from praja.kernel.people.identifiers import key_of
from praja.kernel.people.operations import add_household_member, contact_of, remove_household_member
from praja.kernel.people.queries import household_of
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import keep_case
from praja.kernel.procedures.queries.clocks import awaited_clocks
from praja.kernel.procedures.queries.keeping import kept_cases
from praja.kernel.procedures.tracking import case_by_link
from praja.kernel.procedures.web import holder_of_link
from praja.kernel.work.domain import FAR
from praja.lib.actors import ANYONE, RESIDENT
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound, Text
from praja.lib.moments import describe_moment
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded
from praja.portal.entrance import ResidentCode
from praja.portal.web.account import OwnSite

NEWEST_FIRST = ("-filed_at", "-id")


class ContactForm(forms.Form):
    """Where the code is sent."""

    contact = forms.CharField(
        label=gettext_lazy("Telephone number or e-mail address"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "inputmode": "email"}),
    )


class MemberForm(forms.Form):
    """Somebody of the household."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=160)
    relation = forms.ChoiceField(
        label=gettext_lazy("What they are to you"), choices=[("", gettext_lazy("Choose")), *Relation.choices]
    )
    nik = forms.CharField(
        label=gettext_lazy("NIK"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


@guarded(ANYONE)
def resident_login(request: PrajaRequest) -> HttpResponse:
    """Ask where the code shall go, and send it there. Whether anybody is known by that contact is never told."""
    if RESIDENT.opens(request.actor):
        return HttpResponseRedirect(reverse("own_matters"))
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            field, written = contact_of(form.cleaned_data["contact"])
            if _may_ask(request, (key_of(field, written) or b"").hex()):
                ResidentCode.begin(request, written)
                return HttpResponseRedirect(f"{reverse('account_confirm_login_code')}{_next_query(request)}")
            form.add_error("contact", _("Too many codes were asked for. Wait a few minutes, then try again."))
        except DomainError as error:
            form.add_error("contact", str(error))
    context = {"form": form, "reaches_phones": reaches_phones(), "next": _next_of(request)}
    return render(request, "portal/resident_login.html", context, status=422 if form.errors else 200)


def _may_ask(request: HttpRequest, key: str) -> bool:
    return bool(ratelimit.consume(request, action="request_login_code", key=key))


def _next_of(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else ""


def _next_query(request: HttpRequest) -> str:
    wanted = _next_of(request)
    return f"?next={wanted}" if wanted else ""


@method_decorator(
    login_stage_required(stage=LoginByCodeStage.key, redirect_urlname="account_request_login_code"), name="dispatch"
)
class ResidentCodePage(OwnSite, ConfirmLoginCodeView):  # type: ignore[misc]
    """Ask for the code that was sent; allauth counts the tries and the time."""

    template_name = "portal/resident_code.html"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        # The library's own would resume a code for accounts that are known already.
        self.stage = request._login_stage
        self._process = ResidentCode.resume(self.stage)
        if self._process is None:
            return HttpResponseRedirect(reverse("account_request_login_code"))
        return super(ConfirmLoginCodeView, self).dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "can_resend": bool(self._process and self._process.can_resend)}


@guarded(RESIDENT)
def own_matters(request: PrajaRequest) -> HttpResponse:
    """Everything the resident keeps, the newest first."""
    page = page_of(kept_cases(_person(request)), order=NEWEST_FIRST, cursor=request.GET.get("halaman"))
    awaited = awaited_clocks(page.items)
    context = {
        "rows": [_row(case, awaited.get(case.pk, "")) for case in page.items],
        "next_url": f"?halaman={page.next}" if page.next else "",
        "previous_url": f"?halaman={page.previous}" if page.previous else "",
    }
    return _private(render(request, "portal/own_matters.html", context))


def _row(case: Case, awaited: Text) -> dict[str, Any]:
    procedure = procedure_of(case)
    state = procedure.by_state[case.state]
    filed = _("sent %(day)s") % {"day": describe_moment(case.filed_at, "date")}
    return {
        "subject": case.subject,
        "url": reverse("track_case", args=[case.code]),
        "meta": " · ".join((str(procedure.label), show_code(case.code), case.lead_unit.name, filed)),
        "state": state.public,
        "tone": state.tone,
        "awaited": str(awaited),
        "due_at": case.due_at if case.closed_at is None and case.due_at < FAR else None,
    }


@require_POST
@guarded(RESIDENT)
def keep(request: PrajaRequest, code: str) -> HttpResponse:
    """Keep the case whose secret link this device holds."""
    case = case_by_link(code)
    owner = holder_of_link(request, case) if case else None
    if case is None or owner is None:
        raise NotFound(
            _("This matter cannot be kept."), next_step=_("Open it by its secret link on this device, then try again.")
        )
    keep_case(case=case, owner=owner, actor=request.actor, at=request.at)
    messages.success(request, _("It stands in your account now. You need the link no more."))
    return HttpResponseRedirect(reverse("own_matters"))


@guarded(RESIDENT)
def household(request: PrajaRequest) -> HttpResponse:
    """Who belongs to the household; add somebody."""
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_household_member(**form.cleaned_data, actor=request.actor, at=request.at)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return HttpResponseRedirect(reverse("household"))
    context = {"form": form, "members": household_of(_person(request))}
    return _private(render(request, "portal/household.html", context, status=422 if form.errors else 200))


@require_POST
@guarded(RESIDENT)
def leave_household(request: PrajaRequest, number: int) -> HttpResponse:
    """Somebody no longer belongs to the household."""
    remove_household_member(number=number, actor=request.actor, at=request.at)
    return HttpResponseRedirect(reverse("household"))


def _person(request: PrajaRequest) -> int:
    assert request.actor.person_id is not None, "the door opens for residents alone"
    return request.actor.person_id


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
