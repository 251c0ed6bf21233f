# SPDX-License-Identifier: EUPL-1.2
"""What the pages of training accept, a module for each part."""

"""What the pages of training accept."""
