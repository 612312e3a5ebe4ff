"""The kinds `organization` and `member`, with the tables that follow them."""

from registry.accounts import repository
from registry.accounts.colours import LEAST_ON_WHITE, contrast_on_white
from registry.accounts.organization_schemas import OrganizationBody
from registry.accounts.schemas import MemberBody
from registry.platform.access import OWNERS
from registry.platform.database import Transaction
from registry.platform.errors import InvalidBody
from registry.platform.fields import known_time_zone, sort_key
from registry.records.kinds import Document, Facets, Kind


class _OrganizationName:
    """Keeps the organization's name where every request reads it."""

    def put(self, tx: Transaction, document: Document, facets: Facets, *, before: Document | None) -> None:
        del before
        tx.run("UPDATE organization SET name = ? WHERE number = ?", facets.title, document.organization)

    def remove(self, tx: Transaction, document: Document) -> None:
        """An organization is never deleted through the API."""

    def clear(self, tx: Transaction) -> None:
        """The name is overwritten by the rebuild."""


class _Memberships:
    """Keeps the table `membership`, which decides who may come in."""

    def put(self, tx: Transaction, document: Document, facets: Facets, *, before: Document | None) -> None:
        del before
        (person_id,) = facets.assigned_person_ids
        repository.put_membership(
            tx, document.organization, person_id=person_id, member_id=document.id, role=facets.detail_kind,
            status=facets.status,
        )  # fmt: skip

    def remove(self, tx: Transaction, document: Document) -> None:
        tx.run(
            "UPDATE membership SET status = 'ended' WHERE organization = ? AND member_id = ?",
            *(document.organization, document.id),
        )

    def clear(self, tx: Transaction) -> None:
        """Members are overwritten by the rebuild; those who left stay ended."""


def _check_organization(body: OrganizationBody) -> None:
    if not known_time_zone(body.time_zone):
        raise InvalidBody.at("/time_zone", f"There is no time zone `{body.time_zone}`; use one such as Europe/Zurich.")
    contrast = contrast_on_white(body.report_colour)
    if contrast < LEAST_ON_WHITE:
        raise InvalidBody.at(
            "/report_colour",
            f"{body.report_colour} cannot be read on white paper: its contrast is {contrast:.1f} to 1, and text needs"
            f" {LEAST_ON_WHITE} to 1. Choose a darker shade.",
        )


def _organization_facets(body: OrganizationBody) -> Facets:
    return Facets(title=body.name, sort_key=sort_key(body.name))


def _member_facets(body: MemberBody) -> Facets:
    return Facets(status=body.status, detail_kind=body.role, assigned_person_ids=(body.person_id,))


ORGANIZATION = Kind(
    name="organization", title="organization", body=OrganizationBody, facets=_organization_facets, writers=OWNERS,
    read_by_all=True, check=_check_organization, read_models=(_OrganizationName(),),
)  # fmt: skip
MEMBER = Kind(
    name="member",
    title="member",
    body=MemberBody,
    facets=_member_facets,
    writers=OWNERS,
    read_by_all=True,
    read_models=(_Memberships(),),
)
