"""One spelling for words that an English stemmer takes for different ones.

British as American (behaviour and behavior, socialise and socialize), irregular forms as their base (drew, drawn
and draw; feet and foot). Only what is safe: `exercise`, `promise` and `hour` are not touched, nor is a form that is
also another word (left, bit, wound; sat is Saturday). The first letter stays what it was, in stems too,
which lets a search look at few words closely.
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


_IRREGULAR: Final = """
begin began begun; bite bitten; blow blew blown; break broke broken; bring brought; build built; buy bought;
catch caught; choose chose chosen; cling clung; come came; creep crept; deal dealt; dig dug; draw drew drawn;
drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought;
flee fled; fly flew flown; forget forgot forgotten; freeze froze frozen; get got gotten; give gave given;
grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; kneel knelt; know knew known;
lead led; leap leapt; lend lent; lie lain; lose lost; mean meant; meet met; pay paid; ride rode ridden; run ran;
say said; seek sought; see saw seen; sell sold; send sent; shake shook shaken; show shown; shrink shrank shrunk;
sing sang sung; sink sank sunk; sleep slept; slide slid; speak spoke spoken; spend spent; spin spun; stand stood;
steal stole stolen; stick stuck; strike struck; swear swore sworn; sweep swept; swell swollen; swim swam swum;
swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown;
understand understood; wake woke woken; wear wore worn; win won; withdraw withdrew withdrawn; write wrote written;
child children; foot feet; goose geese; knife knives; life lives; man men; mouse mice; tooth teeth; wolf wolves;
woman women
"""
_BASES: Final = {
    form: forms.split()[0] for forms in _IRREGULAR.replace("\n", " ").split(";") for form in forms.split()[1:]
}


def base_form(word: str) -> str:
    """The spelling of a folded word that stands for its others; most words stay as they are."""
    known = _WORDS.get(word) or _BASES.get(word)
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
