# SPDX-License-Identifier: EUPL-1.2
"""What came by e-mail to units' mailboxes for letters, and waits to be registered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.queries.by_mail import mail_files, mail_for, waiting_mails
from praja.duties.letters.rules import opens_mailbox
from praja.kernel.documents.web import served
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_mailbox)
def mails(request: PrajaRequest) -> HttpResponse:
    """The messages that nobody has dealt with, newest first."""
    page = waiting_mails(request.actor, request.GET.get("halaman"))
    address = reverse("letters:mails")
    context = {
        "rows": page.items,
        "next_url": f"{address}?halaman={page.next}" if page.next else "",
        "previous_url": f"{address}?halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "letters/incoming/mails.html", context))


@guarded(opens_mailbox)
def mail_file(request: PrajaRequest, number: int, pk: int) -> Any:
    """One attachment of a message."""
    found = next((held for held in mail_files(mail_for(request.actor, number)) if held.pk == pk), None)
    if found is None:
        raise NotFound(_("This message has no such file."))
    return served(found.file, name=f"surel-{number}-{found.position + 1}", cache="no-store")
