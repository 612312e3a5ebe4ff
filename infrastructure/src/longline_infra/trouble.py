"""What can go wrong between this machine and AWS, as sentences for a person and exit codes for a script."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

from botocore.exceptions import (
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    NoRegionError,
    PartialCredentialsError,
    ReadTimeoutError,
)


class Exit(IntEnum):
    """How the command ends. A script may rely on the numbers."""

    DONE = 0
    FAILED = 1  # AWS tried and did not get there, or something is not as it should be
    WRONG = 2  # the command or the settings say something impossible
    SIGN_IN = 3  # there are no keys, or they have expired
    NOT_PERMITTED = 4
    LATER = 5  # AWS could not be reached, or was asked too much
    WOULD_LOSE_DATA = 6


class Trouble(Exception):
    """Something to tell the person at the keyboard; carries the exit code."""

    def __init__(self, sentence: str, code: Exit = Exit.FAILED) -> None:
        super().__init__(sentence)
        self.code = code


SIGN_IN = {
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "RequestExpired",
    "SignatureDoesNotMatch",
    "UnrecognizedClientException",
}
NOT_PERMITTED = {"AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError"}
LATER = {
    "InternalFailure",
    "RequestLimitExceeded",
    "ServiceUnavailable",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
}


def code_of(error: ClientError) -> str:
    """AWS's own name of what went wrong."""
    return str(error.response.get("Error", {}).get("Code", ""))


def message_of(error: ClientError) -> str:
    """AWS's own sentence about it."""
    return str(error.response.get("Error", {}).get("Message", "")).strip()


@contextmanager
def told(doing: str, so_far: str = "Nothing was changed.") -> Iterator[None]:
    """Turns what AWS answers into `Trouble`.

    `doing` says what was tried ("make the change set"), `so_far` what has happened to the account up to here.
    """
    try:
        yield
    except (NoCredentialsError, PartialCredentialsError) as error:
        sentence = f"There are no AWS keys here, so it was not possible to {doing}. Sign in and try again. {so_far}"
        raise Trouble(sentence, Exit.SIGN_IN) from error
    except NoRegionError as error:
        raise Trouble(
            f"No region is set (AWS_REGION), so it was not possible to {doing}. {so_far}", Exit.WRONG
        ) from error
    except (EndpointConnectionError, ConnectTimeoutError, ReadTimeoutError) as error:
        raise Trouble(f"AWS could not be reached to {doing}: {error}. {so_far}", Exit.LATER) from error
    except ClientError as error:
        raise trouble_of(error, doing, so_far) from error


def trouble_of(error: ClientError, doing: str, so_far: str) -> Trouble:
    """The sentence for an answer of AWS that is an error."""
    code, message, asked = code_of(error), message_of(error), error.operation_name
    if code in SIGN_IN:
        return Trouble(
            f"The AWS keys have expired or are wrong ({code}). Sign in and try again. {so_far}", Exit.SIGN_IN
        )
    if code in NOT_PERMITTED:
        return Trouble(f"Not permitted to {doing} ({asked}): {message} {so_far}", Exit.NOT_PERMITTED)
    if code in LATER:
        return Trouble(
            f"AWS was asked too much while trying to {doing} ({code}). Try again later. {so_far}", Exit.LATER
        )
    return Trouble(f"Could not {doing} ({asked}, {code}): {message} {so_far}")
