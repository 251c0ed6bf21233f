# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

from praja.config.environment import environment

PRAJA_KEYS = (environment.keys or environment.var / "keys").resolve()
PRAJA_LEDGER_ORIGIN = environment.ledger_origin
PRAJA_LEDGER_INTERVAL = timedelta(minutes=environment.interval_minutes)
