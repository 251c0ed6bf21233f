# SPDX-License-Identifier: EUPL-1.2
from praja.config.environment import environment

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
PRAJA_EMAIL_URL = environment.email_url
PRAJA_CHANNEL_URLS = environment.channel_urls
PRAJA_QUIET_HOURS = environment.quiet_hours
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
