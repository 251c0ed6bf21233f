# SPDX-License-Identifier: EUPL-1.2
"""What search finds of services."""

from praja.duties.services.index import applications, catalogue  # noqa: F401 - declare their sources
