# SPDX-License-Identifier: EUPL-1.2
"""How many applications came from one device or one contact lately, how many comments from one device.

Never by address: a village shares one.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet

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


def may_apply_from(*, device: str, stated: Stated, at: datetime) -> datetime | None:
    """From when this device, or whoever has this phone number or e-mail, may apply online again; None: now. They may while they
    have sent fewer than `PRAJA_APPLICATIONS_PER_DAY` in 24 hours. Two statements, each stops counting there."""
    recent = Application.objects.filter(case__filed_at__gt=at - DAY, case__filed_at__lte=at, case__channel__in=ONLINE)
    sender = stated.filer or stated.applicant
    same = Q()
    for field, text in (("phone", sender.phone), ("email", sender.email)):
        key = key_of("phone" if field == "phone" else "email", text)
        if key is not None:
            same |= Q(**{f"applicant__{field}_key": key}) | Q(**{f"filer__{field}_key": key})
    counted = [recent.filter(device=device)] if device else []
    counted += [recent.filter(same)] if same else []
    waits = [moment for rows in counted if (moment := _free_from(rows)) is not None]
    return max(waits, default=None)


def _free_from(rows: QuerySet[Application]) -> datetime | None:
    """When the oldest of the newest that fill the limit no longer counts; None while they don't fill it."""
    most: int = settings.PRAJA_APPLICATIONS_PER_DAY
    filed = list(rows.order_by("-case__filed_at").values_list("case__filed_at", flat=True)[:most])
    return filed[-1] + DAY if len(filed) >= most else None
