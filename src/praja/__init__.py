# SPDX-License-Identifier: EUPL-1.2
"""Praja: one desk, one lawful clock, one tamper-evident ledger and one index for a regional government."""
