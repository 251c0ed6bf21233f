# SPDX-License-Identifier: EUPL-1.2
"""Applications that walk their path, step by step through the kernel: for whoever counts what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from praja.duties.services.domain import paths
from praja.duties.services.domain.promises import promise_of
from praja.duties.services.enums import PaymentState
from praja.duties.services.models import Application, Completion, Offer, Payment, Rating, Service, StandardVersion
from praja.duties.services.procedure import APPLICATION
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.operations import refresh_dirty
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Person
from praja.kernel.people.operations import register_person
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from services.making import holder, published_standard, said
from towns import FOUNDER, Town

SYSTEM = system_actor("services.tests")
SALT = b"0123456789abcdef"
FREE: tuple[dict[str, Any], ...] = (
    {"stage": "check"},
    {"stage": "approval"},
    {"stage": "signing"},
    {"stage": "handover"},
)
PAID: tuple[dict[str, Any], ...] = ({"stage": "check"}, {"stage": "payment"}, {"stage": "approval"})


@dataclass(frozen=True)
class Shop:
    """Services of every kind that counts differently: one is collected, one costs money and is promised within open minutes, one
    is issued elsewhere."""

    collected: StandardVersion
    paid: StandardVersion
    foreign: StandardVersion

    @property
    def versions(self) -> Sequence[StandardVersion]:
        return (self.collected, self.paid, self.foreign)


def opened(town: Town, at: datetime, *units: Unit) -> Shop:
    """The services, offered by these units (else by the kelurahan)."""
    offered_by = units or (town.kelurahan,)

    def version(code: str, listed: Mapping[str, Any], **content: Any) -> StandardVersion:
        words = {"code": code, "name": code, "offered_by": offered_by, **listed}
        return published_standard(town, at, content=said(**content), listed=words).version

    words = {"title": "Surat", "paragraphs": ["Diberikan kepada {nama}."]}
    product = {"template": "result", "template_words": words, "register": "umum", "number_pattern": "{nomor}/{tahun}"}
    return Shop(
        collected=version("surat", {}, path=FREE, **product),
        paid=version(
            "izin", {}, path=PAID, fee_kind="fixed", fee_amount=50_000, duration_value=60, duration_unit="minutes",
            duration_working=True,
        ),
        foreign=version("akta", {"issuer": "siak"}, duration_value=1),
    )  # fmt: skip


def person(at: datetime) -> Person:
    return Person.objects.first() or register_person(name="Warga Uji", actor=FOUNDER, at=at)


def apply_for(version: StandardVersion, unit: Unit, at: datetime, *, promised: bool = True) -> Case:
    """Somebody applies at `unit`. Without `promised` nothing is promised."""
    service: Service = version.standard.service
    begins = paths.first(version.path)
    fee = version.fee_amount or 0
    promise = promise_of(version.duration_value, version.duration_unit, version.duration_working) if promised else None
    applicant = person(at)

    def write(case: Case) -> None:
        Application.objects.create(
            case=case, service=service, version=version, applicant=applicant, answers=b"", salt=SALT, fee=fee
        )

    data = {"service": service.pk, "standard": service.name, "fee": fee, "promise": promise}
    case, _event = open_case(
        APPLICATION, actor=NOBODY, at=at, lead_unit=unit.pk, channel="web", subject=service.name, data=data, write=write,
        target=begins.state,
    )  # fmt: skip
    return case


def actor_for(step: str, case: Case, at: datetime) -> Actor:
    """Whoever may take this step."""
    unit = case.lead_unit
    if step in ("complete", "withdraw"):
        return Actor(ActorKind.LINK, "x", case_id=case.pk)
    if step in ("lapse", "issue"):
        return SYSTEM
    roles = {"approve": Role.HEAD, "refuse": Role.HEAD, "waive_fee": Role.HEAD, "return_for_check": Role.HEAD}
    roles |= {"confirm_payment": Role.TREASURER, "hand_over": Role.COUNTER}
    return holder(30, roles.get(step, Role.OFFICER), unit, at=at)


def take(case: Case, step: str, at: datetime, *, target: str = "", write: Any = None, **data: Any) -> Case:
    """One step, with whoever may take it."""
    more = {"write": write} if write else {}
    done = {"actor": actor_for(step, case, at), "at": at, "seen_version": None, "data": data, "target": target}
    return perform(case, step, **done, **more)


def onward(case: Case, step: str, at: datetime, **data: Any) -> Case:
    """A step that leads to the next stage of the case's path; a payment is asked for where one is owed."""
    application = Application.objects.select_related("version").get(pk=case.pk)
    paid = Payment.objects.filter(application=application).exists()
    following = paths.after(application.version.path, case.state, fee=0 if paid else application.fee)

    def write(_case: Case) -> None:
        if following.state == paths.PAYMENT:
            Payment.objects.create(
                application=application, reference=f"R{case.pk}", amount=application.fee, asked_at=at
            )

    return take(case, step, at, target=following.state, write=write, **data)


def ask(case: Case, at: datetime) -> Case:
    def write(moved: Case) -> None:
        Completion.objects.create(application_id=moved.pk, text="Foto buram.", salt=SALT, asked_at=at)

    return take(case, "ask_completion", at, write=write)


def pay(case: Case, at: datetime) -> Case:
    Payment.objects.filter(application=case.pk).update(state=PaymentState.PAID, settled_at=at)
    return onward(case, "confirm_payment", at, amount=50_000)


def elsewhere(case: Case, at: datetime, day: date) -> Case:
    def write(moved: Case) -> None:
        Application.objects.filter(pk=moved.pk).update(foreign_filed_on=day, foreign_number="SIAK-1")

    return take(case, "file_elsewhere", at, write=write, system="siak", filed_on=day.isoformat())


def issued(case: Case, at: datetime, day: date) -> Case:
    def write(moved: Case) -> None:
        Application.objects.filter(pk=moved.pk).update(foreign_issued_on=day)

    return take(case, "note_issued", at, write=write, issued_on=day.isoformat())


def rate(case: Case, stars: int, at: datetime) -> None:
    from praja.duties.services.events import ServiceRated

    Rating.objects.get_or_create(application_id=case.pk, defaults={"stars": stars, "salt": SALT, "rated_at": at})
    record(ServiceRated(stars=stars, content=""), actor=SYSTEM, at=at, stream=case.stream, refs=refs_of(case))


def served(version: StandardVersion, unit: Unit, at: datetime, *, after: timedelta, stars: int = 0) -> Case:
    """Applied for, and finished (a product that is collected: ready to be collected) `after` that."""
    case = apply_for(version, unit, at)
    case = onward(case, "pass_check", at)
    if case.state == paths.PAYMENT:
        case = pay(case, at)
    if case.state == paths.APPROVAL:
        case = onward(case, "approve", at if version.path[-1]["stage"] == "handover" else at + after)
    if case.state == paths.SIGNING:
        case = onward(case, "issue", at + after)
    if stars:
        rate(case, stars, at + after)
    return case


def count(at: datetime) -> None:
    """What the worker does: deliver, and count what was touched."""
    while deliver_due(at=at, limit=500):
        pass
    while refresh_dirty(at=at):
        pass


def offer_too(version: StandardVersion, *units: Unit) -> None:
    Offer.objects.bulk_create(
        Offer(service=version.standard.service, unit=unit, since=date(2025, 1, 2)) for unit in units
    )
