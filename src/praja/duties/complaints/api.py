# SPDX-License-Identifier: EUPL-1.2
"""Complaints over the API: filing, with or without a name, and reading what is published."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Field, Header, Query, Router, Schema
from pydantic import StringConstraints

from praja.duties.complaints.domain import MAX_TEXT
from praja.duties.complaints.enums import Held, ReportKind
from praja.duties.complaints.models import Answer
from praja.duties.complaints.operations import Filed, Report, file_complaint
from praja.duties.complaints.procedure import (
    APPROVAL,
    APPROVED,
    COMPLAINT,
    DRAFT,
    IN_PROGRESS,
    RECEIVED,
)
from praja.duties.complaints.queries.limits import sent_many
from praja.duties.complaints.queries.proofs import link_of
from praja.duties.complaints.queries.public import case_with_id, public_case, public_cases, public_page
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.people.models import Person
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.receipts import receipt_for
from praja.kernel.work.domain import FAR
from praja.lib.actors import ANYONE, Actor
from praja.lib.api import endpoint
from praja.lib.api.fields import NO_NUL, Line, Name
from praja.lib.api.scopes import declare_scope
from praja.lib.moments import due_day

router = Router(tags=["complaints"])

READ = declare_scope(
    "complaints:read",
    _("Read reports"),
    _("Reads the reports that are published."),
)
WRITE = declare_scope("complaints:write", _("File reports"), _("Files reports that reached another system."))

TOLD_AS = {DRAFT: RECEIVED, APPROVAL: IN_PROGRESS, APPROVED: IN_PROGRESS}
"""States that are told as another: who in the office has it in hand is the office's own matter."""


class ReporterIn(Schema):
    """Who reports. Everything may be left out; the secret link is enough to follow the report."""

    name: Name = ""
    phone: Line = ""
    email: Line = ""


class ComplaintIn(Schema):
    """A report. `anonymous` hides the name from the agency and the public, `secret` the report from the public."""

    text: Annotated[str, StringConstraints(pattern=NO_NUL)] = Field(description=f"10 to {MAX_TEXT} characters")
    kind: ReportKind = ReportKind.COMPLAINT
    region: Line | None = Field(None, description="Kemendagri code of the kecamatan or kelurahan")
    place: Line = ""
    latitude: Annotated[Decimal, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[Decimal, Field(ge=-180, le=180)] | None = None
    anonymous: bool = False
    secret: bool = False
    reporter: ReporterIn | None = None


class FiledOut(Schema):
    """A filed report. `secret_link` and `receipt` are told once, with status 201, and never again."""

    code: str
    due_at: datetime | None
    due_on: date | None
    secret_link: str | None = None
    receipt: dict[str, Any] | None = None


class AnswerOut(Schema):
    """A published answer. `promised_for` is the day by which a scheduled one says it will be done, and `promised_by` the office
    that does it; `where_to` is where to turn instead, of a refusal, or who owns it outside this government."""

    kind: str
    text: str
    unit: str
    published_at: datetime
    promised_for: date | None
    promised_by: str
    where_to: str


class ComplaintOut(Schema):
    """A published report: never a name, never a contact."""

    code: str
    kind: str
    subject: str
    text: str
    topic: str | None
    region: str | None
    place: str
    state: str = Field(
        description="received, incomplete, postponed, forwarded, in_progress, questioned, disputed, promised, "
        "joined, answered, closed or archived"
    )
    state_label: str = Field(description="The same in plain words, in the language asked for")
    unit: str
    filed_at: datetime
    closed_at: datetime | None
    due_at: datetime | None
    due_on: date | None


class ComplaintWithAnswersOut(ComplaintOut):
    """The same with its answers, oldest first. `promised_for`: the day that the last answer promises, while it is not kept."""

    promised_for: date | None

    answers: list[AnswerOut]


class PageOut(Schema):
    """One page, newest first. `next` is the cursor of the following page; null on the last."""

    items: list[ComplaintOut]
    next: str | None


class ListFilters(Schema):
    """`region` takes in the places below it."""

    region: Line = ""
    cursor: str = ""
    limit: int = Field(25, ge=1, le=100)


@router.post("", response={201: FiledOut, 200: FiledOut}, summary="File a report")
@endpoint(ANYONE, scope=WRITE)
def file(
    request: HttpRequest, payload: ComplaintIn, key: Annotated[UUID | None, Header(alias="Idempotency-Key")] = None
) -> tuple[int, dict[str, Any]]:
    """Anybody may file; what comes without a token is looked at before it counts as a report, and never refused.

    The same `Idempotency-Key` (a UUID) again answers 200 with the same code and no secret.
    """
    try:
        with recalled(law_data, units, regions):
            filed = file_complaint(
                report=_report(payload, request.actor, request.at),  # type: ignore[attr-defined]
                channel=Channel.API,
                actor=request.actor,  # type: ignore[attr-defined]
                at=request.at,  # type: ignore[attr-defined]
                idempotency_key=key,
            )
    except AlreadyFiled as again:
        case = case_with_id(again.detail["case_id"])
        if case is None:
            raise
        return 200, _filed(case)
    return 201, {**_filed(filed.case), "secret_link": link_of(filed.case, filed.secret), "receipt": _receipt(filed)}


@router.get("", response=PageOut, summary="Published reports")
@endpoint(ANYONE, scope=READ)
def published(request: HttpRequest, filters: Query[ListFilters]) -> dict[str, Any]:
    """Newest first."""
    page = public_page(public_cases(region=filters.region), filters.cursor or None, filters.limit)
    return {"items": [_view(case) for case in page.items], "next": page.next}


@router.get("/{code}", response=ComplaintWithAnswersOut, summary="One published report")
@endpoint(ANYONE, scope=READ)
def one(request: HttpRequest, code: str) -> dict[str, Any]:
    """A report that is not published is answered as one that does not exist."""
    case = public_case(code)
    answers = [_answer(row) for row in case.complaint.answers.select_related("unit").order_by("number")]
    promised = answers[-1]["promised_for"] if answers and case.closed_at is None else None
    return {**_view(case), "answers": answers, "promised_for": promised}


def _report(said: ComplaintIn, actor: Actor, at: datetime) -> Report:
    given = said.reporter.dict() if said.reporter else {}
    reporter = new_person(at=at, **given) if any(value.strip() for value in given.values()) else None
    return Report(
        text=said.text,
        kind=said.kind,
        region=said.region or None,
        place=said.place.strip(),
        latitude=said.latitude,
        longitude=said.longitude,
        reporter=reporter,
        anonymous=said.anonymous,
        secret=said.secret,
        held=_held(reporter, actor, at),
    )


def _held(reporter: Person | None, actor: Actor, at: datetime) -> str:
    """Nobody is refused; what comes without a token came from anywhere, and is looked at before it counts as a report."""
    if not actor.is_known:
        return Held.UNPROVEN
    return Held.MANY if sent_many(device="", person=reporter, at=at) else Held.NO


def _receipt(filed: Filed) -> dict[str, Any]:
    digest = json.loads(filed.event.payload)["content"]
    return receipt_for(case=filed.case, event_row=filed.event, digest=digest, salt=filed.salt)


def _filed(case: Case) -> dict[str, Any]:
    return {"code": case.code, **_due(case)}


def _due(case: Case) -> dict[str, Any]:
    """The due moment, and the day the law means by it: 24:00 of a Monday is that Monday."""
    runs = case.due_at < FAR
    return {"due_at": case.due_at if runs else None, "due_on": due_day(case.due_at) if runs else None}


def _answer(row: Answer) -> dict[str, Any]:
    said = ("kind", "text", "published_at", "promised_for", "promised_by", "where_to")
    return {**{name: getattr(row, name) for name in said}, "unit": row.unit.name}


def _view(case: Case) -> dict[str, Any]:
    complaint = case.complaint
    return {
        "code": case.code,
        "kind": complaint.kind,
        "subject": case.subject,
        "text": complaint.text,
        "text_by": complaint.worded or "reporter",
        "topic": complaint.topic.name if complaint.topic else None,
        "region": complaint.region_id,
        "place": complaint.place,
        "state": TOLD_AS.get(case.state, case.state),
        "state_label": str(COMPLAINT.by_state[case.state].public),
        "unit": case.lead_unit.name,
        "filed_at": case.filed_at,
        "closed_at": case.closed_at,
        **_due(case),
    }
