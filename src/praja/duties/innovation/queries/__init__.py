# SPDX-License-Identifier: EUPL-1.2
"""Reads of innovation, a module for each part. Every list starts from what the actor may see."""
