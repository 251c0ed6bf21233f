# SPDX-License-Identifier: EUPL-1.2
"""Who may initial a letter, and who should: the heads from the unit that writes it up to below the one that signs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from praja.duties.letters.enums import CheckKind
from praja.duties.letters.models import Outgoing
from praja.duties.letters.queries.signers import signer_for
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import RoleAssignment
from praja.kernel.people.queries import in_force

COLLEAGUES = (Role.HEAD, Role.OFFICER, Role.SECRETARY)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may initial: account, at which unit, up the line or for another unit. `key` is how a form names them."""

    account: int
    name: str
    unit: int
    unit_name: str
    kind: str
    role: str

    @property
    def key(self) -> str:
        return f"{self.account}:{self.unit}:{self.kind}"


@dataclass(frozen=True, slots=True)
class Checkers:
    """`proposed` in the order in which they initial; `line` all who may up the line, `others` heads of other units."""

    proposed: tuple[Candidate, ...]
    line: tuple[Candidate, ...]
    others: tuple[Candidate, ...]

    def by_key(self) -> dict[str, Candidate]:
        """Every candidate by the key of its form."""
        return {one.key: one for one in (*self.line, *self.others)}


def checkers_for(outgoing: Outgoing, at: datetime) -> Checkers:
    """Everybody who may be asked to initial the letter, without its author and its signer. Three statements, however many."""
    tree, lead, signing = units.current(), outgoing.letter.case.lead_unit_id, outgoing.signing_unit_id
    path = [unit for unit in (lead, *tree.ancestors(lead)) if unit not in (signing, *tree.ancestors(signing))]
    signer = signer_for(signing, at)
    left_out = {outgoing.author_id, signer.account.pk if signer else None}
    rows = (
        RoleAssignment.objects.filter(in_force(at), role__in=COLLEAGUES, account__is_active=True)
        .exclude(account_id__in=[pk for pk in left_out if pk])
        .select_related("account__person", "unit")
        .order_by("unit__code", "account__person__name")
    )
    # Colleagues of the own house initial too; of other units the head alone.
    house = {*path, signing, *tree.subtree(path[-1] if path else lead)}
    in_house = rows.filter(unit_id__among=house)
    heads = rows.filter(role=Role.HEAD).exclude(unit_id__in=[*house, *tree.ancestors(lead)])
    line = _once(_candidate(row, CheckKind.HIERARCHY) for row in in_house)
    heading = {one.unit: one for one in line if one.role == Role.HEAD}
    return Checkers(
        proposed=tuple(heading[unit] for unit in path if unit in heading),
        line=line,
        others=_once(_candidate(row, CheckKind.COORDINATION) for row in heads),
    )


def _candidate(row: RoleAssignment, kind: CheckKind) -> Candidate:
    return Candidate(row.account_id, row.account.person.name, row.unit_id, row.unit.name, kind.value, row.role)


def _once(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Each person once at each unit, as its head where they are."""
    seen: dict[tuple[int, int], Candidate] = {}
    for one in found:
        kept = seen.get((one.account, one.unit))
        if kept is None or one.role == Role.HEAD:
            seen[one.account, one.unit] = one
    return tuple(seen.values())
