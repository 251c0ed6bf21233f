# SPDX-License-Identifier: EUPL-1.2
"""One line per record on standard error; what a person typed never enters it."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "allauth": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
        # Both quote what they read, and strangers' files name strangers.
        "pyhanko": {"level": "CRITICAL"},
        "pyhanko_certvalidator": {"level": "CRITICAL"},
        # Addresses that are called may hold a NIK or a token.
        "urllib3": {"level": "ERROR"},
    },
}
