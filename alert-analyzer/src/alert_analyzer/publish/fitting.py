"""Texts cut to what the other side takes, without breaking a character."""

import unicodedata


def ascii_line(text: str, most: int) -> str:
    """One line of at most that many printable ASCII characters that begins with a letter, a digit or a sign."""
    plain = unicodedata.normalize("NFKD", text.replace("…", "...")).encode("ascii", "replace").decode()
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in plain).split())
    if len(line) > most:
        line = line[: most - 3].rstrip() + "..."
    return line or "alert"


def cut_to_bytes(text: str, most: int) -> str:
    """The text, or as much of its beginning as fits with a line that says how much was cut."""
    encoded = text.encode(errors="replace")
    if len(encoded) <= most:
        return encoded.decode()
    note = f"\n... cut here: {len(encoded)} bytes are more than the output takes\n"
    return encoded[: most - len(note)].decode(errors="ignore") + note
