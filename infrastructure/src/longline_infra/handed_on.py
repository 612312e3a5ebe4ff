"""What the platform's stack and the build of the images hand on to the chart, as values for Helm.

Run as a module it prints them: `python3 -m longline_infra.handed_on REGION stack.json images.env`; with the stack alone
it prints the name that people open and its zone, or nothing. It needs nothing but Python, because the machine that
upgrades the chart installs nothing.
"""

import json
import sys
from pathlib import Path
from typing import Any

PARTS = {"alert-analyzer", "frontend", "registry"}

Values = dict[str, Any]


class NotReady(Exception):
    """Why the chart cannot be upgraded with this; a sentence for the log."""


def outputs_of(stack: dict[str, Any]) -> dict[str, str]:
    """Outputs by their names, from a stack as CloudFormation describes it. An empty one counts as none."""
    return {one["OutputKey"]: one["OutputValue"] for one in stack.get("Outputs", []) if one["OutputValue"]}


def images_of(text: str) -> dict[str, str]:
    """`part repository@digest` on each line. `NotReady` unless each part is there once, by its digest."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    found = {line[0]: line[1] for line in lines if len(line) == 2 and "@sha256:" in line[1]}
    if set(found) != PARTS or len(lines) != len(PARTS):
        raise NotReady(f"The list of images is not one digest for each of {', '.join(sorted(PARTS))}: {text!r}.")
    return found


def values(outputs: dict[str, str], images: dict[str, str], region: str) -> Values:
    """The chart's values. `NotReady` where the stack lacks what the chart cannot do without."""
    needed = ("AlertTopicArn", "AttachmentBucket", "DatabaseHost", "DatabaseSecretArn", "ModelKeyArn")
    missing = [name for name in needed if name not in outputs]
    if missing:
        raise NotReady(f"The stack has no output {', '.join(missing)}: bring the platform up to this version first.")
    made: Values = {
        "images": images,
        "registry": {"filesBucket": outputs["AttachmentBucket"], "region": region},
        "alertAnalyzer": {
            "settings": {
                "OUTPUTS": "stdout,sns",
                "SNS_TOPIC_ARN": outputs["AlertTopicArn"],
                "AWS_REGION": region,
                "MODEL_KEY_SECRET_ID": outputs["ModelKeyArn"],
            }
        },
        "externalSecrets": {"database": {"key": outputs["DatabaseSecretArn"], "host": outputs["DatabaseHost"]}},
        "gateway": {
            "limits": {"by": "waf", "webAcl": outputs["WebAclArn"]} if "WebAclArn" in outputs else {"by": "none"}
        },
    }
    if "BackupBucket" in outputs:
        made["database"] = {"backup": {"destination": f"s3://{outputs['BackupBucket']}/longline"}}
    if "DomainName" in outputs:
        if "CertificateArn" not in outputs:
            raise NotReady(
                "The name has no certificate yet: name the zone's servers at the parent domain, then set ZoneDelegated."
            )
        made["host"] = outputs["DomainName"]
        made["gateway"]["aws"] = {"certificateArn": outputs["CertificateArn"]}
    return made


def main(arguments: list[str]) -> int:
    """Prints the values as JSON, which Helm reads as YAML; or the name and its zone."""
    if len(arguments) == 1:
        outputs = outputs_of(json.loads(Path(arguments[0]).read_text(encoding="utf-8")))
        print(outputs.get("DomainName", ""), outputs.get("ZoneId", ""))
        return 0
    region, stack, images = arguments
    try:
        outputs = outputs_of(json.loads(Path(stack).read_text(encoding="utf-8")))
        print(json.dumps(values(outputs, images_of(Path(images).read_text(encoding="utf-8")), region), indent=2))
    except NotReady as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
