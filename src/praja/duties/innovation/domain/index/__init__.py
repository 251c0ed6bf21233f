# SPDX-License-Identifier: EUPL-1.2
"""The regional innovation index in the making: maturity of an innovation, answers of the region, what counts, what to do next."""
