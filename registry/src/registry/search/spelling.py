"""British spelling as American, so that both are stemmed alike: behaviour and behavior, socialise and socialize.

Only endings and words that are safe: `exercise`, `promise`, `hour` and `flour` are not touched. The first letter
stays what it was, in stems too, which lets a search look at few words closely; kerb and curb are synonyms instead.
"""

import re
from typing import Final

_WORDS: Final = {
    "metre": "meter", "metres": "meters", "centre": "center", "centres": "centers", "grey": "gray",
    "licence": "license", "practise": "practice", "practised": "practiced", "practising": "practicing",
    "defence": "defense", "offence": "offense", "tyre": "tire", "tyres": "tires",
    "manoeuvre": "maneuver", "diarrhoea": "diarrhea", "anaesthetic": "anesthetic", "oestrus": "estrus",
    "travelling": "traveling", "travelled": "traveled", "signalled": "signaled", "signalling": "signaling",
    "labelled": "labeled", "plough": "plow", "moult": "molt", "moulting": "molting", "mould": "mold",
    "programme": "program", "programmes": "programs",
}  # fmt: skip
_OUR: Final = re.compile(r"^(behavi|col|fav|neighb|od|vap|harb|lab|rum|hum|vig|clam|sav|flav|arm|vall|hon|rig)our")
_IZE: Final = re.compile(
    r"^(social|desensit|sensit|general|recogn|organ|vocal|neutral|stabil|minim|maxim|optim|priorit|steril|immun|normal"
    r"|categor|critic|final|summar|vis?ual|famil?iar|character|standard|author|apolog|memor|emphas|real|util|custom"
    r"|hospital|medical|material|caramel|special|local|mobil|item|random|symbol|sympath)is(?=e|i|a)"
)
_YZE: Final = re.compile(r"^(anal|paral|catal)ys(?=e[ds]?$|ing$)")


def american(word: str) -> str:
    """The American spelling of a folded word; most words stay as they are."""
    known = _WORDS.get(word)
    if known is not None:
        return known
    if "our" in word:
        return _OUR.sub(r"\1or", word)
    if "is" in word:
        return _IZE.sub(r"\1iz", word)
    return _YZE.sub(r"\1yz", word) if "ys" in word else word


_SOUNDS: Final = (
    (re.compile(r"^(?:wr|kn|gn)"), lambda m: m[0][1]),
    (re.compile(r"ph"), lambda _: "f"),
    (re.compile(r"ck|[cq]"), lambda _: "k"),
    (re.compile(r"z"), lambda _: "s"),
    (re.compile(r"(.)\1+"), lambda m: m[1]),
)


def sound(word: str) -> str:
    """Words that sound alike: krate and crate, recal and recall, fobia and phobia."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word
