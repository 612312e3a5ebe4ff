"""Dunbar's bite scale: levels by what is seen on the victim, and by nothing else.

In our words, after the text that Dr. Ian Dunbar has published; a level is chosen by its definition, so the definitions
travel with the API and stand beside every choice.
"""

from typing import Final

from registry.incidents.schemas import BiteLevel, BiteScale

SCALE: Final = BiteScale(
    title="Dr. Ian Dunbar’s Dog Bite Scale",
    source="After Dr. Ian Dunbar, An Assessment of the Severity of Biting Problems Based on Evaluation of Wound"
    " Pathology; reproduced at friendsofthedog.co.za/evaluation-of-dog-bites.html.",
    decimals="Between two levels, one decimal says how close it is: 2.8 is almost a 3.",
    levels=[
        BiteLevel(1, False, "No contact", "Threatening or snapping. The teeth do not touch the skin."),
        BiteLevel(
            2, False, "Contact, no puncture",
            "The teeth touch the skin and do not puncture it. There may be nicks, less than 2.5 mm (1/10 inch) deep,"
            " and a little bleeding from teeth that move along the skin, but no vertical punctures.",
        ),
        BiteLevel(
            3, False, "Shallow punctures, one bite",
            "One to four punctures from a single bite, none deeper than half the length of the dog’s canine tooth."
            " There may be lacerations in one direction, from pulling away.",
        ),
        BiteLevel(3, True, "Shallow punctures, several bites", "Several bites of level 3 in one incident."),
        BiteLevel(
            4, False, "A deep puncture",
            "One to four punctures from a single bite, at least one deeper than half the length of the canine tooth."
            " There may be deep bruising, because the dog held on, or lacerations in both directions, because it shook"
            " its head.",
        ),
        BiteLevel(
            5, False, "Several deep bites",
            "Several bites with at least two of level 4, or several attacks with at least one bite of level 4 each.",
        ),
        BiteLevel(6, False, "Death", "The victim is dead."),
    ],
)  # fmt: skip
