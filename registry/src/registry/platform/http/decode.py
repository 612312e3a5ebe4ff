"""From bytes to typed values, with errors that name the field and say what would be right."""

import math
import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from registry.platform.errors import FieldError, InvalidBody, MalformedRequest, TooLarge

MAX_BODY_BYTES: Final = 1024 * 1024
MAX_DEPTH: Final = 32
_EXACT_UP_TO: Final = 2**53
_WHOLE_NUMBERS: Final = frozenset({"limit"})
_HALF_A_CHARACTER: Final = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]"
)
_AT = re.compile(r" - at `(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[(\.\.\.)\]")
_FRIENDLY: Final = (
    (re.compile(r"^Object missing required field `(.*)`$"), "The field `{0}` is missing."),
    (re.compile(r"^Object contains unknown field `(.*)`$"), "There is no field `{0}` here."),
    (re.compile(r"^Expected `(.+)`, got `(.+)`$"), "This must be {0}, not {1}."),
    (re.compile(r"^Expected `(.+)` of length <= (\d+)$"), "This may have at most {1} {0:unit}."),
    (re.compile(r"^Expected `(.+)` of length >= (\d+)$"), "This needs at least {1} {0:unit}."),
    (re.compile(r"^Expected `(.+)` (<=|>=|<|>) (.+)$"), "This must be {1} {2}."),
    (re.compile(r"^Expected `str` matching regex (.+)$"), "This does not have the expected form."),
    (re.compile(r"^Invalid enum value '?(.*?)'?$"), "`{0}` is not one of the possible values."),
    (re.compile(r"^Invalid RFC3339 encoded date$"), "This is not a valid date such as 2026-10-06."),
    (
        re.compile(r"^Invalid RFC3339 encoded (.+)$"),
        "This is not a valid date and time such as 2026-10-06T17:30:00+02:00.",
    ),
    (
        re.compile(r"^Expected `datetime` with a timezone component$"),
        "The time needs an offset, as in 2026-10-06T17:30:00+02:00.",
    ),
    (re.compile(r"^Invalid date$|^Invalid ISO8601 date$"), "This is not a valid date such as 2026-10-06."),
)
_NAMES: Final = {
    "str": "a text", "int": "a whole number", "float": "a number", "bool": "true or false",
    "array": "a list", "object": "an object", "null": "null", "datetime": "a date and time", "date": "a date",
}  # fmt: skip
_UNITS: Final = {"str": "characters", "array": "entries", "object": "fields"}


def _whole_if_it_is(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError("Number out of range")
    return int(number) if number.is_integer() and abs(number) <= _EXACT_UP_TO else number


_ANY_OBJECT: Final = msgspec.json.Decoder(dict[str, object], float_hook=_whole_if_it_is)


class _Words:
    """A type's name as people say it; formatted with `unit` it is what its length counts."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __format__(self, spec: str) -> str:
        if spec == "unit":
            return _UNITS.get(self.text, "entries")
        parts = [_NAMES.get(part, part) for part in re.split(r" \| ", self.text)]
        return " or ".join(parts)


def decode_body(raw: bytes, into: type[msgspec.Struct]) -> Any:
    """The JSON body as `into`; raises MalformedRequest or InvalidBody.

    A whole number may be written `12.0` or `1.2e1`, as JSON Schema has it: such a body is read a second time.
    """
    try:
        return msgspec.json.decode(raw, type=into)
    except msgspec.ValidationError as error:
        if not str(error).partition(" - at ")[0].endswith("got `float`"):
            raise explain(error) from error
        return convert(decode_object(raw), into)
    except UnicodeDecodeError as error:
        raise MalformedRequest("The text is not valid UTF-8. Send the body as UTF-8.") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise _malformed(raw, error) from error


def decode_object(raw: bytes) -> dict[str, object]:
    """A JSON object of any content, for merge patches. Whole numbers are `int`, however they were written."""
    try:
        found = _ANY_OBJECT.decode(raw)
    except msgspec.ValidationError as error:
        raise explain(error) from error
    except UnicodeDecodeError as error:
        raise MalformedRequest("The text is not valid UTF-8. Send the body as UTF-8.") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise _malformed(raw, error) from error
    _refuse_deep(found)
    return found


def convert(value: object, into: type[msgspec.Struct]) -> Any:
    """An already decoded value as `into`; raises InvalidBody."""
    try:
        return msgspec.convert(value, into)
    except msgspec.ValidationError as error:
        raise explain(error) from error


def decode_query(parameters: Mapping[str, object], into: type[msgspec.Struct] | None) -> Any:
    """The query parameters as `into`; an unknown one is an error, so that no filter is silently ignored."""
    if into is None:
        if parameters:
            raise InvalidBody(f"This address takes no parameter `{next(iter(parameters))}`.")
        return None
    typed: dict[str, object] = {}
    for name, value in parameters.items():
        if isinstance(value, list):
            raise InvalidBody(f"The parameter `{name}` may be given only once.")
        refuse_unstorable(value, f"/{name}")
        typed[name] = _whole_number(name, str(value)) if name in _WHOLE_NUMBERS else value
    return convert(typed, into)


def _whole_number(name: str, text: str) -> int:
    if not re.fullmatch("-?[0-9]{1,18}", text):
        raise InvalidBody.at(f"/{name}", f"`{name}` must be a whole number, such as 50.")
    return int(text)


def refuse_unstorable(value: object, pointer: str = "") -> None:
    """Refuses NUL characters, which PostgreSQL cannot keep and which nobody types."""
    if isinstance(value, str):
        if "\x00" in value:
            raise InvalidBody.at(pointer, "The text contains a NUL character (U+0000). Remove it.")
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise InvalidBody.at(pointer, "The text contains half of a character (a lone surrogate). Remove it.")
    elif isinstance(value, dict):
        for key, inner in value.items():
            refuse_unstorable(key, pointer)
            refuse_unstorable(inner, f"{pointer}/{escaped(str(key))}")
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            refuse_unstorable(inner, f"{pointer}/{index}")


def _refuse_deep(value: object, left: int = MAX_DEPTH) -> None:
    if left == 0:
        raise MalformedRequest(f"The body is nested more than {MAX_DEPTH} levels deep. Nothing here needs that.")
    if isinstance(value, dict):
        for inner in value.values():
            _refuse_deep(inner, left - 1)
    elif isinstance(value, list):
        for inner in value:
            _refuse_deep(inner, left - 1)


def _malformed(raw: bytes, error: Exception) -> MalformedRequest:
    if not raw.strip():
        return MalformedRequest("The request needs a JSON body, and none was sent.")
    if _HALF_A_CHARACTER.search(raw):
        return MalformedRequest("The text contains half of a character (a lone surrogate). Remove it.")
    return MalformedRequest(f"The body is not valid JSON: {error}.")


def explain(error: msgspec.ValidationError) -> InvalidBody:
    """A validation error in a trainer's words, with a JSON Pointer to the field."""
    text = str(error)
    found = _AT.search(text)
    path = found["path"] if found else "$"
    reason = (text[: found.start()] if found else text).rstrip(".")
    pointer = _pointer(path)
    missing = re.match(r"^Object (?:missing required|contains unknown) field `(.*)`$", reason, re.DOTALL)
    if missing:
        pointer = f"{pointer}/{escaped(missing[1])}"
    message = _in_words(reason)
    where = pointer.lstrip("/").replace("/", " › ")
    detail = f"{where}: {message}" if where and not missing else message
    return InvalidBody(detail, errors=[FieldError(pointer, message)])


def check_length(length: int | None) -> None:
    """Refuses a body over 1 MiB before it is read."""
    if length is not None and length > MAX_BODY_BYTES:
        raise TooLarge("The request is larger than 1 MiB. Send less at once.")


def escaped(name: str) -> str:
    """A field's name as a part of a JSON Pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")


def _pointer(path: str) -> str:
    parts = (a or b or "0" for a, b, _ in _STEP.findall(path.removeprefix("$")))
    return "".join(f"/{part}" for part in parts)


def _in_words(reason: str) -> str:
    for pattern, sentence in _FRIENDLY:
        if match := pattern.match(reason):
            return sentence.format(*(_Words(group) for group in match.groups()))
    return reason if reason.endswith(".") else f"{reason}."
