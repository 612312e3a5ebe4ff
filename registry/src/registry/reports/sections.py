"""The one list of sections: what each kind of report holds, in the order in which it is read.

A section is a function from the material to the sections that it makes of it; one that has nothing to say makes none.
A new section is a function and a line here.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from registry.reports import care_sections as care
from registry.reports import clip_sections, mastered
from registry.reports import handover_sections as handover
from registry.reports import homework_sections as practised
from registry.reports import progress_sections as progress
from registry.reports.content import ReportKind, Section
from registry.reports.material import Material

Recipe = Callable[[Material], Iterator[Section]]

SECTIONS: Final[Mapping[ReportKind, tuple[Recipe, ...]]] = {
    "owner_progress": (
        progress.attendance, progress.known_targets, progress.calm_distances, practised.homework, handover.told_owner,
        handover.for_client, clip_sections.clips,
    ),
    "handover": (
        handover.cautions, handover.plans, handover.next_actions, handover.owner_knows, handover.upkeep,
        handover.health, progress.attendance, progress.all_targets, progress.calm_distances, practised.homework,
        handover.last_handover,
    ),
    "vet_referral": (
        care.particulars, handover.cautions, care.weights, care.health_items, care.health_lines, progress.attendance,
        progress.all_targets, progress.calm_distances,
    ),
    "graduation": (
        mastered.achieved, progress.attendance, progress.mastered_targets, progress.targets_to_keep_up,
        progress.calm_distances, practised.homework, handover.told_owner, handover.for_client, clip_sections.clips,
    ),
    "court_dossier": (care.particulars,),
    "incident_dossier": (care.particulars,),
}  # fmt: skip
TITLES: Final[Mapping[ReportKind, str]] = {
    "owner_progress": "Progress report",
    "handover": "Hand-over",
    "vet_referral": "For the vet",
    "graduation": "Graduation",
    "court_dossier": "Dossier",
    "incident_dossier": "Dossier of an incident",
}
