# SPDX-License-Identifier: EUPL-1.2
"""A procedure that exists only for tests: its clock pauses for a completion, resumes, and starts anew on a revision."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from praja.kernel.ledger import events as ledger_events
from praja.kernel.ledger.events import event
from praja.kernel.people.enums import Role
from praja.kernel.procedures import declarations
from praja.kernel.procedures.declarations import Clock, Procedure, State, Step, Waiting
from praja.kernel.procedures.events import StepEvent
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.kernel.procedures.rules import anybody, held_over_lead
from praja.lib.actors import NOBODY, Actor
from towns import Town


@event("tests.permit_asked")
class PermitAsked(StepEvent):
    """Somebody asked."""


@event("tests.completion_asked")
class CompletionAsked(StepEvent):
    """The file is incomplete."""

    reason: str


@event("tests.completed")
class Completed(StepEvent):
    """The file was completed."""


@event("tests.revised")
class Revised(StepEvent):
    """The request was replaced: its time starts anew."""


@event("tests.decided")
class Decided(StepEvent):
    """It was decided."""


_EVENTS = (PermitAsked, CompletionAsked, Completed, Revised, Decided)
for _made in _EVENTS:
    ledger_events._registry.pop(_made.name)

_officer = held_over_lead("tests.decide", Role.LIAISON)
DECIDE = Waiting("tests.decide", "Decide", Role.LIAISON, clock="decision")

PERMIT = Procedure(
    name="tests.permit",
    version=1,
    duty="tests",
    label="Permit",
    legal_basis=("for tests",),
    office_url=lambda case: f"/tests/{case.code}/",
    states=(State("open", "open", "open"), State("waiting", "waiting", "waiting"), State("done", "done", "done", True)),
    steps=(
        Step("ask", "Ask", frozenset(), "open", anybody("tests.ask"), PermitAsked, opens=(DECIDE,)),
        Step(
            "pause", "Ask to complete", frozenset({"open", "waiting"}), "waiting", _officer, CompletionAsked,
            opens=(DECIDE,),
        ),
        Step("resume", "Complete", frozenset({"waiting"}), "open", _officer, Completed, opens=(DECIDE,)),
        Step("revise", "Revise", frozenset({"open"}), "open", _officer, Revised, opens=(DECIDE,)),
        Step("decide", "Decide", frozenset({"open", "waiting"}), "done", _officer, Decided),
    ),
    clocks=(
        Clock(
            "decision", "Decision", "decision", lambda _data: "sp4n.non_supervisory",
            starts_on=("ask", "revise"), stops_on=("decide",), voids_on=("revise",),
            pauses_on=("pause",), resumes_on=("resume",),
            pause_reason="berkas belum lengkap",
        ),
    ),
)  # fmt: skip


@contextmanager
def permits_known() -> Iterator[Procedure]:
    """The procedure and its events are registered inside the block only, so no other test meets them."""
    declarations._procedures[PERMIT.name, PERMIT.version] = PERMIT
    ledger_events._registry.update({made.name: made for made in _EVENTS})
    try:
        yield PERMIT
    finally:
        del declarations._procedures[PERMIT.name, PERMIT.version]
        for made in _EVENTS:
            del ledger_events._registry[made.name]


def asked(town: Town, at: datetime) -> Case:
    """A permit asked of the roads department."""
    case, _ = open_case(
        PERMIT, actor=NOBODY, at=at, lead_unit=town.roads.pk, channel="web", subject="Izin", data={}, write=_nothing
    )
    return case


def take(case: Case, step: str, actor: Actor, at: datetime) -> Case:
    """One step, with the reason that pausing needs."""
    data = {"reason": "berkas belum lengkap"} if step == "pause" else {}
    return perform(case, step, actor=actor, at=at, seen_version=None, data=data)


def _nothing(_case: Case) -> None:
    pass
