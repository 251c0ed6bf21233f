# SPDX-License-Identifier: EUPL-1.2
"""One e-mail by SMTP, so that it is known afterwards whether the server took it."""

import smtplib
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from praja.kernel.notifications.errors import ChannelOff, MaybeDelivered

SMTP = "django.core.mail.backends.smtp.EmailBackend"
SCHEMES = ("mailto://", "mailtos://")


def goes_by_smtp() -> bool:
    """Whether e-mail goes to a mail server: that of Django's own settings, or of an Apprise URL for one. Other services of
    Apprise take words and files, not an e-mail that has a name."""
    return not settings.PRAJA_EMAIL_URL or settings.PRAJA_EMAIL_URL.startswith(SCHEMES)


def hand_in(mail: EmailMessage) -> None:
    """Hand one e-mail to the server and wait until it has taken it.

    Raises what the mail library raises where nothing was taken; MaybeDelivered where the connection broke meanwhile.
    """
    connection = _connection(mail)
    connection.open()  # whatever fails here has sent nothing
    try:
        connection.send_messages([mail])
    except (smtplib.SMTPServerDisconnected, TimeoutError, ConnectionError) as error:
        raise MaybeDelivered from error
    finally:
        with suppress(OSError):  # what the server says to our good-bye changes nothing
            connection.close()


def _connection(mail: EmailMessage) -> Any:
    if not settings.PRAJA_EMAIL_URL:
        return get_connection()
    from apprise import Apprise  # loaded when first asked for: it is large
    from apprise.plugins.email.common import SecureMailMode

    service: Any = Apprise.instantiate(settings.PRAJA_EMAIL_URL)
    if service is None:
        raise ChannelOff
    mail.from_email = service.from_addr[1]
    return get_connection(
        SMTP,
        host=service.smtp_host,
        port=service.port,
        username=service.user or "",
        password=service.password or "",
        use_tls=service.secure and service.secure_mode == SecureMailMode.STARTTLS,
        use_ssl=service.secure and service.secure_mode == SecureMailMode.SSL,
        timeout=settings.EMAIL_TIMEOUT or 60,
    )
