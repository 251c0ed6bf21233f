# SPDX-License-Identifier: EUPL-1.2
from praja.config.environment import environment

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
PRAJA_EMAIL_URL = environment.email_url
PRAJA_CHANNEL_URLS = environment.channel_urls
PRAJA_REOPEN_DAYS = environment.reopen_days
PRAJA_QUIET_HOURS = environment.quiet_hours
# Without an address for mail, letters lie in a folder: in the log they would show whom they are for.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str((environment.var / "mail").resolve())
