# SPDX-License-Identifier: EUPL-1.2
"""What is read of letters that came in. Every read starts from the letters that the actor may know of; the words stand only
where `can_open` is true."""

from django.db.models import BooleanField, QuerySet, Value, When
from django.db.models import Case as Choose
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums import INCOMING
from praja.duties.letters.models import Correspondent, Incoming
from praja.duties.letters.rules import may_list_letter, may_open_letter
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.organization.models import Unit
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
