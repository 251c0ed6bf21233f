# SPDX-License-Identifier: EUPL-1.2
"""What can be done in training, a package for each part."""
