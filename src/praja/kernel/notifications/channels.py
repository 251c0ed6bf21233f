# SPDX-License-Identifier: EUPL-1.2
"""Which channels there are, and which of them reach a person.

PRAJA_CHANNEL_URLS maps a channel to an Apprise address with {phone} (+62…) or {digits} (62…) in it, for example
{"whatsapp": "json://gateway.example.go.id/send/{digits}"}. PRAJA_QUIET_HOURS is local, default 21:00-05:00.
"""

from collections.abc import Mapping

from django.conf import settings

from praja.kernel.notifications.domain.quiet import QuietHours
from praja.kernel.notifications.enums import EMAIL, INAPP
from praja.kernel.people.models import Person


def phone_channels() -> Mapping[str, str]:
    """The configured channels that reach a telephone number, with their Apprise address."""
    found: Mapping[str, str] = settings.PRAJA_CHANNEL_URLS
    return found


def quiet_hours() -> QuietHours:
    """The installation's quiet hours."""
    return QuietHours.of(settings.PRAJA_QUIET_HOURS)


def channels_of(person: Person) -> tuple[str, ...]:
    """Every channel by which the person can be told: in the application with an account, by e-mail, by telephone."""
    found = [INAPP] if hasattr(person, "account") else []
    found += [EMAIL] if person.email else []
    return (*found, *(sorted(phone_channels()) if person.phone else ()))
