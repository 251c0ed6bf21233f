# SPDX-License-Identifier: EUPL-1.2
"""How many questions came from one device or one person lately. Never by address: a village shares one."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q

from praja.duties.opendata.models import Asked
from praja.kernel.people.models import Person

DAY = timedelta(hours=24)


def asked_many(*, device: str, person: Person | None, at: datetime) -> bool:
    """Whether this device, or whoever has this phone number or e-mail, has asked `PRAJA_REPORTS_PER_DAY` times in 24 hours.

    Two statements, each stops counting there. What was asked without a device or a contact is counted by what there is.
    """
    most: int = settings.PRAJA_REPORTS_PER_DAY
    recent = Asked.objects.filter(case__filed_at__gt=at - DAY, case__filed_at__lte=at)
    if device and recent.filter(device=device)[:most].count() >= most:
        return True
    same = Q()
    if person is not None and person.phone_key:
        same |= Q(person__phone_key=person.phone_key)
    if person is not None and person.email_key:
        same |= Q(person__email_key=person.email_key)
    return bool(same) and recent.filter(same)[:most].count() >= most
