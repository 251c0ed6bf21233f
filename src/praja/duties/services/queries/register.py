# SPDX-License-Identifier: EUPL-1.2
"""The register of one service at one unit in one year, as a kelurahan or kecamatan keeps it: everything that was applied for, by
number, with what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from praja.duties.services.domain.paths import purpose_of
from praja.duties.services.models import Application
from praja.duties.services.procedure import APPLICATION
from praja.duties.services.queries.office import visible_applications
from praja.duties.services.queries.products import PRODUCT
from praja.kernel.documents.domain.papers import masked
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.queries import issued_of
from praja.kernel.forms.domain.schemas import every_field
from praja.kernel.measures.domain.periods import Period
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.clock import end_of, start_of
from praja.lib.moments import local_zone

PAGE = 50
NAMED_TO = (Role.OFFICER, Role.HEAD, Role.COUNTER)
"""Who works on applications reads names and purposes; treasurers and auditors read the first letters."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line. `number` counts the applications of the register from the year's first; `result` is the number of what was
    issued, `signer` who signed it and as what."""

    number: int
    code: str
    filed_at: datetime
    applicant: str
    purpose: str
    state: str
    result: str
    result_on: date | None
    signer: str


def register_of(actor: Actor, unit: int, service: int, year: int) -> QuerySet[Case]:
    """The applications of the register that the actor may read, each with its number."""
    span, zone = Period(date(year, 1, 1), date(year, 12, 31)), local_zone()
    held = {"filed_at__gte": start_of(span.first_day, zone), "filed_at__lt": end_of(span.last_day, zone)}
    cases = visible_applications(actor).filter(lead_unit=unit, application__service=service, **held)
    numbered = cases.annotate(number=Window(RowNumber(), order_by=[F("filed_at").asc(), F("pk").asc()]))
    return numbered.order_by("filed_at", "pk").select_related(
        "application__version__form", "application__applicant", "application__service"
    )


def register_page(cases: QuerySet[Case], after: int, actor: Actor) -> tuple[list[RegisterRow], bool]:
    """The lines after number `after`, and whether more follow. Two statements."""
    found = list(cases[after : after + PAGE + 1])
    return list(_rows(found[:PAGE], actor)), len(found) > PAGE


def register_rows(cases: QuerySet[Case], actor: Actor, *, batch: int = 500) -> Iterator[RegisterRow]:
    """Every line, read in batches."""
    held: list[Case] = []
    for case in cases.iterator(chunk_size=batch):
        held.append(case)
        if len(held) == batch:
            yield from _rows(held, actor)
            held = []
    yield from _rows(held, actor)


def years_of(actor: Actor, unit: int, today: date) -> list[int]:
    """The years in which the unit has applications, the newest first, and the running one."""
    first = visible_applications(actor).filter(lead_unit=unit).order_by("filed_at").values_list("filed_at", flat=True)
    oldest = first.first()
    since = oldest.astimezone(local_zone()).year if oldest else today.year
    return list(range(today.year, since - 1, -1))


def _rows(cases: Sequence[Case], actor: Actor) -> Iterator[RegisterRow]:
    issued = issued_of(PRODUCT, *[case.pk for case in cases]).filter(state=DocumentState.ISSUED.value)
    by_case = {document.object_id: document for document in issued.select_related("signer__person")}
    for case in cases:
        yield _row(case, by_case.get(case.pk), is_named=case.lead_unit_id in actor.units_as(*NAMED_TO))


def _row(case: Case, document: IssuedDocument | None, *, is_named: bool) -> RegisterRow:
    application: Application = case.application
    name = application.stated_people().applicant.name or application.applicant.name
    signed = document and f"{document.signer.person.name}, {document.signer_title}"
    return RegisterRow(
        number=case.number,  # type: ignore[attr-defined]
        code=case.code,
        filed_at=case.filed_at,
        applicant=name if is_named else masked(name),
        purpose=_purpose(application) if is_named else "",
        state=str(APPLICATION.by_state[case.state].office),
        result=document.number_text if document else "",
        result_on=document.dated_on if document else application.foreign_issued_on,
        signer=signed or "",
    )


def _purpose(application: Application) -> str:
    """What it is needed for, in the applicant's words."""
    form = application.version.form
    question = purpose_of(application.version.path, every_field(form.fields)) if form else ""
    asked = application.said().get(question or "keperluan", "")
    return " ".join(str(asked or application.stated_people().purpose).split())
