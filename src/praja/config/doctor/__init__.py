# SPDX-License-Identifier: EUPL-1.2
"""`praja doctor`: looks at everything an operator must keep right, and says what to do about the rest."""

from praja.config.doctor import catalogue, data, installation, messages, payments, service, signing
from praja.config.doctor.findings import Check, Finding, Level, examine

CHECKS: dict[str, Check] = {
    "PRAJA_KEYS": installation.check_keys,
    "settings": installation.check_settings,
    "PRAJA_VAR": installation.check_disk,
    "PRAJA_CLAMAV": installation.check_clamav,
    "tesseract": installation.check_reading,
    "PRAJA_PAYMENT_URL": payments.check_payments,
    "PRAJA_SIGNING": signing.check_signing,
    "PRAJA_TSA_URL": signing.check_timestamps,
    "DATABASE_URL": service.check_database,
    "migrations": service.check_migrations,
    "keys": service.check_keys_fit,
    "worker": service.check_worker,
    "outbox": service.check_outbox,
    "messages": messages.check_messages,
    "documents": signing.check_documents,
    "ledger": service.check_tree,
    "calendar": service.check_calendar,
    "functions": service.check_functions,
    "services": catalogue.check_services,
    "PRAJA_DATA_CONTACT": data.check_contact,
    "PRAJA_FILES": service.check_files,
}

__all__ = ["CHECKS", "Check", "Finding", "Level", "examine"]
