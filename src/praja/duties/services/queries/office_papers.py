# SPDX-License-Identifier: EUPL-1.2
"""What an applicant handed in, as officers read it: answers in words, papers, and who they are."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain import paths
from praja.duties.services.enums import FileState, StageKind
from praja.duties.services.models import Application, ApplicationFile, Payment, Reference, Visit
from praja.duties.services.queries.applications import VISIT_FILES, askable_items
from praja.kernel.documents.models import Attachment, StoredFile
from praja.kernel.forms.domain.schemas import every_field, kind_of
from praja.kernel.forms.summary import Answer, answers_of, every_answer
from praja.kernel.people.domain.contacts import mask_email, mask_phone
from praja.kernel.people.domain.identity import mask_nik_staff
from praja.kernel.procedures.models import Case
from praja.lib.errors import NotFound, Text

TONES = {FileState.GIVEN: "info", FileState.GOOD: "done", FileState.WRONG: "soon"}


@dataclass(frozen=True, slots=True)
class Paper:
    """One file that was handed in: for what, where it stands, what is wrong with it."""

    id: int
    label: str
    file: StoredFile
    state: str
    tone: str
    note: str
    first_given_at: datetime | None = None
    """When it was given first, where it is used again with consent."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A file that the applicant showed on the way: the proof of payment, or the paper that the neighbourhood signed. `name`
    stands in its address."""

    name: str
    label: Text
    file: StoredFile


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the path: `is_now` where the application stands, `is_past` before that."""

    label: Text
    is_now: bool
    is_past: bool


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies, as an office may see them without a reason: the name in full, numbers masked."""

    name: str
    nik: str
    phone: str
    email: str
    address: str
    filer: str = ""
    filed_for: str = ""


def applicant_of(application: Application) -> Applicant:
    """The applicant as they were stated."""
    stated = application.stated_people()
    person = stated.applicant
    filer = stated.filer.name if stated.filer else application.filer.name if application.filer else ""
    return Applicant(
        name=person.name or application.applicant.name,
        nik=mask_nik_staff(person.nik),
        phone=mask_phone(person.phone),
        email=mask_email(person.email),
        address=person.address,
        filer=filer,
        filed_for=application.get_filed_for_display() if filer else "",
    )


def answers_in_words(application: Application) -> list[Answer]:
    """Question by question what was answered; papers stand apart."""
    form = application.version.form
    if form is None:
        return []
    asking = {name for name, sub in every_field(form.fields).items() if kind_of(sub) == "files"}
    said = every_answer(answers_of(form.fields, application.said()))
    return [answer for answer in said if answer.field not in asking]


def papers_of(application: Application) -> list[Paper]:
    """What was handed in, in the order of the standard. One statement."""
    labels = askable_items(application)
    rows = application.files.select_related("file").order_by("id")
    order = list(labels)
    found = sorted(rows, key=lambda row: order.index(row.requirement) if row.requirement in order else len(order))
    return [
        Paper(
            row.pk,
            labels.get(row.requirement, row.requirement),
            row.file,
            row.get_state_display(),
            TONES[FileState(row.state)],
            row.note,
            row.first_given_at,
        )
        for row in found
    ]


def paper_of(case: Case, number: int) -> StoredFile:
    """One paper of this very application. Raises `NotFound`."""
    found = ApplicationFile.objects.filter(application=case.pk, pk=number).select_related("file").first()
    if found is None:
        raise NotFound(_("This application has no such paper."))
    return found.file


def shown_of(application_id: int) -> list[Shown]:
    """What the applicant showed on the way, the newest of each kind. Two statements."""
    payment = Payment.objects.filter(application=application_id).select_related("evidence").first()
    papers = Reference.objects.filter(application=application_id, paper__isnull=False).select_related("paper")
    reference = papers.order_by("-answered_at", "-pk").first()
    found = [("bayar", _("Proof of payment"), payment.evidence if payment else None)]
    found += [("pengantar", _("Paper that the neighbourhood signed"), reference.paper if reference else None)]
    return [Shown(name, label, file) for name, label, file in found if file is not None]


def shown_file(case: Case, name: str) -> StoredFile:
    """One of them, of this very application. Raises `NotFound`."""
    found = next((one.file for one in shown_of(case.pk) if one.name == name), None)
    if found is None:
        raise NotFound(_("This application has no such paper."))
    return found


def visit_photo(case: Case, number: int) -> StoredFile:
    """One photo of a visit of this very application. Raises `NotFound`."""
    visits = Visit.objects.filter(application=case.pk).values("pk")
    rows = Attachment.objects.filter(object_kind=VISIT_FILES, object_id__in=visits, pk=number)
    found = rows.select_related("file").first()
    if found is None:
        raise NotFound(_("This application has no such photo."))
    return found.file


def stages_of(case: Case, application: Application) -> list[Stage]:
    """The path of the standard, with where the application stands."""
    path = application.version.path or [{"stage": paths.CHECK}]
    names = [str(entry["stage"]) for entry in path if entry["stage"] != paths.PAYMENT or application.fee]
    here = "check" if case.state == "incomplete" else case.state
    place = len(names) if case.state == paths.FINISHED else names.index(here) if here in names else -1
    return [
        Stage(StageKind(name).label, is_now=position == place, is_past=position < place)
        for position, name in enumerate(names)
    ]
