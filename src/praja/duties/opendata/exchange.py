# SPDX-License-Identifier: EUPL-1.2
"""What is exchanged with national data systems. Satu Data Indonesia comes and reads by itself; nobody hands anything over."""

from django.utils.translation import gettext_lazy as _

from praja.kernel.exchange.declarations import System, register_system
from praja.kernel.people.enums import Role

DATA_GO_ID = register_system(
    System(
        "data.go.id",
        "data.go.id",
        _("The national portal of Satu Data Indonesia."),
        reads_at="/api/3/action/package_search",
        readers=(Role.STEWARD, Role.OFFICER, Role.HEAD),
    )
)
