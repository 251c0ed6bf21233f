# SPDX-License-Identifier: EUPL-1.2
"""How many applications came from one device or one contact lately, how many comments from one device.

Never by address: a village shares one.
"""

from datetime import datetime, timedelta
from typing import cast

from django.conf import settings
from django.db import connection
from django.db.models import Max

from praja.duties.services.domain.stated import Stated
from praja.duties.services.models import Consultation
from praja.kernel.people.identifiers import key_of
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case

DAY = timedelta(hours=24)
ONLINE = (Channel.WEB, Channel.API)


def commented_often(*, consultation: Consultation, device: str, at: datetime) -> bool:
    """Whether this device has commented on this draft `PRAJA_COMMENTS_PER_DAY` times in 24 hours. One statement."""
    most: int = settings.PRAJA_COMMENTS_PER_DAY
    recent = consultation.comments.filter(device=device, said_at__gt=at - DAY, said_at__lte=at)
    return bool(device) and recent[:most].count() >= most


def may_apply_from(*, device: str, stated: Stated, at: datetime) -> datetime | None:
    """From when this device, or whoever has this phone number or e-mail, may apply online again; None: now. They may while they
    have sent fewer than `PRAJA_APPLICATIONS_PER_DAY` in 24 hours. Two statements, each stops counting there; one more where they
    may not."""
    sender, most = stated.filer or stated.applicant, settings.PRAJA_APPLICATIONS_PER_DAY
    keys = (key_of("phone", sender.phone), key_of("email", sender.email))
    counted = [_newest_of_device(device, at, most)] if device else []
    counted += [_newest_of_contact(keys, at, most)] if any(keys) else []
    oldest = [cases[-1] for cases in counted if len(cases) >= most]
    if not oldest:
        return None
    last = Case.objects.filter(pk__in=oldest).aggregate(last=Max("filed_at"))["last"]
    return cast("datetime", last) + DAY


def _newest_of_device(device: str, at: datetime, most: int) -> list[int]:
    rows = Case.objects.filter(filed_at__gt=at - DAY, filed_at__lte=at, channel__in=ONLINE, application__device=device)
    return list(rows.order_by("-filed_at").values_list("pk", flat=True)[:most])


def _newest_of_contact(keys: tuple[bytes | None, bytes | None], at: datetime, most: int) -> list[int]:
    since, until = (connection.ops.adapt_datetimefield_value(moment) for moment in (at - DAY, at))
    with connection.cursor() as cursor:
        cursor.execute(_OF_CONTACT, [*keys, since, until, *map(str, ONLINE), most])
        return [row[0] for row in cursor.fetchall()]


# By hand, because everybody who applies without an account is asked for it. From the people of this contact to what they filed:
# the other way round every application of the day is read. Nothing equals NULL, so a contact that is not given finds nobody.
_OF_CONTACT = """
    WITH who AS (SELECT id FROM people_person WHERE phone_key = %s OR email_key = %s)
    SELECT id FROM procedures_case WHERE id IN (
        SELECT case_id FROM services_application WHERE applicant_id IN (SELECT id FROM who)
        UNION SELECT case_id FROM services_application WHERE filer_id IN (SELECT id FROM who)
    ) AND filed_at > %s AND filed_at <= %s AND channel IN (%s, %s)
    ORDER BY filed_at DESC LIMIT %s
"""
