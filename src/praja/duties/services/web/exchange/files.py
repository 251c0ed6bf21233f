# SPDX-License-Identifier: EUPL-1.2
"""Services with their standards to take along: for everybody what is published, for offices what they keep."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from praja.duties.services.queries.exchange.files import FORMATS, file_of
from praja.duties.services.queries.exchange.taking_along import ExchangeRow, kept_rows, public_rows
from praja.duties.services.rules import opens_standards
from praja.duties.services.web.keeping import today
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.lib.actors import ANYONE
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(ANYONE)
def catalogue_file(request: PrajaRequest, name: str) -> HttpResponse:
    """Every service with the standard that holds."""
    with recalled(units):
        return _file(request, name, public_rows(), is_public=True)


@guarded(opens_standards)
def standards_file(request: PrajaRequest, name: str) -> HttpResponse:
    """The services and standards that one keeps, drafts where nothing holds yet. The file can be taken in again."""
    with recalled(units):
        return _file(request, name, kept_rows(request.actor), is_public=False)


def _file(request: PrajaRequest, name: str, rows: Iterable[ExchangeRow], *, is_public: bool) -> HttpResponse:
    if name not in FORMATS:
        raise NotFound(_("There is no such format."))
    chunks = file_of(rows, name, source=settings.PRAJA_SITE_NAME, as_of=today(request), is_public=is_public)
    response = HttpResponse(b"".join(chunks), content_type=FORMATS[name])
    response["Content-Disposition"] = f'attachment; filename="standar-pelayanan.{name}"'
    response["Cache-Control"] = "no-store"
    return response
