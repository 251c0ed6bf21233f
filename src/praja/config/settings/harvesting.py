# SPDX-License-Identifier: EUPL-1.2
from praja.config.environment import environment

PRAJA_HARVEST_INSIDE = environment.harvest_inside
