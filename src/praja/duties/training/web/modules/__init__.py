# SPDX-License-Identifier: EUPL-1.2
"""Pages of modules, what packages are served as, and what lessons call."""
