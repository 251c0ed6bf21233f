# SPDX-License-Identifier: EUPL-1.2
"""The form by which a letter is registered, as far as it is filled in: its words, its files, a message that lies beside it."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from praja.duties.letters.enums import Arrival
from praja.duties.letters.forms.incoming import MOST_FILES, AsideForm, RegisterForm, pack_files
from praja.duties.letters.models import ArrivedMail
from praja.duties.letters.queries.by_mail import mail_files, sender_address
from praja.duties.letters.queries.incoming import recent_senders, units_registered_for
from praja.kernel.documents.models import StoredFile
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest


@dataclass(frozen=True)
class Held:
    """What a registration has gathered: its form, the files taken in, and the same letters that were found."""

    form: RegisterForm
    files: list[StoredFile]
    mail: ArrivedMail | None = None
    same: list[Case] = field(default_factory=list)
    aside: AsideForm | None = None


def blank(request: PrajaRequest, found: ArrivedMail | None) -> Held:
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
    return Held(RegisterForm(initial=begins, **choices(request)), files, found)


def choices(request: PrajaRequest) -> dict[str, Any]:
    """The units for which this reader registers."""
    mine = units_registered_for(request.actor, today(request))
    return {"on": today(request), "units": [(node.id, node.name) for node in mine]}


def form_page(request: PrajaRequest, held: Held) -> HttpResponse:
    """The form as far as it is filled in, with what is wrong or the same letters that were found."""
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
