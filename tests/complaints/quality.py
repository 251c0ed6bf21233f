# SPDX-License-Identifier: EUPL-1.2
"""A week of answers to draw from, and the judgement of a coordinator."""

from datetime import datetime, timedelta

from praja.duties.complaints.enums import CHECKLIST, AnswerKind, Classification
from praja.duties.complaints.models import Answer, Topic
from praja.duties.complaints.operations import Report, draw_sample, file_complaint, forward_complaint
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY, Actor, system_actor
from towns import Town, answered

LOT = system_actor("complaints.draw_sample")
TEXT = "Lubang besar di jalan depan pasar membahayakan pengendara motor."


def solved(
    town: Town,
    at: datetime,
    *,
    unit: Unit | None = None,
    text: str = TEXT,
    answer: str = "Lubang sudah ditambal kemarin pagi oleh regu kami.",
    publish: bool = False,
    kind: AnswerKind = AnswerKind.DONE,
    topic: Topic | None = None,
    secret: bool = False,
) -> Case:
    """A report filed, forwarded and answered at `at` by the roads, or by the lights."""
    report = Report(text=text, region="99.01.01.1001", place="Jalan Mawar 3", topic=topic, secret=secret)
    filed = file_complaint(report=report, channel="web", actor=NOBODY, at=at)
    case = forward_complaint(
        case=filed.case,
        to_unit=unit or town.roads,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=publish,
        actor=town.coordinator,
        at=at,
        seen_version=1,
    )
    liaison, head = hands_of(town, unit)
    return answered(case, liaison=liaison, head=head, at=at, text=answer, kind=kind)


def hands_of(town: Town, unit: Unit | None) -> tuple[Actor, Actor]:
    return (town.lights_liaison, town.lights_head) if unit == town.lights else (town.roads_liaison, town.roads_head)


def next_week(at: datetime) -> datetime:
    """The same hour of the Monday after, when the week of `at` has ended and the ledger was closed."""
    later = at + timedelta(days=7 - at.weekday())
    close_interval(at=later - timedelta(minutes=5))
    return later


def drawn(town: Town, at: datetime, **said: object) -> Answer:
    """An answer of the week of `at` that was drawn for review."""
    case = solved(town, at, **said)  # type: ignore[arg-type]
    draw_sample(actor=LOT, at=next_week(at))
    return Answer.objects.select_related("complaint__case").get(complaint=case.pk)


def judgement(*missing: str) -> dict[str, bool]:
    return {name: name not in missing for name in CHECKLIST}
