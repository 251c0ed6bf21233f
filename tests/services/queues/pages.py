# SPDX-License-Identifier: EUPL-1.2
"""Reading the pages of queues as a browser does, without JavaScript."""

import html
import re
from typing import Any
from uuid import uuid4

from django.test import Client

from praja.duties.services.models import Queue, Ticket
from services.queues.halls import Hall


def text(response: Any) -> str:
    """The words of a page, without tags."""
    page = response.content.decode()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def take_by_phone(client: Client, hall: Hall, queue: Queue, **said: str) -> Ticket:
    """Take a ticket on the page of the office and follow to its page."""
    form = {"queue": queue.pk, "priority": "", "key": str(uuid4()), **said}
    response = client.post(f"/antrean/{hall.unit.code}/", form, follow=True)
    assert response.status_code == 200, text(response)
    return Ticket.objects.order_by("-pk")[0]
