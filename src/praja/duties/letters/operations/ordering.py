# SPDX-License-Identifier: EUPL-1.2
"""Orders of a head (arahan pimpinan): given from a case of any duty, a figure, minutes or the head's own mind; fulfilled or taken
back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.trees import LIVE
from praja.duties.letters.enums import OrderSource
from praja.duties.letters.errors.dispositions import NotYourCase, SourceMissing, StillOpen
from praja.duties.letters.models import Order
from praja.duties.letters.operations.asking import Asked, DispositionWords, ask, giver_of
from praja.duties.letters.operations.disposing import check_days, ground_of_order
from praja.duties.letters.operations.following import askings_of, take_back
from praja.duties.letters.procedure import ORDER
from praja.duties.letters.queries.orders import ORDER_FILES
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.wording import in_own_language


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrder:
    """What an order is called and starts from. `source_case` is one that the giver may open (the entry point has asked);
    `figure` is the figure as it was read, `source_address` the path of the page on which it, or the minutes, stand."""

    title: str
    source: str = OrderSource.OWN
    source_case: Case | None = None
    source_address: str = ""
    figure: str = ""
    files: Sequence[StoredFile] = ()


def give_order(
    *,
    new: NewOrder,
    words: DispositionWords,
    asked: Sequence[Asked],
    unit: Unit,
    actor: Actor,
    at: datetime,
    idempotency_key: UUID | None = None,
) -> Order:
    """The head of `unit` orders, or the secretary writes down what the head ordered by hand (with its scan).

    Raises `WordsTooShort`, `WordsTooLong` at `title`, `SourceMissing`, `NotYourCase`, `DueNeeded` where somebody must act and no
    day is set, `StepNotAllowed`, `AlreadyFiled` for a form sent twice, and what `dispose` raises about words and addressees.
    """
    title = words_of(new.title, field="title", shortest=5, longest=200)
    _check_source(new)
    check_days(asked)
    data: dict[str, Any] = {}
    made: list[Order] = []

    def write(case: Case) -> None:
        giver = giver_of(unit.pk, words, actor, at)
        order = Order(
            case=case,
            title=title.text,
            salt=title.salt,
            source=new.source,
            source_case=new.source_case,
            source_address=new.source_address[:300],
            figure=new.figure[:200],
        )
        order.save(force_insert=True)
        made.append(order)
        for file in new.files:
            attach(file=file, object_kind=ORDER_FILES, object_id=case.pk, title="", actor=actor, at=at)
        ground = ground_of_order(case, order.source_case_id)
        _disposition, told = ask(ground, giver=giver, words=words, asked=asked, at=at)
        data.update(
            told,
            starts_from=new.source,
            source_case=new.source_case.pk if new.source_case else None,
            content=content_digest(title.salt, order.digested()),
            files=tuple(file.sha256 for file in new.files),
        )

    open_case(
        ORDER,
        actor=actor,
        at=at,
        lead_unit=unit.pk,
        channel="",
        subject=in_own_language(_("Order of the head")),
        data=data,
        write=write,
        idempotency_key=idempotency_key,
    )
    return made[0]


def fulfil_order(*, case: Case, note: str = "", actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The head says that what was ordered is done, when nobody has it any more. Raises `StillOpen`, and what `perform` raises."""
    words = words_of(note, field="note", shortest=0)

    def write(locked: Case) -> None:
        waited_for = [one for one in askings_of(locked) if one.counts and one.state in LIVE]
        if waited_for:
            raise StillOpen(len(waited_for))
        if words.text:
            Order.objects.filter(pk=locked.pk).update(ending=words.text, ending_salt=words.salt)

    data = {"note": words.digest if words.text else ""}
    return perform(case, "fulfil", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def revoke_order(*, case: Case, reason: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The head takes the order back; everybody who still has it reads why. Raises `WordsTooShort` and `WordsTooLong` at
    `reason`, and what `perform` raises."""
    words = words_of(reason, field="reason", shortest=5, longest=300)

    def write(locked: Case) -> None:
        Order.objects.filter(pk=locked.pk).update(ending=words.text, ending_salt=words.salt)
        take_back(locked, [one.id for one in askings_of(locked)], words, at)

    data = {"reason": words.digest}
    return perform(case, "revoke", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _check_source(new: NewOrder) -> None:
    needed = {
        OrderSource.CASE: ("source_case", new.source_case),
        OrderSource.MEASURE: ("figure", new.figure),
        OrderSource.MINUTES: ("files", new.files or new.source_address),
    }
    field, given = needed.get(OrderSource(new.source), ("", True))
    if not given:
        raise NotYourCase if field == "source_case" else SourceMissing(field)
    if new.source_address and (not new.source_address.startswith("/") or new.source_address.startswith("//")):
        raise SourceMissing("source_address")
