# SPDX-License-Identifier: EUPL-1.2
"""Audience tokens of letters and orders, as the rules for opening them have it; a test holds the two to each other."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from praja.duties.letters.enums import AssignmentState, Reach
from praja.duties.letters.models import Assignment
from praja.duties.letters.rules import ORDER_ROLES, ROLES_OF
from praja.kernel.people.enums import Role
from praja.kernel.work.models import WorkItem

Tokens = Mapping[int, frozenset[str]]

ASKED = (
    "letters.disposed",
    "letters.ordered",
    "letters.passed_on",
    "letters.assignment_done",
    "letters.assignment_reopened",
    "letters.assignments_withdrawn",
)
"""What changes who is asked."""


def within(unit_id: int, reach: int) -> Iterator[str]:
    """Who reads at a unit what reaches so far."""
    if reach == Reach.SEALED:
        yield nearest(Role.HEAD, unit_id)
        return
    for role in ROLES_OF[Reach(reach)]:
        yield f"role:{role}:{unit_id}"


def over_orders(unit_id: int, *, sealed: bool) -> Iterator[str]:
    """Who reads an order of a unit; `sealed`: it starts from a sealed letter."""
    if sealed:
        yield nearest(Role.HEAD, unit_id)
        return
    for role in ORDER_ROLES:
        yield f"role:{role}:{unit_id}"


def nearest(role: str, unit_id: int) -> str:
    """Whoever holds the role, and nobody nearer to the unit does."""
    return f"nearest:{role}:{unit_id}"


def person(person_id: int) -> str:
    """Somebody by name."""
    return f"person:{person_id}"


def asked_tokens(assignment: Assignment) -> Iterator[str]:
    """Who reads a letter because of what a disposition asks."""
    if assignment.person_id is not None:
        yield person(assignment.person_id)
    else:
        yield from within(assignment.unit_id, assignment.reach)


def desk_token(item: WorkItem) -> str:
    """Whose desk an open item lies on."""
    if item.holder_person_id is not None:
        return person(item.holder_person_id)
    return nearest(item.holder_role, item.holder_unit_id)


def asked_and_waited_for(case_ids: Collection[int]) -> Tokens:
    """Of each case the tokens of those who are asked in a disposition, and of those on whose desk it lies. Two statements."""
    found: dict[int, set[str]] = defaultdict(set)
    for assignment in Assignment.objects.filter(case__in=case_ids).exclude(state=AssignmentState.WITHDRAWN):
        found[assignment.case_id].update(asked_tokens(assignment))
    for item in WorkItem.objects.filter(case_id__in=case_ids, closed_at=None):
        found[item.case_id or 0].add(desk_token(item))
    return {case_id: frozenset(tokens) for case_id, tokens in found.items()}


def together(*parts: Iterable[str]) -> frozenset[str]:
    """All tokens of several ways to read the same thing."""
    return frozenset(token for part in parts for token in part)
