# SPDX-License-Identifier: EUPL-1.2
"""Rows to work on, laid ready by the same plays that fill the demo town: what came in during the last days and waits."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from django.db.models import Max

from praja.config.demo import building
from praja.config.demo.cast import CAST
from praja.config.demo.founding import Founded
from praja.config.demo.names import MAIL
from praja.config.demo.places import places
from praja.duties.complaints.demo import show_stages
from praja.duties.letters.demo.incoming import Office as LetterOffice
from praja.duties.letters.demo.incoming import play_incoming
from praja.duties.services.demo.catalogue import units_offering
from praja.duties.services.demo.queues import set_up_hall
from praja.duties.services.demo.written import written
from praja.duties.services.demo.year import play_applications
from praja.duties.services.enums.queues import TicketChannel
from praja.duties.services.errors.queues import QueueClosed
from praja.duties.services.models import Counter, Queue
from praja.duties.services.operations.queues import CounterWords, save_counter, take_ticket
from praja.kernel.law.queries import current_calendar
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.identifiers import key_of
from praja.kernel.people.models import Account, RoleAssignment
from praja.kernel.people.queries import actor_of
from praja.lib.actors import NOBODY
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

LETTERS, REQUESTS, WAITING = 6, 12, 3
LATELY = timedelta(days=5)
"""What came later than this is still open."""
REQUESTED_WITHIN = 2
"""Days in which requests came."""


def town_of_tables() -> Founded:
    """The demo town as it stands in the tables: its units, its cast, and who heads and answers for each unit."""
    units = {unit.short_name: unit for unit in Unit.objects.all()}
    known = {key_of("email", f"{one.mail}@{MAIL}"): one.mail for one in CAST}
    cast = {
        known[bytes(account.person.email_key)]: account
        for account in Account.objects.filter(person__email_key__in=list(known)).select_related("person")
        if account.person.email_key is not None
    }
    return Founded(
        units=units,
        cast=cast,
        heads=_first_held(Role.HEAD),
        liaisons=_first_held(Role.LIAISON),
        officers=_first_held(Role.OFFICER),
    )


def lay_reports(town: Founded, _place: str, _rng: Random, at: datetime) -> None:
    """Reports at every stage: to be verified, forwarded, answered, approved."""
    regions = tuple(one.code for one in places() if one.kind == "kelurahan")
    show_stages(stage=building.stage_of(town), regions=regions, at=at)


def lay_letters(town: Founded, place: str, rng: Random, at: datetime) -> None:
    """Letters that came to the unit in the last days."""
    keeper = actor_of(town.cast["arsiparis"], at)
    office = LetterOffice(
        registrar=lambda _moment: keeper,
        head=lambda unit, moment: actor_of(town.heads[unit], moment),
        zone=local_zone(),
        is_working=current_calendar().is_working,
    )
    play_incoming(units=town.units, at_units=(place,), how_many=LETTERS, office=office, rng=rng, at=at, since=LATELY)


def lay_requests(town: Founded, place: str, rng: Random, at: datetime) -> None:
    """Applications for services of the unit."""
    here, today = town.units[place], local_date(at, local_zone())
    offering = {one.code: [here] for one in written() if here in units_offering(one, town.units.values())}
    play_applications(
        written=[one for one in written() if one.code in offering],
        offering=offering,
        how_many=REQUESTS,
        office=replace(building.service_office(town), is_working=lambda day: day > today),  # nobody was quicker
        rng=rng,
        at=at,
        on_progress=lambda _done, _whole: None,
        days=REQUESTED_WITHIN,
    )


def lay_queue(town: Founded, place: str, _rng: Random, at: datetime) -> None:
    """A hall with one counter more, and three people waiting; nobody outside the hours in which numbers are given."""
    unit, head = town.units[place], actor_of(town.heads[place], at)
    queues = list(Queue.objects.filter(unit=unit, is_active=True).order_by("pk"))
    if not queues:
        queues = list(set_up_hall(unit=unit, head=head, at=at).queues)
    number = (Counter.objects.filter(unit=unit).aggregate(last=Max("number"))["last"] or 0) + 1
    serves = {queue.pk: rank for rank, queue in enumerate(queues, 1)}
    save_counter(counter=None, unit=unit, words=CounterWords(number=number, serves=serves), actor=head, at=at)
    with suppress(QueueClosed):
        for _person in range(WAITING):
            take_ticket(queue=queues[0], channel=TicketChannel.WEB, actor=NOBODY, at=at)


def _first_held(role: Role) -> dict[str, Account]:
    """By the unit's short name whoever was given the role first: the town's own people, not those who practise."""
    held = RoleAssignment.objects.filter(role=role, until=None).order_by("-id").select_related("account", "unit")
    return {one.unit.short_name: one.account for one in held}
