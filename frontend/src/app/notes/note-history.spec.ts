import { TestBed } from '@angular/core/testing';
import { revision } from '../../testing/examples';
import { NoteRevision } from '../api/types';
import { Remote } from '../shared/state/remote';
import { NoteHistory } from './note-history';

describe('NoteHistory', () => {
  async function shown(...revisions: NoteRevision[]): Promise<HTMLElement> {
    const held = new Remote<readonly NoteRevision[]>();
    held.set(revisions);
    const fixture = TestBed.createComponent(NoteHistory);
    fixture.componentRef.setInput('revisions', held);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('names every revision and compares the last two', async () => {
    const page = await shown(
      revision(1, 'sit 3/5'),
      revision(2, 'sit 4/5'),
      revision(3, 'sit 5/5', { fields: { kind: 'plan', tags: ['mat'], title: null } }),
    );
    const names = [...page.querySelectorAll('.revisions strong')].map((one) => one.textContent);
    expect(names).toEqual(['Revision 3', 'Revision 2', 'Revision 1']);
    expect(page.querySelector('del')?.textContent).toContain('4/5');
    expect(page.querySelector('ins')?.textContent).toContain('5/5');
    expect(page.textContent).toContain('Kind: General → Plan');
    expect(page.textContent).toContain('Tags: none → #mat');
  });

  it('says so when nothing was ever changed', async () => {
    const page = await shown(revision(1, 'sit 3/5'));
    expect(page.textContent).toContain('has not been changed');
  });
});
