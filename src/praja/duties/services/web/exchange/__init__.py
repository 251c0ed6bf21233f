# SPDX-License-Identifier: EUPL-1.2
"""Pages on which lists of services come and go."""
