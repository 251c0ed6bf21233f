# SPDX-License-Identifier: EUPL-1.2
"""Reads of attendance."""
