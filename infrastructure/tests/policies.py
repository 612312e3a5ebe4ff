"""The IAM policies of a template as IAM would get them: every function replaced by an answer of the right form."""

import json
import re
from collections.abc import Iterator
from typing import Any

Body = dict[str, Any]

PSEUDO = {
    "AWS::Partition": "aws",
    "AWS::AccountId": "123456789012",
    "AWS::Region": "eu-central-1",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": "longline",
}
ARN_OF = {
    "Key": "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    "Bucket": "arn:aws:s3:::a-bucket",
    "Topic": "arn:aws:sns:eu-central-1:123456789012:a-topic",
    "Secret": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:a-secret",
    "Cluster": "arn:aws:eks:eu-central-1:123456789012:cluster/a-cluster",
    "Log": "arn:aws:logs:eu-central-1:123456789012:log-group:a-group:*",
    "Queue": "arn:aws:sqs:eu-central-1:123456789012:a-queue",
    "Role": "arn:aws:iam::123456789012:role/a-role",
    "Project": "arn:aws:codebuild:eu-central-1:123456789012:project/a-project",
    "Connection": "arn:aws:codeconnections:eu-central-1:123456789012:connection/11111111-2222-3333-4444-555555555555",
    "Policy": "arn:aws:iam::123456789012:policy/a-policy",
    "Function": "arn:aws:lambda:eu-central-1:123456789012:function:a-function",
}
KIND_OF_TYPE = {
    "AWS::KMS::Key": "Key",
    "AWS::S3::Bucket": "Bucket",
    "AWS::SNS::Topic": "Topic",
    "AWS::SecretsManager::Secret": "Secret",
    "AWS::EKS::Cluster": "Cluster",
    "AWS::Logs::LogGroup": "Log",
    "AWS::SQS::Queue": "Queue",
    "AWS::IAM::ManagedPolicy": "Policy",
    "AWS::IAM::Role": "Role",
    "AWS::CodeBuild::Project": "Project",
    "AWS::Lambda::Function": "Function",
}


def answer(name: str, body: Body) -> str:
    """What a reference to this parameter or resource would give."""
    if name in PSEUDO:
        return PSEUDO[name]
    head, _, attribute = name.partition(".")
    resource = body["Resources"].get(head)
    if resource is not None:
        kind = KIND_OF_TYPE.get(resource["Type"], "")
        if attribute == "MasterUserSecret.SecretArn":
            return ARN_OF["Secret"]
        by_reference = kind in {"Policy", "Secret", "Topic"}
        return ARN_OF[kind] if attribute == "Arn" or by_reference else head.lower()
    for kind, arn in ARN_OF.items():
        if re.search(rf"{kind}(Arn)?$", name):
            return arn
    return "production" if name == "Environment" else "a-value"


def rendered(node: Any, body: Body) -> Any:
    """A part of a template without functions."""
    if isinstance(node, list):
        return [rendered(member, body) for member in node]
    if not isinstance(node, dict):
        return node
    if set(node) == {"Ref"}:
        return answer(node["Ref"], body)
    if set(node) == {"Fn::GetAtt"}:
        return answer(".".join(node["Fn::GetAtt"]), body)
    if set(node) == {"Fn::Sub"}:
        text, own = node["Fn::Sub"] if isinstance(node["Fn::Sub"], list) else (node["Fn::Sub"], {})
        given = {name: str(rendered(value, body)) for name, value in own.items()}
        text = re.sub(r"\$\{([^!}]+)\}", lambda found: given.get(found[1]) or answer(found[1], body), text)
        return text.replace("${!", "${")
    if set(node) == {"Fn::If"}:
        return rendered(node["Fn::If"][1], body)
    return {key: rendered(value, body) for key, value in node.items()}


def identity_policies(body: Body) -> Iterator[tuple[str, Body]]:
    """The policies of roles and of people, each with a name for the reader."""
    for name, resource in body["Resources"].items():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::IAM::Role":
            for asked in properties.get("Policies", []):
                policy = asked["Fn::If"][1] if "Fn::If" in asked else asked
                yield f"{name}/{policy['PolicyName']}", document(policy["PolicyDocument"], body)
        if resource["Type"] in {"AWS::IAM::ManagedPolicy", "AWS::IAM::Policy"}:
            yield name, document(properties["PolicyDocument"], body)


def document(node: Any, body: Body) -> Body:
    """A policy document, also where it stands in the template as JSON in a text."""
    made = rendered(node, body)
    return dict(json.loads(made)) if isinstance(made, str) else dict(made)


def statements(policy: Body) -> list[Body]:
    """Its statements, always as a list."""
    found = policy["Statement"]
    return found if isinstance(found, list) else [found]


def as_list(value: Any) -> list[str]:
    """One or several, as several."""
    return value if isinstance(value, list) else [value]
