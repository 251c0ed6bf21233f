# SPDX-License-Identifier: EUPL-1.2
"""What happens in innovation, a module for each part."""
