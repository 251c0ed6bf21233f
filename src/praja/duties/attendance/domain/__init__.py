# SPDX-License-Identifier: EUPL-1.2
"""Calculations of attendance: no tables, no clock."""
