"""Where attachments lie by configuration: `LONGLINE_FILES_BUCKET` names a bucket, otherwise the data directory."""

from dataclasses import dataclass
from functools import partial

from registry.media.bucket import Bucket, connect
from registry.media.store import Folder, Store
from registry.media.uploads import Uploads, bucket_storage, local_storage
from registry.platform.settings import Settings


@dataclass(frozen=True, slots=True)
class Place:
    """Where whole files lie, and where uploads under way do."""

    store: Store
    uploads: Uploads


def open_place(settings: Settings) -> Place:
    """The place that the settings name."""
    if not settings.files_bucket:
        under_way = settings.files_dir / "uploads"
        return Place(Folder(settings.files_dir / "kept"), Uploads(partial(local_storage, under_way)))
    client = connect(settings.files_endpoint)
    uploads = Uploads(partial(bucket_storage, client, settings.files_bucket))
    return Place(Bucket(client, settings.files_bucket), uploads)
