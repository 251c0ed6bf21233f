# SPDX-License-Identifier: EUPL-1.2
"""What keys for services may be for."""

from django.utils.translation import gettext_lazy as _

from praja.lib.api.scopes import declare_scope

READ = declare_scope(
    "services:read", _("Read services"), _("Reads the catalogue, and an application by its code and secret.")
)
WRITE = declare_scope(
    "services:write",
    _("Send applications"),
    _("Files applications, and sends what was missing or takes one back by its code and secret."),
)
