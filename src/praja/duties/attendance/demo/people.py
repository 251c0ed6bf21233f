# SPDX-License-Identifier: EUPL-1.2
"""People whom the demo town hires for what it shows of attendance."""

from datetime import date, datetime

from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import EmploymentKind
from praja.kernel.people.models import Employee
from praja.kernel.people.operations import hire_employee, open_account, register_person
from praja.lib.actors import system_actor

SYSTEM = system_actor("demo")


def hired(name: str, nip: str, unit: Unit, at: datetime) -> Employee:
    """A civil servant of the unit with an account of their own."""
    person = register_person(name=name, actor=SYSTEM, at=at)
    open_account(person=person, actor=SYSTEM, at=at)
    return hire_employee(
        person=person,
        employment=EmploymentKind.PNS,
        unit=unit,
        joined_on=date(2017, 4, 1),
        nip=nip,
        actor=SYSTEM,
        at=at,
    )
