# SPDX-License-Identifier: EUPL-1.2
"""Punches that wait for somebody's word."""
