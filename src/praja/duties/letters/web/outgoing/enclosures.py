# SPDX-License-Identifier: EUPL-1.2
"""Files that go with a letter, for whoever may open it: shown on its page and before its signer, and opened one by one."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from praja.duties.letters.queries.enclosures import enclosure_of, enclosures_of
from praja.duties.letters.queries.outgoing import outgoing_in_office
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries.pictures import picture_of
from praja.kernel.documents.web import served
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import SIGNED_IN
from praja.lib.web import PrajaRequest, guarded

MOST_PAGES = 3
"""Pages of one file that are shown at once; the rest is in the file."""


def shown_enclosures(case: Case) -> list[dict[str, Any]]:
    """Each file with its first pages as pictures. One statement."""
    return [_shown(case, one) for one in enclosures_of(case.pk)]


def _shown(case: Case, one: Attachment) -> dict[str, Any]:
    kind = Kind(one.file.media_type)
    count = 1 if kind.is_image else one.file.pages or 1
    return {
        "id": one.pk,
        "title": one.title,
        "kind": kind.name,
        "size": one.file.size,
        "count": 0 if kind.is_image else count,
        "more": max(count - MOST_PAGES, 0),
        "url": reverse("letters:outgoing_enclosure", args=[case.code, one.pk]),
        "pages": [
            {"number": number, "url": reverse("letters:outgoing_enclosure_page", args=[case.code, one.pk, number])}
            for number in range(1, min(count, MOST_PAGES) + 1)
        ],
    }


@guarded(SIGNED_IN)
def enclosure(request: PrajaRequest, code: str, number: int) -> Any:
    """One file, byte for byte as it was kept."""
    case = outgoing_in_office(request.actor, code)
    found = enclosure_of(case, number)
    return served(found.file, name=f"lampiran-{case.code}-{found.position + 1}", cache="no-store")


@guarded(SIGNED_IN)
def enclosure_page(request: PrajaRequest, code: str, number: int, sheet: int) -> HttpResponse:
    """One page of a file as a picture, so that whoever signs sees what goes with the letter whatever the device."""
    found = enclosure_of(outgoing_in_office(request.actor, code), number)
    content, media_type = picture_of(found.file, sheet)
    return no_store(HttpResponse(content, content_type=media_type, headers={"X-Content-Type-Options": "nosniff"}))
