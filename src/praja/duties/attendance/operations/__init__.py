# SPDX-License-Identifier: EUPL-1.2
"""Changing what is known of attendance: one verb each."""
