"""A whole practice as one file, out and in again; and tables of other systems.

The archive is described in its own README (`README.md`, shipped in every archive), the decisions in 0022.
"""
