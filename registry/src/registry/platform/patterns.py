"""Regular expressions that must match a whole text."""


def whole(pattern: str) -> str:
    r"""`pattern` from the first to the last character.

    `$` alone also matches before a line break at the end; the look-ahead forbids that, and unlike Python's own
    `\Z` it means the same in JavaScript, where the OpenAPI document is read.
    """
    return rf"^{pattern}$(?!\n)"


LANGUAGE_TAG = whole(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LINK_CHARACTERS = "[A-Za-z0-9_-]{20,120}"
