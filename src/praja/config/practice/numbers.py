# SPDX-License-Identifier: EUPL-1.2
"""Numbers for people whom a practice town makes up."""

import secrets
from datetime import date, timedelta
from random import Random

from praja.config.demo.names import Numbers, day_between
from praja.kernel.people.queries import employee_by_nip


def free_nip(today: date, serving: timedelta) -> str:
    """A number that nobody in this town has, of somebody who has served so long."""
    rng = Random(secrets.token_bytes(16))  # noqa: S311 - a number of nobody, no secret
    numbers = Numbers(rng, set())
    while True:
        born = day_between(rng, date(today.year - 45, 1, 1), date(today.year - 25, 12, 28))
        nip = numbers.nip(born, today - serving, woman=rng.random() < 0.5, pppk=False)
        if employee_by_nip(nip) is None:
            return nip
