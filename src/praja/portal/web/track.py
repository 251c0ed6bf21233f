# SPDX-License-Identifier: EUPL-1.2
"""Where a matter stands, by its code; everything said about it, by its secret link."""

import hmac
import json
from datetime import datetime
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.queries.explaining import explanation
from praja.duties.complaints.queries.openings import openings_of
from praja.duties.complaints.queries.proofs import proof_of
from praja.duties.complaints.queries.public import case_of_reporter, case_with_code, report_of
from praja.duties.complaints.queries.standing import standing_of
from praja.duties.complaints.queries.story import (
    ClockStory,
    Said,
    acts_of,
    clocks_of,
    said_in_public,
    said_to_reporter,
)
from praja.kernel.documents.queries import attachments_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.errors import NotYetIncluded
from praja.kernel.ledger.queries import inclusion_of, recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.links import give_link_cookie
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.receipts import included_by
from praja.kernel.procedures.web import reporter_of
from praja.lib.actors import ANYONE
from praja.lib.codes import hash_secret, show_code
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(ANYONE)
def track(request: PrajaRequest) -> HttpResponse:
    """Ask for a code; a wrong one is said in a plain sentence."""
    typed = request.GET.get("kode", "").replace("\x00", "").strip()[:60]
    case = _readable(request, typed) if typed else None
    if case is not None:
        return HttpResponseRedirect(reverse("track_case", args=[case.code]))
    return render(request, "portal/track.html", {"typed": typed}, status=404 if typed else 200)


@guarded(ANYONE)
def track_secret(request: PrajaRequest, code: str, secret: str) -> HttpResponse:
    """Swap the secret in the address for a cookie at once. A wrong one never tells whether the code exists."""
    case = case_of_reporter(code)
    kept = bytes(case.secret_hash or b"") if case else b""
    if case is None or not hmac.compare_digest(hash_secret(secret), kept):
        raise NotFound(
            _("This link does not open a report."),
            next_step=_("Copy the whole link from where you kept it, or look by code."),
        )
    response = HttpResponseRedirect(reverse("track_case", args=[case.code]))
    give_link_cookie(response, case.pk, kept)
    return response


@guarded(ANYONE)
def track_case(request: PrajaRequest, code: str) -> HttpResponse:
    """Everything for the reporter; for others what is public; of what is not published only state, unit and dates.

    A report on wrongdoing is there for its reporter alone: to everybody else its code is one that does not exist.
    """
    case = _found(request, code)
    is_reporter = reporter_of(request, case) is not None
    with recalled(units, law_data):
        clocks = clocks_of(case)
        context = {
            **_dates(case, clocks, is_reporter, request.at),
            **(_for_reporter(case, clocks, request.at) if is_reporter else _for_others(case, clocks, request.at)),
        }
    response = render(request, "portal/track_case.html", context)
    if is_reporter:
        response["Cache-Control"] = "no-store"
    return response


@guarded(ANYONE)
def proof(request: PrajaRequest, code: str) -> HttpResponse:
    """The proof that the report stands in the ledger, with its words; for the reporter."""
    case = _found(request, code)
    if reporter_of(request, case) is None:
        raise NotFound(_("Open this page by the secret link of your report."))
    content = json.dumps(proof_of(case, report_of(case)), indent=2, ensure_ascii=False) + "\n"
    headers = {"Content-Disposition": f'attachment; filename="bukti-{case.code}.json"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/json", headers=headers)


def _found(request: PrajaRequest, code: str) -> Case:
    case = _readable(request, code)
    if case is None:
        raise NotFound(
            _("There is no report with this code."),
            next_step=_("Check each letter: a code has ten letters and digits, for example 7KQ2M-9XW4P."),
        )
    return case


def _readable(request: PrajaRequest, code: str) -> Case | None:
    """The case with this code, if this reader may know of it."""
    case = case_with_code(code)
    if case is not None:
        return case
    own = case_of_reporter(code)
    return own if own is not None and reporter_of(request, own) is not None else None


def _dates(case: Case, clocks: list[ClockStory], is_reporter: bool, at: datetime) -> dict[str, Any]:
    """What everybody who knows the code may read: where it is, who has it, by when and why that date."""
    standing = standing_of(case, clocks, is_reporter=is_reporter, at=at)
    return {
        "case": case,
        "code": show_code(case.code),
        "is_reporter": is_reporter,
        "standing": standing,
        "clock": standing.clock,
        "lines": explanation(standing.clock) if standing.clock else (),
        "others": [(other, explanation(other)) for other in clocks if other is not standing.clock],
    }


def _for_others(case: Case, clocks: list[ClockStory], at: datetime) -> dict[str, Any]:
    """The words of a published report and its answers; of another one none."""
    if not case.is_public:
        return {"acts": acts_of(case, said=Said(), clocks=clocks, at=at)}
    complaint = report_of(case)
    return {"acts": acts_of(case, said=said_in_public(complaint), clocks=clocks, at=at), "complaint": complaint}


def _for_reporter(case: Case, clocks: list[ClockStory], at: datetime) -> dict[str, Any]:
    """Every word that was written to the reporter or by them, and what they can do now."""
    complaint = report_of(case)
    said = said_to_reporter(complaint)
    return {
        "acts": acts_of(case, said=said, clocks=clocks, at=at),
        "answer": said.answers[-1] if said.answers else None,
        "complaint": complaint,
        "openings": openings_of(complaint, case, at),
        "files": list(attachments_of("complaints.complaint", case.pk)),
        "included_by": included_by(case),
        "is_included": _is_included(case),
    }


def _is_included(case: Case) -> bool:
    try:
        inclusion_of(case.stream, 1)
    except NotYetIncluded:
        return False
    return True
