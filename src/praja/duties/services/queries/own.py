# SPDX-License-Identifier: EUPL-1.2
"""What an applicant reads of their own application, and what everybody with the code may know of it."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.services.enums import APPLICATION
from praja.duties.services.models import Application, ApplicationFile, Completion
from praja.duties.services.queries.applications import application_of, askable_items
from praja.kernel.forms.summary import Answer, Section, SentFile, answers_of
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import inclusion_of
from praja.kernel.people.domain.identity import mask_nik_public
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.receipts import receipt_for
from praja.lib.codes import read_code


def case_with_code(code: str) -> Case | None:
    """The application with this code. Who may read what of it is asked by the caller."""
    cases = Case.objects.filter(procedure=APPLICATION, code=read_code(code))
    return cases.select_related("lead_unit", "application").first()


def application_with_id(case_id: int) -> Case | None:
    """The application with this id, for whoever already holds a right to it."""
    return Case.objects.filter(procedure=APPLICATION, pk=case_id).first()


def papers_of(application: Application) -> QuerySet[ApplicationFile]:
    """What was handed in, in order."""
    return ApplicationFile.objects.filter(application=application).select_related("file").order_by("id")


def open_completion(application: Application) -> Completion | None:
    """What the applicant was asked to add and has not yet."""
    return Completion.objects.filter(application=application, answered_at=None).order_by("-asked_at").first()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was asked for again: a question or paper of the form."""

    name: str
    label: str


def asked_again(application: Application, completion: Completion) -> list[str]:
    """The questions and papers that may be sent anew: those that were named, or all where only words ask for something."""
    return list(completion.items) or list(askable_items(application))


def items_of(application: Application, completion: Completion) -> list[Item]:
    """The things that are missing or wrong, in the order in which they were asked."""
    labels = askable_items(application)
    return [Item(name, labels.get(name, name)) for name in completion.items]


def sections_of(application: Application, papers: list[ApplicationFile], file_url: str) -> list[Section]:
    """Who was stated, and the answers in words with the papers, each with an address below `file_url`."""
    around = [_stated_section(application)]
    if application.version.form is None:
        return around
    schema, answers = application.version.form.fields, application.said()
    for paper in papers:
        answers.setdefault(paper.requirement, []).append(str(paper.pk))
    files = {str(paper.pk): SentFile(paper.title or paper.requirement, f"{file_url}{paper.pk}/") for paper in papers}
    return [*around, *answers_of(schema, answers, files=files)]


def _stated_section(application: Application) -> Section:
    """The applicant in the words of whoever filed it; never what the register of people holds."""
    said = application.stated_people().applicant
    told = (
        ("name", _("Full name"), said.name),
        ("nik", _("NIK"), mask_nik_public(said.nik) if said.nik else ""),
        ("phone", _("Mobile number"), said.phone),
        ("email", _("E-mail"), said.email),
        ("address", _("Address"), said.address),
    )
    answers = tuple(Answer(name, label, "", lines=(text,)) for name, label, text in told if text)
    return Section("", _("For whom it is"), answers)


def link_of(case: Case, secret: str) -> str:
    """The whole address that opens `case` as its applicant."""
    return f"{settings.PRAJA_BASE_URL}{reverse('track_secret', args=[case.code, secret])}"


def receipt_of(case: Case, application: Application) -> dict[str, Any]:
    """The receipt given for `case`, the same to the byte. One statement."""
    event = LedgerEvent.objects.get(stream=case.stream, seq=1)
    digest = json.loads(event.payload)["content"]
    return receipt_for(case=case, event_row=event, digest=digest, salt=bytes(application.salt))


def proof_of(case: Case) -> dict[str, Any]:
    """What the offline checker needs beside the receipt: the words as they were filed, and the inclusion proof.

    Raises `NotYetIncluded` before the interval has closed.
    """
    return {**inclusion_of(case.stream, 1).to_json(), "content": application_of(case).digested_when_filed()}
