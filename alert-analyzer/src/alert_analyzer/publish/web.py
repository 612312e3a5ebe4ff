"""Another service's webhook: the message as JSON."""

import httpx

from alert_analyzer.publish.outbox import Outgoing
from alert_analyzer.publish.outputs import Undelivered, document_of

# These say something about the message itself; every other answer may be another one later.
_REFUSALS = frozenset({400, 413, 415, 422})


class WebHook:
    """POSTs each message; `Idempotency-Key` is the same at every attempt."""

    name = "webhook"

    def __init__(self, url: str, *, secret: str, timeout_s: float) -> None:
        self._url = url
        self._headers = {"Content-Type": "application/json"}
        if secret:
            self._headers["Authorization"] = f"Bearer {secret}"
        self._client = httpx.Client(timeout=timeout_s, follow_redirects=False)

    def send(self, outgoing: Outgoing) -> None:
        """2xx means taken."""
        headers = self._headers | {"Idempotency-Key": outgoing.id}
        try:
            answer = self._client.post(self._url, content=document_of(outgoing), headers=headers)
        except httpx.HTTPError as error:
            raise Undelivered(f"the webhook could not be reached: {type(error).__name__}") from error
        if not answer.is_success:
            refused = answer.status_code in _REFUSALS
            raise Undelivered(f"the webhook answered {answer.status_code}", refused=refused)
