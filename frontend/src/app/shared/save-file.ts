/** Hands a file to the device's own folders, as a download. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name
    .replaceAll(/[\\/:*?"<>|]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  link.click();
  // The download has begun with the click; the browser holds on to the content by itself.
  URL.revokeObjectURL(address);
}
