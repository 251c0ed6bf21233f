# SPDX-License-Identifier: EUPL-1.2
"""What is counted day by day equals what a rebuild counts, whatever happens to the cases."""

from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from praja.duties.complaints.enums import AnswerKind, ArchiveReason, Classification
from praja.duties.complaints.operations import (
    Report,
    accept_answer,
    answer_complaint,
    archive_complaint,
    close_silent,
    file_complaint,
    forward_complaint,
    reply_to_answer,
)
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations import rebuild, refresh_dirty
from praja.kernel.measures.queries import figures, standing_figures
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from towns import Town

ACTS = ("file", "forward", "archive", "answer", "reply", "accept", "silence", "count")
steps = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9), st.integers(0, 90)), min_size=6, max_size=22)


def act(town: Town, name: str, pick: int, at: datetime) -> None:
    """Do `name` to one of the cases that stand where it can be done; nothing if there is none."""
    if name == "file":
        file_complaint(report=Report(text="Jalan berlubang di tikungan."), channel="web", actor=NOBODY, at=at)
        return
    if name == "silence":
        close_silent(actor=system_actor("tests"), at=at)
        return
    state = {"forward": "received", "archive": "received", "answer": "forwarded"}.get(name, "answered")
    waiting = list(Case.objects.filter(state=state).order_by("pk"))
    if not waiting:
        return
    case = waiting[pick % len(waiting)]
    common = {"case": case, "at": at, "seen_version": case.version}
    reporter = Actor(ActorKind.LINK, "x", case_id=case.pk)
    if name == "forward":
        unit = (town.roads, town.lights)[pick % 2]
        forward_complaint(
            to_unit=unit,
            classification=Classification.NORMATIVE,
            about_service=False,
            publish=False,
            actor=town.coordinator,
            **common,
        )
    elif name == "archive":
        archive_complaint(
            reason=ArchiveReason.TOO_GENERAL, note="Tidak jelas di mana.", actor=town.coordinator, **common
        )
    elif name == "answer":
        answerer = town.roads_liaison if case.lead_unit_id == town.roads.pk else town.lights_liaison
        answer_complaint(text="Sudah ditambal kemarin.", kind=AnswerKind.DONE, actor=answerer, **common)
    elif name == "reply":
        reply_to_answer(text="Masih berlubang di sebelahnya.", actor=reporter, **common)
    else:
        accept_answer(actor=reporter, **common)


def count(at: datetime) -> None:
    while deliver_due(at=at, limit=500):
        pass
    while refresh_dirty(at=at):
        pass


def facts() -> list[tuple[object, ...]]:
    return sorted(Fact.objects.values_list("measure", "subject", "unit_id", "day", "numerator", "denominator"))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=steps)
def test_counting_as_it_happens_equals_a_rebuild(town: Town, history: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        at = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
        for name, pick, hours in history:
            at += timedelta(hours=hours)
            count(at) if name == "count" else act(town, name, pick, at)
        count(at)
        incremental, cases = facts(), Case.objects.count()
        Fact.objects.filter(pk__in=list(Fact.objects.values_list("pk", flat=True)[::2])).delete()
        rebuild("complaints", at=at)
        rebuilt = facts()
        transaction.set_rollback(True)

    assert incremental == rebuilt
    assert len([fact for fact in incremental if fact[0] == "complaints.received"]) == cases


def test_figures_say_what_happened(town: Town, monday: datetime) -> None:
    """Two answered, one of them late; one archived; one still open and overdue."""
    for _ in range(4):
        act(town, "file", 0, monday)
    act(town, "archive", 3, monday)
    for _ in range(3):
        act(town, "forward", 0, monday)
    act(town, "answer", 0, monday + timedelta(days=2))
    later = monday + timedelta(days=10)
    act(town, "answer", 0, later)
    act(town, "accept", 0, later + timedelta(hours=1))
    count(later)
    units = [town.intake.pk, town.roads.pk]
    keys = [
        f"complaints.{name}" for name in ("received", "first_response_on_time", "minutes_to_first_response", "resolved")
    ]
    found = figures(keys, unit_ids=units, period=Period(date(2026, 1, 5), date(2026, 1, 31)), at=later)

    assert {key: (figure.numerator, figure.denominator) for key, figure in found.items()} == {
        "complaints.received": (4, 4),
        "complaints.first_response_on_time": (1, 2),
        "complaints.minutes_to_first_response": (12 * 24 * 60, 2),
        "complaints.resolved": (1, 1),
    }
    assert standing_figures("complaints.overdue_open", unit_ids=units, as_of=later)[town.roads.pk].n == 1
    assert standing_figures("complaints.overdue_open", unit_ids=units, as_of=monday)[town.roads.pk].n == 0
    assert standing_figures("complaints.overdue_open", unit_ids=[town.lights.pk], as_of=later)[town.lights.pk].n == 0
