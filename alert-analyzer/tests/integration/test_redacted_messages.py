from tests.harness.notifications import alert, read
from tests.harness.site import Site


def test_a_secret_in_a_label_or_annotation_reaches_no_output(site: Site) -> None:
    sent = alert(pod="a", hook="https://hooks.slack.com/services/T0/B0/abcdefghijkl")
    sent["annotations"]["description"] = "login with password=hunter22x failed for anna@example.org"
    site.store.take(read(sent))
    site.gathered()
    [message] = site.shelf.messages
    for secret in ("abcdefghijkl", "hunter22x", "anna@"):
        assert secret not in message.text
    assert "password=<redacted:secret:" in message.text
