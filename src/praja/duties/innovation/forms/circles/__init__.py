# SPDX-License-Identifier: EUPL-1.2
"""What the pages of circles accept, and what their fields are called."""
