"""S3 on loopback, and a gate in front of it at which a test can hold a request."""

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import boto3
from moto.server import ThreadedMotoServer

BUCKET = "longline-copies"
REGION = "eu-west-1"
KEYS = {"AWS_ACCESS_KEY_ID": "simulated", "AWS_SECRET_ACCESS_KEY": "simulated", "AWS_DEFAULT_REGION": REGION}
HOPS = {"connection", "transfer-encoding", "content-length", "host", "date", "server"}


def client(address: str) -> Any:
    """A client that talks to this address alone."""
    return boto3.client(
        "s3", endpoint_url=address, region_name=REGION, aws_access_key_id="x", aws_secret_access_key="x"
    )


@contextmanager
def a_bucket() -> Iterator[str]:
    """The address of an S3 with an empty bucket."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    client(address).create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    try:
        yield address
    finally:
        for name in [entry["Key"] for entry in client(address).list_objects_v2(Bucket=BUCKET).get("Contents", ())]:
            client(address).delete_object(Bucket=BUCKET, Key=name)
        client(address).delete_bucket(Bucket=BUCKET)
        server.stop()


class Gate:
    """Hands requests on to a store, except those that `stops` names: they wait until the gate is opened."""

    def __init__(self, store: str) -> None:
        self.stops: Callable[[str, str], bool] = lambda method, path: False
        self.reached, self.opened = threading.Event(), threading.Event()
        gate, target = self, urlsplit(store).netloc

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if gate.stops(self.command, self.path):
                    gate.reached.set()
                    gate.opened.wait(60)
                connection = http.client.HTTPConnection(target, timeout=30)
                headers = {name: value for name, value in self.headers.items() if name.lower() not in HOPS - {"host"}}
                connection.request(self.command, self.path, body, headers)
                answer = connection.getresponse()
                content = answer.read()
                try:
                    self.send_response_only(answer.status)
                    for name, value in answer.getheaders():
                        if name.lower() not in HOPS - {"date"}:
                            self.send_header(name, value)
                    self.send_header("Content-Length", str(len(content)))
                    self.end_headers()
                    self.wfile.write(content)
                except OSError:
                    pass  # whoever asked was killed meanwhile
                finally:
                    connection.close()

            do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = handle_any  # noqa: N815  http.server's names

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        """Opens the gate and ends."""
        self.opened.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)
