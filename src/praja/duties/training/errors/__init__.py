# SPDX-License-Identifier: EUPL-1.2
"""Why something in training cannot be done so, and what to do then; a module for each part."""
