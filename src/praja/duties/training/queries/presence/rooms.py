# SPDX-License-Identifier: EUPL-1.2
"""Sessions as those see them who sit in them, teach them, or keep their lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.presence import Window, was_there
from praja.duties.training.enums import HOLDING
from praja.duties.training.enums.presence import PresenceSource, PresenceWord
from praja.duties.training.models import ClassSession, Presence, PresencePlan, PresenceTry, Seat, TrainingClass
from praja.duties.training.queries.classes import class_with_code
from praja.duties.training.rules import TEACH_SESSION, runs_class, takes_part, teaches_in
from praja.lib.actors import Actor
from praja.lib.errors import NotFound

HERE = ~Q(word=PresenceWord.ABSENT) & (Q(word=PresenceWord.PRESENT) | Q(arrived_at__isnull=False))
"""Who came to a session, whether or not they left it as it asks."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session of a class: how many came, and what is recorded of the one who asks."""

    session: ClassSession
    plan: PresencePlan | None
    here: int
    own: Presence | None

    @property
    def window(self) -> Window | None:
        return window_of(self.session, self.plan) if self.plan else None

    @property
    def was_there(self) -> bool:
        """Whether the one who asks counts as present."""
        own, asks = self.own, bool(self.plan and self.plan.leaves_from is not None)
        return own is not None and was_there(
            own.word, has_arrived=own.arrived_at is not None, has_left=own.left_at is not None, asks_who_leaves=asks
        )


def window_of(session: ClassSession, plan: PresencePlan) -> Window:
    """When a session takes arrivals and departures."""
    return Window(
        session.starts_at, session.ends_at, plan.opens_before, plan.late_after, plan.closes_after, plan.leaves_from
    )


def sittings_of(row: TrainingClass, seat: Seat | None) -> list[Sitting]:
    """Every session of a class that was not cancelled, in order. Three statements, two without a seat."""
    sessions = ClassSession.objects.filter(training_class=row, cancelled_at=None).select_related(
        "presence_plan", "room"
    )
    came = Presence.objects.filter(HERE, session__training_class=row).values("session").annotate(number=Count("pk"))
    here = dict(came.values_list("session", "number"))
    own = {one.session_id: one for one in Presence.objects.filter(seat=seat)} if seat else {}
    return [
        Sitting(one, getattr(one, "presence_plan", None), here.get(one.pk, 0), own.get(one.pk))
        for one in sessions.order_by("starts_at", "pk")
    ]


def at_hand(sittings: Sequence[Sitting], at: datetime) -> Sitting | None:
    """The session that is going on or records somebody now; else the next one; None after the last."""
    for one in sittings:
        ends = max(one.session.ends_at, one.window.over_at) if one.window else one.session.ends_at
        if at < ends:
            return one
    return None


def is_inside(actor: Actor, row: TrainingClass) -> bool:
    """Whether this actor sits in the class, teaches in it or runs it: these see who is there."""
    return takes_part(actor, row.pk) or teaches_in(actor, row.pk) or runs_class(actor, row)


def came_to(session: ClassSession) -> "QuerySet[Presence]":
    """Who came to a session, the latest first."""
    rows = Presence.objects.filter(HERE, session=session).select_related("seat__employee__person", "seat__unit")
    return rows.order_by(F("arrived_at").desc(nulls_last=True), "-pk")


def session_of(actor: Actor, code: str, pk: int) -> ClassSession:
    """A session of a class that this actor teaches or runs. Raises NotFound."""
    row = class_with_code(actor, code)
    rows = ClassSession.objects.filter(training_class=row, pk=pk, cancelled_at=None)
    found = TEACH_SESSION.visible(actor, rows.select_related("training_class__case__lead_unit", "room")).first()
    if found is None:
        raise _no_session()
    return found


def plan_of(actor: Actor, code: str, pk: int) -> PresencePlan:
    """How a session of a class that this actor may see records presence. Raises NotFound, also where it does not."""
    row = class_with_code(actor, code)
    plans = PresencePlan.objects.filter(session=pk, session__training_class=row, session__cancelled_at=None)
    found = plans.select_related("session__training_class__case").first()
    if found is None:
        raise _no_session()
    return found


def _no_session() -> NotFound:
    return NotFound(_("There is no such session here."), next_step=_("Look at the sessions of the class."))


LISTED = ("all", "missing", "here", "later", "tries")
"""Ways to look at the list of a session."""


def listed(session: ClassSession, way: str, name: str = "") -> "QuerySet[Seat]":
    """The participants of the class, for the list of a session: all, those who are missing, who came, whose telephone sent it
    later, or whose codes did not fit; those whose name holds `name`."""
    rows = Seat.objects.filter(training_class=session.training_class_id, status__in=HOLDING)
    mine = Presence.objects.filter(seat=OuterRef("pk"), session=session)
    match way:
        case "missing":
            rows = rows.filter(~Exists(mine.filter(HERE)))
        case "here":
            rows = rows.filter(Exists(mine.filter(HERE)))
        case "later":
            rows = rows.filter(
                Exists(mine.filter(Q(source=PresenceSource.LATER) | Q(left_source=PresenceSource.LATER)))
            )
        case "tries":
            rows = rows.filter(Exists(PresenceTry.objects.filter(seat=OuterRef("pk"), session=session)))
    if name:
        rows = rows.filter(employee__person__name__icontains=name)
    return rows.select_related("employee__person", "unit")


def facts_of(session: ClassSession, seats: Sequence[Seat]) -> dict[int, Presence]:
    """What is known of these seats at a session, by seat."""
    rows = Presence.objects.filter(session=session, seat__in=seats)
    return {row.seat_id: row for row in rows}


def tries_of(session: ClassSession, seats: Sequence[Seat]) -> dict[int, int]:
    """How many codes of each of these seats did not fit at a session."""
    rows = PresenceTry.objects.filter(session=session, seat__in=seats).values("seat").annotate(number=Count("pk"))
    return dict(rows.values_list("seat", "number"))


def counted(session: ClassSession) -> tuple[int, int]:
    """How many came to a session, and of how many participants."""
    seats = Seat.objects.filter(training_class=session.training_class_id, status__in=HOLDING).count()
    return Presence.objects.filter(HERE, session=session).count(), seats
