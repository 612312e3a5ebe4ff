"""Packages the templates with the AWS client: each nested one becomes an object named by its content."""

import subprocess
import sys
from pathlib import Path

from longline_infra.templates import PLATFORM, nested, read
from longline_infra.trouble import Exit, Trouble


def package(bucket: str, to: Path, key: str = "") -> str:
    """Uploads the nested templates and hands back the master that names them; `to` gets it as a file."""
    program = Path(sys.executable).parent / "aws"
    if not program.exists():
        raise Trouble("The AWS client is missing here; run `make infra-check` once, which installs it.", Exit.WRONG)
    command: list[str | Path] = [program, "cloudformation", "package", "--template-file", PLATFORM / "master.yaml"]
    command += ["--s3-bucket", bucket, "--s3-prefix", "templates", "--output-template-file", to]
    if key:
        command += ["--kms-key-id", key]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    if said.returncode:
        raise Trouble(f"The templates could not be uploaded to {bucket}: {said.stderr.strip()} Nothing was changed.")
    return packaged(to)


def packaged(path: Path) -> str:
    """A packaged master template; `Trouble` when one of its addresses is still a file."""
    body = path.read_text(encoding="utf-8")
    local = [name for name, stack in nested(read(body)).items() if "://" not in str(stack["Properties"]["TemplateURL"])]
    if local:
        raise Trouble(f"{path} is not packaged: {', '.join(local)} name files.", Exit.WRONG)
    return body
