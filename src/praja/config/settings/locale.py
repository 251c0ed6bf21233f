# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

from praja.config.environment import environment

USE_TZ = True
TIME_ZONE = environment.time_zone
USE_I18N = True
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parents[2] / "locale"]
LANGUAGE_COOKIE_NAME = "bahasa"
LANGUAGE_COOKIE_SAMESITE = "Lax"
