# SPDX-License-Identifier: EUPL-1.2
from base64 import b64decode

from praja.config.environment import environment

PRAJA_PRACTICE = environment.practice
PRAJA_PRACTICE_URL = environment.practice_url.rstrip("/")
PRAJA_PRACTICE_KEYS = tuple(b64decode(key) for key in environment.practice_keys.split())

if environment.practice:  # on the same host a browser sends the real town's cookies here too, and the other way round
    SESSION_COOKIE_NAME = "latihan_session"
    CSRF_COOKIE_NAME = "latihan_csrf"
