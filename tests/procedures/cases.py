# SPDX-License-Identifier: EUPL-1.2
"""Complaints at each stage, for tests of what holds for every case."""

from datetime import UTC, datetime, timedelta

from praja.duties.complaints.enums import Classification
from praja.duties.complaints.operations import Report, file_complaint, forward_complaint
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY, Actor, ActorKind
from towns import Town
from towns import answered as answered_by

TEXT = "Jalan berlubang di depan pasar sejak tiga minggu."


def filed(at: datetime, text: str = TEXT) -> Case:
    """A report just received."""
    return file_complaint(report=Report(text=text), channel="web", actor=NOBODY, at=at).case


def forwarded(town: Town, at: datetime, publish: bool = True) -> Case:
    """A report with the roads department."""
    return forward_complaint(
        case=filed(at),
        to_unit=town.roads,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=publish,
        actor=town.coordinator,
        at=at,
        seen_version=1,
    )


def answered(town: Town, at: datetime, after: timedelta = timedelta(hours=1)) -> Case:
    """A report that the roads department answered."""
    return answered_by(forwarded(town, at), liaison=town.roads_liaison, head=town.roads_head, at=at + after)


def reporter_of(case: Case) -> Actor:
    """Whoever came by the case's secret link."""
    return Actor(ActorKind.LINK, "link", case_id=case.pk)


def deliver_all(at: datetime) -> None:
    """Let every handler hear everything that waits."""
    while deliver_due(at=at, limit=200):
        pass


def wib(year: int, month: int, day: int, hour: int = 0) -> datetime:
    """A moment by the town's clock (UTC+7)."""
    return datetime(year, month, day, hour, tzinfo=UTC) - timedelta(hours=7)
