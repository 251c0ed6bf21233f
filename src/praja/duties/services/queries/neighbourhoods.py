# SPDX-License-Identifier: EUPL-1.2
"""Who heads which neighbourhood."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import ReferenceState
from praja.duties.services.models import Application, NeighbourhoodHead, Reference
from praja.kernel.procedures.models import Case
from praja.lib.codes import hash_secret
from praja.lib.errors import NotFound


def reference_by_secret(secret: str) -> Reference | None:
    """The request that a link opens, whether or not it was answered by another way meanwhile."""
    rows = Reference.objects.select_related("head__person", "application__case", "application__service")
    return rows.filter(token_hash=hash_secret(secret)).first()


def reference_with(number: int) -> Reference | None:
    """One request with everything that its page shows."""
    rows = Reference.objects.select_related("head__person", "application__case__lead_unit", "application__service")
    return rows.filter(pk=number).first()


def references_to_send(at: datetime, limit: int = 50) -> list[int]:
    """Ids of the requests whose link is to be sent now, those that wait longest first."""
    due = Reference.objects.filter(state=ReferenceState.ASKED, next_try_at__lte=at).order_by("next_try_at", "pk")
    return list(due.values_list("pk", flat=True)[:limit])


def application_asked(reference: Reference) -> Application:
    """The application that a request is about, with what its path needs."""
    rows = Application.objects.select_related("case", "service", "version")
    return rows.get(pk=reference.application_id)


def application_of_case(case: Case) -> Application:
    """The application of a case, with what its path needs. Raises NotFound for a case of another duty."""
    found = Application.objects.select_related("case__lead_unit", "service", "version").filter(pk=case.pk).first()
    if found is None:
        raise NotFound(_("This is no application."), next_step=_("Check the code."))
    return found


def head_in(regions: Collection[str], number: int) -> NeighbourhoodHead:
    """One head on the lists of these kelurahan. Raises NotFound."""
    rows = NeighbourhoodHead.objects.select_related("person", "region")
    found = rows.filter(pk=number, region__in=regions, until=None).first()
    if found is None:
        raise NotFound(_("There is no such head on your list."), next_step=_("Go back to the list."))
    return found


def latest_reference(application_id: int) -> Reference | None:
    """The last request of an application, with the head who was asked."""
    rows = Reference.objects.filter(application=application_id).select_related("head__person")
    return rows.order_by("-asked_at", "-pk").first()


def heads_listed(regions: Collection[str], on: date) -> QuerySet[NeighbourhoodHead]:
    """The heads in force of these kelurahan, in the order of their numbers."""
    rows = heads_in_force(on).filter(region__in=regions).select_related("person", "region")
    return rows.order_by("region__name", "rw", "rt", "pk")


def heads_in_force(on: date) -> QuerySet[NeighbourhoodHead]:
    """The heads of RT and RW whose term runs on this day."""
    return NeighbourhoodHead.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


def head_of(region: str, rw: str, rt: str, on: date, *, besides: int | None = None) -> NeighbourhoodHead | None:
    """The head of the RT, else of its RW; None where neither is on the list. One statement.

    `besides`: a person who is not asked, because nobody vouches for themselves.
    """
    if not region or not rw:
        return None
    rows = heads_in_force(on).filter(region=region, rw=rw, rt__in={rt, ""}).exclude(person=besides)
    return rows.select_related("person").order_by("-rt", "-since").first()
