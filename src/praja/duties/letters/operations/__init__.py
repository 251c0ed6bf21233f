# SPDX-License-Identifier: EUPL-1.2
"""What can be done with letters, a module for each part."""
