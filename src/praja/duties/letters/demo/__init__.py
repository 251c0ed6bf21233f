# SPDX-License-Identifier: EUPL-1.2
"""The duty's part of the demo town, a module for each part."""
