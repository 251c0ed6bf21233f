# SPDX-License-Identifier: EUPL-1.2
"""Addresses of permissions."""

from praja.duties.attendance.web.permissions.pages import urlpatterns as urlpatterns
