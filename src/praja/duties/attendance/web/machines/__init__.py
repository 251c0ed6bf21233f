# SPDX-License-Identifier: EUPL-1.2
"""Attendance machines: what they call, and the pages of those who keep them."""
