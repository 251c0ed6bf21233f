# SPDX-License-Identifier: EUPL-1.2
"""The catalogue for everybody: a service is found by its name, by the words people use for it, by who offers it, and by what
its standard asks for and gives."""

from collections.abc import Collection, Iterator
from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import Component
from praja.duties.services.models import Service, Standard, StandardVersion
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.search.declarations import PUBLIC, IndexRow, index_source

KIND = "service"
CATALOGUE = ("services.service_listed", "services.offered", "services.no_longer_offered")
STANDARDS = ("services.standard_published", "services.standard_taken_over", "services.standard_replaced")
_TOLD = (Component.REQUIREMENTS, Component.PRODUCT)


def service_ids() -> Iterator[int]:
    """Every service, for a rebuild."""
    yield from Service.objects.order_by("pk").values_list("pk", flat=True)


def service_of(delivered: Delivered) -> int | None:
    """The service that an event of the catalogue, or of a standard's version, is about."""
    if "service" in delivered.refs:
        return int(delivered.refs["service"])
    version = StandardVersion.objects.filter(pk=int(delivered.refs["case"]))
    return version.values_list("standard__service", flat=True).first()


@index_source(
    KIND,
    dirty_on=CATALOGUE + STANDARDS,
    subject_kind="service",
    all_ids=service_ids,
    subject_of=service_of,
    label=_("Services"),
)
def service_documents(ids: Collection[int]) -> Iterator[IndexRow]:
    """Services that are not put away. `at` is the day since which one is listed."""
    rows = Service.objects.filter(pk__in=ids, is_active=True).prefetch_related("offers__unit")
    standards = Standard.objects.filter(service__in=ids, unit=None).exclude(current=None).select_related("current")
    held = {standard.service_id: standard.current for standard in standards}
    for service in rows:
        units = [offer.unit.name for offer in service.offers.all() if offer.until is None]
        body = "\n".join([service.summary, service.keywords, *units, *_texts(held.get(service.pk))])
        at = timezone.make_aware(datetime.combine(service.since, time.min))
        url = reverse("services:service", args=[service.code])
        yield IndexRow(KIND, service.pk, service.name, body, url, at, frozenset({PUBLIC}))


def _texts(version: StandardVersion | None) -> list[str]:
    if version is None:
        return []
    return [str(version.components.get(key, "")) for key in _TOLD] + [one["label"] for one in version.requirements]
