import { SearchAnswer } from '../../api/types';
import { LocalDatabase } from '../local-database';
import { indexForSearch } from './catching-up';
import { Cursor, madeCursor, readCursor } from './cursor';
import { Entry } from './entry';
import { Expression } from './expression';
import { IndexReader, TimeSpan } from './index-reading';
import { Standing } from './known-index';
import { Matcher } from './matching';
import { fewer, Plan, planExpression } from './plan';
import { Correction, People, Planner } from './planner';
import { present } from './present';
import { parseQuery, Query } from './query';
import { inOrder, laterFirst, rank, rounded, Scored } from './ranking';
import { ownSynonyms } from './synonyms';
import { narrowed, Wanted, wantedOf, withFilters } from './wanted';

/**
 * The search of the registry (registry/search/service.py) over what is on this device: the same
 * meaning, the same order, the same pages. Matches are taken in blocks, the newest 500 first, and
 * each block is sorted best first; what has a name (dogs, households, plans) forms a second stream
 * with blocks of its own. A cursor names the block and the place in it.
 */
const BLOCK = 500;
const NAMED_BLOCK = 100;
const MOST_BLOCKS = 8;
/** How many entries are looked at at once for a phrase. */
const BATCH = 500;

const BEFORE_ALL: Standing = { created: Number.MAX_VALUE, number: Number.MAX_SAFE_INTEGER };
const FROM_THE_START: Scored = { ...BEFORE_ALL, score: Number.MAX_VALUE };

/** Where a block begins in both streams, null behind their ends, and in it what has been shown. */
export interface Position {
  readonly need: number;
  readonly named: Standing | null;
  readonly written: Standing | null;
  readonly shown: Scored;
}

interface Stream {
  readonly entries: readonly Entry[];
  /** Matches from the block's beginning on, before phrases were looked for. */
  readonly matches: number;
  readonly next: Standing | null;
}

interface Block {
  readonly at: Position;
  readonly scored: readonly Scored[];
  readonly candidates: number;
  readonly matches: number;
  readonly following: Position | null;
}

/** What a search is limited to, beside the question itself. */
export interface Limits {
  /** The keys of the only records that count; they have all that was asked for, as it was typed. */
  readonly among?: readonly string[];
  /** Up to so many records are indexed first; where more are due, the answer says how many. */
  readonly few?: number;
}

/** Answers `GET /search` from the device; throws a Problem for what cannot be searched for. */
export async function search(
  database: LocalDatabase,
  parameters: Readonly<Record<string, unknown>>,
  people: People,
  { among, few }: Limits = {},
): Promise<SearchAnswer> {
  const wanted = wantedOf(parameters);
  const query = narrowed(parseQuery(wanted.q), wanted);
  const cursor = readCursor(wanted);
  const unindexed = await indexForSearch(database, few);
  const { records, searchEntries, searchPlaces, searchShelves, searchDrawers, searchDue } =
    database;
  const tables = [records, searchEntries, searchPlaces, searchShelves, searchDrawers, searchDue];
  const page = await database.transaction('r', tables, async () => {
    const index = await IndexReader.begin(database);
    const planner = new Planner(database, index, ownSynonyms(), people);
    const plan = await planner.plan(query);
    if (plan === null) return { items: [], next_cursor: null, total_estimate: 0, corrections: [] };
    if (among) await index.narrow(among);
    const one = new DeviceSearch(index, planner, query, withFilters(plan, wanted), !among);
    return one.page(wanted, cursor, (found, matcher) =>
      present(database, index, found, { matcher, people }),
    );
  });
  return unindexed > 0 ? { ...page, unindexed } : page;
}

type Presenter = (found: readonly Scored[], matcher: Matcher) => Promise<SearchAnswer['items']>;

class DeviceSearch {
  private corrections: readonly Correction[] = [];

  constructor(
    private readonly index: IndexReader,
    private readonly planner: Planner,
    private readonly query: Query,
    private plan: Plan,
    private readonly contented: boolean,
  ) {}

  async page(wanted: Wanted, cursor: Cursor | null, show: Presenter): Promise<SearchAnswer> {
    if (cursor) this.correct(cursor.corrections);
    const block = cursor ? await this.block(cursor.at) : await this.firstBlock();
    const total = cursor?.total ?? totalOf(block);
    const { found, following } = await this.take(block, wanted.limit);
    const { corrections } = this;
    return {
      items: await show(found, this.matcher()),
      next_cursor: following && madeCursor(wanted, { at: following, total, corrections }),
      total_estimate: total,
      corrections: [...corrections],
    };
  }

  /**
   * All units; else all with corrected words; else as many of them as are found together anywhere.
   * Who is not to be contented with less gets the first of these alone.
   */
  private async firstBlock(): Promise<Block> {
    const need = this.plan.units.length;
    let block = await this.block(start(need));
    if (hasSomething(block) || need === 0 || !this.contented) return block;
    this.correct(await this.planner.corrections(this.plan, (of, most) => this.count(of, most)));
    if (this.corrections.length > 0) block = await this.block(start(need));
    for (const less of fewer(this.plan, need)) {
      if (hasSomething(block)) break;
      block = await this.block(start(less));
    }
    return block;
  }

  private correct(corrections: readonly Correction[]): void {
    this.corrections = corrections;
    this.plan = this.planner.corrected(this.plan, corrections);
  }

  private matcher(): Matcher {
    return new Matcher([...this.plan.units, ...this.plan.phrases]);
  }

  private async block(at: Position): Promise<Block> {
    const named = await this.stream(at.need, true, at.named, NAMED_BLOCK);
    const written = await this.stream(at.need, false, at.written, BLOCK);
    const more = named.next !== null || written.next !== null;
    const candidates = [...named.entries, ...written.entries];
    const following = { ...at, named: named.next, written: written.next, shown: FROM_THE_START };
    return {
      at,
      scored: rank(candidates, this.matcher(), at.need + this.plan.phrases.length),
      candidates: candidates.length,
      matches: named.matches + written.matches,
      following: more ? following : null,
    };
  }

  /** The next matches behind `below`, the newest first. */
  private async stream(
    need: number,
    named: boolean,
    below: Standing | null,
    limit: number,
  ): Promise<Stream> {
    if (below === null) return { entries: [], matches: 0, next: null };
    const all = await this.index.matches(planExpression(this.plan, need, named), this.time());
    const behind = all.filter((one) => laterFirst(this.index.standing(one), below) > 0);
    const entries = await this.within(behind, limit + 1);
    const last = entries.length > limit ? entries[limit - 1] : undefined;
    const next = last ? { created: last.created, number: last.number } : null;
    return { entries: entries.slice(0, limit), matches: behind.length, next };
  }

  private time(): TimeSpan {
    return { from: this.query.from, until: this.query.until };
  }

  /** The first entries that have the phrases, and not the excluded ones. */
  private async within(matches: readonly number[], limit: number): Promise<readonly Entry[]> {
    const found: Entry[] = [];
    const size = this.looksAtWords() ? BATCH : limit;
    for (let at = 0; at < matches.length && found.length < limit; at += size) {
      const entries = await this.index.entries(matches.slice(at, at + size));
      found.push(...entries.filter((entry) => this.fits(entry)));
    }
    return found.slice(0, limit);
  }

  private looksAtWords(): boolean {
    const { phrases, excluded } = this.query;
    return phrases.length > 0 || excluded.some(({ length }) => length > 1);
  }

  private fits(entry: Entry): boolean {
    const { phrases, excluded } = this.query;
    const has = (words: readonly string[]): boolean => {
      const wanted = ` ${words.join(' ')} `;
      return entry.text.includes(wanted) || entry.title.includes(wanted);
    };
    return phrases.every(has) && !excluded.some((words) => words.length > 1 && has(words));
  }

  private async count(of: Expression, most: number): Promise<number> {
    const matches = await this.index.matches(of, this.time());
    if (!this.looksAtWords()) return Math.min(matches.length, most);
    return (await this.within(matches, most)).length;
  }

  /** The hits behind the block's position, from as many blocks as it takes, and where the next page begins. */
  private async take(
    first: Block,
    limit: number,
  ): Promise<{ readonly found: readonly Scored[]; readonly following: Position | null }> {
    const found: Scored[] = [];
    let block = first;
    for (let read = 1; ; read++) {
      const { shown } = block.at;
      const left = block.scored.filter((each) => inOrder(each, shown) > 0);
      const taken = left.slice(0, limit - found.length);
      found.push(...taken);
      if (taken.length < left.length) {
        return { found, following: { ...block.at, shown: taken.at(-1) ?? shown } };
      }
      const { following } = block;
      if (found.length === limit || following === null || read === MOST_BLOCKS) {
        return { found, following };
      }
      block = await this.block(following);
    }
  }
}

/** Exact as long as each match of the index is a hit; else as if all were as dense as the first block. */
function totalOf({ scored, candidates, matches, following }: Block): number {
  if (following === null || scored.length === 0) return scored.length;
  if (scored.length === candidates) return matches;
  const estimate = (matches * scored.length) / candidates;
  return Math.max(scored.length, rounded(Number(estimate.toPrecision(2)), 0));
}

function start(need: number): Position {
  return { need, named: BEFORE_ALL, written: BEFORE_ALL, shown: FROM_THE_START };
}

function hasSomething({ scored, following }: Block): boolean {
  return scored.length > 0 || following !== null;
}
