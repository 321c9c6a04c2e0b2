/** The picture of the day as this one process knows it: kept for a time from its load on. */
import { type Image, LoadError, loadImage } from './load-image.ts';

export interface CacheSettings {
  /** The API's URL, with the key. */
  readonly apiUrl: string;
  readonly ttlMs: number;
}

export type LoadStatus = 'success' | 'cached';

/**
 * Calls made while a first load runs each load by themselves; a failure is not kept, and an old picture never stands in
 * for a failed load. Rejects with LoadError.
 */
export function createImageCache({ apiUrl, ttlMs }: CacheSettings, counted: (status: LoadStatus) => void) {
  let kept: { readonly image: Image; readonly atMs: number } | null = null;
  return async (): Promise<Image> => {
    if (kept !== null && performance.now() - kept.atMs < ttlMs) {
      counted('cached');
      return kept.image;
    }
    const image = await loadImage(apiUrl, () => {
      process.stdout.write('INFO: Fetched new APOD image from NASA\n');
      counted('success');
    });
    kept = { image, atMs: performance.now() };
    return image;
  };
}

export const exceptionOf = (error: unknown): string =>
  error instanceof LoadError ? error.exception : 'RuntimeException';
