# SPDX-License-Identifier: EUPL-1.2
LAW_STREAM = "law.calendar"
"""The ledger stream of every change of holidays and regional rules; its head is the revision of what is
remembered."""
