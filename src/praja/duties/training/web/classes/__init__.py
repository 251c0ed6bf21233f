# SPDX-License-Identifier: EUPL-1.2
"""What everybody at the office sees of their own attendance."""
