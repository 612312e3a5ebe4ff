"""`helm test`: asks the registry and the page through their services, as the gateway does.

It runs in the registry's image.
"""

import json
import os
import sys
import urllib.error
import urllib.request

REGISTRY = os.environ.get("REGISTRY", "http://registry:8080")
FRONTEND = os.environ.get("FRONTEND", "http://frontend:8080")


def asked(address: str) -> tuple[int, str]:
    """What an address answers: its code and its text."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError as error:
        return 0, str(error)


def faults() -> list[str]:
    """What is not as it should be."""
    found = []
    code, text = asked(f"{REGISTRY}/readyz")
    if code != 200:
        found.append(f"the registry is not ready: {code} {text[:200]}")
    code, text = asked(f"{REGISTRY}/api/v1/dogs")
    if code != 401 or "code" not in json.loads(text):
        found.append(f"the interface does not ask strangers who they are: {code} {text[:200]}")
    code, text = asked(f"{FRONTEND}/")
    if code != 200 or "<ll-root" not in text:
        found.append(f"the page is not the page: {code} {text[:200]}")
    return found


if __name__ == "__main__":
    said = faults()
    print("\n".join(said) or "The registry and the page answer.")
    sys.exit(1 if said else 0)
