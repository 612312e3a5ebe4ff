/** The text field that must be there. */
export function textareaIn(root: ParentNode): HTMLTextAreaElement {
  const found = root.querySelector('textarea');
  if (!found) throw new Error('there is no text field');
  return found;
}
