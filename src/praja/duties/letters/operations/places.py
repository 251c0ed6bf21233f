# SPDX-License-Identifier: EUPL-1.2
"""Saying what SRIKANDI fills in."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.bodies import plain
from praja.duties.letters.domain.places import UnusablePlace, read_places
from praja.duties.letters.errors.writing import PlacesInvalid
from praja.duties.letters.events import PLACES, PlacesSet
from praja.duties.letters.models import SrikandiPlaces
from praja.duties.letters.rules import may_set_places
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed, Text

PROBLEMS: Mapping[str, tuple[Text, Text]] = {
    "missing": (
        _("Without this place SRIKANDI cannot fill in the letter."),
        _("Enter it as it stands in SRIKANDI's template, for example ${nomor_naskah}."),
    ),
    "form": (
        _("This is no place of a template."),
        _("Write it as ${...} with letters, digits, dots and underscores."),
    ),
    "twice": (_("This place stands here twice."), _("Each place is filled in with one thing.")),
}


def checked_places(typed: Mapping[str, str]) -> dict[str, str]:
    """The places as they would be set. Raises PlacesInvalid at the field that is wrong."""
    try:
        return read_places(typed)
    except UnusablePlace as error:
        message, next_step = PROBLEMS[error.problem]
        raise PlacesInvalid(message, field=error.name, next_step=next_step) from error


def set_places(*, typed: Mapping[str, str], source: str, since: date, actor: Actor, at: datetime) -> SrikandiPlaces:
    """From `since` on drafts that are taken to SRIKANDI carry these places.

    Raises NotAllowed, PlacesInvalid. Records `letters.places_set`.
    """
    if not may_set_places(actor):
        raise NotAllowed(
            _("You do not say what SRIKANDI fills in."),
            next_step=_("Ask the administrator or the organization bureau."),
        )
    places, said = checked_places(typed), " ".join(plain(source).split())[:200]
    if not said:
        raise PlacesInvalid(
            _("It is not said where these places were read."),
            field="source",
            next_step=_("Name the template or guide of SRIKANDI and its date."),
        )
    with transaction.atomic():
        newest = SrikandiPlaces.objects.select_for_update().order_by("-since").first()
        if newest is not None and newest.since >= since:
            raise PlacesInvalid(
                _("What holds now began on that day or later."), field="since", next_step=_("Choose a later day.")
            )
        row = SrikandiPlaces.objects.create(places=places, source=said, since=since)
        told = tuple(f"{name}={place}" for name, place in sorted(places.items()))
        event = PlacesSet(places=told, source=said, since=since.isoformat())
        record(event, actor=actor, at=at, stream=PLACES)
    return row
