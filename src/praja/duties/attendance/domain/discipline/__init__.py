# SPDX-License-Identifier: EUPL-1.2
"""Absence without a valid reason as PP 94/2021 counts it, without a database: days of a year, days in a row, and the sanction
that they may lead to. Nothing here decides anything."""
