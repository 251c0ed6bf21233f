# SPDX-License-Identifier: EUPL-1.2
from praja.config.environment import environment

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
PRAJA_EMAIL_URL = environment.email_url
PRAJA_CHANNEL_URLS = environment.channel_urls
PRAJA_WHATSAPP_URL = environment.whatsapp_url
PRAJA_WHATSAPP_PHONE_ID = environment.whatsapp_phone_id
PRAJA_WHATSAPP_TOKEN = environment.whatsapp_token
PRAJA_WHATSAPP_SECRET = environment.whatsapp_secret
PRAJA_WHATSAPP_VERIFY = environment.whatsapp_verify
PRAJA_WHATSAPP_TEMPLATE = environment.whatsapp_template
PRAJA_TELEGRAM_URL = environment.telegram_url
PRAJA_TELEGRAM_TOKEN = environment.telegram_token
PRAJA_TELEGRAM_SECRET = environment.telegram_secret
PRAJA_SMS_URL = environment.sms_url
PRAJA_SMS_TOKEN = environment.sms_token
PRAJA_SMS_SECRET = environment.sms_secret
PRAJA_IMAP_URL = environment.imap_url
PRAJA_LETTER_MAILBOXES = dict(box.split("=", 1) for box in environment.letter_mailboxes.split() if "=" in box)
PRAJA_REOPEN_DAYS = environment.reopen_days
PRAJA_QUIET_HOURS = environment.quiet_hours
# Without an address for mail, letters lie in a folder: in the log they would show whom they are for.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str((environment.var / "mail").resolve())

PRAJA_PAYMENT_URL = environment.payment_url
PRAJA_PAYMENT_SECRET = environment.payment_secret
