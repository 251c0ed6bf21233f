# SPDX-License-Identifier: EUPL-1.2
"""Pure calculation of the duty: paths, times, fees, parsers. No Django."""
