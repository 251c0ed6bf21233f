# SPDX-License-Identifier: EUPL-1.2
"""Checking in by telephone."""
