# SPDX-License-Identifier: EUPL-1.2
"""Who lacks what: lesson hours by unit and employee, and what posts require that their holders have not learned."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.jp import YearBook
from praja.duties.training.domain.unit_years import last_day_of
from praja.duties.training.enums import CLAIM, PROPOSAL, ClaimState, ProposalState
from praja.duties.training.measures import JP, MET
from praja.duties.training.measures.years import counted_employees, years_of
from praja.duties.training.models import Credit, PostRequirement
from praja.duties.training.rules import (
    SEE_CREDIT,
    SEE_REQUIREMENT,
    may_see_claim,
    may_see_proposal,
    units_of_need,
)
from praja.kernel.measures.domain.figures import Figure
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.queries import figures_by_group
from praja.kernel.organization.models import Post
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Standing
from praja.kernel.people.models import Employee
from praja.kernel.people.rules import SEE_EMPLOYEE
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """A unit with all below it, or alone (`alone`), as the measures count it: hours over people, and who has the least."""

    unit: int
    alone: bool
    hours: Figure
    met: Figure


@dataclass(frozen=True, slots=True)
class PersonStanding:
    """An employee and their year."""

    employee: Employee
    book: YearBook


@dataclass(frozen=True, slots=True)
class Gap:
    """What a post requires, how many hold such a post, and who of them has not learned it (as far as the reader may know)."""

    requirement: PostRequirement
    holders: int
    missing: tuple[Employee, ...]

    @property
    def has(self) -> int:
        return self.holders - len(self.missing)


def standing_of_units(actor: Actor, unit_id: int | None, year: int, at: datetime) -> list[UnitStanding]:
    """The unit alone and those right below it with everything below (None: the highest that the reader reads). Two statements,
    however many units and people: what the measures counted."""
    tree, seen = units.current(), units_of_need(actor)
    tops = [unit for unit in seen if not set(tree.ancestors(unit)) & seen]
    if unit_id is None and len(tops) == 1:
        unit_id = tops[0]
    groups = {} if unit_id is None else {unit_id: frozenset({unit_id})}
    below = tops if unit_id is None else [child.id for child in tree.children(unit_id)]
    groups |= {unit: tree.subtree(unit) & seen for unit in below if unit in seen}
    day = last_day_of(year)
    found = {
        measure.key: figures_by_group(measure.key, groups=groups, period=Period(day, day), at=at)
        for measure in (JP, MET)
    }
    rows = [UnitStanding(unit, unit == unit_id, found[JP.key][unit], found[MET.key][unit]) for unit in groups]
    return [row for row in rows if row.hours.denominator]


def people_of(unit_id: int, year: int) -> list[PersonStanding]:
    """Everybody who counts in one unit alone, whoever lacks most first. Two statements."""
    people = counted_employees([unit_id])
    books = years_of(people, year)
    rows = [PersonStanding(one, books[one.pk]) for one in people]
    return sorted(rows, key=lambda row: (-row.book.missing, row.employee.person.name, row.employee.pk))


def employee_seen(actor: Actor, pk: int) -> Employee:
    """An employee whose year this actor reads. Raises `NotFound`."""
    rows = SEE_EMPLOYEE.visible(actor, Employee.objects.select_related("person", "unit", "post"))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(
            _("There is no such employee whose training you may read."), next_step=_("Choose somebody of your units.")
        )
    return found


def own_employee(actor: Actor) -> Employee | None:
    """The register's row of whoever acts; None for somebody who stands in no register."""
    if actor.person_id is None:
        return None
    return Employee.objects.filter(person_id=actor.person_id).select_related("person", "unit", "post").first()


def own_unit(actor: Actor) -> int | None:
    """Where the actor works, by the register of employees. One statement."""
    mine = Employee.objects.filter(person=actor.person_id) if actor.person_id else Employee.objects.none()
    return mine.values_list("unit_id", flat=True).first()


def credits_seen(actor: Actor) -> "QuerySet[Credit]":
    """The credits that this actor reads, cancelled ones among them."""
    return SEE_CREDIT.visible(actor, Credit.objects.select_related("employee__person", "employee__unit"))


def credit_seen(actor: Actor, pk: int) -> Credit:
    """One of them. Raises `NotFound`."""
    found = credits_seen(actor).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such entry that you may read."), next_step=_("Go back to the year."))
    return found


def claims_of(employee: Employee) -> "QuerySet[Case]":
    """What an employee told of and is not settled, or was refused lately: what their year does not show yet."""
    rows = Case.objects.filter(procedure=CLAIM, training_claim__employee=employee)
    return rows.exclude(state=ClaimState.ACCEPTED).select_related("training_claim").order_by("-filed_at", "-pk")


def claims_waiting(actor: Actor) -> "QuerySet[Case]":
    """Claims that wait in the reader's units, the oldest first."""
    rows = may_see_claim.visible(actor, Case.objects.filter(procedure=CLAIM, state=ClaimState.TOLD))
    shown = ("training_claim__employee__person", "lead_unit")
    if actor.person_id is not None:
        rows = rows.exclude(training_claim__employee__person_id=actor.person_id)
    return rows.select_related(*shown).order_by("due_at", "pk")


def claim_case(actor: Actor, code: str) -> Case:
    """The case of one claim. Raises `NotFound`."""
    shown = (
        "training_claim__employee__person",
        "training_claim__employee__unit",
        "training_claim__credit",
        "lead_unit",
    )
    rows = may_see_claim.visible(actor, Case.objects.filter(procedure=CLAIM).select_related(*shown))
    return _one(rows, code)


def proposals_seen(actor: Actor) -> "QuerySet[Case]":
    """Proposals that this actor reads."""
    shown = ("training_proposal__employee__person", "training_proposal__programme", "lead_unit")
    return may_see_proposal.visible(actor, Case.objects.filter(procedure=PROPOSAL).select_related(*shown))


def proposals_waiting(actor: Actor) -> "QuerySet[Case]":
    """Those of them that nobody has answered."""
    return proposals_seen(actor).filter(state=ProposalState.PROPOSED)


def proposal_case(actor: Actor, code: str) -> Case:
    """The case of one proposal. Raises `NotFound`."""
    return _one(proposals_seen(actor), code)


def _one(rows: "QuerySet[Case]", code: str) -> Case:
    found = rows.filter(code=read_code(code)).first()
    if found is None:
        raise NotFound(_("There is nothing with this code that you may open."), next_step=_("Go back to the list."))
    return found


def requirements_on(day: date) -> "QuerySet[PostRequirement]":
    """What posts require on a day."""
    rows = PostRequirement.objects.filter(Q(until=None) | Q(until__gt=day), since__lte=day)
    return rows.select_related("unit", "programme").order_by("post_name", "pk")


def requirements_seen(actor: Actor, day: date) -> list[PostRequirement]:
    """What posts require in the reader's units: set for these, or for a unit above them."""
    tree, seen = units.current(), units_of_need(actor)
    above = {up for unit in seen for up in (unit, *tree.ancestors(unit))}
    return list(requirements_on(day).filter(unit_id__in=above))


def requirement_seen(actor: Actor, pk: int) -> PostRequirement:
    """One that was set for a unit that this actor reads. Raises `NotFound`."""
    found = (
        SEE_REQUIREMENT.visible(actor, PostRequirement.objects.select_related("unit", "programme"))
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise NotFound(_("There is no such requirement that you may read."), next_step=_("Go back to the list."))
    return found


def gaps_of(actor: Actor, day: date) -> list[Gap]:
    """For each requirement in the reader's units: who holds such a post and has not learned it. Four statements, however many."""
    found = requirements_seen(actor, day)
    people = _holders({row.post_name for row in found}, units_of_need(actor))
    learned = _learned(people)
    gaps = []
    for row in found:
        below = units.current().subtree(row.unit_id)
        holders = [one for one in people if one.post and one.post.name == row.post_name and one.unit_id in below]
        missing = tuple(one for one in holders if not _has(learned[one.pk], row))
        gaps.append(Gap(row, len(holders), missing))
    return gaps


def own_gaps(employee: Employee, day: date) -> list[tuple[PostRequirement, bool]]:
    """What the post of an employee requires, and whether they have learned it."""
    if employee.post is None:
        return []
    above = (employee.unit_id, *units.current().ancestors(employee.unit_id))
    rows = requirements_on(day).filter(post_name=employee.post.name, unit_id__in=above)
    learned = _learned([employee])[employee.pk]
    return [(row, _has(learned, row)) for row in rows]


def post_names(actor: Actor) -> list[str]:
    """Names of the posts in the reader's units, each once."""
    rows = Post.objects.filter(unit_id__in=units_of_need(actor), until=None).order_by("name")
    return list(rows.values_list("name", flat=True).distinct())


def _holders(names: Iterable[str], unit_ids: Collection[int]) -> Sequence[Employee]:
    rows = Employee.objects.filter(post__name__in=list(names), unit_id__in=unit_ids, standing=Standing.ACTIVE)
    return list(rows.select_related("person", "unit", "post").order_by("person__name", "pk"))


Learned = tuple[int | None, str]


def _learned(people: Sequence[Employee]) -> Mapping[int, set[Learned]]:
    """By employee, each training that holds: the programme where a class here stands behind it, and its plain title."""
    found: dict[int, set[Learned]] = defaultdict(set)
    rows = Credit.objects.filter(employee_id__in=[one.pk for one in people], cancelled_at=None)
    programme = "seat__training_class__curriculum__programme_id"
    for employee, title, of in rows.values_list("employee_id", "title", programme):
        found[employee].add((of, _plain(title)))
    return found


def _has(learned: set[Learned], row: PostRequirement) -> bool:
    wanted = _plain(row.programme.title if row.programme else row.subject)
    return any((of is not None and of == row.programme_id) or title == wanted for of, title in learned)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
