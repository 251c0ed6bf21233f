# SPDX-License-Identifier: EUPL-1.2
"""A table, or a view of it, as a file."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from praja.duties.opendata.domain.viewing import View
from praja.duties.opendata.enums import Access
from praja.duties.opendata.queries.downloads import (
    MEDIA_TYPES,
    SEPARATORS,
    Download,
    Wanted,
    download_of,
    readable_file,
    readable_version,
)
from praja.duties.opendata.queries.rows import rendered
from praja.duties.opendata.queries.table_page import view_for
from praja.duties.opendata.web.door import made_of
from praja.duties.opendata.web.preflight import read_by_sites
from praja.duties.opendata.web.standards.links import described_by
from praja.kernel.documents.web import served
from praja.lib.actors import ANYONE
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(ANYONE)
@read_by_sites
def download(request: PrajaRequest, name: str, uuid: UUID, kind: str) -> Any:
    """The file of a table: `?versi=2` of an earlier version, the words of a view (`domain.viewing`), and for CSV `bom=1` and
    `pemisah=titik-koma`."""
    if kind not in MEDIA_TYPES:
        raise NotFound(
            _("There is no such format."), next_step=_("Choose CSV, XLSX, JSON, NDJSON, Parquet or GeoJSON.")
        )
    number = _number(request)
    version = readable_version(name, uuid, number, request.actor)
    pairs = [(key, value) for key, values in request.GET.lists() for value in values]
    wanted = Wanted(
        kind,
        view_for(version, pairs),
        SEPARATORS.get(request.GET.get("pemisah", ""), ","),
        request.GET.get("bom") == "1",
    )
    file = download_of(version, wanted)
    if file.mark in marks_of(request):
        return _for_caches(HttpResponse(status=304), file)
    response: HttpResponse | StreamingHttpResponse
    if request.method == "HEAD":
        response = HttpResponse(content_type=file.media_type)
    elif wanted.view.by:  # some hundred lines: worth keeping
        response = HttpResponse(rendered(file.mark, lambda: b"".join(file.pieces())), content_type=file.media_type)
    else:
        response = StreamingHttpResponse(file.pieces(), content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    if wanted == Wanted("csv", View()) and file.is_open and number is None:
        address = f"{settings.PRAJA_BASE_URL}{described_by(name, str(uuid))}"
        response["Link"] = f'<{address}>; rel="describedby"; type="application/csvm+json"'
    _for_caches(response, file)
    return response if number else made_of(response, version)


@guarded(ANYONE)
@read_by_sites
def resource_file(request: PrajaRequest, name: str, uuid: UUID) -> Any:
    """A document or picture of a dataset, of the type that intake found it to be."""
    resource = readable_file(name, uuid, request.actor)
    is_open = resource.dataset.access == Access.OPEN and resource.dataset.is_shown
    cache = "public, max-age=0, must-revalidate" if is_open else "private, no-store"
    assert resource.file is not None
    return served(resource.file, name=f"{name}-{resource.position + 1}", cache=cache)


def marks_of(request: PrajaRequest) -> frozenset[str]:
    """The entity tags of what the caller has; whether one is weak does not matter to who has all of it (RFC 9110 13.1.2)."""
    sent = request.headers.get("If-None-Match", "").split(",")
    return frozenset(one.strip().removeprefix("W/") for one in sent)


def _for_caches(response: Any, file: Download) -> Any:
    """Everybody may keep what is open, and asks anew each time whether it still is: what is taken off is gone at once."""
    response["ETag"] = file.mark
    if file.is_open:
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        response["Access-Control-Allow-Origin"] = "*"
    else:
        response["Cache-Control"] = "private, no-store"
        patch_vary_headers(response, ("Cookie", "Authorization"))
    return response


def _number(request: PrajaRequest) -> int | None:
    """The version that is asked for. Raises `NotFound` for what is no number."""
    text = request.GET.get("versi", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise NotFound(_("There is no such table."), next_step=_("Look on the page of the data."))
    return int(text)
