# SPDX-License-Identifier: EUPL-1.2
"""Packages of modules as files: zip archives and the manifests in them."""
