# SPDX-License-Identifier: EUPL-1.2
"""Registering a letter: one form, on which a scan is kept while the rest is put right, and which tells of the same letter before
it is registered twice."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from praja.duties.letters.forms.incoming import MOST_FILES, RegisterForm, pack_files, put_on_field, unpack_files
from praja.duties.letters.models import Correspondent
from praja.duties.letters.operations.registering import register_letter
from praja.duties.letters.queries.incoming import listed_letters, recent_senders, same_letters, units_registered_for
from praja.duties.letters.rules import opens_registration
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
    same: list[Case] = field(default_factory=list)


@guarded(opens_registration)
def register(request: PrajaRequest) -> HttpResponse:
    """The form, and what was sent with it."""
    with recalled(units, law_data):
        return _posted(request) if request.method == "POST" else _page(request, Held(_blank(request), []))


def _blank(request: PrajaRequest) -> RegisterForm:
    key = uuid4()
    begins = {"key": key, "draft": pack_files(key, []), "received_at": timezone.localtime(request.at, local_zone())}
    return RegisterForm(initial=begins, **_choices(request))


def _choices(request: PrajaRequest) -> dict[str, Any]:
    mine = units_registered_for(request.actor, today(request))
    return {"on": today(request), "units": [(node.id, node.name) for node in mine]}


def _posted(request: PrajaRequest) -> HttpResponse:
    data = request.POST.copy()
    key = _key(data)
    kept = [file for file in unpack_files(key, data.get("draft", "")) if file.sha256 != data.get("drop")]
    problems = _take_in(request, kept)
    data["key"], data["draft"] = str(key), pack_files(key, kept)
    if "choose" in data:
        data["classification"] = str(data["choose"])
    if {"drop", "choose", "find"} & data.keys():
        form = RegisterForm(initial=data.dict(), **_choices(request))
        if "find" in data:
            form.look_up(data.get("classification", ""))
        return _page(request, Held(form, kept))
    form = RegisterForm(data, **_choices(request))
    form.full_clean()
    for problem in problems:
        form.add_error("photos", problem)
    return _judged(request, form, kept, anyway=data.get("step") == "anyway")


def _judged(request: PrajaRequest, form: RegisterForm, kept: list[StoredFile], *, anyway: bool) -> HttpResponse:
    """Register what is whole; else the form again, with what is wrong or with the same letters that stand in the agenda."""
    said = form.cleaned_data
    if said.get("received_at") and said["received_at"] > request.at:
        form.add_error("received_at", str(ReceivedLater()))
    sender: Correspondent | Unit | None = None
    try:
        sender = form.sender(None, request.actor, request.at)
    except DomainError as refused:
        put_on_field(form, refused)
    if not form.is_valid():
        return _page(request, Held(form, kept))
    same = same_letters(
        request.actor,
        unit_id=int(said["unit"]),
        sender=sender,
        number_text=said["number_text"],
        dated_on=said["dated_on"],
        files=kept,
    )
    if same and not anyway:
        return _page(request, Held(form, kept, same))
    return _registered(request, form, kept, sender)


def _registered(
    request: PrajaRequest, form: RegisterForm, kept: list[StoredFile], sender: Correspondent | Unit | None
) -> HttpResponse:
    said = form.cleaned_data
    try:
        incoming = register_letter(
            new=form.letter(sender, kept, said["arrival"]),
            unit=Unit.objects.get(pk=said["unit"]),
            received_at=said["received_at"],
            idempotency_key=said["key"],
            actor=request.actor,
            at=request.at,
        )
    except AlreadyFiled as again:
        return _to_letter(request, Case.objects.get(pk=again.detail["case_id"]))
    except DomainError as refused:
        put_on_field(form, refused)
        return _page(request, Held(form, kept))
    number = f"{incoming.agenda.number}/{incoming.agenda.register.year}"
    messages.success(request, _("Registered as number %(number)s of the agenda.") % {"number": number})
    return _to_letter(request, incoming.letter.case)


def _to_letter(request: PrajaRequest, case: Case) -> HttpResponse:
    """To the letter where its registrar may know of it; a secret one is out of an officer's sight once it is registered."""
    if listed_letters(request.actor).filter(pk=case.pk).exists():
        return HttpResponseRedirect(reverse("letters:incoming", args=[case.code]))
    return HttpResponseRedirect(reverse("letters:agenda"))


def _page(request: PrajaRequest, held: Held) -> HttpResponse:
    form = held.form
    context = {
        "form": form,
        "kept": held.files,
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
    status = 409 if held.same else 422 if form.is_bound and form.errors else 200
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
