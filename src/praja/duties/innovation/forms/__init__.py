# SPDX-License-Identifier: EUPL-1.2
"""What the pages of innovation accept, a module for each part."""
