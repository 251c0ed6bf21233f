# SPDX-License-Identifier: EUPL-1.2
"""What stands at the head of a unit's papers beside its name."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.enums import Kind
from praja.kernel.documents.errors import LetterheadInvalid
from praja.kernel.documents.events import LETTERHEADS, LetterheadSet
from praja.kernel.documents.models import Letterhead, StoredFile
from praja.kernel.documents.rules import may_set_letterhead
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed

LARGEST_EMBLEM = 300_000
"""Bytes; it is printed two centimetres high on every page that is signed."""
LONGEST = 200


@dataclass(frozen=True, slots=True)
class NewLetterhead:
    """Address and contact as one line each; emblems None for none."""

    address: str = ""
    contact: str = ""
    emblem: StoredFile | None = None
    post_emblem: StoredFile | None = None


def set_letterhead(*, unit: Unit, new: NewLetterhead, actor: Actor, at: datetime) -> Letterhead:
    """From now on papers of `unit`, and of what is below it without lines or emblem of its own, carry these.

    Raises NotAllowed, LetterheadInvalid. Records `documents.letterhead_set`.
    """
    if not may_set_letterhead(actor, unit.pk):
        raise NotAllowed(
            _("You do not say what stands at the head of this unit's papers."),
            next_step=_("Ask its records officer or the organization bureau."),
        )
    address, contact = (_line(getattr(new, name), name) for name in ("address", "contact"))
    _check_emblem(new.emblem, "emblem")
    _check_emblem(new.post_emblem, "post_emblem")
    with transaction.atomic():
        row, _made = Letterhead.objects.update_or_create(
            unit=unit,
            defaults={
                "address": address,
                "contact": contact,
                "emblem": new.emblem,
                "post_emblem": new.post_emblem,
            },
        )
        record(_told(row), actor=actor, at=at, stream=LETTERHEADS, refs={"unit": unit.pk})
    return row


def _told(row: Letterhead) -> LetterheadSet:
    return LetterheadSet(
        unit=row.unit_id,
        address=row.address,
        contact=row.contact,
        emblem=row.emblem.sha256 if row.emblem else "",
        post_emblem=row.post_emblem.sha256 if row.post_emblem else "",
    )


def _line(text: str, name: str) -> str:
    said = " ".join(text.split())
    if len(said) > LONGEST:
        raise LetterheadInvalid(
            _("This is longer than %(count)s characters.") % {"count": LONGEST}, _("Shorten it."), name
        )
    return said


def _check_emblem(file: StoredFile | None, name: str) -> None:
    if file is None:
        return
    if Kind(file.media_type) not in (Kind.PNG, Kind.JPEG):
        raise LetterheadInvalid(_("An emblem is a picture, PNG or JPEG."), _("Choose another file."), name)
    if file.size > LARGEST_EMBLEM:
        raise LetterheadInvalid(
            _("The emblem is larger than %(count)s KB.") % {"count": LARGEST_EMBLEM // 1000},
            _("Make it smaller: 500 dots wide are enough."),
            name,
        )
