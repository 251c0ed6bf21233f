# SPDX-License-Identifier: EUPL-1.2
"""Random histories of complaints by right and wrong people, at right and wrong moments.

A small model says what must be allowed. Whatever happens, the ledger verifies, what waits fits the state, at most one clock
of a kind is binding, and a refused act leaves no trace.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from everything import everything
from praja.duties.complaints.enums import AnswerKind, ArchiveReason, Classification
from praja.duties.complaints.errors import TooLateToReopen
from praja.duties.complaints.operations import (
    AnswerWords,
    accept_answer,
    answer_question,
    approve_draft,
    archive_complaint,
    ask_completion,
    ask_data,
    close_silent,
    decide_competence,
    end_incomplete,
    forward_complaint,
    postpone_complaint,
    publish_answer,
    reopen_complaint,
    reply_to_answer,
    return_complaint,
    return_draft,
    save_draft,
    submit_draft,
)
from praja.duties.complaints.procedure import COMPLAINT
from praja.kernel.law.domain.calendar import HolidayKind
from praja.kernel.law.errors import HolidayAlreadyDecreed, HolidayNotDecreed
from praja.kernel.law.operations import decree_holiday, revoke_holiday
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.verification import verify, verify_chains
from praja.kernel.people.enums import Role
from praja.kernel.procedures.clockwork import binding_due
from praja.kernel.procedures.errors import AlreadySupports, StaleCase, StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case, Deadline, SupportingUnit
from praja.kernel.procedures.operations.escalating import escalate_overdue
from praja.kernel.procedures.operations.supporting import ask_support, finish_support
from praja.kernel.procedures.rules import held_over_lead, supports
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from procedures.cases import deliver_all, filed
from towns import FOUNDER, Town

WORDS = "Kami sudah memeriksa tempatnya."
CLOCKWORK = system_actor("tests")
PEOPLE = ("coordinator", "roads_liaison", "lights_liaison", "roads_head", "lights_head", "auditor", "officer", "reporter",
          "stranger", "nobody")  # fmt: skip
WRITING = {"forwarded", "in_progress", "promised"}
SOURCES = {
    "forward": {"received", "postponed"},
    "archive": {"received", "postponed"},
    "postpone": {"received"},
    "ask_completion": {"received"},
    "complete": {"incomplete", "questioned"},
    "draft": WRITING,
    "submit": WRITING,
    "promise": WRITING,
    "approve": {"approval"},
    "return_draft": {"approval", "approved"},
    "publish": {"approved"},
    "ask_data": {"forwarded", "in_progress"},
    "return": {"forwarded", "in_progress"},
    "decide": {"disputed"},
    "reply": {"answered"},
    "accept": {"answered"},
    "reopen": {"closed"},
}
STEPS = tuple(SOURCES)
WAITING = {
    "received": {"complaints.verify"},
    "postponed": {"complaints.take_up"},
    "incomplete": set(),
    "forwarded": {"complaints.respond", "complaints.respond_again"},
    "in_progress": {"complaints.respond", "complaints.revise"},
    "approval": {"complaints.approve"},
    "approved": {"complaints.publish"},
    "questioned": set(),
    "disputed": {"complaints.decide"},
    "promised": {"complaints.keep_promise"},
    "answered": set(),
    "closed": set(),
    "archived": set(),
}
REOPENS_FOR = timedelta(days=30)
BY = {
    **dict.fromkeys(("forward", "archive", "postpone", "ask_completion", "decide"), ("coordinator",)),
    **dict.fromkeys(("reply", "accept", "reopen"), ("reporter",)),
    **dict.fromkeys(("draft", "submit", "promise", "publish", "ask_data"), ("liaison",)),
    "approve": ("head",),
    "return_draft": ("head", "liaison"),
    "return": ("liaison", "head"),
}


WAYS = (
    "",
    "forward",
    "ask_completion",
    "forward draft",
    "forward submit approve",
    "forward submit approve publish",
    "forward promise approve publish",
    "forward promise approve publish submit approve",
    "forward return",
    "forward ask_data",
    "forward submit approve publish accept",
)
"""How far a case may have come before the random acts begin."""


@dataclass(frozen=True)
class Move:
    """One thing somebody tries. `case` counts from the first; `seen` is how far behind the actor's page is."""

    verb: str
    who: str
    case: int
    unit: str
    seen: int
    hours: int


MOVES = st.builds(
    Move,
    verb=st.sampled_from(
        [
            *STEPS * 2,
            "submit",
            "approve",
            "publish",
            "file",
            "ask",
            "finish",
            "holiday",
            "revoke",
            "silence",
            "lapse",
            "escalate",
            "deliver",
        ]
    ),
    who=st.sampled_from([*PEOPLE, *["right"] * 12]),
    case=st.integers(0, 2),
    unit=st.sampled_from(["roads", "lights"]),
    seen=st.sampled_from([0, 0, 0, 0, 1]),
    hours=st.sampled_from([0, 1, 26, 24 * 8]),
)


class History:
    """The town while moves are played on it."""

    def __init__(self, town: Town, at: datetime) -> None:
        self.town, self.at = town, at
        self.cases = [filed(at).pk]

    def actor(self, move: Move, case: Case) -> Actor:
        link = {"reporter": case.pk, "stranger": case.pk + 1}
        if move.who in link:
            return Actor(ActorKind.LINK, "link", case_id=link[move.who])
        return NOBODY if move.who == "nobody" else getattr(self.town, move.who)

    def play(self, move: Move) -> None:
        """Try one move; what is refused must be what the model refuses, and must leave everything as it was."""
        self.at += timedelta(hours=move.hours)
        case = Case.objects.get(pk=self.cases[move.case % len(self.cases)])
        move = replace(move, who=self.right(move.verb, case)) if move.who == "right" else move
        actor = self.actor(move, case)
        expected = self.refusal(move, case, actor)
        before = everything() if expected else {}
        refused = self.attempt(move, case, actor)
        assert isinstance(refused, expected or type(None)), f"{move}: {refused!r} instead of {expected}"
        if refused is not None:
            assert everything() == before
        self.check()

    def attempt(self, move: Move, case: Case, actor: Actor) -> DomainError | None:
        try:
            self.act(move, case, actor)
        except DomainError as refused:
            return refused
        return None

    def refusal(self, move: Move, case: Case, actor: Actor) -> type[DomainError] | tuple[type[DomainError], ...] | None:
        """What the model says must refuse this move; None if nothing may."""
        if move.verb in ("holiday", "revoke"):
            return _either(HolidayAlreadyDecreed, HolidayNotDecreed) if self.calendar_refuses(move) else None
        if move.verb == "ask":
            return self.asking_refused(case, actor, getattr(self.town, move.unit).pk)
        if move.verb == "finish":
            return None if self.finishes(case, actor) is None or self.finishes(case, actor) else StepNotAllowed
        if move.verb not in STEPS:
            return None
        if move.verb == "reopen" and case.closed_at and self.at > case.closed_at + REOPENS_FOR:
            return TooLateToReopen
        if not self.may(move, case):
            return StepNotAllowed
        if case.state not in SOURCES[move.verb]:
            return WrongState
        return StaleCase if move.seen else None

    def may(self, move: Move, case: Case) -> bool:
        return move.who not in ("nobody", "stranger") and move.who in self.entitled(move.verb, case)

    def right(self, verb: str, case: Case) -> str:
        """Who takes this step of this case; of other verbs, the lead unit's liaison officer."""
        return next(iter(self.entitled(verb, case)), "nobody")

    def entitled(self, verb: str, case: Case) -> tuple[str, ...]:
        """Everybody who may take the step."""
        unit = {self.town.roads.pk: "roads", self.town.lights.pk: "lights"}.get(case.lead_unit_id)
        if verb == "complete":
            others = (f"{unit}_liaison",) if unit and case.state == "questioned" else ()
            return ("reporter", *(others if case.state == "questioned" else ("coordinator",)))
        names = (f"{unit}_{who}" if who in ("liaison", "head") else who for who in BY.get(verb, ("liaison",)))
        return tuple(name for name in names if not name.startswith("None"))

    def asking_refused(self, case: Case, actor: Actor, unit: int) -> type[DomainError] | None:
        if case.lead_unit_id not in actor.units_as(Role.LIAISON):
            return StepNotAllowed
        if case.state in ("closed", "archived"):
            return WrongState
        return AlreadySupports if case.supporting_units.filter(unit=unit, done_at=None).exists() else None

    def finishes(self, case: Case, actor: Actor) -> bool | None:
        """Whether this actor may finish; None where nobody was asked."""
        units = set(case.supporting_units.values_list("unit_id", flat=True))
        return bool(units & actor.units_as(Role.LIAISON)) if units else None

    def calendar_refuses(self, move: Move) -> bool:
        from praja.kernel.law.models import Holiday

        stands = Holiday.objects.filter(day=self.day, kind=HolidayKind.REGIONAL.value, revoked_by="").exists()
        return stands == (move.verb == "holiday")

    @property
    def day(self) -> date:
        return date(2026, 1, 14)

    def act(self, move: Move, case: Case, actor: Actor) -> None:
        step = {"case": case, "actor": actor, "at": self.at, "seen_version": case.version - move.seen}
        acts: dict[str, Callable[[], object]] = {
            "file": lambda: self.cases.append(filed(self.at).pk),
            "forward": lambda: forward_complaint(
                **step, to_unit=getattr(self.town, move.unit), classification=Classification.NORMATIVE,
                about_service=True, publish=bool(move.hours),
            ),
            "archive": lambda: archive_complaint(**step, reason=ArchiveReason.TOO_GENERAL, note=WORDS),
            "postpone": lambda: postpone_complaint(**step, reason=WORDS),
            "ask_completion": lambda: ask_completion(**step, text=WORDS),
            "complete": lambda: answer_question(**step, text=WORDS, files=()),
            "draft": lambda: save_draft(**step, words=AnswerWords(kind=AnswerKind.EXPLAINED, text=WORDS)),
            "submit": lambda: submit_draft(**step, words=AnswerWords(kind=AnswerKind.EXPLAINED, text=WORDS)),
            "promise": lambda: submit_draft(**step, words=self.promise()),
            "approve": lambda: approve_draft(**step),
            "return_draft": lambda: return_draft(**step, note=WORDS),
            "publish": lambda: publish_answer(**step),
            "ask_data": lambda: ask_data(**step, text=WORDS),
            "return": lambda: return_complaint(**step, reason=WORDS, proposed_unit=None),
            "decide": lambda: decide_competence(
                **step, to_unit=getattr(self.town, move.unit), affair=None, decision=WORDS
            ),
            "reopen": lambda: reopen_complaint(**step, text=WORDS),
            "lapse": lambda: end_incomplete(actor=CLOCKWORK, at=self.at),
            "reply": lambda: reply_to_answer(**step, text=WORDS),
            "accept": lambda: accept_answer(**step),
            "ask": lambda: self.ask(case, actor, getattr(self.town, move.unit)),
            "finish": lambda: self.finish(case, actor),
            "holiday": lambda: self.decree(),
            "revoke": lambda: self.revoke(),
            "silence": lambda: close_silent(actor=CLOCKWORK, at=self.at),
            "escalate": lambda: escalate_overdue(actor=CLOCKWORK, at=self.at),
            "deliver": lambda: (deliver_all(self.at), close_interval(at=self.at)),
        }  # fmt: skip
        acts[move.verb]()

    def promise(self) -> AnswerWords:
        day = local_date(self.at, local_zone()) + timedelta(days=9)
        return AnswerWords(kind=AnswerKind.SCHEDULED, text=WORDS, promised_for=day, promised_by="Bidang Bina Marga")

    def ask(self, case: Case, actor: Actor, unit) -> None:
        ask_support(
            case=case, unit=unit, task="Bantu", due_at=self.at, role=Role.LIAISON, actor=actor, at=self.at,
            rule=held_over_lead("tests.ask", Role.LIAISON),
        )  # fmt: skip

    def finish(self, case: Case, actor: Actor) -> None:
        support = case.supporting_units.order_by("id").first()
        if support is not None:
            finish_support(support=support, rule=supports("tests.finish", Role.LIAISON), actor=actor, at=self.at)

    def decree(self) -> None:
        decree_holiday(
            actor=FOUNDER, at=self.at, day=self.day, name="Hari uji", kind=HolidayKind.REGIONAL, decree="SK 1/2026"
        )
        deliver_all(self.at)

    def revoke(self) -> None:
        revoke_holiday(actor=FOUNDER, at=self.at, day=self.day, kind=HolidayKind.REGIONAL, decree="SK 2/2026")
        deliver_all(self.at)

    def end(self) -> None:
        """All that `praja ledger verify` asks of the tables, once for a history: a row that a move left wrong stays wrong."""
        assert [f"{found.where}: {found.what}" for found in verify()] == []

    def check(self) -> None:
        assert [f"{found.where}: {found.what}" for found in verify_chains()] == []
        for case in Case.objects.all():
            running = list(Deadline.objects.filter(case=case, stopped_at=None))
            self.check_clocks(case, running)
            self.check_work(case, {deadline.clock: deadline.due_at for deadline in running}, running)

    def check_clocks(self, case: Case, running: list[Deadline]) -> None:
        kinds = [deadline.kind for deadline in running if deadline.binding]
        assert len(kinds) == len(set(kinds))
        assert case.due_at == binding_due(running)
        final = case.state in ("closed", "archived")
        assert (case.closed_at is not None) == final
        assert not (final and running)
        assert {d.outcome for d in running} <= {"running"}

    def check_work(self, case: Case, dues: dict[str, datetime], running: list[Deadline]) -> None:
        opened = WorkItem.objects.filter(case_id=case.pk, closed_at=None)
        lead = [item for item in opened if item.kind not in ("support", "overdue")]
        assert {item.kind for item in lead} <= WAITING[case.state]
        assert len(lead) == bool(WAITING[case.state])
        waiting = {one.kind: one for step in COMPLAINT.steps for one in step.opens}
        for item in lead:
            running_out = [dues[name] for name in waiting[item.kind].clocks if name in dues]
            assert item.due_at == min(running_out, default=FAR)
            at_intake = waiting[item.kind].function is not None
            assert item.holder_unit_id == (self.town.intake.pk if at_intake else case.lead_unit_id)
        helping = SupportingUnit.objects.filter(case=case, done_at=None).values_list("unit_id", flat=True)
        assert sorted(i.holder_unit_id for i in opened if i.kind == "support") == sorted(helping)
        assert any(i.kind == "overdue" for i in opened) <= any(d.escalated_at for d in running)


def _either(*errors: type[DomainError]) -> tuple[type[DomainError], ...]:
    return errors


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is taken back, so that the next history begins with the same town."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.slow
@settings(
    phases=(Phase.reuse, Phase.generate),
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(way=st.sampled_from(WAYS), moves=st.lists(MOVES, min_size=4, max_size=14))
def test_no_history_breaks_a_promise(town: Town, monday: datetime, way: str, moves: list[Move]) -> None:
    with undone():
        history = History(town, monday)
        for move in [*walk(*way.split()), *moves]:
            history.play(move)
        history.end()


def walk(*verbs: str) -> list[Move]:
    """Each act by whom it belongs to, a little more than a day after the one before."""
    return [Move(verb, "right", 0, "roads", 0, 26) for verb in verbs]


def test_the_whole_way_is_among_the_histories(town: Town, monday: datetime) -> None:
    """The machine itself: the way every complaint should go is played without a refusal."""
    history = History(town, monday)
    way = """ask_completion complete postpone forward ask holiday return decide draft ask_data complete submit return_draft
        submit approve publish reply escalate promise approve publish submit approve publish accept reopen submit approve
        publish accept finish revoke deliver"""
    for move in walk(*way.split()):
        history.play(move)
    history.end()

    assert Case.objects.get().state == "closed"
