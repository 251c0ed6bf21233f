# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "praja.portal"
    label = "portal"
