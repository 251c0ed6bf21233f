# SPDX-License-Identifier: EUPL-1.2
"""Foreign formats of training."""
