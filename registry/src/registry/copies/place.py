"""A folder of a bucket where copies of the database lie: `s3://bucket/folder`, in S3 or what speaks its protocol.

Credentials, region and another endpoint come from AWS's usual variables (`AWS_ENDPOINT_URL_S3`). Two writers are kept
apart by the store itself: `put_same` succeeds only while the object is the one that was read.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urlsplit

from registry.platform.errors import RegistryError

SCHEME: Final = "s3://"
_GONE: Final = {"404", "NoSuchKey"}
_TAKEN: Final = {"412", "PreconditionFailed", "ConditionalRequestConflict", "409"}
_MOST_AT_ONCE: Final = 1000  # keys in one DeleteObjects


class PlaceUnreachable(RegistryError):
    """The bucket did not answer, or refused."""


class Overtaken(Exception):
    """The object is not the one that was read: somebody else has written it."""


@dataclass(frozen=True, slots=True)
class Found:
    """An object: its content, its tag, and how long ago it was written by the store's own clock, in seconds."""

    content: bytes
    tag: str
    age_s: float


class Place:
    """The objects below one folder of a bucket."""

    def __init__(self, url: str, client: Any = None) -> None:
        parts = urlsplit(url)
        if not url.startswith(SCHEME) or not parts.netloc:
            raise PlaceUnreachable(f"{url} is no place for copies: it must read s3://BUCKET/FOLDER.")
        self.url = url
        self._bucket = parts.netloc
        self._folder = parts.path.strip("/") + "/" if parts.path.strip("/") else ""
        self._client = client or _connect()

    def put(self, name: str, content: bytes) -> None:
        """Stores an object; whole when this returns."""
        self._call("put_object", Key=self._folder + name, Body=content)

    def put_same(self, name: str, content: bytes, tag: str | None) -> str:
        """Stores it if what is there still has this tag (None: nothing is there); gives the new tag."""
        condition = {"IfNoneMatch": "*"} if tag is None else {"IfMatch": tag}
        answer = self._call("put_object", Key=self._folder + name, Body=content, **condition)
        return str(answer["ETag"])

    def get(self, name: str) -> Found | None:
        """An object, or None."""
        answer = self._call("get_object", Key=self._folder + name)
        if answer is None:
            return None
        now = parsedate_to_datetime(answer["ResponseMetadata"]["HTTPHeaders"]["date"])
        written: datetime.datetime = answer["LastModified"]
        return Found(answer["Body"].read(), str(answer["ETag"]), (now - written).total_seconds())

    def names(self, folder: str) -> Iterator[str]:
        """The names below a folder, in order."""
        more: dict[str, str] = {}
        while True:
            answer = self._call("list_objects_v2", Prefix=self._folder + folder, **more)
            for entry in answer.get("Contents", ()):
                yield entry["Key"].removeprefix(self._folder)
            if not answer.get("IsTruncated"):
                return
            more = {"ContinuationToken": answer["NextContinuationToken"]}

    def delete(self, names: Iterable[str]) -> None:
        """Removes objects; those that are not there are no trouble."""
        keys = [{"Key": self._folder + name} for name in names]
        for first in range(0, len(keys), _MOST_AT_ONCE):
            self._call("delete_objects", Delete={"Objects": keys[first : first + _MOST_AT_ONCE], "Quiet": True})

    def _call(self, operation: str, **asked: Any) -> Any:
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            return getattr(self._client, operation)(Bucket=self._bucket, **asked)
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            if code in _GONE and operation == "get_object":
                return None
            if code in _TAKEN:
                raise Overtaken(asked.get("Key", "")) from error
            raise PlaceUnreachable(f"{self.url}: {error}") from error
        except BotoCoreError as error:
            raise PlaceUnreachable(f"{self.url}: {error}") from error


def _connect() -> Any:
    import boto3
    from botocore.config import Config

    patient = Config(connect_timeout=5, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 4})
    return boto3.client("s3", config=patient)
