# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.kernel.notifications.web.hooks import sms_hook, telegram_hook, whatsapp_hook

app_name = "channels"
urlpatterns = [
    path("whatsapp/", whatsapp_hook, name="whatsapp"),
    path("telegram/", telegram_hook, name="telegram"),
    path("sms/", sms_hook, name="sms"),
]
