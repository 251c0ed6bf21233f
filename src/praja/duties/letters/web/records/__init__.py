# SPDX-License-Identifier: EUPL-1.2
"""Pages of classification, files and the lists by which they leave."""
