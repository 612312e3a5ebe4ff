"""What a model is asked to say, and what is taken for it: lenient about the form, strict about the meaning.

Servers that call themselves OpenAI-compatible keep to a schema, to JSON, or to nothing. An answer may stand in a code
fence, between sentences, or end in the middle; `json_repair` reads such texts. What has no summary is no answer.
"""

from typing import Any, Final, Literal

import msgspec
from json_repair import repair_json

Confidence = Literal["low", "medium", "high"]

_TEXT: Final = 600
_MOST: Final = 8
_ANSWER_CHARACTERS: Final = 60_000


class NoAnswer(Exception):
    """The text is no answer; the sentence says why and quotes nothing of it."""


class Claim(msgspec.Struct, frozen=True):
    """A sentence with the numbers of the lines that it rests on."""

    claim: str
    lines: tuple[int, ...] = ()


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A model's answer; without a probable cause it says that the lines do not show one."""

    summary: str
    probable_cause: Claim | None = None
    findings: tuple[Claim, ...] = ()
    affected: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    confidence: Confidence = "low"


_CLAIM: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {"claim": {"type": "string"}, "lines": {"type": "array", "items": {"type": "integer"}}},
    "required": ["claim", "lines"],
    "additionalProperties": False,
}
_TEXTS: Final[dict[str, Any]] = {"type": "array", "items": {"type": "string"}}
SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "summary": {"type": "string"},
        "probable_cause": {"anyOf": [_CLAIM, {"type": "null"}]},
        "findings": {"type": "array", "items": _CLAIM},
        "affected": _TEXTS,
        "next_steps": _TEXTS,
        "confidence": {"type": "string", "enum": ["low", "medium", "high"]},
    },
    "required": ["summary", "probable_cause", "findings", "affected", "next_steps", "confidence"],
    "additionalProperties": False,
}


def read_answer(text: str) -> Answer:
    """The answer in a model's text; raises NoAnswer."""
    if not text.strip():
        raise NoAnswer("it was empty")
    start = text.find("{")
    if start < 0:
        raise NoAnswer("it held no JSON")
    cut = text[start : start + _ANSWER_CHARACTERS]
    try:
        said = msgspec.json.decode(cut)
    except (msgspec.DecodeError, RecursionError):
        said = _repaired(cut)
    if not isinstance(said, dict):
        raise NoAnswer("its JSON was no object")
    summary = _text(said.get("summary"))
    if not summary:
        raise NoAnswer("it had no summary")
    cause = _claim(said.get("probable_cause"))
    confidence = str(said.get("confidence", "")).lower()
    return Answer(
        summary=summary,
        probable_cause=cause,
        findings=tuple(claim for each in _list(said.get("findings")) if (claim := _claim(each))),
        affected=_texts(said.get("affected")),
        next_steps=_texts(said.get("next_steps")),
        confidence="high" if confidence == "high" else "medium" if confidence == "medium" else "low",
    )


def _repaired(text: str) -> Any:
    try:
        return repair_json(text, return_objects=True)
    except (ValueError, RecursionError) as error:
        raise NoAnswer("its JSON could not be read") from error


def _claim(said: Any) -> Claim | None:
    if isinstance(said, str):
        said = {"claim": said}
    text = _text(said.get("claim")) if isinstance(said, dict) else ""
    if not text:
        return None
    numbers = [_number(each) for each in _list(said.get("lines"))]
    return Claim(text, tuple(dict.fromkeys(number for number in numbers if number is not None)))


def _number(said: Any) -> int | None:
    """7, "7", "[7]" and "line 7" are the same; a number that no line can have stays, to be counted as wrong."""
    if isinstance(said, bool):
        return None
    if isinstance(said, int | float):
        return int(said) if abs(said) < 1e9 else -1
    digits = "".join(sign for sign in str(said) if sign.isascii() and sign.isdigit())
    return int(digits[:9]) if digits else None


def _text(said: Any) -> str:
    return " ".join(said.split())[:_TEXT] if isinstance(said, str) else ""


def _texts(said: Any) -> tuple[str, ...]:
    return tuple(text for each in _list(said) if (text := _text(each)))


def _list(said: Any) -> list[Any]:
    return (said if isinstance(said, list) else [said] if isinstance(said, str) else [])[:_MOST]
