# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator

import pytest
from pytest_django import Settings

from conversations.services import SMS_TOKEN, TG_TOKEN, WA_TOKEN, Mailbox, Services, running
from conversations.talking import SMS_SECRET, TG_SECRET, WA_SECRET


@pytest.fixture
def services(settings: Settings) -> Iterator[Services]:
    with running(Services()) as server:
        settings.PRAJA_WHATSAPP_URL = f"{server.url}/v23.0"
        settings.PRAJA_WHATSAPP_PHONE_ID = "555"
        settings.PRAJA_WHATSAPP_TOKEN = WA_TOKEN
        settings.PRAJA_WHATSAPP_SECRET = WA_SECRET
        settings.PRAJA_WHATSAPP_VERIFY = "setuju"
        settings.PRAJA_TELEGRAM_URL = server.url
        settings.PRAJA_TELEGRAM_TOKEN = TG_TOKEN
        settings.PRAJA_TELEGRAM_SECRET = TG_SECRET
        settings.PRAJA_SMS_URL = f"{server.url}/sms"
        settings.PRAJA_SMS_TOKEN = SMS_TOKEN
        settings.PRAJA_SMS_SECRET = SMS_SECRET
        yield server


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[Mailbox]:
    with running(Mailbox()) as box:
        settings.PRAJA_IMAP_URL = box.url
        yield box
