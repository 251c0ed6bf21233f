# SPDX-License-Identifier: EUPL-1.2
"""A drawing of a view by itself, which other sites may show in a frame: nothing on it can be done, so nothing can be done in
somebody's name."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.queries.language import in_reader_language
from praja.duties.opendata.queries.rows import groups_of
from praja.duties.opendata.queries.table_page import MOST_GROUPS, readable_table, view_for
from praja.duties.opendata.web.public.charting import drawing_of
from praja.duties.opendata.web.public.table import address_of, figure_said, pairs_in
from praja.lib.actors import ANYONE
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded

FRAMED = {"frame-ancestors": ["*"]}


@guarded(ANYONE)
def chart(request: PrajaRequest, name: str, uuid: UUID) -> HttpResponse:
    """The drawing of a view that puts rows together. Raises `NotFound` where there is nothing to draw."""
    dataset, table, version = readable_table(name, uuid, request.actor)
    view = view_for(version, list(pairs_in(request.GET)))
    known = {one.name: one for one in table.columns}
    drawing = None
    if view.by:
        rows = groups_of(version, view.grouping(MOST_GROUPS), view.ask()).rows
        drawing = drawing_of(view, [known[one] for one in view.by], rows, figure_said(view, known))
    if drawing is None:
        raise NotFound(_("There is nothing to draw here."), next_step=_("Choose what stands on each line first."))
    context = {
        "dataset": dataset,
        "title": in_reader_language(dataset, "title"),
        "drawing": drawing,
        "source": f"{dataset.unit.name}, {settings.PRAJA_SITE_NAME}",
        "page_url": request.build_absolute_uri(address_of(dataset, table, view)),
    }
    return _framed(render(request, "opendata/public/chart.html", context))


def _framed(response: HttpResponse) -> HttpResponse:
    """As Django's and django-csp's own decorators say it."""
    response.xframe_options_exempt = True
    response._csp_replace = FRAMED  # type: ignore[attr-defined]
    return response
