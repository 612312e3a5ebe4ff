/**
 * The operators that somebody typed into the search box, as chips that can be taken away again:
 * `recall dog:juno -kind:plan` holds two. The registry reads the query itself; this only shows
 * what it will understand.
 */
export interface TypedFilter {
  readonly name: string;
  readonly value: string;
  readonly excluded: boolean;
  /** As it stands in the query. */
  readonly text: string;
}

const OPERATOR = /(?<=^|\s)(-?)(dog|author|kind|tag|before|after):(?:"([^"]*)"|([^\s"]+))/gi;

export function typedFilters(query: string): readonly TypedFilter[] {
  return [...query.matchAll(OPERATOR)].map((match) => ({
    name: (match[2] ?? '').toLowerCase(),
    value: match[3] ?? match[4] ?? '',
    excluded: match[1] === '-',
    text: match[0],
  }));
}

export function withoutFilter(query: string, filter: TypedFilter): string {
  const place = query.indexOf(filter.text);
  if (place < 0) return query;
  const rest = query.slice(0, place) + query.slice(place + filter.text.length);
  return rest.replace(/\s+/g, ' ').trim();
}

/** `about juno`, `not of the kind plan`: the chip's words. */
export function filterWords(filter: TypedFilter): string {
  const words: Readonly<Record<string, string>> = {
    dog: 'about',
    author: 'by',
    kind: 'kind',
    tag: '#',
    before: 'before',
    after: 'from',
  };
  const head = words[filter.name] ?? filter.name;
  const text = head === '#' ? `#${filter.value}` : `${head} ${filter.value}`;
  return filter.excluded ? `not ${text}` : text;
}
