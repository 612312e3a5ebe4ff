"""What an organization looks like on the wire."""

from typing import Annotated, Literal

import msgspec

from registry.accounts.colours import COLOUR
from registry.platform.fields import Name, TimeZone
from registry.platform.patterns import LANGUAGE_TAG


class OrganizationBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A practice, facility or unit; it owns all data.

    `report_colour` and `report_address` are the letterhead of its reports; the colour has to be readable on white.
    `cosign_notes`: what an assistant writes from now on waits for the co-signature of a trainer.
    """

    name: Name
    kind: Literal["training_business", "shelter", "working_unit", "assistance_school", "vet_behavior", "solo"] = (
        "training_business"
    )
    time_zone: TimeZone = "UTC"
    unit_system: Literal["metric", "us"] = "metric"
    locale: Annotated[str, msgspec.Meta(pattern=LANGUAGE_TAG, max_length=35)] = "en"
    report_colour: Annotated[
        str, msgspec.Meta(pattern=COLOUR, max_length=7, description="#rrggbb", examples=["#141a33"])
    ] = "#141a33"
    report_address: Annotated[str, msgspec.Meta(max_length=500, description="Lines below the name.")] = ""
    cosign_notes: bool = True
