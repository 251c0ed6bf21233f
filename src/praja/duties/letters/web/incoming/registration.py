# SPDX-License-Identifier: EUPL-1.2
"""Registering a letter: one form, on which a scan is kept while the rest is put right, and which tells of the same letter before
it is registered twice. What came by e-mail is registered on the same form, with its words beside it."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from praja.duties.letters.enums import Arrival
from praja.duties.letters.errors.incoming import MailDealtWith
from praja.duties.letters.forms.incoming import (
    AsideForm,
    RegisterForm,
    pack_files,
    put_on_field,
    unpack_files,
)
from praja.duties.letters.models import ArrivedMail, Correspondent
from praja.duties.letters.operations.by_mail import put_mail_aside, register_mail
from praja.duties.letters.operations.registering import register_letter
from praja.duties.letters.queries.by_mail import mail_for
from praja.duties.letters.queries.incoming import listed_letters, same_letters
from praja.duties.letters.rules import opens_mailbox, opens_registration
from praja.duties.letters.web.incoming.registration_form import Held, blank, choices, form_page
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.errors import AlreadyFiled, ReceivedLater
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.taking import take_uploads
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_registration)
def register(request: PrajaRequest) -> HttpResponse:
    """The form, and what was sent with it."""
    with recalled(units, law_data):
        return _posted(request, None) if request.method == "POST" else form_page(request, blank(request, None))


@guarded(opens_mailbox)
def mail(request: PrajaRequest, number: int) -> HttpResponse:
    """A message to the unit's mailbox: registered as a letter, or put aside."""
    with recalled(units, law_data):
        found = mail_for(request.actor, number)
        if found.incoming is not None:
            return _to_letter(request, found.incoming.letter.case)
        if found.aside_at is not None:
            messages.info(request, str(MailDealtWith()))
            return HttpResponseRedirect(reverse("letters:mails"))
        if request.method != "POST":
            return form_page(request, blank(request, found))
        return _put_aside(request, found) if "aside" in request.POST else _posted(request, found)


def _put_aside(request: PrajaRequest, found: ArrivedMail) -> HttpResponse:
    form = AsideForm(request.POST)
    if form.is_valid():
        try:
            put_mail_aside(mail=found, actor=request.actor, at=request.at, **form.cleaned_data)
        except DomainError as refused:
            put_on_field(form, refused)
        else:
            messages.success(request, _("Put aside: it is no letter."))
            return HttpResponseRedirect(reverse("letters:mails"))
    return form_page(request, replace(blank(request, found), aside=form))


def _posted(request: PrajaRequest, found: ArrivedMail | None) -> HttpResponse:
    data = request.POST.copy()
    key = _key(data)
    kept = [file for file in unpack_files(key, data.get("draft", "")) if file.sha256 != data.get("drop")]
    problems = take_uploads(request, kept)
    if found:
        data["unit"], data["arrival"] = str(found.unit_id), Arrival.EMAIL
        data["received_at"] = timezone.localtime(found.arrived_at, local_zone()).strftime("%Y-%m-%dT%H:%M")
    data["key"], data["draft"] = str(key), pack_files(key, kept)
    if "choose" in data:
        data["classification"] = str(data["choose"])
    if {"drop", "choose", "find"} & data.keys():
        form = RegisterForm(initial=data.dict(), **choices(request))
        if "find" in data:
            form.look_up(data.get("classification", ""))
        return form_page(request, Held(form, kept, found))
    form = RegisterForm(data, **choices(request))
    form.full_clean()
    for problem in problems:
        form.add_error("photos", problem)
    return _judged(request, Held(form, kept, found), anyway=data.get("step") == "anyway")


def _judged(request: PrajaRequest, held: Held, *, anyway: bool) -> HttpResponse:
    """Register what is whole; else the form again, with what is wrong or with the same letters that stand in the agenda."""
    form, said = held.form, held.form.cleaned_data
    if said.get("received_at") and said["received_at"] > request.at:
        form.add_error("received_at", str(ReceivedLater()))
    sender: Correspondent | Unit | None = None
    try:
        sender = form.sender(None, request.actor, request.at)
    except DomainError as refused:
        put_on_field(form, refused)
    if not form.is_valid():
        return form_page(request, held)
    same = same_letters(
        request.actor,
        unit_id=int(said["unit"]),
        sender=sender,
        number_text=said["number_text"],
        dated_on=said["dated_on"],
        files=held.files,
    )
    if same and not anyway:
        return form_page(request, replace(held, same=same))
    return _registered(request, held, sender)


def _registered(request: PrajaRequest, held: Held, sender: Correspondent | Unit | None) -> HttpResponse:
    form, said = held.form, held.form.cleaned_data
    new = form.letter(sender, held.files, said["arrival"])
    whose: dict[str, Any] = {"actor": request.actor, "at": request.at, "idempotency_key": said["key"]}
    try:
        if held.mail:
            incoming = register_mail(mail=held.mail, new=new, **whose)
        else:
            unit = Unit.objects.get(pk=said["unit"])
            incoming = register_letter(new=new, unit=unit, received_at=said["received_at"], **whose)
    except AlreadyFiled as again:
        return _to_letter(request, Case.objects.get(pk=again.detail["case_id"]))
    except DomainError as refused:
        put_on_field(form, refused)
        return form_page(request, held)
    number = f"{incoming.agenda.number}/{incoming.agenda.register.year}"
    messages.success(request, _("Registered as number %(number)s of the agenda.") % {"number": number})
    return _to_letter(request, incoming.letter.case)


def _to_letter(request: PrajaRequest, case: Case) -> HttpResponse:
    """To the letter where its registrar may know of it; a secret one is out of an officer's sight once it is registered."""
    if listed_letters(request.actor).filter(pk=case.pk).exists():
        return HttpResponseRedirect(reverse("letters:incoming", args=[case.code]))
    return HttpResponseRedirect(reverse("letters:agenda"))


def _key(data: QueryDict) -> UUID:
    try:
        return UUID(data.get("key", ""))
    except ValueError:
        return uuid4()
