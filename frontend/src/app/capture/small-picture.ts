/** The longer side of a small picture, in pixels; the registry's are as large. */
const SIDE = 320;
const QUALITY = 0.8;

/** A small picture of a picture, or of a video's first frame; null where the browser shows neither. */
export async function smallPicture(content: Blob): Promise<Blob | null> {
  try {
    if (content.type.startsWith('image/')) return await ofPicture(content);
    return content.type.startsWith('video/') ? await ofVideo(content) : null;
  } catch {
    return null; // a type that this browser does not show, or a damaged file: it has an icon
  }
}

async function ofPicture(content: Blob): Promise<Blob | null> {
  const bitmap = await createImageBitmap(content);
  const small = await drawn(bitmap, bitmap.width, bitmap.height);
  bitmap.close();
  return small;
}

async function ofVideo(content: Blob): Promise<Blob | null> {
  const video = document.createElement('video');
  const address = URL.createObjectURL(content);
  try {
    video.muted = true;
    video.preload = 'auto';
    video.src = address;
    await new Promise((resolve, reject) => {
      video.onloadeddata = resolve;
      video.onerror = reject;
    });
    return await drawn(video, video.videoWidth, video.videoHeight);
  } finally {
    video.removeAttribute('src');
    URL.revokeObjectURL(address);
  }
}

/** Draws it as a JPEG that fits the side. */
function drawn(source: CanvasImageSource, width: number, height: number): Promise<Blob | null> {
  const scale = Math.min(1, SIDE / Math.max(width, height));
  return jpegOf(source, Math.round(width * scale), Math.round(height * scale), QUALITY);
}

/** What a source shows just now, as a JPEG without any data beside the picture. */
export function jpegOf(
  source: CanvasImageSource,
  width: number,
  height: number,
  quality: number,
): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(source, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}
