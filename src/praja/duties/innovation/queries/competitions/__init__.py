# SPDX-License-Identifier: EUPL-1.2
"""Reading competitions."""
