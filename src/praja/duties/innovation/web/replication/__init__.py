# SPDX-License-Identifier: EUPL-1.2
"""Pages of replication: who took which innovation over, and how it went."""
