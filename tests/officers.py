# SPDX-License-Identifier: EUPL-1.2
"""Officers who sign in: persons with accounts and roles, made by the operations that a personnel office uses."""

from datetime import UTC, date, datetime

from django.test import Client

from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.operations import assign_role, open_account, register_person
from towns import FOUNDER

SINCE = datetime(2025, 1, 2, 2, 0, tzinfo=UTC)


def officer(name: str, role: Role, unit: Unit, *more: Role) -> Account:
    """Somebody with an account who holds `role`, and `more` if said, over `unit` and all below it."""
    person = register_person(name=name, actor=FOUNDER, at=SINCE)
    account = open_account(person=person, actor=FOUNDER, at=SINCE)
    for held in (role, *more):
        assign_role(
            account=account,
            role=held,
            unit=unit,
            decree_number="SK 7/2025",
            decree_date=date(2025, 1, 2),
            since=SINCE,
            actor=FOUNDER,
            at=SINCE,
        )
    return account


def signed_in(account: Account) -> Client:
    """A browser in which this account is signed in, reading English."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    return client
