"""B4: the pipelines do things in the right order, go back by themselves, and no step may do another one's work."""

import copy
from pathlib import Path
from typing import Any

import pytest

from longline_infra.bootstrap import HANDED_ON
from longline_infra.templates import load, values
from places import CLOUDFORMATION
from policies import as_list, identity_policies, statements

Body = dict[str, Any]
FOUNDATION = CLOUDFORMATION / "bootstrap" / "bootstrap.yaml"
TEMPLATE = CLOUDFORMATION / "bootstrap" / "pipelines.yaml"
LARGEST_BODY = 51_200  # bytes that CloudFormation takes without a bucket, which there is none of before this template


@pytest.fixture
def body() -> Body:
    """Both templates of the bootstrap as one: in which of them a resource stands matters only to a call's size."""
    foundation, pipelines = (copy.deepcopy(load(path)) for path in (FOUNDATION, TEMPLATE))
    return {part: foundation[part] | pipelines[part] for part in ("Parameters", "Resources")}


def stages(body: Body, pipeline: str = "Pipeline") -> list[Body]:
    found: list[Body] = body["Resources"][pipeline]["Properties"]["Stages"]
    return found


def actions(stage: Body) -> list[Body]:
    """A stage's actions; one that a condition decides about counts as there."""
    return [one["Fn::If"][1] if "Fn::If" in one else one for one in stage["Actions"]]


def what(action: Body) -> str:
    """What an action does: the mode of CloudFormation, or the project that it starts."""
    configuration = action["Configuration"]
    mode = configuration.get("ActionMode")
    project = configuration.get("ProjectName", {})
    return str(mode or project.get("Ref") or action["ActionTypeId"]["Category"])


def faults(body: Body) -> list[str]:
    """What is wrong with the infrastructure's pipeline."""
    said = []
    order = [(stage["Name"], [what(action) for action in actions(stage)]) for stage in stages(body)]
    if order != [
        ("Source", ["Source"]),
        ("Build", ["Check"]),
        ("Review", ["CHANGE_SET_REPLACE", "Show", "Approval"]),
        ("Deploy", ["CHANGE_SET_REPLACE", "CHANGE_SET_EXECUTE", "Smoke"]),
    ]:
        said.append(f"order: {order}")
    for stage in stages(body):
        runs = [action.get("RunOrder", 1) for action in actions(stage)]
        if len(set(runs)) != len(runs):
            said.append(f"{stage['Name']} does two things at once")
    if stages(body)[-1].get("OnFailure") != {"Result": "ROLLBACK"}:
        said.append("does not go back")
    properties = body["Resources"]["Pipeline"]["Properties"]
    if properties["PipelineType"] != "V2" or not list(values(properties["Triggers"], "Push")):
        said.append("is not started by a push")
    roles = {str(role) for role in values(properties, "RoleArn")}
    if len(roles) != 2:
        said.append(f"roles: {roles}")
    return said


def test_pipeline_is_in_order(body: Body) -> None:
    assert faults(body) == []


def test_production_is_approved_and_a_rollback_is_not(body: Body) -> None:
    names = {stage["Name"]: [action["Name"] for action in actions(stage)] for stage in stages(body)}
    assert "Approve" in names["Review"]
    assert "Approve" not in names["Deploy"]


def test_planted_faults_of_the_pipeline_are_found(body: Body) -> None:
    for plant in (
        lambda one: stages(one)[3].pop("OnFailure"),
        lambda one: stages(one)[3]["Actions"].pop(0),
        lambda one: stages(one)[2]["Actions"].reverse(),
        lambda one: stages(one)[3]["Actions"][1].update(RunOrder=1),
        lambda one: one["Resources"]["Pipeline"]["Properties"].update(Triggers=[]),
        lambda one: [
            action["Configuration"].update(RoleArn={"Fn::GetAtt": ["PipelineRole", "Arn"]})
            for stage in stages(one)
            for action in actions(stage)
            if "RoleArn" in action["Configuration"]
        ],
    ):
        broken = copy.deepcopy(body)
        plant(broken)
        assert faults(broken), "a fault was planted"


def test_images_are_pushed_before_the_chart_is_upgraded(body: Body) -> None:
    assert [stage["Name"] for stage in stages(body, "ImagesPipeline")] == ["Source", "Images", "Upgrade"]
    assert stages(body, "ImagesPipeline")[-1]["OnFailure"] == {"Result": "ROLLBACK"}


def allowed(body: Body) -> dict[str, set[str]]:
    """The actions that each role of the template may do, by the role's name."""
    found: dict[str, set[str]] = {}
    for name, policy in identity_policies(body):
        for statement in statements(policy):
            if statement["Effect"] == "Allow":
                found.setdefault(name.split("/")[0], set()).update(as_list(statement["Action"]))
    return found


def test_only_the_pipeline_executes_and_only_cloudformation_makes(body: Body) -> None:
    may = allowed(body)
    executing = {role for role, actions in may.items() if "cloudformation:ExecuteChangeSet" in actions}
    assert executing == {"PipelineRole"}
    making = {
        role for role, actions in may.items() if any(one.startswith(("ec2:Create", "iam:Create")) for one in actions)
    }
    assert making - {"Boundary", "DeployBoundary"} == {"DeployRole"}
    pushing = {role for role, actions in may.items() if "ecr:PutImage" in actions}
    assert pushing == {"ImagesRole"}


def test_whoever_makes_roles_makes_them_inside_the_boundary(body: Body) -> None:
    policy = dict(identity_policies(body))["DeployRole/make-the-platform"]
    making = [one for one in statements(policy) if "iam:CreateRole" in as_list(one["Action"])]
    assert [one["Condition"]["StringEquals"].keys() for one in making] == [{"iam:PermissionsBoundary"}]
    kept = [one for one in statements(policy) if one["Effect"] == "Deny"]
    assert "iam:CreatePolicyVersion" in kept[0]["Action"]


def test_drift_is_looked_for_on_a_schedule(body: Body) -> None:
    rule = body["Resources"]["DriftRule"]["Properties"]
    assert rule["ScheduleExpression"] == {"Ref": "DriftSchedule"}
    assert rule["Targets"][0]["Arn"] == {"Fn::GetAtt": ["Drift", "Arn"]}


def test_no_secret_is_a_variable_or_a_parameter(body: Body) -> None:
    projects = [one for one in body["Resources"].values() if one["Type"] == "AWS::CodeBuild::Project"]
    variables = [one for project in projects for one in project["Properties"]["Environment"]["EnvironmentVariables"]]
    assert {one.get("Type", "PLAINTEXT") for one in variables} == {"PARAMETER_STORE", "PLAINTEXT"}
    assert not any(word in one["Name"] for one in variables for word in ("SECRET", "PASSWORD", "TOKEN"))


@pytest.mark.parametrize("template", [FOUNDATION, TEMPLATE], ids=lambda path: path.stem)
def test_template_fits_into_a_call_without_a_bucket_and_may_grow(template: Path) -> None:
    assert template.stat().st_size < LARGEST_BODY * 0.8


def test_pipelines_take_what_the_foundation_hands_on() -> None:
    made, asked = load(FOUNDATION), load(TEMPLATE)
    assert set(HANDED_ON) == set(made["Outputs"])
    assert set(HANDED_ON) < set(asked["Parameters"])
    assert not any("Default" in asked["Parameters"][name] for name in HANDED_ON)
    shared = set(made["Parameters"]) & set(asked["Parameters"])
    assert shared == {"Environment"}
    assert not set(made["Resources"]) & set(asked["Resources"])


def test_artefacts_are_read_and_forgotten_where_codepipeline_puts_them(body: Body) -> None:
    """Its folders are the first twenty letters of each pipeline's name."""
    names = [body["Resources"][name]["Properties"]["Name"]["Fn::Sub"] for name in ("Pipeline", "ImagesPipeline")]
    folders = {name.replace("${Environment}", "production")[:20] for name in names}
    rule = body["Resources"]["Bucket"]["Properties"]["LifecycleConfiguration"]["Rules"][0]
    assert all(folder.startswith(rule["Prefix"]) for folder in folders)
    for name in ("BuildRole/check-and-package", "PipelineRole/run-the-stages", "SmokeRole/look-at-what-was-made"):
        policy = dict(identity_policies(body))[name]
        reading = [one for one in statements(policy) if "s3:GetObject" in as_list(one["Action"])]
        assert any(resource.endswith("/longline-*") for one in reading for resource in as_list(one["Resource"]))
