# SPDX-License-Identifier: EUPL-1.2
"""What officers read of complaints. Every read starts from the cases that the actor may see."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain import RESOLUTION_RULES
from praja.duties.complaints.models import Answer, AnswerDraft
from praja.duties.complaints.procedure import (
    APPROVAL,
    APPROVED,
    COMPLAINT,
    DISPUTED,
    DRAFT,
    FORWARDED,
    IN_PROGRESS,
    JOINED,
    POSTPONED,
    PROMISED,
    RECEIVED,
)
from praja.duties.complaints.queries.office_draft import ANSWER_FILES, DRAFT_FILES
from praja.duties.complaints.rules import may_read_in_office, may_reveal_contact
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.law.domain.rules import Confidence, RuleVersion
from praja.kernel.law.queries import rule_in_force
from praja.kernel.notifications.queries import spoken_file
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.kernel.people.queries import mask_person
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.explaining import counted_in_words
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound

ATTACHED_TO = "complaints.complaint"
WAITING = (DRAFT, RECEIVED, POSTPONED, FORWARDED, IN_PROGRESS, APPROVAL, APPROVED, DISPUTED, PROMISED, JOINED)
"""States in which an office owes the next act; elsewhere the clock is the reporter's, or none."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """The reporter as an office may see them. An anonymous one has no name, no contact and nothing to open."""

    anonymous: bool
    name: str = ""
    phone: str = ""
    email: str = ""
    can_reveal: bool = False


def visible_cases(actor: Actor) -> QuerySet[Case]:
    """The complaints this actor may read."""
    return may_read_in_office.visible(actor, Case.objects.filter(procedure=COMPLAINT.name))


def case_in_office(actor: Actor, code: str) -> Case:
    """One case with its complaint. Raises `NotFound` alike for an absent code and for one the actor may not read."""
    rows = visible_cases(actor).filter(code=read_code(code))
    found = rows.select_related("lead_unit", "complaint__topic", "complaint__region", "complaint__reporter").first()
    if found is None:
        raise NotFound(_("There is no report with this code among those you may read."))
    return found


def receiving_units(on: date) -> list[UnitNode]:
    """The units that a report can be handed to, by code: every open one but the government as a whole."""
    nodes = (node for node in units.current().nodes.values() if node.parent_id is not None and node.is_open(on))
    return sorted(nodes, key=lambda node: node.code)


def reporter_in_office(actor: Actor, case: Case) -> Reporter | None:
    """The reporter, masked; None where nobody is known. Of an anonymous one nothing is read."""
    complaint = case.complaint
    person = complaint.reporter
    if complaint.anonymous:
        return Reporter(anonymous=True)
    if person is None:
        return None
    masked = mask_person(person, actor)
    return Reporter(
        False, mask_name(masked.name), masked.phone, masked.email, can_reveal=may_reveal_contact.allows(actor, case)
    )


def mask_name(name: str) -> str:
    """The first letter of each word: enough to know whom one is talking to, not enough to find them."""
    return " ".join(f"{word[0]}•••" for word in name.split())


def files_of(case: Case) -> list[Attachment]:
    """What was sent along, in order."""
    return list(attachments_of(ATTACHED_TO, case.pk))


def file_of(case: Case, attachment_id: int) -> Attachment:
    """One file of this very case: of the report, of an answer, made or in the making, of the conversation. Raises `NotFound`."""
    of_draft = Q(object_kind=DRAFT_FILES, object_id__in=AnswerDraft.objects.filter(complaint=case.pk).values("pk"))
    of_answer = Q(object_kind=ANSWER_FILES, object_id__in=Answer.objects.filter(complaint=case.pk).values("pk"))
    mine = Q(object_kind=ATTACHED_TO, object_id=case.pk) | of_draft | of_answer
    found = Attachment.objects.filter(mine, pk=attachment_id).select_related("file").first()
    found = found or spoken_file(case, attachment_id)
    if found is None:
        raise NotFound(_("This report has no such file."))
    return found


def classification_time(classification: str, on: date) -> tuple[str, RuleVersion]:
    """How long a report of this class may take, in words, and the rule that says so, as the law stands on this day."""
    version = rule_in_force(RESOLUTION_RULES[classification], on)
    return counted_in_words(version.value, version.unit), version


def service_time(on: date) -> tuple[str, RuleVersion]:
    """The same for the clock of the service law."""
    version = rule_in_force("uu25.response", on)
    return counted_in_words(version.value, version.unit), version


def is_recalled(version: RuleVersion) -> bool:
    """Whether the figure still has to be verified."""
    return version.confidence is Confidence.RECALLED


def is_waiting(case: Case) -> bool:
    """Whether an office owes the next act."""
    return case.state in WAITING
