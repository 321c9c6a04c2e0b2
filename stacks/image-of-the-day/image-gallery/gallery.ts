/** The gallery: every path is the page, which takes one call of the API and one entry in the access log, in that order. */
import { type Answer, type Answerer, plainText, type Question } from '../../service/answer.ts';
import type { Health } from '../../service/health.ts';
import type { Chapter } from '../chapter.ts';
import { exposition } from '../exposition.ts';
import { createClient } from './client.ts';
import type { Metrics } from './metrics.ts';
import { page, readPicture } from './page.ts';

export interface GallerySettings {
  readonly chapter: Chapter;
  readonly imageUrl: string;
  readonly accessUrl: string;
  /** Whether this page request fails by design. */
  readonly fails: () => boolean;
}

/** `metrics` is null where there are none, and `/metrics` is then a page like every other path. */
export function createGallery(health: Health, settings: GallerySettings, metrics: Metrics | null): Answerer {
  const client = createClient(settings.chapter);

  /** Null: the original panics, and the client gets nothing. */
  async function answerPage({ client: clientIp }: Question): Promise<Answer | null> {
    if (settings.fails() || !health.looksGood()) return plainText(500, 'Failed');
    const image = await client.get(settings.imageUrl).catch(() => null);
    if (image === null) return null;
    const html = page(readPicture(image));
    const entered = await client.post(settings.accessUrl, JSON.stringify({ clientIp })).then(
      () => true,
      () => false,
    );
    // Chapter 4 ignores the error; chapter 9 closes the answer that it did not get.
    if (!entered && settings.chapter === 9) return null;
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
  }

  return async (question) => {
    if (metrics === null) return answerPage(question);
    if (question.path === '/metrics') return exposition(await metrics.scrape());
    const ended = metrics.began();
    const given = await answerPage(question);
    ended(given?.status ?? null, question.method);
    return given;
  };
}
