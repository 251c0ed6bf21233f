# SPDX-License-Identifier: EUPL-1.2
"""Whoever told of training, proposed it or lacks hours hears of it: in a code, the unit and a link; never a title, never a
reason, never how many are missing."""

from collections.abc import Iterable, Mapping

from django.conf import settings

from praja.duties.training.models import Claim, Proposal
from praja.duties.training.operations.reminding import KIND, url_of
from praja.duties.training.procedure.names import claim_url, proposal_url
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.organization.models import Unit
from praja.kernel.work.models import WorkItem
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.moments import local_zone


def _claim(delivered: Delivered) -> Claim:
    return Claim.objects.select_related("case__lead_unit", "employee").get(pk=int(delivered.refs["case"]))


def _proposal(delivered: Delivered) -> Proposal:
    return Proposal.objects.select_related("case__lead_unit", "employee").get(pk=int(delivered.refs["case"]))


def _words(code: str, unit: str, delivered: Delivered, path: str) -> Mapping[str, str | int]:
    day = local_date(delivered.at, local_zone()).isoformat()
    return {"code": show_code(code), "unit": unit, "day": day, "url": f"{settings.PRAJA_BASE_URL}{path}"}


def _told_of(delivered: Delivered) -> Iterable[int]:
    return [_claim(delivered).employee.person_id]


def _about_claim(delivered: Delivered) -> Mapping[str, str | int]:
    case = _claim(delivered).case
    return _words(case.code, case.lead_unit.name, delivered, claim_url(case))


def _proposed(delivered: Delivered) -> Iterable[int]:
    return [_proposal(delivered).employee.person_id]


def _about_proposal(delivered: Delivered) -> Mapping[str, str | int]:
    case = _proposal(delivered).case
    return _words(case.code, case.lead_unit.name, delivered, proposal_url(case))


def _lacking(delivered: Delivered) -> Iterable[int]:
    """Who was reminded with it, and still lacks hours."""
    mine = WorkItem.objects.filter(kind=KIND, closed_at=None, opened_at=delivered.at)
    return list(mine.filter(holder_unit_id=int(delivered.refs["unit"])).values_list("holder_person_id", flat=True))


def _about_year(delivered: Delivered) -> Mapping[str, str | int]:
    today = local_date(delivered.at, local_zone())
    unit = Unit.objects.get(pk=int(delivered.refs["unit"])).name
    path = url_of(today.year)
    last = today.replace(month=12, day=31).isoformat()
    return {"unit": unit, "day": last, "url": f"{settings.PRAJA_BASE_URL}{path}"}


announce("training.claim_accepted", recipients=_told_of, context=_about_claim)
announce("training.claim_refused", recipients=_told_of, context=_about_claim)
announce("training.proposal_taken_up", recipients=_proposed, context=_about_proposal)
announce("training.proposal_declined", recipients=_proposed, context=_about_proposal)
announce("training.hours_missing", recipients=_lacking, context=_about_year)
