/** iotd: `/image`, the picture of the day from an API on the internet, kept in memory. */
import { setTimeout as pause } from 'node:timers/promises';
import { readCount } from '../../service/read-setting.ts';
import { serve } from '../../service/serve.ts';
import { readChapter } from '../chapter.ts';
import { createApi } from './api.ts';
import { tomcat } from './spring.ts';

const { APOD_URL, APOD_KEY, CACHE_TTL_MS, START_MS } = process.env;
const metrics = readChapter() === 9 ? (await import('./metrics.ts')).createMetrics() : null;
const settings = {
  apiUrl: `${APOD_URL || 'https://api.nasa.gov/planetary/apod?api_key='}${APOD_KEY || 'DEMO_KEY'}`,
  ttlMs: readCount('CACHE_TTL_MS', CACHE_TTL_MS, 2 * 60 * 60 * 1000),
};
// The original's port opens after seconds: its JVM is slow to start.
await pause(readCount('START_MS', START_MS, 0));
serve(tomcat, ({ health }) => createApi(health, settings, metrics));
