# SPDX-License-Identifier: EUPL-1.2
"""How many applications came from one device or one contact lately, how many comments from one device.

Never by address: a village shares one.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q

from praja.duties.services.domain.stated import Stated
from praja.duties.services.models import Application, Consultation
from praja.kernel.people.identifiers import key_of
from praja.kernel.procedures.enums import Channel

DAY = timedelta(hours=24)
ONLINE = (Channel.WEB, Channel.API)


def commented_often(*, consultation: Consultation, device: str, at: datetime) -> bool:
    """Whether this device has commented on this draft `PRAJA_COMMENTS_PER_DAY` times in 24 hours. One statement."""
    most: int = settings.PRAJA_COMMENTS_PER_DAY
    recent = consultation.comments.filter(device=device, said_at__gt=at - DAY, said_at__lte=at)
    return bool(device) and recent[:most].count() >= most


def applied_often(*, device: str, stated: Stated, at: datetime) -> bool:
    """Whether this device, or whoever has this phone number or e-mail, has applied online `PRAJA_APPLICATIONS_PER_DAY` times
    in 24 hours. Two statements, each stops counting there."""
    most: int = settings.PRAJA_APPLICATIONS_PER_DAY
    recent = Application.objects.filter(case__filed_at__gt=at - DAY, case__filed_at__lte=at, case__channel__in=ONLINE)
    if device and recent.filter(device=device)[:most].count() >= most:
        return True
    sender = stated.filer or stated.applicant
    same = Q()
    for field, text in (("phone", sender.phone), ("email", sender.email)):
        key = key_of("phone" if field == "phone" else "email", text)
        if key is not None:
            same |= Q(**{f"applicant__{field}_key": key}) | Q(**{f"filer__{field}_key": key})
    return bool(same) and recent.filter(same)[:most].count() >= most
