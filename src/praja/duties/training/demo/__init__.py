# SPDX-License-Identifier: EUPL-1.2
"""Training in the demo town, a module for each part."""
