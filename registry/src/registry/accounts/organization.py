"""The organization's own settings, for rooms above that count its days and speak its units."""

from zoneinfo import ZoneInfo

import msgspec

from registry.accounts import repository
from registry.accounts.organization_schemas import OrganizationBody
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.records.representation import body_fields


def organization_settings(tx: Transaction, access: Access) -> OrganizationBody:
    """How the organization of the caller is set up."""
    representation = repository.organization_representation(tx, access.organization, access.organization_id)
    return msgspec.convert(body_fields(msgspec.json.decode(representation)), OrganizationBody)


def organization_zone(tx: Transaction, access: Access) -> ZoneInfo:
    """The time zone in which the organization counts days."""
    return ZoneInfo(organization_settings(tx, access).time_zone)


def wants_cosign(tx: Transaction, access: Access) -> bool:
    """Whether notes that assistants of the organization write wait for the co-signature of a trainer."""
    return organization_settings(tx, access).cosign_notes
