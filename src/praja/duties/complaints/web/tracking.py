# SPDX-License-Identifier: EUPL-1.2
"""What the tracking page shows of a report: everything to its reporter, to others what is public, and of what is not published
only state, unit and dates. A report on wrongdoing is there for its reporter alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from praja.duties.complaints.procedure import COMPLAINT, REPORT_ON_WRONGDOING
from praja.duties.complaints.queries.openings import openings_of
from praja.duties.complaints.queries.proofs import proof_of
from praja.duties.complaints.queries.public import report_of
from praja.duties.complaints.queries.said import Said, said_in_public, said_to_reporter
from praja.duties.complaints.queries.standing import standing_of
from praja.duties.complaints.queries.story import acts_of
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.queries import is_included
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import ClockStory, clocks_of
from praja.kernel.procedures.queries.explaining import explanation
from praja.kernel.procedures.queries.keeping import is_kept_by
from praja.kernel.procedures.receipts import included_by
from praja.kernel.procedures.tracking import Tracked, register_tracking
from praja.lib.codes import show_code
from praja.lib.web import PrajaRequest


def tracked_report(request: PrajaRequest, case: Case, is_reporter: bool) -> HttpResponse:
    """The page of one report."""
    clocks = clocks_of(case)
    context = {
        "may_be_kept": procedure_of(case).may_be_kept,
        "is_kept": is_kept_by(request.actor, case),
        **_dates(case, clocks, is_reporter, request.at),
        **(_for_reporter(case, clocks, request.at) if is_reporter else _for_others(case, clocks, request.at)),
    }
    return render(request, "complaints/track.html", context)


def _proof(case: Case) -> Mapping[str, Any]:
    return proof_of(case, report_of(case))


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
        "is_included": is_included(case.stream, 1),
    }


register_tracking(COMPLAINT.name, Tracked(tracked_report, _proof))
register_tracking(REPORT_ON_WRONGDOING.name, Tracked(tracked_report, _proof, by_code=False))
