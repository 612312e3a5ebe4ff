"""A model behind any OpenAI-compatible endpoint, asked by the official client, within a time and a size.

Compatible means different things: some servers keep to a JSON schema, some only to JSON, some refuse either with 400,
422 or 500. So there are three ways of asking; the first that a server takes is kept.
"""

import time
from collections.abc import Callable
from typing import Any, Final

import msgspec
from openai import APIConnectionError, APIStatusError, AuthenticationError, OpenAI, OpenAIError

from alert_analyzer.analysis.answers import SCHEMA
from alert_analyzer.analysis.prompt import Prompt
from alert_analyzer.platform.reading import bounded

_BODY_BYTES: Final = 2 * 1024 * 1024
_TRIES: Final = 2
_PAUSE_S: Final = 0.5
_LEAST_S: Final = 1.0
_WAYS: Final[tuple[dict[str, Any], ...]] = (
    {"response_format": {"type": "json_schema", "json_schema": {"name": "analysis", "strict": True, "schema": SCHEMA}}},
    {"response_format": {"type": "json_object", "schema": SCHEMA}},
    {},
)
_ANOTHER_WAY: Final = frozenset({400, 404, 415, 422, 500, 501})
"""Statuses that may be about the way of asking; where they are not, the last way fails too."""


class ModelUnavailable(Exception):
    """No answer came: the sentence says why, and holds nothing of what was sent or said."""


class Said(msgspec.Struct, frozen=True):
    """A model's text with what it took."""

    text: str
    prompt_tokens: int
    answer_tokens: int
    cut: bool
    """It ended at the limit of tokens."""


class _Text(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    message: _Text
    finish_reason: str | None = None


class _Usage(msgspec.Struct):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]
    usage: _Usage | None = None


class Model:
    """One model of one endpoint. The key is asked for when it is needed, and again after it was refused."""

    def __init__(self, name: str, *, url: str, key: Callable[[], str], timeout_s: float, answer_tokens: int) -> None:
        self.name = name
        self._url = url
        self._key = key
        self._timeout_s = timeout_s
        self._answer_tokens = answer_tokens
        self._client: OpenAI | None = None
        self._way = 0

    def ask(self, prompt: Prompt, *, until_s: float) -> Said:
        """What the model says by that moment of `time.monotonic`; raises ModelUnavailable."""
        until_s = min(until_s, time.monotonic() + self._timeout_s)
        for way in range(self._way, len(_WAYS)):
            try:
                said = self._tried(prompt, way, until_s)
            except APIStatusError as error:
                if error.status_code in _ANOTHER_WAY and way + 1 < len(_WAYS):
                    continue
                raise ModelUnavailable(f"The model answered {error.status_code}.") from error
            except OpenAIError as error:
                raise ModelUnavailable(f"The model could not be asked ({type(error).__name__}).") from error
            self._way = way
            return said
        raise ModelUnavailable("The model takes no way of asking.")

    def _tried(self, prompt: Prompt, way: int, until_s: float) -> Said:
        for left in reversed(range(_TRIES)):
            pause_s = _PAUSE_S
            try:
                return self._asked(prompt, way, until_s)
            except AuthenticationError:
                self._client = None  # the key may have been changed
                raise
            except APIStatusError as error:
                pause_s = max(pause_s, _seconds(error.response.headers.get("Retry-After")))
                if not left or not _passes(error.status_code) or time.monotonic() + pause_s + _LEAST_S >= until_s:
                    raise
            except APIConnectionError:
                if not left or time.monotonic() + pause_s + _LEAST_S >= until_s:
                    raise
            time.sleep(pause_s)
        raise ModelUnavailable("The model did not answer in time.")

    def _asked(self, prompt: Prompt, way: int, until_s: float) -> Said:
        left_s = until_s - time.monotonic()
        if left_s <= 0.05:
            raise ModelUnavailable("The model did not answer in time.")
        limit = "max_completion_tokens" if way == 0 else "max_tokens"
        create: Any = self._opened().with_options(timeout=left_s).chat.completions.with_streaming_response.create
        with create(
            model=self.name,
            messages=[{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}],
            extra_body={limit: self._answer_tokens, **_WAYS[way]},
        ) as answer:
            body = bounded(
                answer.iter_bytes(),
                who="The model",
                most_bytes=_BODY_BYTES,
                until_s=until_s,
                unavailable=ModelUnavailable,
            )
            return _said(body)

    def _opened(self) -> OpenAI:
        if self._client is None:
            self._client = OpenAI(api_key=self._key() or "none", base_url=self._url or None, max_retries=0)
        return self._client


def _said(body: bytes) -> Said:
    try:
        completion = msgspec.json.decode(body, type=_Completion)
        choice = completion.choices[0]
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, IndexError, RecursionError) as error:
        raise ModelUnavailable("The model's answer could not be understood.") from error
    if choice.message.refusal or not choice.message.content:
        raise ModelUnavailable("The model refused to answer." if choice.message.refusal else "The answer was empty.")
    usage = completion.usage or _Usage()
    return Said(
        choice.message.content,
        max(0, usage.prompt_tokens or 0),
        max(0, usage.completion_tokens or 0),
        choice.finish_reason == "length",
    )


def _passes(status: int) -> bool:
    """Whether another try soon may go better."""
    return status in (408, 409, 429) or status >= 502


def _seconds(text: str | None) -> float:
    return min(3600.0, float(text)) if text and text.replace(".", "", 1).isdigit() else 0.0
