"""Ends when the database takes connections, or fails after a quarter of an hour.

It runs in the registry's image, in front of migrations, where the chart makes the database:
its first instance takes minutes.
"""

import os
import pathlib
import sys
import time

import psycopg

url = pathlib.Path(os.environ["LONGLINE_DATABASE_URL_FILE"]).read_text().strip()
ends = time.monotonic() + float(os.environ.get("WAIT_AT_MOST_S", "900"))
while True:
    try:
        psycopg.connect(url, connect_timeout=5).close()
        sys.exit(0)
    except psycopg.OperationalError as error:
        if time.monotonic() > ends:
            sys.exit(f"The database does not answer: {error}")
    time.sleep(1)
