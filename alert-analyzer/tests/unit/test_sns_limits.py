"""Whatever a message holds, SNS takes it: 100 printable ASCII characters of subject, 256 KiB with attributes."""

import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from alert_analyzer.publish.fitting import ascii_line, cut_to_bytes
from alert_analyzer.publish.messages import Message
from alert_analyzer.publish.outbox import Outgoing
from alert_analyzer.publish.sns import publication_of

TEXT = st.text(st.characters(exclude_categories=[]), max_size=200)


def outgoing(subject: str, text: str, severity: str, names: list[str]) -> Outgoing:
    message = Message(
        incident="0a" * 12,
        cause="c" * 32,
        status="firing",
        severity=severity,
        severity_rank=0,
        alert_names=tuple(names),
        alert_count=1,
        subject=subject,
        text=text,
    )
    return Outgoing(id="ab" * 12, output="sns", created_ms=0, attempts=1, unsure=False, message=message)


@given(TEXT, TEXT, st.integers(1, 3_000), TEXT, st.lists(TEXT, max_size=100))
def test_every_message_fits(subject: str, text: str, times: int, severity: str, names: list[str]) -> None:
    publication = publication_of(outgoing(subject, text * times, severity, names), "arn:aws:sns:eu-west-1:1:t.fifo")
    assert re.fullmatch(r"[!-~][ -~]{0,99}", publication["Subject"])
    attributes = publication["MessageAttributes"]
    size = len(publication["Message"].encode())
    for name, attribute in attributes.items():
        assert attribute["StringValue"]
        size += len(name) + len(attribute["DataType"]) + len(attribute["StringValue"].encode())
    assert size <= 262_144
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", publication["Message"])
    listed = msgspec.json.decode(attributes["alert_names"]["StringValue"])
    assert len(listed) <= len(names)


@given(TEXT, st.integers(100, 400))
def test_a_cut_says_so_and_breaks_no_character(text: str, most: int) -> None:
    cut = cut_to_bytes(text, most)
    assert len(cut.encode()) <= most
    assert cut == text.encode(errors="replace").decode() or "bytes are more than the output takes" in cut


def test_umlauts_become_their_letters() -> None:
    assert ascii_line("Zürich: Müll\nüber   alles", 100) == "Zu?rich: Mu?ll u?ber alles"


def test_a_long_line_ends_in_dots() -> None:
    assert ascii_line("x" * 200, 100) == "x" * 97 + "..."
