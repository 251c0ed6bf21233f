# SPDX-License-Identifier: EUPL-1.2
from praja.config.environment import environment

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
PRAJA_EMAIL_URL = environment.email_url
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
