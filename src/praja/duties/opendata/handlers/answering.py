# SPDX-License-Identifier: EUPL-1.2
"""Whoever asked hears that the answer is there, if they left a way to reach them."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse

from praja.duties.opendata.models import Asked
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.procedures.models import Case
from praja.lib.codes import show_code


def asker_of(delivered: Delivered) -> Iterable[int]:
    """Whoever left a way to reach them; channels without an address fall away by themselves."""
    rows = Asked.objects.filter(case__pk=delivered.refs["case"], person__isnull=False)
    return [pk for pk in rows.values_list("person_id", flat=True) if pk is not None]


def words_about(delivered: Delivered) -> Mapping[str, str | int]:
    """Code, link and unit; no word of question or answer, for a message may be read on a locked screen."""
    case = Case.objects.select_related("lead_unit").get(pk=delivered.refs["case"])
    return {
        "code": show_code(case.code),
        "url": f"{settings.PRAJA_BASE_URL}{reverse('track_case', args=[case.code])}",
        "unit": case.lead_unit.name,
    }


announce("opendata.asked_answered", recipients=asker_of, context=words_about)
