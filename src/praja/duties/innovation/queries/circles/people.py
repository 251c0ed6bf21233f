# SPDX-License-Identifier: EUPL-1.2
"""Somebody of the office for a circle, and units for which one may found a circle."""

import re

from django.db.models import Q

from praja.duties.innovation.rules.circles import KEEPERS_OF_CIRCLES
from praja.kernel.organization.queries import units
from praja.kernel.people.domain.identity import NIP_LENGTH
from praja.kernel.people.enums import Standing
from praja.kernel.people.identifiers import key_of
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor

IN_SERVICE = (Standing.ACTIVE, Standing.STUDY, Standing.SECONDED)
MOST_FOUND, MOST_UNITS = 30, 600
"""People that a look for somebody shows; units that a choice offers."""


def colleagues(text: str) -> list[tuple[int, str]]:
    """People in service found by name, unit or NIP, with their unit; none without words. One statement."""
    if not text.strip():
        return []
    rows = Employee.objects.filter(standing__in=IN_SERVICE).select_related("person", "unit")
    digits = re.sub(r"\D", "", text)
    if len(digits) == NIP_LENGTH:
        rows = rows.filter(nip_key=key_of("nip", digits))
    else:
        for word in text.split():
            of_unit = Q(unit__name__icontains=word) | Q(unit__short_name__icontains=word)
            rows = rows.filter(Q(person__name__icontains=word) | of_unit)
    found = rows.order_by("person__name", "pk")[:MOST_FOUND]
    return [(one.person_id, f"{one.person.name} ({one.unit.short_name or one.unit.name})") for one in found]


def units_to_found(actor: Actor) -> list[tuple[int, str]]:
    """Units of which this actor may found circles, by name."""
    mine, known = actor.units_as(*KEEPERS_OF_CIRCLES), units.current().nodes
    return sorted(((pk, known[pk].name) for pk in mine if pk in known), key=lambda one: one[1])[:MOST_UNITS]
