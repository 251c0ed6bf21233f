# SPDX-License-Identifier: EUPL-1.2
"""Reports, letters, applications and a queue."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from django.db.models import Max

from praja.config.demo import building
from praja.config.demo.places import places
from praja.config.practice.material.ground import Ground
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
from praja.kernel.people.queries import actor_of
from praja.lib.actors import NOBODY
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

LETTERS, REQUESTS, WAITING = 6, 12, 3
LATELY = timedelta(days=5)
"""What came later than this is still open."""
REQUESTED_WITHIN = 2
"""Days in which requests came."""


def lay_reports(ground: Ground) -> None:
    """Reports at every stage: to be verified, forwarded, answered, approved."""
    regions = tuple(one.code for one in places() if one.kind == "kelurahan")
    show_stages(stage=building.stage_of(ground.town), regions=regions, at=ground.at)


def lay_letters(ground: Ground) -> None:
    """Letters that came to the unit in the last days."""
    town = ground.town
    keeper = actor_of(town.cast["arsiparis"], ground.at)
    office = LetterOffice(
        registrar=lambda _moment: keeper,
        head=lambda unit, moment: actor_of(town.heads[unit], moment),
        zone=local_zone(),
        is_working=current_calendar().is_working,
    )
    play_incoming(
        units=town.units,
        at_units=(ground.place,),
        how_many=LETTERS,
        office=office,
        rng=ground.rng,
        at=ground.at,
        since=LATELY,
    )


def lay_requests(ground: Ground) -> None:
    """Applications for services of the unit."""
    town, here, today = ground.town, ground.unit, local_date(ground.at, local_zone())
    offering = {one.code: [here] for one in written() if here in units_offering(one, town.units.values())}
    play_applications(
        written=[one for one in written() if one.code in offering],
        offering=offering,
        how_many=REQUESTS,
        office=replace(building.service_office(town), is_working=lambda day: day > today),  # nobody was quicker
        rng=ground.rng,
        at=ground.at,
        on_progress=lambda _done, _whole: None,
        days=REQUESTED_WITHIN,
    )


def lay_queue(ground: Ground) -> None:
    """A hall with one counter more, and three people waiting; nobody outside the hours in which numbers are given."""
    unit, at = ground.unit, ground.at
    head = actor_of(ground.town.heads[ground.place], at)
    queues = list(Queue.objects.filter(unit=unit, is_active=True).order_by("pk"))
    if not queues:
        queues = list(set_up_hall(unit=unit, head=head, at=at).queues)
    number = (Counter.objects.filter(unit=unit).aggregate(last=Max("number"))["last"] or 0) + 1
    serves = {queue.pk: rank for rank, queue in enumerate(queues, 1)}
    save_counter(counter=None, unit=unit, words=CounterWords(number=number, serves=serves), actor=head, at=at)
    with suppress(QueueClosed):
        for _person in range(WAITING):
            take_ticket(queue=queues[0], channel=TicketChannel.WEB, actor=NOBODY, at=at)
