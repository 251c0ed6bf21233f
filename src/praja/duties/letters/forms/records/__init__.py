# SPDX-License-Identifier: EUPL-1.2
"""What the pages of records accept."""
