# SPDX-License-Identifier: EUPL-1.2
"""Attendance in the demo town, a module for each part."""
