/** Opens the composer with the cursor behind the text: over the page, or beside it where there is room. */
export function open(box: HTMLDialogElement, text: HTMLTextAreaElement): void {
  if (window.matchMedia('(min-width: 64rem)').matches) box.show();
  else box.showModal();
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);
}

/** Where the keyboard covers the page instead of shrinking it, ends the composer above it. */
export function fitAbove(box: HTMLDialogElement, visible: VisualViewport | null): void {
  if (visible !== null) box.style.setProperty('--visible-height', `${visible.height}px`);
}
