# SPDX-License-Identifier: EUPL-1.2
"""Pages of the regional innovation index: maturity of an innovation, answers of the region, the live index, what was sealed."""
