# SPDX-License-Identifier: EUPL-1.2
"""Who reads the directory of who knows what: staff. Whoever left the register is in it for nobody."""

from collections.abc import Iterable

from django.db.models import QuerySet

from praja.duties.training.models import DirectoryEntry
from praja.kernel.people.enums import Standing
from praja.lib.actors import Actor, ActorKind, Holders, Rule

IN_SERVICE = (Standing.ACTIVE, Standing.STUDY, Standing.SECONDED)
"""Who can be asked: in service, and not on leave outside state duty or suspended."""


def _is_staff(actor: Actor) -> bool:
    return actor.kind is ActorKind.EMPLOYEE and actor.person_id is not None


def _reads(actor: Actor, entry: DirectoryEntry) -> bool:
    return _is_staff(actor) and entry.employee.standing in IN_SERVICE


def _read_by(actor: Actor, rows: "QuerySet[DirectoryEntry]") -> "QuerySet[DirectoryEntry]":
    return rows.filter(employee__standing__in=IN_SERVICE) if _is_staff(actor) else rows.none()


def _readers(entry: DirectoryEntry) -> Iterable[Holders]:
    yield Holders("", person_id=entry.employee.person_id)


READ_ENTRY: Rule[DirectoryEntry] = Rule("training.read_directory", _reads, _read_by, _readers)
"""Everybody on the staff, of whoever is in service."""


def is_own(actor: Actor, person_id: int) -> bool:
    """Whether this is the actor themselves."""
    return _is_staff(actor) and actor.person_id == person_id
