"""Weather that two notes of the same day agree on: a function of date and hour, in the climate of Zurich."""

import random
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

_MEAN_C = (1, 2, 6, 10, 14, 18, 20, 19, 15, 10, 5, 2)
_SKIES = ("dry", "dry", "sun", "sun", "cloudy", "windy", "drizzle", "rain", "showers")


@dataclass(frozen=True, slots=True)
class Weather:
    """Temperature in °C and one word for the sky."""

    celsius: int
    sky: str


def weather_at(at: datetime) -> Weather:
    """The weather at a time."""
    day = random.Random(int.from_bytes(sha256(at.date().isoformat().encode()).digest()[:8], "big"))
    warmth = day.gauss(0, 2.5)
    sky = day.choice(_SKIES)
    of_the_hour = {True: -4.0, False: 3.0}[at.hour < 10 or at.hour > 19]
    celsius = round(_MEAN_C[at.month - 1] + warmth + of_the_hour + (2 if sky == "sun" else 0))
    if celsius <= 1 and sky in {"rain", "drizzle", "showers"}:
        sky = "sleet"
    if celsius <= 8 and at.hour < 10 and sky in {"cloudy", "dry"}:
        sky = "fog"
    return Weather(celsius, sky)


def described(weather: Weather, voice: str, chance: random.Random) -> str:
    """The weather as this trainer would put it."""
    if voice == "marco":
        return chance.choice((f"{weather.celsius}C {weather.sky}", f"{weather.sky}, {weather.celsius}C"))
    if voice == "dana":
        fahrenheit = round(weather.celsius * 9 / 5 + 32)
        word = {"sun": "sunny", "rain": "raining", "drizzle": "drizzly", "fog": "foggy"}.get(weather.sky, weather.sky)
        return chance.choice((f"{fahrenheit} degrees and {word}", f"about {fahrenheit} out, {word}"))
    word = {"sun": "sunny", "fog": "fog over the ground", "drizzle": "light drizzle"}.get(weather.sky, weather.sky)
    return f"{weather.celsius} °C, {word}"
