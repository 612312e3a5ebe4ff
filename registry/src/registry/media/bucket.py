"""Files in a bucket of S3 or of any store that speaks its protocol."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from registry.media.store import PIECE


def connect(endpoint_url: str) -> Any:
    """A client with the usual credentials of AWS (environment, role, profile); another `endpoint_url` by choice."""
    import boto3  # takes half a second, which a registry without a bucket need not wait for

    return boto3.client("s3", endpoint_url=endpoint_url or None)


class Bucket:
    """A bucket, as `store.Store`."""

    def __init__(self, client: Any, name: str) -> None:
        self._client = client
        self._name = name

    def put(self, key: str, path: Path, *, media_type: str) -> None:
        """S3 answers when the object is stored; large files go up in parts."""
        self._client.upload_file(str(path), self._name, key, ExtraArgs={"ContentType": media_type})

    def size(self, key: str) -> int:
        """As S3 says."""
        found: int = self._client.head_object(Bucket=self._name, Key=key)["ContentLength"]
        return found

    def read(self, key: str, *, first: int, count: int) -> Iterator[bytes]:
        """Asks for the bytes before the first piece is wanted, so that a missing object shows at once."""
        part = f"bytes={first}-{first + count - 1}"
        try:
            found = self._client.get_object(Bucket=self._name, Key=key, Range=part)
        except self._client.exceptions.NoSuchKey as error:
            raise FileNotFoundError(key) from error
        pieces: Iterator[bytes] = found["Body"].iter_chunks(PIECE)
        return pieces

    def delete(self, folder: str) -> None:
        """Removes the objects below the folder."""
        listed = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._name, Prefix=f"{folder}/")
        for page in listed:
            for entry in page.get("Contents", ()):
                self._client.delete_object(Bucket=self._name, Key=entry["Key"])
