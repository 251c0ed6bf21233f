# SPDX-License-Identifier: EUPL-1.2
"""Pages of effect: what the chosen numbers of an innovation show, with their uncertainty."""
