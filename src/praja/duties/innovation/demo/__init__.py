# SPDX-License-Identifier: EUPL-1.2
"""Innovation's part of the demo town, a module for each part."""
