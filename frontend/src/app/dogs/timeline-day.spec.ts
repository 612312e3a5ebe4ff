import { TestBed } from '@angular/core/testing';
import { TimelineItem } from '../api/types';
import { JUNO, LENA } from '../../testing/examples';
import { TimelineDayView } from './timeline-day';

const SESSION: TimelineItem = {
  id: 's',
  kind: 'session',
  dog_id: JUNO,
  occurred_at: '2026-10-06T10:00:00Z',
  author: { id: LENA, name: 'Lena' },
  title: 'Training session · Yard',
  summary: '',
  tags: [],
  revision: 1,
  detail_kind: 'training',
  visibility: 'team',
  results: {
    metric: 'recall 4/5 (80 %) · dog at 12 m: barked, lunged',
    us: 'recall 4/5 (80 %) · dog at 39 ft: barked, lunged',
  },
};

describe('A day of the timeline', () => {
  function drawn(item: TimelineItem, units: 'metric' | 'us' = 'metric'): HTMLElement {
    const day = TestBed.createComponent(TimelineDayView);
    day.componentRef.setInput('day', { key: '2026-10-06', day: '2026-10-06', items: [item] });
    day.componentRef.setInput('units', units);
    day.detectChanges();
    return day.nativeElement as HTMLElement;
  }

  function shown(item: TimelineItem, units: 'metric' | 'us' = 'metric'): string {
    return drawn(item, units).textContent;
  }

  it('tells what a session came to, in the units of the practice', () => {
    expect(shown(SESSION)).toContain('recall 4/5 (80 %) · dog at 12 m: barked, lunged');
    expect(shown(SESSION, 'us')).toContain('dog at 39 ft');
  });

  it('does not say twice what the kind says', () => {
    const plain = shown({ ...SESSION, title: 'Training session' });
    expect(plain.match(/Training session/g)).toHaveLength(1);
  });

  it('says nothing of results where there are none', () => {
    const entry = shown({ ...SESSION, results: null });
    expect(entry).toContain('Training session · Yard');
    expect(entry).not.toContain('recall');
  });

  it.each([
    ['session', 'sessions/s'],
    ['note', 'notes/s'],
  ])('leads to where a %s is read whole', (kind, page) => {
    const link = drawn({ ...SESSION, kind }).querySelector('.entry-body');
    expect(link?.getAttribute('href')).toBe(`/dogs/${JUNO}/${page}`);
  });

  it('leads nowhere from what has no page of its own', () => {
    const body = drawn({ ...SESSION, kind: 'weight' }).querySelector('.entry-body');
    expect(body?.hasAttribute('href')).toBe(false);
  });
});
