# SPDX-License-Identifier: EUPL-1.2
"""What is offered where: listing services, changing them, saying which units offer them."""

import re
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import Issuer
from praja.duties.services.errors import (
    CatalogueClosed,
    ForeignIssuesNothing,
    NotOfferedHere,
    OfferOutOfOrder,
    ServiceCodeTaken,
    ServiceUnnamed,
)
from praja.duties.services.events import SERVICES, ServiceListed, ServiceNoLongerOffered, ServiceOffered
from praja.duties.services.models import Offer, Service, StandardVersion
from praja.duties.services.procedure.names import ABANDONED, REPLACED
from praja.duties.services.rules import may_keep_catalogue
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RESERVED = frozenset(
    {"kantor", "standar", "pengantar", "matriks", "maklumat", "pembayaran", "permohonan", "saya", "loket", "unduh"}
)
"""Words that stand in addresses where a code would."""
_LONGEST = {"name": 160, "summary": 300, "keywords": 300, "issuer_name": 120, "issuer_url": 300}


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceWords:
    """How a service is known: what people look for, and whose system issues the product."""

    name: str
    summary: str = ""
    keywords: str = ""
    issuer: str = Issuer.OWN.value
    issuer_name: str = ""
    issuer_url: str = ""


def list_service(*, code: str, words: ServiceWords, owner: Unit, since: date, actor: Actor, at: datetime) -> Service:
    """Bring a service into the catalogue; `owner` keeps its standard. Raises `CatalogueClosed`, `ServiceUnnamed`,
    `ServiceCodeTaken`."""
    _guard(actor)
    code = checked_code(code)
    values = checked_words(words)
    with transaction.atomic():
        if Service.objects.filter(code=code).exists():
            raise ServiceCodeTaken(code)
        service = Service.objects.create(code=code, owner=owner, since=since, **values)
        _tell(service, tuple(sorted(key for key, value in values.items() if value)), actor, at)
    return service


def change_service(
    *,
    service: Service,
    words: ServiceWords,
    actor: Actor,
    at: datetime,
    owner: Unit | None = None,
    is_active: bool | None = None,
) -> Service:
    """Change how a service is known, who keeps its standard, or take it off the list. The same again changes nothing.

    Raises `CatalogueClosed`, `ServiceUnnamed`, and `ForeignIssuesNothing` where it is to be issued by another system while a
    version of its standard still has a product of this government.
    """
    _guard(actor)
    values = {**checked_words(words), "owner_id": (owner or service.owner).pk}
    values["is_active"] = service.is_active if is_active is None else is_active
    with transaction.atomic():
        locked = Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
        changed = {key: value for key, value in values.items() if getattr(locked, key) != value}
        if not changed:
            return locked
        if Issuer(words.issuer).is_foreign and _has_own_product(locked):
            raise ForeignIssuesNothing
        for key, value in changed.items():
            setattr(locked, key, value)
        locked.save(update_fields=list(changed))
        _tell(locked, tuple(sorted(changed)), actor, at)
    return locked


def offer_service(*, service: Service, unit: Unit, since: date, actor: Actor, at: datetime) -> Offer:
    """From `since` on, `unit` offers the service. Again, it changes nothing. Raises `CatalogueClosed`, `OfferOutOfOrder`."""
    _guard(actor)
    if since < unit.since or (unit.until is not None and unit.until <= since):
        raise OfferOutOfOrder(
            _("%(unit)s does not exist on this day.") % {"unit": unit.name},
            field="since",
            next_step=_("Choose a day on which it does, or another unit."),
        )
    with transaction.atomic():
        held = Offer.objects.filter(service=service, unit=unit, until=None).first()
        if held is not None:
            return held
        offer = Offer.objects.create(service=service, unit=unit, since=since)
        event = ServiceOffered(service=service.pk, unit=unit.pk, since=since.isoformat())
        record(event, actor=actor, at=at, stream=SERVICES, refs={"service": service.pk, "unit": unit.pk})
    return offer


def end_offer(*, service: Service, unit: Unit, until: date, actor: Actor, at: datetime) -> Offer:
    """`until` is the first day on which `unit` no longer offers it; what was applied for goes on.

    Raises `CatalogueClosed`, `NotOfferedHere`, `OfferOutOfOrder`.
    """
    _guard(actor)
    with transaction.atomic():
        offer = Offer.objects.select_for_update().filter(service=service, unit=unit, until=None).first()
        if offer is None:
            raise NotOfferedHere
        if until <= offer.since:
            raise OfferOutOfOrder(
                _("It has been offered here since %(since)s.") % {"since": offer.since.isoformat()},
                field="until",
                next_step=_("Choose a later day."),
            )
        offer.until = until
        offer.save(update_fields=["until"])
        event = ServiceNoLongerOffered(service=service.pk, unit=unit.pk, until=until.isoformat())
        record(event, actor=actor, at=at, stream=SERVICES, refs={"service": service.pk, "unit": unit.pk})
    return offer


def _guard(actor: Actor) -> None:
    if not may_keep_catalogue(actor):
        raise CatalogueClosed


def checked_code(code: str) -> str:
    """A code as it stands in addresses. Raises `ServiceUnnamed`."""
    code = code.strip()
    if not CODE.fullmatch(code) or len(code) > 40 or code in RESERVED:
        raise ServiceUnnamed(
            _("This is no code for a service."),
            field="code",
            next_step=_("Use at most 40 lower-case letters, digits and dashes, for example surat-domisili."),
        )
    return code


def checked_words(words: ServiceWords) -> dict[str, str | int | bool]:
    """The words of a service as they are kept. Raises `ServiceUnnamed`."""
    values = {key: " ".join(str(value).split()) for key, value in asdict(words).items()}
    for field, longest in _LONGEST.items():
        if len(values[field]) > longest:
            raise ServiceUnnamed(
                _("This is longer than %(limit)s characters.") % {"limit": longest},
                field=field,
                next_step=_("Shorten it."),
            )
    if not values["name"]:
        raise ServiceUnnamed(
            _("A service needs a name."), field="name", next_step=_("Write the name that people know it by.")
        )
    _check_issuer(values)
    return dict(values)


def _check_issuer(values: dict[str, str]) -> None:
    if values["issuer"] not in Issuer.values:
        raise ServiceUnnamed(_("There is no such issuer."), field="issuer", next_step=_("Choose one from the list."))
    if values["issuer"] == Issuer.OTHER and not values["issuer_name"]:
        raise ServiceUnnamed(
            _("It is not said which system issues it."), field="issuer_name", next_step=_("Name the system.")
        )
    if values["issuer_url"] and not values["issuer_url"].startswith("https://"):
        raise ServiceUnnamed(
            _("This is no address that people can be sent to."),
            field="issuer_url",
            next_step=_("Copy it from the browser; it begins with https://."),
        )


def _has_own_product(service: Service) -> bool:
    """Whether a version that holds or may come to hold is made out, numbered or signed here."""
    living = StandardVersion.objects.filter(standard__service=service).exclude(case__state__in=(REPLACED, ABANDONED))
    return any(version.makes_a_product for version in living)


def _tell(service: Service, fields: tuple[str, ...], actor: Actor, at: datetime) -> None:
    event = ServiceListed(
        service=service.pk,
        code=service.code,
        service_name=service.name,
        issuer=service.issuer,
        fields=tuple(field.removesuffix("_id") for field in fields),
    )
    record(event, actor=actor, at=at, stream=SERVICES, refs={"service": service.pk, "unit": service.owner_id})
