/**
 * One spelling for words that an English stemmer takes for different ones: British as American,
 * irregular forms as their base. The registry's search has the same list (registry/search/spelling.py).
 */
const WORDS = pairs(
  'metre meter;metres meters;centre center;centres centers;grey gray;licence license;' +
    'practise practice;practised practiced;practising practicing;defence defense;offence offense;' +
    'tyre tire;tyres tires;manoeuvre maneuver;diarrhoea diarrhea;anaesthetic anesthetic;' +
    'oestrus estrus;travelling traveling;travelled traveled;signalled signaled;' +
    'signalling signaling;labelled labeled;plough plow;moult molt;moulting molting;mould mold;' +
    'programme program;programmes programs',
);
const OUR =
  /^(behavi|col|fav|neighb|od|vap|harb|lab|rum|hum|vig|clam|sav|flav|arm|vall|hon|rig)our/;
const IZE = new RegExp(
  '^(social|desensit|sensit|general|recogn|organ|vocal|neutral|stabil|minim|maxim|optim|priorit|steril|' +
    'immun|normal|categor|critic|final|summar|vis?ual|famil?iar|character|standard|author|apolog|memor|' +
    'emphas|real|util|custom|hospital|medical|material|caramel|special|local|mobil|item|random|symbol|' +
    'sympath)is(?=e|i|a)',
);
const YZE = /^(anal|paral|catal)ys(?=e[ds]?$|ing$)/;
/** The base first, then its forms. */
const IRREGULAR =
  'begin began begun;bite bitten;blow blew blown;break broke broken;bring brought;build built;' +
  'buy bought;catch caught;choose chose chosen;cling clung;come came;creep crept;deal dealt;dig dug;' +
  'draw drew drawn;drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed;' +
  'feel felt;fight fought;flee fled;fly flew flown;forget forgot forgotten;freeze froze frozen;' +
  'get got gotten;give gave given;grow grew grown;hang hung;hear heard;hide hid hidden;hold held;' +
  'keep kept;kneel knelt;know knew known;lead led;leap leapt;lend lent;lie lain;lose lost;mean meant;' +
  'meet met;pay paid;ride rode ridden;run ran;say said;seek sought;see saw seen;sell sold;send sent;' +
  'shake shook shaken;show shown;shrink shrank shrunk;sing sang sung;sink sank sunk;sleep slept;' +
  'slide slid;speak spoke spoken;spend spent;spin spun;stand stood;steal stole stolen;stick stuck;' +
  'strike struck;swear swore sworn;sweep swept;swell swollen;swim swam swum;swing swung;' +
  'take took taken;teach taught;tear tore torn;tell told;think thought;throw threw thrown;' +
  'understand understood;wake woke woken;wear wore worn;win won;withdraw withdrew withdrawn;' +
  'write wrote written;child children;foot feet;goose geese;knife knives;life lives;man men;' +
  'mouse mice;tooth teeth;wolf wolves;woman women';
const BASES = new Map(
  IRREGULAR.split(';').flatMap((line) => {
    const [base = '', ...forms] = line.split(' ');
    return forms.map((form) => [form, base] as const);
  }),
);
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^[wkg](?=(?<=w)r|(?<=[kg])n)/, ''],
  [/ph/g, 'f'],
  [/ck|[cq]/g, 'k'],
  [/z/g, 's'],
  [/(.)\1+/gu, '$1'],
];

/** The spelling of a folded word that stands for its others; most words stay as they are. */
export function baseForm(word: string): string {
  const known = WORDS.get(word) ?? BASES.get(word);
  if (known !== undefined) return known;
  if (word.includes('our')) return word.replace(OUR, '$1or');
  if (word.includes('is')) return word.replace(IZE, '$1iz');
  return word.includes('ys') ? word.replace(YZE, '$1yz') : word;
}

/** Words that sound alike: krate and crate, recal and recall, fobia and phobia. */
export function sound(word: string): string {
  return SOUNDS.reduce((done, [pattern, instead]) => done.replace(pattern, instead), word);
}

function pairs(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(';').map((pair) => pair.split(' ') as [string, string]));
}
