# SPDX-License-Identifier: EUPL-1.2
"""Django's settings, by topic. What an installation may change is in `praja.config.environment`."""

from praja.config.settings.accounts import *
from praja.config.settings.apps import *
from praja.config.settings.background import *
from praja.config.settings.database import *
from praja.config.settings.files import *
from praja.config.settings.forms import *
from praja.config.settings.harvesting import *
from praja.config.settings.ledger import *
from praja.config.settings.locale import *
from praja.config.settings.logs import *
from praja.config.settings.machines import *
from praja.config.settings.practice import *
from praja.config.settings.reporting import *
from praja.config.settings.security import *
from praja.config.settings.signing import *
