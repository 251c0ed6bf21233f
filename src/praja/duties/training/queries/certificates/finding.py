# SPDX-License-Identifier: EUPL-1.2
"""Certificates as somebody may see them."""

from django.db.models import QuerySet

from praja.duties.training.errors.certificates import NoSuchCertificate
from praja.duties.training.models import Certificate, TrainingClass
from praja.lib.actors import Actor
from praja.lib.codes import read_code

_SHOWN = (
    "document__unit",
    "document__file",
    "document__preserved",
    "document__number",
    "seat__employee__person",
    "seat__training_class__case__lead_unit",
    "seat__training_class__curriculum__programme",
)


def _all() -> "QuerySet[Certificate]":
    return Certificate.objects.select_related(*_SHOWN).order_by("-requested_at", "-pk")


def certificates_of_class(training_class: TrainingClass) -> "QuerySet[Certificate]":
    """All of a class, revoked ones too, the newest first."""
    return _all().filter(seat__training_class=training_class)


def certificates_of_holder(actor: Actor) -> "QuerySet[Certificate]":
    """The actor's own that were signed, the newest first."""
    if actor.person_id is None:
        return _all().none()
    return _all().filter(seat__employee__person_id=actor.person_id, issued_at__isnull=False)


def certificate_of_holder(actor: Actor, code: str) -> Certificate:
    """One of the actor's own by its code. Raises `NoSuchCertificate`, also for somebody else's."""
    found = certificates_of_holder(actor).filter(document__code=read_code(code)).first()
    if found is None:
        raise NoSuchCertificate
    return found


def certificate_of_everybody(code: str) -> Certificate:
    """A signed certificate by the code that is printed on it, revoked ones too. What may be told of it, its page knows. Raises
    `NoSuchCertificate`.
    """
    found = _all().filter(document__code=read_code(code[:40]), issued_at__isnull=False).first()
    if found is None:
        raise NoSuchCertificate
    return found
