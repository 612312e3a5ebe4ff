"""Checks the entries of a dossier. Needs Python 3 and nothing else: python3 check_dossier.py entries.jsonl"""

import hashlib
import json
import sys
from pathlib import Path

last: dict[str, str] = {}
count = 0
with Path(sys.argv[1]).open("rb") as file:
    for line in file:
        entry = json.loads(line)
        told = entry["envelope"]
        where = f"entry {told['position']}: {told['kind']} {told['id']}, revision {told['revision']}"
        written = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
        if hashlib.sha256(written).hexdigest() != entry["hash"]:
            sys.exit(f"{where} was changed")
        if entry["body"] is not None and hashlib.sha256(entry["body"].encode()).hexdigest() != told["body_sha256"]:
            sys.exit(f"{where}: the text is not the one that was written")
        if told["revision"]:
            if told["previous_hash"] != last.get(told["id"], "0" * 64):
                sys.exit(f"{where}: the revision before it is missing or was replaced")
            last[told["id"]] = entry["hash"]
        count += 1
sys.stdout.write(f"{count} entries of {len(last)} records are as they were written.\n")
