# SPDX-License-Identifier: EUPL-1.2
"""The scan and the files of a letter that came in, for whom may open it."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.queries.incoming import file_of, letter_in_office
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries.pictures import picture_of
from praja.kernel.documents.web import served
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import SIGNED_IN
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(SIGNED_IN)
def incoming_file(request: PrajaRequest, code: str, number: int) -> Any:
    """A file of the letter, byte for byte as it was kept."""
    case, found = _found(request, code, number)
    return served(found.file, name=f"{case.code}-{found.position + 1}", cache="no-store")


@guarded(SIGNED_IN)
def incoming_page(request: PrajaRequest, code: str, number: int, sheet: int) -> HttpResponse:
    """One page of a file as a picture, so that the letter stands on its page whatever the device."""
    _case, found = _found(request, code, number)
    content, media_type = picture_of(found.file, sheet)
    return no_store(HttpResponse(content, content_type=media_type, headers={"X-Content-Type-Options": "nosniff"}))


def _found(request: PrajaRequest, code: str, number: int) -> tuple[Case, Attachment]:
    """Raises `NotFound` alike for an absent file and for one of a letter that the actor may not open."""
    case = letter_in_office(request.actor, code)
    if not case.can_open:  # type: ignore[attr-defined]
        raise NotFound(_("This letter has no such file."))
    return case, file_of(case, number)
