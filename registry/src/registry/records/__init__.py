"""Everything that people record, with its history.

One write path serves the page, the API, imports and the demo: `records.service.Records`.
"""
