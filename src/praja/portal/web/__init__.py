# SPDX-License-Identifier: EUPL-1.2
"""Pages that belong to no single duty, one module each; `praja.portal.urls` names the views."""
