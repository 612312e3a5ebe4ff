import { TestBed } from '@angular/core/testing';
import { TimelineItem } from '../api/types';
import { JUNO, LENA } from '../../testing/examples';
import { TimelineEntry } from './timeline-entry';

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

describe('An entry of the timeline', () => {
  function shown(item: TimelineItem, units: 'metric' | 'us'): string {
    const entry = TestBed.createComponent(TimelineEntry);
    entry.componentRef.setInput('item', item);
    entry.componentRef.setInput('units', units);
    entry.detectChanges();
    return (entry.nativeElement as HTMLElement).textContent;
  }

  it('tells what a session came to, in the units of the practice', () => {
    expect(shown(SESSION, 'metric')).toContain('recall 4/5 (80 %) · dog at 12 m: barked, lunged');
    expect(shown(SESSION, 'us')).toContain('dog at 39 ft');
  });

  it('does not say twice what the kind says', () => {
    const plain = shown({ ...SESSION, title: 'Training session' }, 'metric');
    expect(plain.match(/Training session/g)).toHaveLength(1);
  });

  it('says nothing of results where there are none', () => {
    const entry = shown({ ...SESSION, results: null }, 'metric');
    expect(entry).toContain('Training session · Yard');
    expect(entry).not.toContain('recall');
  });
});
