"""A dog's reinforcers are a list without doubles."""

import pytest

from registry.dogs.rules import check_dog
from registry.dogs.schemas import DogBody, Reinforcer
from registry.platform.errors import InvalidBody


def test_the_same_item_twice_is_refused_at_the_second_whatever_its_case_and_accents() -> None:
    dog = DogBody(
        call_name="Juno", reinforcers=[Reinforcer(item="Pâté"), Reinforcer(item="Ball"), Reinforcer(item=" pate ")]
    )
    with pytest.raises(InvalidBody) as refusal:
        check_dog(dog)
    assert [error.pointer for error in refusal.value.errors] == ["/reinforcers/2/item"]
    assert refusal.value.detail == "“pate” is in the list twice. Keep one of the two."


def test_an_allergy_and_a_reinforcer_cannot_be_the_same_item() -> None:
    with pytest.raises(InvalidBody):
        check_dog(
            DogBody(call_name="Juno", reinforcers=[Reinforcer(item="Beef"), Reinforcer(item="beef", allergy=True)])
        )


def test_different_items_are_fine() -> None:
    check_dog(DogBody(call_name="Juno", reinforcers=[Reinforcer(item="Beef"), Reinforcer(item="Beef heart")]))
