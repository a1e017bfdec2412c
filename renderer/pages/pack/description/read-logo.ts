/**
 * A picture file as the plan keeps it: a whole PNG or JPEG that the browser can draw, as a data address of the kind that it
 * is. One that is too large is made smaller; what is no picture is refused.
 */
import { packSchema } from '../../../../models/plan/packs/pack-schema.ts';
import { type PictureKind, pictureKind } from './picture-kind.ts';

export type ReadLogo =
  | { readonly ok: true; readonly logo: string }
  | { readonly ok: false; readonly why: 'no-picture' | 'too-large' };

/** Nothing is made of a file beyond this: it is no logo. */
const LARGEST_FILE = 20 * 1024 * 1024;
/** Printed four centimetres high at 600 dots an inch. */
const SMALLER = [1600, 900, 450, 225] as const;

export async function readLogo(file: File): Promise<ReadLogo> {
  if (file.size > LARGEST_FILE) return { ok: false, why: 'too-large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = pictureKind(bytes);
  if (kind === null) return { ok: false, why: 'no-picture' };
  const blob = new Blob([bytes], { type: `image/${kind}` });
  const picture = await createImageBitmap(blob).catch(() => null);
  if (picture === null) return { ok: false, why: 'no-picture' };
  try {
    const whole = await dataAddress(blob);
    if (isKeepable(whole)) return { ok: true, logo: whole };
    for (const side of SMALLER) {
      const logo = await smaller(picture, side, kind);
      if (logo !== null && isKeepable(logo)) return { ok: true, logo };
    }
    return { ok: false, why: 'too-large' };
  } finally {
    picture.close();
  }
}

function isKeepable(address: string): boolean {
  return packSchema.shape.logo.safeParse(address).success;
}

/** At most so many points at its longer side; null where that makes it no smaller. */
async function smaller(picture: ImageBitmap, side: number, kind: PictureKind): Promise<string | null> {
  const share = Math.min(1, side / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * share));
  const height = Math.max(1, Math.round(picture.height * share));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  return dataAddress(await canvas.convertToBlob({ type: `image/${kind}`, quality: 0.9 }));
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => resolve('');
    reader.readAsDataURL(blob);
  });
}
