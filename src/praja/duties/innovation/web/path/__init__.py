# SPDX-License-Identifier: EUPL-1.2
"""Pages of the path: what there is, and one innovation."""
