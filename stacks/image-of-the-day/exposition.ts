/** What answers a scrape. */
import type { Answer } from '../service/answer.ts';

/** The first version of Prometheus' text format, which is what all of the originals speak. */
export const exposition = (text: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
  body: text,
});
