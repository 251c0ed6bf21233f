# SPDX-License-Identifier: EUPL-1.2
"""Applications over the API: sending papers, filing, reading by code and secret, completing, taking back."""

import hmac
import json
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, File, Header, Router, Schema
from ninja.files import UploadedFile

from praja.duties.services.api.catalogue import unit_id_of
from praja.duties.services.api.papers import LASTS, PaperOut, Papers, papers_named, reference_of
from praja.duties.services.api.scopes import READ, WRITE
from praja.duties.services.domain.stated import Stated, StatedPerson, neighbourhood_number
from praja.duties.services.enums import FiledFor
from praja.duties.services.errors import NoSuchService
from praja.duties.services.errors.applying import NoSuchApplication, TooManyToday
from praja.duties.services.models import Application
from praja.duties.services.operations.completing import complete_application, withdraw_application
from praja.duties.services.operations.filing import Filed, NewApplication, file_application
from praja.duties.services.procedure import APPLICATION
from praja.duties.services.queries.applications import application_of
from praja.duties.services.queries.limits import may_apply_from
from praja.duties.services.queries.offers import offers
from praja.duties.services.queries.openings import Openings, openings_of
from praja.duties.services.queries.own import application_with_id, case_with_code, link_of
from praja.duties.services.queries.story import stages_of
from praja.kernel.documents.operations import take_in
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.receipts import receipt_for
from praja.kernel.work.domain import FAR
from praja.lib.actors import ANYONE, Actor, ActorKind
from praja.lib.api import endpoint
from praja.lib.api.fields import Answers, Line, Name, Paragraph
from praja.lib.codes import hash_secret
from praja.lib.moments import due_day

applications = Router(tags=["applications"])

Key = Annotated[UUID | None, Header(alias="Idempotency-Key")]
Secret = Annotated[str, Header(alias="Application-Secret")]


class PersonIn(Schema):
    """Somebody in their own words. Nobody is served without a name; the rest may be left out."""

    name: Name = ""
    nik: Line = ""
    phone: Line = ""
    email: Line = ""
    address: Paragraph = ""


class NeighbourhoodIn(Schema):
    """Where the head of the RT or RW is asked: the kelurahan by its Kemendagri code, and the numbers."""

    region: Line = ""
    rw: Line = ""
    rt: Line = ""


class ApplicationIn(Schema):
    """An application. `service` and `unit` are codes of the catalogue, `answers` the JSON of the standard's form without its
    files. `filer` is who applies, where `filed_for` is not `self`; `fee_row` the place of the row in the table of fees, from 0.
    """

    service: Line
    unit: Line
    answers: Answers = Field(default_factory=dict)
    files: Papers = Field(default_factory=list)
    applicant: PersonIn
    filed_for: FiledFor = FiledFor.SELF
    filer: PersonIn | None = None
    neighbourhood: NeighbourhoodIn = Field(default_factory=NeighbourhoodIn)
    purpose: Paragraph = ""
    fee_row: Annotated[int, Field(ge=0, le=10_000)] | None = None


class CompletionIn(Schema):
    """What was asked for again; other answers and papers stay as they are. `version` is the one that was read, so that nothing is
    overtaken; without it whatever stands now counts."""

    answers: Answers = Field(default_factory=dict)
    files: Papers = Field(default_factory=list)
    version: Annotated[int, Field(ge=1, le=1_000_000)] | None = None


class WithdrawalIn(Schema):
    """`version` as for a completion."""

    version: Annotated[int, Field(ge=1, le=1_000_000)] | None = None


class FiledOut(Schema):
    """A filed application. `secret`, `secret_link` and `receipt` are told once, with status 201, and never again."""

    code: str
    due_at: datetime | None
    due_on: date | None
    secret: str | None = None
    secret_link: str | None = None
    receipt: dict[str, Any] | None = None


class StageOut(Schema):
    """A stage of the path. `standing`: done, now or coming."""

    label: str
    standing: str


class AskedOut(Schema):
    """What is missing: the words of whoever asked, and the questions and papers that may be sent anew."""

    text: str
    items: list[str]


class PaymentOut(Schema):
    """What is to be paid, in whole rupiah, under this reference."""

    reference: str
    amount: int


class ApplicationOut(Schema):
    """Where an application stands. `asked`, `payment`, `refusal` are null where there is nothing of the kind; `product_ready`
    says that the signed product can be downloaded by the secret link."""

    code: str
    service: str
    unit: str
    state: str
    state_label: str
    version: int
    filed_at: datetime
    closed_at: datetime | None
    due_at: datetime | None
    due_on: date | None
    stages: list[StageOut]
    asked: AskedOut | None
    payment: PaymentOut | None
    refusal: str | None
    product_ready: bool


@applications.post("/files", response={201: PaperOut}, summary="Send a paper")
@endpoint(ANYONE, scope=WRITE)
def send_paper(request: HttpRequest, file: File[UploadedFile]) -> tuple[int, dict[str, Any]]:
    """A photo (JPEG, PNG, WebP) or PDF as multipart field `file`. It is judged by its content and kept for a day until an
    application names it."""
    kept = take_in(upload=file, actor=request.actor, at=request.at)  # type: ignore[attr-defined]
    until = request.at + LASTS  # type: ignore[attr-defined]
    told = {"reference": reference_of(kept), "media_type": kept.media_type, "size": kept.size, "expires_at": until}
    return 201, told


@applications.post("", response={201: FiledOut, 200: FiledOut}, summary="Apply")
@endpoint(ANYONE, scope=WRITE)
def file(request: HttpRequest, payload: ApplicationIn, key: Key = None) -> tuple[int, dict[str, Any]]:
    """Anybody may apply; without a token as often a day as on the pages. The same `Idempotency-Key` (a UUID) again answers 200
    with the same code and no secret."""
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    try:
        with recalled(law_data, units, regions, offers):
            new = _new(payload)
            free_from = None if actor.is_known else may_apply_from(device="", stated=new.stated, at=at)
            if free_from is not None:
                raise TooManyToday(free_from)
            filed = file_application(new=new, channel=Channel.API, actor=actor, at=at, idempotency_key=key)
            return 201, {**_filed(filed.case), **_told_once(filed)}
    except AlreadyFiled as again:
        case = application_with_id(again.detail["case_id"])
        if case is None:
            raise
        return 200, _filed(case)


@applications.get("/{code}", response=ApplicationOut, summary="Where an application stands")
@endpoint(ANYONE, scope=READ)
def read(request: HttpRequest, code: str, secret: Secret = "") -> dict[str, Any]:
    """For whoever has its code and, in the header `Application-Secret`, its secret; everybody else learns nothing."""
    case, _actor = _own(code, secret)
    return _told(case, request.at)  # type: ignore[attr-defined]


@applications.post("/{code}/completion", response=ApplicationOut, summary="Send what was missing")
@endpoint(ANYONE, scope=WRITE)
def complete(request: HttpRequest, code: str, payload: CompletionIn, secret: Secret = "") -> dict[str, Any]:
    """Only what was asked for is taken. The clock runs on."""
    case, actor = _own(code, secret)
    moved = complete_application(
        case=case,
        answers=payload.answers,
        files=papers_named(payload.files),
        actor=actor,
        at=request.at,  # type: ignore[attr-defined]
        seen_version=payload.version,
    )
    return _told(moved, request.at)  # type: ignore[attr-defined]


@applications.post("/{code}/withdrawal", response=ApplicationOut, summary="Take an application back")
@endpoint(ANYONE, scope=WRITE)
def withdraw(request: HttpRequest, code: str, payload: WithdrawalIn, secret: Secret = "") -> dict[str, Any]:
    """It ends; what was asked or owed is asked and owed no longer."""
    case, actor = _own(code, secret)
    at = request.at  # type: ignore[attr-defined]
    moved = withdraw_application(case=case, actor=actor, at=at, seen_version=payload.version)
    return _told(moved, at)


def _own(code: str, secret: str) -> tuple[Case, Actor]:
    """The application that code and secret open together, and its applicant. Raises `NoSuchApplication`."""
    case = case_with_code(code[:40].replace("\x00", ""))
    held = bytes(case.secret_hash or b"") if case else b""
    if case is None or not held or not hmac.compare_digest(hash_secret(secret), held):
        raise NoSuchApplication
    return case, Actor(ActorKind.LINK, f"case:{case.pk}", case_id=case.pk)


def _new(said: ApplicationIn) -> NewApplication:
    service = offers.value.to_apply_for(said.service)
    if service is None:
        raise NoSuchService
    for_self = said.filed_for == FiledFor.SELF
    stated = Stated(
        applicant=StatedPerson(**said.applicant.dict()).trimmed(),
        filer=StatedPerson(**said.filer.dict()).trimmed() if said.filer and not for_self else None,
        region=said.neighbourhood.region.strip(),
        rw=neighbourhood_number(said.neighbourhood.rw),
        rt=neighbourhood_number(said.neighbourhood.rt),
        purpose=said.purpose.strip(),
    )
    return NewApplication(
        service=service,
        unit=unit_id_of(said.unit),
        stated=stated,
        answers=said.answers,
        files=papers_named(said.files),
        filed_for=said.filed_for,
        fee_row=said.fee_row,
    )


def _told_once(filed: Filed) -> dict[str, Any]:
    digest = json.loads(filed.event.payload)["content"]
    salt = bytes(filed.application.salt)
    receipt = receipt_for(case=filed.case, event_row=filed.event, digest=digest, salt=salt)
    return {"secret": filed.secret, "secret_link": link_of(filed.case, filed.secret), "receipt": receipt}


def _filed(case: Case) -> dict[str, Any]:
    return {"code": case.code, **_due(case)}


def _due(case: Case) -> dict[str, Any]:
    """The due moment, and the day the standard means by it: 24:00 of a Monday is that Monday."""
    runs = case.due_at < FAR
    return {"due_at": case.due_at if runs else None, "due_on": due_day(case.due_at) if runs else None}


def _told(case: Case, at: datetime) -> dict[str, Any]:
    with recalled(units, law_data):
        application = application_of(case)
        openings = openings_of(application, case, at)
        return {
            **_filed(case),
            **_standing(case, application),
            **_open(openings),
            "product_ready": openings.product is not None,
        }


def _standing(case: Case, application: Application) -> dict[str, Any]:
    stages = stages_of(application, case)
    return {
        "service": application.service.code,
        "unit": units.value.name(case.lead_unit_id),
        "state": case.state,
        "state_label": str(APPLICATION.by_state[case.state].public),
        "version": case.version,
        "filed_at": case.filed_at,
        "closed_at": case.closed_at,
        "stages": [{"label": str(stage.label), "standing": stage.standing} for stage in stages],
    }


def _open(openings: Openings) -> dict[str, Any]:
    asked, payment = openings.completion, openings.payment
    return {
        "asked": {"text": asked.text, "items": [item.name for item in openings.items]} if asked else None,
        "payment": {"reference": payment.reference, "amount": payment.amount} if payment else None,
        "refusal": f"{openings.refusal}. {openings.refusal_note}".strip() if openings.refusal else None,
    }
