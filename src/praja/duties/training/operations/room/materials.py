# SPDX-License-Identifier: EUPL-1.2
"""Files for a class, released at a moment."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from praja.duties.training.enums.room import Audience
from praja.duties.training.errors.room import NotYourRoom, RoomRefused
from praja.duties.training.events.room import MaterialAdded, MaterialTakenOff, stream_of_room
from praja.duties.training.models import Subject, TrainingClass
from praja.duties.training.models.room import TITLE, Material
from praja.duties.training.models.room_digests import digest_of_material
from praja.duties.training.rules.room import keeps_room
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.domain.digests import new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Account
from praja.lib.actors import Actor


@dataclass(frozen=True, slots=True)
class NewMaterial:
    """A file with its title; for whom, and from when participants read it."""

    title: str
    file: StoredFile
    released_at: datetime
    audience: Audience = Audience.PARTICIPANTS
    subject: Subject | None = None


def add_material(*, training_class: TrainingClass, new: NewMaterial, actor: Actor, at: datetime) -> Material:
    """Give a file to a class. Raises RoomRefused without a title, and NotYourRoom for whoever neither runs nor teaches it.
    Records `training.material_added`."""
    _guard(actor, training_class)
    title = " ".join(new.title.split())[:TITLE]
    if not title:
        raise RoomRefused.title()
    with transaction.atomic():
        row = Material.objects.create(
            training_class=training_class,
            subject=new.subject,
            title=title,
            salt=new_salt(),
            file=new.file,
            audience=new.audience,
            released_at=new.released_at,
            added_by=Account.objects.get(pk=actor.id),
            added_at=at,
        )
        event = MaterialAdded(
            material=row.pk,
            subject=row.subject_id,
            title=digest_of_material(row),
            file=new.file.sha256,
            audience=str(row.audience),
            released=moment_text(row.released_at),
        )
        record(event, actor=actor, at=at, stream=stream_of_room(training_class.pk), refs={"case": training_class.pk})
    return row


def take_off_material(*, material: Material, actor: Actor, at: datetime) -> Material:
    """Show a file to nobody any more; again, it changes nothing. Raises NotYourRoom. Records `training.material_taken_off`."""
    _guard(actor, material.training_class)
    with transaction.atomic():
        if Material.objects.filter(pk=material.pk, taken_off_at=None).update(taken_off_at=at):
            material.taken_off_at = at
            refs = {"case": material.training_class_id}
            stream = stream_of_room(material.training_class_id)
            record(MaterialTakenOff(material=material.pk), actor=actor, at=at, stream=stream, refs=refs)
    return material


def _guard(actor: Actor, row: TrainingClass) -> None:
    if not keeps_room(actor, row):
        raise NotYourRoom
