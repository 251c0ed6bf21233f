# SPDX-License-Identifier: EUPL-1.2
"""Registering a letter: one form, on which a scan is kept while the rest is put right, and which tells of the same letter before
it is registered twice. What came by e-mail is registered on the same form, with its words beside it."""

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from praja.duties.letters.enums import Arrival
from praja.duties.letters.errors.incoming import MailDealtWith
from praja.duties.letters.forms.incoming import (
    MOST_FILES,
    AsideForm,
    RegisterForm,
    pack_files,
    put_on_field,
    unpack_files,
)
from praja.duties.letters.models import ArrivedMail, Correspondent
from praja.duties.letters.operations.by_mail import put_mail_aside, register_mail
from praja.duties.letters.operations.registering import register_letter
from praja.duties.letters.queries.by_mail import mail_files, mail_for, sender_address
from praja.duties.letters.queries.incoming import listed_letters, recent_senders, same_letters, units_registered_for
from praja.duties.letters.rules import opens_mailbox, opens_registration
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.errors import AlreadyFiled, ReceivedLater
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@dataclass(frozen=True)
class Held:
    """What a registration has gathered: its form, the files taken in, and the same letters that were found."""

    form: RegisterForm
    files: list[StoredFile]
    mail: ArrivedMail | None = None
    same: list[Case] = field(default_factory=list)
    aside: AsideForm | None = None


@guarded(opens_registration)
def register(request: PrajaRequest) -> HttpResponse:
    """The form, and what was sent with it."""
    with recalled(units, law_data):
        return _posted(request, None) if request.method == "POST" else _page(request, _blank(request, None))


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
            return _page(request, _blank(request, found))
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
    return _page(request, replace(_blank(request, found), aside=form))


def _blank(request: PrajaRequest, found: ArrivedMail | None) -> Held:
    """The form before anybody typed, with what is known of a message."""
    key, files = uuid4(), [held.file for held in mail_files(found)] if found else []
    begins: dict[str, Any] = {
        "key": key,
        "draft": pack_files(key, files),
        "received_at": timezone.localtime(found.arrived_at if found else request.at, local_zone()),
    }
    if found:
        begins |= {
            "unit": str(found.unit_id),
            "arrival": Arrival.EMAIL,
            "subject": found.subject,
            "sender_name": found.sender_name,
            "sender_email": sender_address(found),
        }
    return Held(RegisterForm(initial=begins, **_choices(request)), files, found)


def _choices(request: PrajaRequest) -> dict[str, Any]:
    mine = units_registered_for(request.actor, today(request))
    return {"on": today(request), "units": [(node.id, node.name) for node in mine]}


def _posted(request: PrajaRequest, found: ArrivedMail | None) -> HttpResponse:
    data = request.POST.copy()
    key = _key(data)
    kept = [file for file in unpack_files(key, data.get("draft", "")) if file.sha256 != data.get("drop")]
    problems = _take_in(request, kept)
    if found:
        data["unit"], data["arrival"] = str(found.unit_id), Arrival.EMAIL
        data["received_at"] = timezone.localtime(found.arrived_at, local_zone()).strftime("%Y-%m-%dT%H:%M")
    data["key"], data["draft"] = str(key), pack_files(key, kept)
    if "choose" in data:
        data["classification"] = str(data["choose"])
    if {"drop", "choose", "find"} & data.keys():
        form = RegisterForm(initial=data.dict(), **_choices(request))
        if "find" in data:
            form.look_up(data.get("classification", ""))
        return _page(request, Held(form, kept, found))
    form = RegisterForm(data, **_choices(request))
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
        return _page(request, held)
    same = same_letters(
        request.actor,
        unit_id=int(said["unit"]),
        sender=sender,
        number_text=said["number_text"],
        dated_on=said["dated_on"],
        files=held.files,
    )
    if same and not anyway:
        return _page(request, replace(held, same=same))
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
        return _page(request, held)
    number = f"{incoming.agenda.number}/{incoming.agenda.register.year}"
    messages.success(request, _("Registered as number %(number)s of the agenda.") % {"number": number})
    return _to_letter(request, incoming.letter.case)


def _to_letter(request: PrajaRequest, case: Case) -> HttpResponse:
    """To the letter where its registrar may know of it; a secret one is out of an officer's sight once it is registered."""
    if listed_letters(request.actor).filter(pk=case.pk).exists():
        return HttpResponseRedirect(reverse("letters:incoming", args=[case.code]))
    return HttpResponseRedirect(reverse("letters:agenda"))


def _page(request: PrajaRequest, held: Held) -> HttpResponse:
    form, aside = held.form, held.aside or AsideForm()
    context = {
        "form": form,
        "kept": held.files,
        "mail": held.mail,
        "mail_papers": mail_files(held.mail) if held.mail else [],
        "aside": aside,
        "room_left": MOST_FILES - len(held.files),
        "one_unit": form.fields["unit"].choices[0] if len(form.fields["unit"].choices) == 1 else None,  # type: ignore[attr-defined]
        "senders": recent_senders(request.actor),
        "same": [
            {
                "url": reverse("letters:incoming", args=[case.code]),
                "agenda": f"{case.letter.incoming.agenda.number}/{case.letter.incoming.agenda.register.year}",
                "received_at": case.filed_at,
                "subject": case.letter.subject if case.can_open else "",  # type: ignore[attr-defined]
            }
            for case in held.same
        ],
    }
    is_wrong = any(asked.is_bound and asked.errors for asked in (form, aside))
    status = 409 if held.same else 422 if is_wrong else 200
    return no_store(render(request, "letters/incoming/register.html", context, status=status))


def _key(data: QueryDict) -> UUID:
    try:
        return UUID(data.get("key", ""))
    except ValueError:
        return uuid4()


def _take_in(request: PrajaRequest, kept: list[StoredFile]) -> list[str]:
    """Add each uploaded file that can be taken to `kept`; the sentences about those that can't."""
    problems = []
    for upload in request.FILES.getlist("photos"):
        if len(kept) >= MOST_FILES:
            problems.append(_("“%(name)s” was left out: five files are enough.") % {"name": upload.name})
            continue
        try:
            file = take_in(upload=upload, actor=request.actor, at=request.at)
        except DomainError as error:
            problems.append(_("“%(name)s” was not taken. %(why)s") % {"name": upload.name, "why": error})
        else:
            kept.extend([file] if file not in kept else [])
    return problems
