# SPDX-License-Identifier: EUPL-1.2
"""Finding a service, who offers it, and the standard that holds for it."""

from copy import copy
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import Q, QuerySet

from praja.duties.services.errors import NoStandardInForce, NoSuchService, NoSuchVersion, NotOfferedHere
from praja.duties.services.models import Offer, Service, StandardVersion
from praja.duties.services.procedure.names import PUBLISHED, REPLACED


def active_services() -> QuerySet[Service]:
    """Every service of the catalogue that is not put away, by name."""
    return Service.objects.filter(is_active=True).order_by("name", "pk")


def service_with(code: str) -> Service:
    """The service of this code that everybody may see, with the unit that keeps its standard. Raises `NoSuchService`."""
    found = active_services().select_related("owner").filter(code=code).first()
    if found is None:
        raise NoSuchService
    return found


def offers_on(service: Service, on: date) -> QuerySet[Offer]:
    """The offers of a service on a day, each with its unit, by the unit's code."""
    in_force = Q(until=None) | Q(until__gt=on)
    return Offer.objects.filter(in_force, service=service, since__lte=on).select_related("unit").order_by("unit__code")


def offer_at(service: Service, unit_id: int, on: date) -> Offer:
    """The offer of the service by this unit on a day. Raises `NotOfferedHere`."""
    found = offers_on(service, on).filter(unit=unit_id).first()
    if found is None:
        raise NotOfferedHere
    return found


def effective_version(service: Service, unit_id: int | None, on: date) -> StandardVersion | None:
    """The version that holds on a day at a unit: of the unit's own standard, else of the common one. None: there is none.

    One statement; the version comes with its case, its standard and its form.
    """
    held = list(_with_parts(_held_at(service, unit_id, on)))
    return max(held, key=lambda version: (version.standard.unit_id is not None, version.number), default=None)


def standard_in_force(service: Service, unit_id: int, on: date) -> StandardVersion:
    """As `effective_version`, for whoever files under it: without its case, and what it says is remembered. Which one holds is
    asked each time. Raises `NoStandardInForce`."""
    day = connection.ops.adapt_datefield_value(on)
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [service.pk, unit_id, PUBLISHED, REPLACED, day, day])
        found = cursor.fetchone()
    if found is None:
        raise NoStandardInForce
    return copy(remembered_version(found[0]))


# By hand, because every application asks it: composing it anew takes ten times as long as its answer. As `_held_at`.
_HELD = """
    SELECT procedures_case.code FROM services_standardversion
    JOIN services_standard ON services_standard.id = standard_id JOIN procedures_case ON procedures_case.id = case_id
    WHERE service_id = %s AND (unit_id IS NULL OR unit_id = %s) AND state IN (%s, %s)
    AND effective_since <= %s AND (effective_until IS NULL OR effective_until > %s)
    ORDER BY unit_id IS NULL, number DESC LIMIT 1
"""


@lru_cache(maxsize=1024)
def remembered_version(code: str) -> StandardVersion:
    """What a version says, by the code of its case. Once it is published it never changes, its digest stands in the ledger and
    no other case ever has its code: so it need not be read again. The day on which another follows it is not to be read here.
    """
    return StandardVersion.objects.select_related("standard", "form").get(case__code=code)


def versions_held(service: Service, unit_id: int | None = None) -> QuerySet[StandardVersion]:
    """The versions that hold or held, of the common standard or of the unit's own, the newest first. Everybody may read them."""
    rows = _with_parts(StandardVersion.objects.filter(case__state__in=(PUBLISHED, REPLACED)))
    return rows.filter(standard__service=service, standard__unit=unit_id).order_by("-number")


def version_held(service: Service, number: int, unit_id: int | None = None) -> StandardVersion:
    """One of `versions_held` by its number. Raises `NoSuchVersion`."""
    found = versions_held(service, unit_id).filter(number=number).first()
    if found is None:
        raise NoSuchVersion
    return found


def _held_at(service: Service, unit_id: int | None, on: date) -> QuerySet[StandardVersion]:
    until = Q(effective_until=None) | Q(effective_until__gt=on)
    of_unit = Q(standard__unit=None) | Q(standard__unit=unit_id) if unit_id else Q(standard__unit=None)
    return StandardVersion.objects.filter(
        until, of_unit, standard__service=service, effective_since__lte=on, case__state__in=(PUBLISHED, REPLACED)
    )


def _with_parts(rows: QuerySet[StandardVersion]) -> QuerySet[StandardVersion]:
    return rows.select_related("case", "standard", "form", "decree_file")
