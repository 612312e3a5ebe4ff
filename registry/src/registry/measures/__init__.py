"""Measurement: the pure functions behind charts, advice and mastery.

Nothing here knows a clock, a database or a request. Facts go in (`facts`), judgements come out, and a judgement
can be computed again from the same facts at any time. Every module is one idea; its docstrings say what a number
means, its unit, and where the formula comes from. Only the standard library and msgspec are used; the tests hold the
numbers against scipy and statsmodels.
"""
