"""Takes secrets and personal data out of a text before it leaves the process.

A value becomes `<redacted:kind:number>`; the same value gets the same number in everything that one redactor reads, so
that a reader still sees that two lines are about the same thing. Nothing of a value is kept but a keyed hash.
"""

import hashlib
import re
import secrets
import threading
from collections import Counter

from alert_analyzer.redact.rules import ADDRESSES, CARD, PERSONAL, SECRETS, Rule

MARK = re.compile(r"<redacted:[a-z-]+:\d+>")


class Redactor:
    """One incident's: numbers begin anew with each."""

    def __init__(self, *, addresses: bool = False) -> None:
        self._rules = (*SECRETS, *PERSONAL, CARD, *(ADDRESSES if addresses else ()))
        self._key = secrets.token_bytes(16)
        self._numbers: dict[bytes, int] = {}
        self._lock = threading.Lock()
        self.taken: Counter[str] = Counter()
        """How many values of each kind were taken out."""

    def redact(self, text: str) -> str:
        """The text without what must not leave; doing it twice changes nothing more."""
        for rule in self._rules:
            parts = MARK.split(text)
            marks = [*MARK.findall(text), ""]
            text = "".join(self._without(rule, part) + mark for part, mark in zip(parts, marks, strict=True))
        return text

    def _without(self, rule: Rule, text: str) -> str:
        return rule.pattern.sub(lambda match: self._replaced(match, rule), text)

    def _replaced(self, match: re.Match[str], rule: Rule) -> str:
        whole = match[0]
        group = "value" if "value" in rule.pattern.groupindex else 0
        value = match[group]
        if rule is CARD and not _is_card(value):
            return whole
        quote = value[0] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else ""
        start = match.start(group) - match.start()
        marked = f"{quote}<redacted:{rule.kind}:{self._number(value.strip(quote) if quote else value)}>{quote}"
        with self._lock:
            self.taken[rule.kind] += 1
        return whole[:start] + marked + whole[start + len(value) :]

    def _number(self, value: str) -> int:
        hashed = hashlib.blake2b(value.encode(errors="replace"), key=self._key, digest_size=16).digest()
        with self._lock:
            return self._numbers.setdefault(hashed, len(self._numbers) + 1)


def _is_card(text: str) -> bool:
    """Whether the digits have the check digit of a payment card."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0 and len(set(digits)) > 1
