# SPDX-License-Identifier: EUPL-1.2
"""What is read of letters that came in. Every read starts from the letters that the actor may know of; the words stand only
where `can_open` is true."""

from collections.abc import Sequence
from datetime import date

from django.db.models import BooleanField, Q, QuerySet, Value, When
from django.db.models import Case as Choose
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.numbers import number_key
from praja.duties.letters.enums import INCOMING
from praja.duties.letters.models import Correspondent, Incoming
from praja.duties.letters.procedure.names import MISTAKEN
from praja.duties.letters.rules import REGISTRARS, may_list_letter, may_open_letter
from praja.kernel.documents.models import Attachment, StoredFile
from praja.kernel.documents.queries import attachments_of
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound

ATTACHED_TO = "letters.incoming"
"""Kind of the attachments that are a letter's scan and files."""

WITH_IT = (
    "lead_unit",
    "letter__classification",
    "letter__incoming__agenda__register",
    "letter__incoming__sender_unit",
    "letter__incoming__sender__person",
)


def listed_letters(actor: Actor) -> QuerySet[Case]:
    """The letters that came in of which this actor may know, each with `can_open`: whether they may read what it says."""
    rows = may_list_letter.visible(actor, Case.objects.filter(procedure=INCOMING))
    opened = Choose(
        When(may_open_letter.where(actor), then=Value(True)), default=Value(False), output_field=BooleanField()
    )
    return rows.annotate(can_open=opened).select_related(*WITH_IT)


def letter_in_office(actor: Actor, code: str) -> Case:
    """One letter that came in, with its detail and `can_open`. Raises `NotFound` alike for an absent code and for a letter of
    which the actor may not know."""
    found = listed_letters(actor).filter(code=read_code(code)).first()
    if found is None:
        raise NotFound(_("There is no letter with this code among those you may see."))
    return found


def files_of(case: Case) -> list[Attachment]:
    """The scan and the files of a letter, in order. For whom may open it."""
    return list(attachments_of(ATTACHED_TO, case.pk))


def file_of(case: Case, attachment_id: int) -> Attachment:
    """One file of this very letter. Raises `NotFound`."""
    found = attachments_of(ATTACHED_TO, case.pk).filter(pk=attachment_id).first()
    if found is None:
        raise NotFound(_("This letter has no such file."))
    return found


def sender_of(incoming: Incoming) -> Correspondent | Unit | None:
    """From whom it came: a unit of this government, or somebody outside."""
    return incoming.sender_unit or incoming.sender


def units_of_government(on: date) -> list[UnitNode]:
    """Every unit that is open on this day, by code."""
    nodes = (node for node in units.current().nodes.values() if node.is_open(on))
    return sorted(nodes, key=lambda node: node.code)


def units_registered_for(actor: Actor, on: date) -> list[UnitNode]:
    """The open units for which this actor registers letters, by code."""
    mine = actor.units_as(*REGISTRARS)
    return [node for node in units_of_government(on) if node.id in mine]


def recent_senders(actor: Actor) -> list[str]:
    """Names of the offices from which letters came lately that this actor may know of, to be offered while typing."""
    rows = may_list_letter.visible(actor, Case.objects.filter(procedure=INCOMING)).order_by("-filed_at", "-id")
    names = rows.exclude(letter__incoming__sender=None).filter(letter__incoming__sender__person=None)
    return sorted(set(names.values_list("letter__incoming__sender__name", flat=True)[:60]))


def same_letters(
    actor: Actor,
    *,
    unit_id: int,
    sender: Correspondent | Unit | None,
    number_text: str,
    dated_on: date | None,
    files: Sequence[StoredFile],
    at_most: int = 5,
) -> list[Case]:
    """Letters of the unit that look the same to whoever registers one: of this sender with this number and date, or with one of
    these files. Only those of which the actor may know; what was registered by mistake is none."""
    same, key = Q(pk__in=()), number_key(number_text)
    if key and sender is not None and sender.pk is not None:
        whose = {"sender_unit": sender} if isinstance(sender, Unit) else {"sender": sender}
        same |= Q(**{f"letter__incoming__{name}": value for name, value in whose.items()}) & Q(
            letter__incoming__number_key=key, letter__dated_on=dated_on
        )
    if files:
        held = Attachment.objects.filter(object_kind=ATTACHED_TO, file__in=files).values("object_id")
        same |= Q(pk__in=held)
    rows = listed_letters(actor).filter(same, lead_unit_id=unit_id).exclude(state=MISTAKEN)
    return list(rows.order_by("-filed_at", "-id")[:at_most])


def unread_letters(at_most: int) -> list[int]:
    """Ids of letters whose files nobody has read for their words, the oldest first. For the worker."""
    return list(Incoming.objects.filter(is_unread=True).order_by("pk").values_list("pk", flat=True)[:at_most])
