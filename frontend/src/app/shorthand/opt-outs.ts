// How often the dog said no: `3 opt-outs`, `opt-outs: 3/14`.
import { Page, Sentence } from './lines';
import { isColon, isFreeNumber } from './measures';

/** `3 opt-outs`, `opt-outs: 3/14`, `opted out twice`, `14 offers, 11 full, 3 opt-outs`; where it ends, 0 for none. */
export function readOptOut(page: Page, at: number, offers: number, sentence: Sentence): number {
  let [start, end, count, of] = [at, at + 1, -1, 0];
  const behind = isColon(page, at + 1) ? at + 2 : at + 1;
  const times = page.sense(behind, 'times');
  if (page.isCount(at - 1) && isFreeNumber(page, at - 1)) {
    start = at - 1;
    count = page.node(at - 1).value;
    if (page.word(at - 2) === '/' || page.isA(at - 2, 'of')) return 0;
  } else if (times) {
    count = Number(times);
    end = behind + 1;
  } else if (page.isCount(behind) && !page.isA(behind + 1, 'unit_s')) {
    count = page.node(behind).value;
    end = behind + 1;
    if ((page.word(end) === '/' || page.isA(end, 'of')) && page.isCount(end + 1)) {
      of = page.node(end + 1).value;
      end += 2;
    }
  }
  if (count < 0) return 0;
  if (of === 0 && offers >= sentence.start) {
    of = page.node(offers).value;
    if (page.allFree(offers, start)) start = offers;
  }
  if (of && count > of) return 0;
  page.facts.push({ type: 'opt_out', span: page.span(start, end), count, ...(of && { of }) });
  page.take(start, end);
  return end;
}
