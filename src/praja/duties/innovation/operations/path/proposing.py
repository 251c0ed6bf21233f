# SPDX-License-Identifier: EUPL-1.2
"""From the first will to the decision: causes, design, proposal, discussion, decision."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.profiles import read_profile
from praja.duties.innovation.enums import PATH, Criterion, Proposer, TeamFunction
from praja.duties.innovation.errors.path import NotReady
from praja.duties.innovation.models import CriterionReason, Innovation, PathWord, Profile
from praja.kernel.organization.queries import units
from praja.kernel.plans.models import ActionPlan, Diagnosis
from praja.kernel.plans.operations import end_plans_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import Words, words_of
from praja.lib.actors import Actor
from praja.lib.errors import Text

LONGEST_WORDS, LONGEST_REASON = 2_000, 1_000


def begin_diagnosis(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The team stands. Raises what `perform` raises. Records `innovation.diagnosis_begun`."""
    return perform(case, "diagnose", actor=actor, at=at, seen_version=seen_version, data={})


def begin_design(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The causes are known: a diagnosis of it stands in `kernel.plans`, with at least one cause.

    Raises `NotReady`, and what `perform` raises. Records `innovation.design_begun`.
    """
    found = Diagnosis.objects.filter(source_kind=PATH, source_id=case.pk).order_by("-pk").first()
    if found is None or not found.sheet["causes"]:
        raise NotReady(
            "diagnosis",
            _("The diagnosis does not say yet why it is so."),
            _("Write the problem and at least one cause of it first."),
        )
    return perform(case, "design", actor=actor, at=at, seen_version=seen_version, data={"diagnosis": found.pk})


def propose(
    *,
    case: Case,
    reasons: Mapping[str, str],
    permit: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Propose it to the independent team: its words and a plan stand, and `reasons` say why each of the five criteria holds.

    `permit` names what the law asks of its proposer: for an employee the written permission of the head of the unit, for the
    council the session that set it (UU 23/2014 Pasal 388). Raises `NotReady`, words missing or too long at the criterion, and
    what `perform` raises. Records `innovation.proposed`.
    """
    row = Innovation.objects.get(pk=case.pk)
    profile, plan = _written(row), _planned(row)
    basis = " ".join(permit.split())[:200]
    if row.proposer in (Proposer.EMPLOYEE, Proposer.COUNCIL) and len(basis) < 5:
        raise NotReady("permit", _PERMITS[row.proposer], _("Name it by number and date."))
    said = {key: words_of(reasons.get(key, ""), field=key, longest=LONGEST_REASON) for key in Criterion.values}

    def write(locked: Case) -> None:
        for key, words in said.items():
            CriterionReason.objects.update_or_create(
                innovation=row, criterion=key, defaults={"text": words.text, "salt": words.salt, "holds": None}
            )
        Innovation.objects.filter(pk=locked.pk).update(permit=basis)

    data = {
        "profile": profile.number,
        "plan": plan.pk,
        "criteria": {key: words.digest for key, words in said.items()},
        "permit": basis,
    }
    return perform(case, "propose", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def send_back(*, case: Case, why: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The independent team wants something changed. Raises words missing at `why`, and what `perform` raises. Records
    `innovation.sent_back`."""
    words = words_of(why, field="why", longest=LONGEST_WORDS)
    data = {"why": words.digest, "leader": leader_of(case.pk)}
    return _said(case, "send_back", words, data, actor, at, seen_version)


def advise(
    *,
    case: Case,
    discussed_on: date,
    worthy: bool,
    holds: Mapping[str, bool],
    words: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Write down what the independent team found. Who is worthy of a trial meets all five criteria (PP 38/2017 Pasal 6).

    Raises `NotReady` (nobody was named to discuss it, a criterion without a word, worthy although one does not hold), words
    missing at `words`, and what `perform` raises. Records `innovation.advised`.
    """
    row = Innovation.objects.get(pk=case.pk)
    _guard_advice(row, worthy, holds)
    said = words_of(words, field="words", longest=LONGEST_WORDS)
    data = {
        "discussed_on": discussed_on.isoformat(),
        "worthy": worthy,
        "holds": {key: bool(holds[key]) for key in Criterion.values},
        "words": said.digest,
        "decides_at": units.current().roots[0].id,
    }

    def write(locked: Case) -> None:
        for key in Criterion.values:
            row.reasons.filter(criterion=key).update(holds=bool(holds[key]))
        note(locked, "advise", said, at)

    return perform(case, "advise", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def approve(*, case: Case, decree: str, decided_on: date, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The head of the region decides that it is tried. Raises `NotReady`, and what `perform` raises. Records
    `innovation.approved`."""
    basis = named(decree, "decree")

    def write(locked: Case) -> None:
        Innovation.objects.filter(pk=locked.pk).update(decree=basis, decided_on=decided_on)

    data = {"decree": basis, "decided_on": decided_on.isoformat(), "leader": leader_of(case.pk)}
    return perform(case, "approve", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def reject(*, case: Case, why: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The head of the region decides against it; what its plan promised is given up for the same reason. Raises words missing at
    `why`, and what `perform` raises. Records `innovation.rejected`, `plans.plan_ended` and `plans.dropped`."""
    return _ended(case, "reject", why, actor, at, seen_version)


def withdraw(*, case: Case, why: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The team withdraws it before anything is decided; what its plan promised is given up for the same reason. Raises words
    missing at `why`, and what `perform` raises. Records `innovation.withdrawn`, `plans.plan_ended` and `plans.dropped`."""
    return _ended(case, "withdraw", why, actor, at, seen_version)


def leader_of(innovation_id: int) -> int:
    """The person who leads the team."""
    row = Innovation.objects.get(pk=innovation_id)
    return row.team.get(function=TeamFunction.LEADER, left_at=None).person_id


def named(text: str, field: str) -> str:
    """A decree, letter or instrument by its name. Raises `NotReady`."""
    basis = " ".join(text.split())[:160]
    if len(basis) < 5:
        raise NotReady(field, _("This needs a basis."), _("Name it by kind, number and year."))
    return basis


def note(case: Case, step: str, words: Words, at: datetime) -> None:
    """Keep what was said at a step."""
    PathWord.objects.create(innovation_id=case.pk, step=step, text=words.text, salt=words.salt, said_at=at)


def _said(
    case: Case, step: str, words: Words, data: dict[str, Any], actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    def write(locked: Case) -> None:
        note(locked, step, words, at)

    return perform(case, step, actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _ended(case: Case, step: str, why: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    words = words_of(why, field="why", longest=LONGEST_WORDS)

    def write(locked: Case) -> None:
        note(locked, step, words, at)
        end_plans_of(source_kind=PATH, source_id=locked.pk, why=words.text, actor=actor, at=at)

    data = {"why": words.digest}
    return perform(case, step, actor=actor, at=at, seen_version=seen_version, data=data, write=write)


_PERMITS: Mapping[str, Text] = {
    Proposer.EMPLOYEE: _("An employee needs the written permission of the head of the unit."),
    Proposer.COUNCIL: _("What the council proposes is set in a plenary session."),
}


def _written(row: Innovation) -> Profile:
    profile = row.profiles.order_by("-number").first()
    sheet = None if profile is None else read_profile(profile.sheet)
    if profile is None or sheet is None or not (sheet.design and sheet.changes and sheet.aims and sheet.benefits):
        raise NotReady(
            "profile",
            _("The words of the innovation are not complete yet."),
            _("Write its design, what it changes, its aims and its benefits."),
        )
    return profile


def _planned(row: Innovation) -> ActionPlan:
    plan = ActionPlan.objects.filter(source_kind=PATH, source_id=row.pk).order_by("-pk").first()
    if plan is None:
        raise NotReady("plan", _("There is no action plan yet."), _("Design the change and plan it first."))
    return plan


def _guard_advice(row: Innovation, worthy: bool, holds: Mapping[str, bool]) -> None:
    if not row.reviewers.filter(ended_at=None).exists():
        raise NotReady(
            "reviewers", _("Nobody was named to discuss it."), _("Name the people of the independent team first.")
        )
    for key in Criterion.values:
        if key not in holds:
            raise NotReady(key, _("Does this criterion hold?"), _("Choose yes or no."))
        if worthy and not holds[key]:
            raise NotReady(
                key,
                _("Worthy of a trial is only what meets all five criteria."),
                _("Say that it is not worthy, or that this criterion holds."),
            )
