/** image-gallery: one page with the picture of the day, and in chapter 9 `/metrics`. */
import { readCount } from '../../service/read-setting.ts';
import { serve } from '../../service/serve.ts';
import { readChapter } from '../chapter.ts';
import { createChance } from './chance.ts';
import { createGallery } from './gallery.ts';

const { ACCESS_API_URL, FAILURE_PERCENT, FAILURE_SEED, IMAGE_API_URL } = process.env;
const chapter = readChapter();
const metrics = chapter === 9 ? (await import('./metrics.ts')).createMetrics() : null;
const seed = FAILURE_SEED ? readCount('FAILURE_SEED', FAILURE_SEED, 0) : null;
const settings = {
  chapter,
  imageUrl: IMAGE_API_URL || 'http://iotd/image',
  accessUrl: ACCESS_API_URL || 'http://accesslog/access-log',
  fails: createChance(chapter === 9 ? readCount('FAILURE_PERCENT', FAILURE_PERCENT, 10) : 0, seed),
};

serve(
  {
    name: 'image-gallery',
    additions: [],
    server: null,
    // Go's server keeps idle connections for ever, and on SIGTERM a Go program that is PID 1 ends with 2.
    keepAliveMs: 0,
    requestsPerConnection: 0,
    stopCode: 2,
    greet: (url) => process.stdout.write(`image-gallery listening at ${url}\n`),
  },
  ({ health }) => createGallery(health, settings, metrics),
);
