# SPDX-License-Identifier: EUPL-1.2
"""The service Fingerspot.iO (developer.fingerspot.io): asked for the punches of a machine. Its webhook brings them at once; this
fetches what was missed."""

import json
from datetime import date

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from praja.kernel.notifications.gateways.http import post_json
from praja.lib.errors import Unavailable

MOST_DAYS = 2
"""The service advises no more in one question."""


def is_set_up() -> bool:
    """Whether there is a token to ask with."""
    return bool(settings.PRAJA_FINGERSPOT_TOKEN)


def fetch_punches(*, cloud_id: str, first: date, last: date) -> bytes:
    """What a machine recorded from `first` to `last`, two days at most, as `domain.fingerspot` reads it.

    Raises Unavailable where there is no token or the service refuses, NotDelivered where nobody answers.
    """
    if not is_set_up():
        raise Unavailable(
            _("No token of Fingerspot is set."), next_step=_("Set PRAJA_FINGERSPOT_TOKEN to the token of the account.")
        )
    if (last - first).days >= MOST_DAYS:
        raise ValueError("two days at most")
    question = {
        "trans_id": f"{cloud_id}-{first:%Y%m%d}",
        "cloud_id": cloud_id,
        "start_date": first.isoformat(),
        "end_date": last.isoformat(),
    }
    status, answer = post_json(
        f"{settings.PRAJA_FINGERSPOT_URL.rstrip('/')}/get_attlog", question, settings.PRAJA_FINGERSPOT_TOKEN
    )
    rows = answer.get("data")
    if status != 200 or not isinstance(rows, list):
        raise Unavailable(
            _("Fingerspot did not answer with check-ins."),
            next_step=_("See whether the machine's cloud ID and the token are right."),
        )
    told = {"type": "attlog", "cloud_id": cloud_id, "data": [_plain(row) for row in rows]}
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def _plain(row: object) -> object:
    """Without the address of the photo, which is not looked at."""
    return {name: row[name] for name in row if not str(name).startswith("photo")} if isinstance(row, dict) else row
