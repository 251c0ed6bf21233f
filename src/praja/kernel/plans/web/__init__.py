# SPDX-License-Identifier: EUPL-1.2
"""What pages show of plans, whatever the duty they are for."""
