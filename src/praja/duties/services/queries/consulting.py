# SPDX-License-Identifier: EUPL-1.2
"""Consultations as everybody reads them: the draft while it is open, and the record with what became of it afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from praja.duties.services.enums import CONSULTATION as SOURCE
from praja.duties.services.enums import PublicGroup
from praja.duties.services.errors import NoSuchVersion
from praja.duties.services.models import Consultation, ConsultationComment, Service, StandardVersion
from praja.duties.services.procedure.names import ABANDONED, CONSULTATION
from praja.kernel.plans.models import Commitment


@dataclass(frozen=True, slots=True)
class GroupCame:
    """One of the five groups: how many were invited and came (None: not known yet), and who."""

    name: str
    invited: int
    attended: int | None
    who: str


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """A consultation with its groups, the comments that may be read here, and what the unit promised."""

    consultation: Consultation
    version: StandardVersion
    groups: Sequence[GroupCame]
    comments: Sequence[ConsultationComment]
    promises: Sequence[Commitment]
    is_open: bool
    waiting: int
    """Comments that nobody has answered yet."""

    @property
    def is_concluded(self) -> bool:
        return bool(self.consultation.record_number)


def public_consultation(service: Service, on: date) -> ConsultationPage:
    """The newest consultation of the service's standard: open, or concluded with its record. Raises `NoSuchVersion`."""
    rows = Consultation.objects.filter(version__standard__service=service).exclude(version__case__state=ABANDONED)
    found = rows.select_related("version__case", "version__standard__service").order_by("-version__number").first()
    if found is None:
        raise NoSuchVersion
    return _page(found, found.comments.filter(is_shown=True), on)


def office_consultation(version: StandardVersion, on: date) -> ConsultationPage | None:
    """The consultation of a version with every comment, also those that wait; None: there was none."""
    found = Consultation.objects.filter(pk=version.pk).select_related("version__case", "record_file").first()
    return _page(found, found.comments.all(), on) if found else None


def _page(consultation: Consultation, comments: QuerySet[ConsultationComment], on: date) -> ConsultationPage:
    version = consultation.version
    told = {row.group: row for row in consultation.groups.all()}
    groups = [
        GroupCame(str(PublicGroup(group).label), row.invited, row.attended, row.who)
        for group in PublicGroup.values
        if (row := told.get(group)) is not None
    ]
    is_open = version.case.state == CONSULTATION and consultation.comments_until >= on
    return ConsultationPage(
        consultation=consultation,
        version=version,
        groups=groups,
        comments=list(comments.order_by("said_at", "pk")),
        promises=list(promises_of(version)),
        is_open=is_open,
        waiting=consultation.comments.filter(answer="").count(),
    )


def promises_of(version: StandardVersion) -> QuerySet[Commitment]:
    """What the unit promised in the consultation of this version. Everybody may read title, day and status."""
    return Commitment.objects.filter(source_kind=SOURCE, source_id=version.pk).order_by("due_on", "pk")


def groups_that_came(version: StandardVersion) -> int:
    """How many of the five groups took part (PEKPPP indicator 2)."""
    consultation = Consultation.objects.filter(pk=version.pk).first()
    return consultation.groups.filter(attended__gt=0).count() if consultation else 0


def comment_of(version: StandardVersion, number: int) -> ConsultationComment:
    """A comment on this version. Raises `NoSuchVersion`."""
    found = ConsultationComment.objects.filter(consultation=version.pk, pk=number).first()
    if found is None:
        raise NoSuchVersion
    return found
