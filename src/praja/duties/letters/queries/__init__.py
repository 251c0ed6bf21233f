# SPDX-License-Identifier: EUPL-1.2
"""Reads of official letters, a module per part."""
