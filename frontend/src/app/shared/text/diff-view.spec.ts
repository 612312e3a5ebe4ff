import { TestBed } from '@angular/core/testing';
import { DiffView } from './diff-view';

function shown(before: string, after: string): HTMLElement {
  const fixture = TestBed.createComponent(DiffView);
  fixture.componentRef.setInput('before', before);
  fixture.componentRef.setInput('after', after);
  fixture.detectChanges();
  return fixture.nativeElement as HTMLElement;
}

describe('DiffView', () => {
  it('strikes out what went and underlines what came', () => {
    const view = shown('recall 8 of 10', 'recall 7 of 10');
    expect(view.querySelector('del')?.textContent).toContain('8');
    expect(view.querySelector('ins')?.textContent).toContain('7');
    expect(view.textContent).toContain('1 word added, 1 word removed');
  });

  it('says so when nothing changed', () => {
    const view = shown('same', 'same');
    expect(view.textContent).toContain('The text is the same.');
    expect(view.querySelector('ins, del')).toBeNull();
  });

  it('shows markup in a note as text', () => {
    const view = shown('plain', '<img src=x onerror=alert(1)>');
    expect(view.querySelector('img')).toBeNull();
    expect(view.querySelector('ins')?.textContent).toContain('<img');
  });
});
