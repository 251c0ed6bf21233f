# SPDX-License-Identifier: EUPL-1.2
"""What can be decided about open data without asking anybody or anything."""
