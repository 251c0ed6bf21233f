# SPDX-License-Identifier: EUPL-1.2
"""Reading training, a module for each part. Every read starts from what the actor may see."""
