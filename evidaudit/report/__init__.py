"""One writer a file: what an audit found → text, JSON, tables and pages.

Nothing is imported here, so that a surface loads only the writer that it uses.
"""
