# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong in innovation, a module for each part."""
