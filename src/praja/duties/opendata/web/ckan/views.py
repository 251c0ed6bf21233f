# SPDX-License-Identifier: EUPL-1.2
"""`/api/action/<name>` and `/api/3/action/<name>`: one call, one action, one envelope."""

import logging

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from praja.duties.opendata.web.ckan.actions import ACTIONS
from praja.duties.opendata.web.ckan.answering import (
    Unchanged,
    bare,
    document,
    not_modified,
    preflight,
    refused,
    success,
)
from praja.duties.opendata.web.ckan.calling import call_of
from praja.duties.opendata.web.ckan.refusals import BadRequest, Refusal, foreseen
from praja.lib.actors import ANYONE
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded

log = logging.getLogger("praja.ckan")

NEEDS_POST = "JSON Error: Invalid request. Please use POST method for your request"


@csrf_exempt
@guarded(ANYONE)
@require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])
def action(request: PrajaRequest, name: str) -> HttpResponse:
    """Any action. No session counts, and none is opened."""
    if request.method == "OPTIONS":
        return preflight()
    found = ACTIONS.get(name)
    if found is None:
        return bare(request, f"Action name not known: {name[:80]}")
    if not found.only_reads and request.method != "POST":
        return bare(request, NEEDS_POST)
    try:
        return success(request, name, found.run(call_of(request, writes="" if found.only_reads else name)))
    except Unchanged as unchanged:
        return not_modified(unchanged.mark)
    except BadRequest as error:
        return bare(request, str(error))
    except Refusal as refusal:
        return refused(request, name, refusal)
    except DomainError as error:
        return refused(request, name, foreseen(error))
    except Exception:
        # Clients of the protocol read nothing but its envelope; what went wrong is in the log whole.
        log.exception("the action %s failed", name)
        return refused(request, name, Refusal())


@guarded(ANYONE)
@require_http_methods(["GET", "HEAD"])
def version(request: PrajaRequest) -> HttpResponse:
    """Which version of the protocol is spoken here."""
    return document(request, {"version": 3})
