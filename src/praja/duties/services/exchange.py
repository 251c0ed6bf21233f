# SPDX-License-Identifier: EUPL-1.2
"""What is exchanged with SIPPN: its list comes in, the standards in force go out."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain.exchange.columns import heading_of
from praja.duties.services.enums import SERVICE_KIND
from praja.duties.services.enums import SIPPN as CODE
from praja.duties.services.models import ListTemplate, Service, StandardsList
from praja.duties.services.queries.exchange.files import file_of
from praja.duties.services.queries.exchange.taking_along import public_rows
from praja.kernel.exchange.declarations import (
    Coded,
    Made,
    Passed,
    Point,
    Remembered,
    System,
    Tells,
    register,
    register_coded,
    register_system,
)
from praja.kernel.exchange.enums import Direction
from praja.kernel.exchange.events import HANDED_OVER
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

SIPPN = register_system(System(CODE, "SIPPN", _("The national information system of public services.")))


def _came(name: str, payload: Mapping[str, Any]) -> Passed:
    if name == "services.list_sent":
        return Passed(rows=payload["rows"], sha256=payload["sha256"])
    taken = payload["read"] - payload["refused"]
    return Passed(payload["read"], taken, payload["refused"], payload["sha256"])


def _went(_name: str, payload: Mapping[str, Any]) -> Passed:
    rows, left_out = payload["rows"], payload["left_out"]
    return Passed(rows + left_out, rows, left_out, payload["sha256"])


def _made(_actor: Actor, at: datetime) -> Made:
    """The standards in force as XLSX; services that have none are left out."""
    rows = list(public_rows())
    with_standard = {row.entry.service.pk for row in rows}
    day = local_date(at, local_zone())
    data = b"".join(file_of(rows, "xlsx", source=settings.PRAJA_SITE_NAME, as_of=day, is_public=True))
    without = Service.objects.filter(is_active=True).exclude(pk__in=with_standard).count()
    return Made(data, f"standar-pelayanan-{day.isoformat()}.xlsx", len(rows), without)


def _remembered() -> Iterator[Remembered]:
    used = dict(
        StandardsList.objects.exclude(template=None).order_by().values_list("template").annotate(newest=Max("sent_at"))
    )
    for row in ListTemplate.objects.order_by("name"):
        pairs = tuple((heading_of(key), heading) for key, heading in row.columns.items())
        yield Remembered(row.name, pairs, local_date(used.get(row.pk) or row.kept_at, local_zone()))


def _reports(digests: Collection[str]) -> Mapping[str, str]:
    """A list stays until a month after it was sent, the newest of SIPPN for good."""
    kept = StandardsList.objects.filter(sha256__in=digests, is_sippn=True).order_by("pk").values_list("sha256", "code")
    return {digest: reverse("services:sent_list", args=[code]) for digest, code in kept}


register(
    Point(
        code="sippn.in",
        system=SIPPN.code,
        direction=Direction.IN,
        label=_("List of services in SIPPN"),
        what=_("It is compared with the standards that hold here; what is missing here can become a draft."),
        tells=(Tells("services.list_sent", {"is_sippn": True}), Tells("services.list_taken_in", {"is_sippn": True})),
        read=_came,
        holders=(Role.ORGANIZATION,),
        figure="exchange.sippn",
        reminds=False,  # the duty reminds of it itself, with what differs
        url="services:lists",
        mappings=_remembered,
        reports=_reports,
    )
)
register(
    Point(
        code="sippn.out",
        system=SIPPN.code,
        direction=Direction.OUT,
        label=_("Standards in force"),
        what=_("Every service with the standard that holds, as XLSX. What is not alike there is corrected by it."),
        tells=(Tells(HANDED_OVER, {"point": "sippn.out"}),),
        read=_went,
        holders=(Role.ORGANIZATION,),
        url="services:compare_list",
        make=_made,
    )
)
register_coded(Coded(SIPPN.code, SERVICE_KIND, _("Services"), lambda: Service.objects.filter(is_active=True)))
