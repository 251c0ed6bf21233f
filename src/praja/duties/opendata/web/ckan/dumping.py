# SPDX-License-Identifier: EUPL-1.2
"""`/datastore/dump/<id>`: a whole table as a file."""

from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_http_methods

from praja.duties.opendata.domain.datastore_files import MEDIA_TYPES, dumped
from praja.duties.opendata.queries.ckan.tables import fields_of, rows_up_to
from praja.duties.opendata.queries.rows import mark_of
from praja.duties.opendata.web.ckan.actions.tables import asked_rows, table_called
from praja.duties.opendata.web.ckan.answering import for_caches, not_modified
from praja.duties.opendata.web.ckan.calling import Call, call_of
from praja.duties.opendata.web.ckan.refusals import BadRequest, Invalid, NotThere, Refusal
from praja.lib.actors import ANYONE
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(ANYONE)
@require_http_methods(["GET", "HEAD"])
def dump(request: PrajaRequest, resource: str) -> Any:
    """Stream the rows that the parameters choose (`format` csv, tsv, json or xml; `limit`, `offset`, `filters`, `q`, `fields`,
    `sort`, `bom`); without any, all."""
    try:
        return _dumped(call_of(request), resource)
    except DomainError as error:
        return for_caches(
            HttpResponse(str(error.message), status=error.status, content_type="text/plain; charset=utf-8")
        )
    except (BadRequest, Refusal) as refusal:
        status = refusal.status if isinstance(refusal, Refusal) else 400
        return for_caches(HttpResponse(_said(refusal), status=status, content_type="text/plain; charset=utf-8"))


def _said(refusal: BadRequest | Refusal) -> str:
    """A refusal in plain words. What is not there is not named again: it may be a code out of somebody's letter."""
    if isinstance(refusal, NotThere):
        return NotThere.kind
    if isinstance(refusal, Invalid) and refusal.fields:
        return "; ".join(f"{name}: {', '.join(messages)}" for name, messages in refusal.fields.items())
    return str(refusal)


def _dumped(call: Call, resource: str) -> Any:
    table = table_called(call, resource)
    kind = call.text("format", "csv").lower()
    if kind not in MEDIA_TYPES:
        raise Invalid({"format": [f'invalid value "{kind[:20]}"']})
    mark = mark_of(table.version, "dump", table.dataset.name, sorted(call.data.items()))
    if mark in call.marks:
        return not_modified(mark)
    ask = asked_rows(call, table.version)
    limit = call.whole("limit", 0) if call.text("limit") else None
    rows = rows_up_to(table.version, ask, limit)
    pieces = dumped(kind, fields_of(table.version, ask.columns), rows, with_bom=call.is_true("bom"))
    response = StreamingHttpResponse(pieces, content_type=MEDIA_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{table.dataset.name}.{kind}"'
    response["ETag"] = mark
    return for_caches(response)
