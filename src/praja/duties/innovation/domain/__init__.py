# SPDX-License-Identifier: EUPL-1.2
"""Pure calculation of innovation: the regional innovation index, and papers that are scored by weighted sections."""
