# SPDX-License-Identifier: EUPL-1.2
"""Taking in the rows of a list: each becomes a service, a draft of its standard, or both. Nothing is published by a file."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction

from praja.duties.services.enums import OFFER_KIND, SERVICE_KIND, SIPPN
from praja.duties.services.errors import UnfitStandard
from praja.duties.services.errors.exchange import ExchangeClosed
from praja.duties.services.events.exchange import EXCHANGE, ListTakenIn
from praja.duties.services.models import Service, StandardVersion
from praja.duties.services.operations.catalogue import ServiceWords, change_service, list_service, offer_service
from praja.duties.services.operations.exchange.planning import Planned, Planner
from praja.duties.services.operations.standards import StandardContent, begin_standard, revise_standard
from praja.duties.services.queries.exchange.known import Known
from praja.duties.services.rules import opens_exchange
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import link_external_id
from praja.kernel.organization.queries import units
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, ActorKind, system_actor
from praja.lib.errors import Text
from praja.lib.imports import Line, Outcome, Refusal, Report, line_by_line, run_import

BATCH = 100
LINKER = system_actor("services.exchange")
"""Keeps the numbers of SIPPN: whoever may write the standard of a row says with it what it is called there."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A row that was taken, and what of it a person must still decide: `code` is stable. `case` is the code of the draft."""

    line: int
    name: str
    field: str
    code: str
    reason: Text
    case: str = ""


@dataclass(slots=True)
class Taken:
    """What came of a list: the line report, and what is left to be decided."""

    report: Report
    asked: list[Asked] = field(default_factory=list)

    @property
    def asked_lines(self) -> int:
        """How many rows leave something open."""
        return len({one.line for one in self.asked})


def take_in_rows(
    *,
    lines: Iterable[Line],
    sha256: str,
    unit: Unit | None,
    actor: Actor,
    at: datetime,
    is_sippn: bool = False,
    on_progress: Callable[[Report], None] | None = None,
) -> Taken:
    """Take in the rows of a list by our fields, each by itself: a service that is not listed yet is listed and offered, what its
    standard says is written as a draft, its number in SIPPN is kept. `unit` keeps the services of rows that name none.

    The same list again changes nothing: a row that says what stands here, or only leaves open what a person has decided since,
    is unchanged. A row that cannot be taken is refused with line and reason and leaves nothing behind. What holds is never
    touched; a draft on which somebody works is not overwritten. Raises `ExchangeClosed`.
    """
    if actor.kind is not ActorKind.SYSTEM and not opens_exchange(actor):
        raise ExchangeClosed
    run = _Run(unit.pk if unit else None, actor, at)

    def batch(rows: list[Line]) -> Sequence[Outcome | Refusal]:
        with transaction.atomic(), recalled(units):
            run.known = Known.now()
            return line_by_line(run.take)(rows)

    report = run_import(lines, batch, on_progress=on_progress, batch=BATCH)
    taken = Taken(report, run.asked)
    if report.created or report.updated:
        _tell(taken, sha256, is_sippn, actor, at)
    return taken


class _Run(Planner):
    """One reading of a list."""

    def __init__(self, unit: int | None, actor: Actor, at: datetime) -> None:
        super().__init__(unit, actor, at)
        self.asked: list[Asked] = []

    def take(self, line: Line) -> Outcome:
        """Do what the row says. Raises a DomainError for one that cannot be taken."""
        planned = self.plan(line)
        with transaction.atomic():
            case = self._write(planned)
        self.settled(planned)
        if case is not None:
            planned.entry.drafts[planned.own] = case.standard_version
        draft = planned.entry.drafts.get(planned.own)
        for where, code in planned.asks:
            reason = UnfitStandard(where, code)
            place = draft.case.code if draft else ""
            self.asked.append(Asked(planned.line, planned.name, where, code, str(reason), place))
        return planned.outcome

    def _write(self, planned: Planned) -> Case | None:
        service = planned.entry.service
        if planned.is_new:
            service = self._list(service)
            planned.entry.service = service
        elif planned.words is not None:
            change_service(service=service, words=planned.words, actor=self.actor, at=self.at)
        for unit in Unit.objects.filter(pk__in=planned.offers):
            offer = offer_service(service=service, unit=unit, since=self.today, actor=self.actor, at=self.at)
            planned.entry.offers[unit.pk] = offer
        if planned.has_new_id:
            self._link(planned, service)
        return self._draft(planned, service) if planned.content is not None else None

    def _list(self, new: Service) -> Service:
        words = ServiceWords(**{key: getattr(new, key) for key in ServiceWords.__dataclass_fields__})
        owner = Unit.objects.get(pk=new.owner_id)
        return list_service(code=new.code, words=words, owner=owner, since=self.today, actor=self.actor, at=self.at)

    def _link(self, planned: Planned, service: Service) -> None:
        offer = planned.entry.offers[planned.own] if planned.own is not None else None
        link_external_id(
            object_kind=OFFER_KIND if offer else SERVICE_KIND,
            object_id=offer.pk if offer else service.pk,
            system=SIPPN,
            code=planned.said.sippn_id,
            since=self.today,
            actor=LINKER,
            at=self.at,
        )
        planned.entry.sippn[planned.own] = planned.said.sippn_id

    def _draft(self, planned: Planned, service: Service) -> Case:
        assert planned.content is not None
        base = planned.revised or planned.entry.effective(planned.own)
        content = replace(StandardContent.of(base) if base else StandardContent(), **planned.content)
        if planned.revised is not None:
            case = planned.revised.case
            seen = case.version
            moved = revise_standard(case=case, content=content, actor=self.actor, at=self.at, seen_version=seen)
            StandardVersion.objects.filter(pk=moved.pk).update(listed_at=moved.version)
            return moved
        unit = Unit.objects.get(pk=planned.own) if planned.own is not None else None
        return begin_standard(
            service=service, unit=unit, content=content, channel=Channel.IMPORT, actor=self.actor, at=self.at
        )


def _tell(taken: Taken, sha256: str, is_sippn: bool, actor: Actor, at: datetime) -> None:
    report = taken.report
    event = ListTakenIn(
        sha256=sha256,
        read=report.read,
        created=report.created,
        updated=report.updated,
        unchanged=report.unchanged,
        refused=len(report.refused),
        asked=taken.asked_lines,
        is_sippn=is_sippn,
    )
    with transaction.atomic():
        record(event, actor=actor, at=at, stream=EXCHANGE, refs={})
