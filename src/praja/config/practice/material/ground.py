# SPDX-License-Identifier: EUPL-1.2
"""Where material is laid: the demo town as it stands in the tables, and for whom."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from praja.config.demo.cast import CAST
from praja.config.demo.founding import Founded
from praja.config.demo.names import MAIL
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.identifiers import key_of
from praja.kernel.people.models import Account, RoleAssignment


@dataclass(frozen=True, slots=True)
class Ground:
    """The town, the unit (by its short name) at which something is laid ready, and whose account it is for."""

    town: Founded
    place: str
    learner: Account
    rng: Random
    at: datetime

    @property
    def unit(self) -> Unit:
        return self.town.units[self.place]


def town_of_tables() -> Founded:
    """The demo town as it stands in the tables: its units, its cast, and who heads and answers for each unit."""
    units = {unit.short_name: unit for unit in Unit.objects.all()}
    known = {key_of("email", f"{one.mail}@{MAIL}"): one.mail for one in CAST}
    cast = {
        known[bytes(account.person.email_key)]: account
        for account in Account.objects.filter(person__email_key__in=list(known)).select_related("person")
        if account.person.email_key is not None
    }
    return Founded(
        units=units,
        cast=cast,
        heads=_first_held(Role.HEAD),
        liaisons=_first_held(Role.LIAISON),
        officers=_first_held(Role.OFFICER),
    )


def _first_held(role: Role) -> dict[str, Account]:
    """By the unit's short name whoever was given the role first: the town's own people, not those who practise."""
    held = RoleAssignment.objects.filter(role=role, until=None).order_by("-id").select_related("account", "unit")
    return {one.unit.short_name: one.account for one in held}
