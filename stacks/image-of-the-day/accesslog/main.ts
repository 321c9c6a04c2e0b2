/** accesslog: `POST /access-log`, `GET /stats`, and in chapter 9 `GET /metrics`. */
import { serve } from '../../service/serve.ts';
import { readChapter } from '../chapter.ts';
import { createAccessLog } from './access-log.ts';
import { restify } from './restify.ts';

const watch =
  readChapter() === 9 ? await (await import('./metrics.ts')).createMetrics() : { entered: () => {}, scrape: null };
serve(restify, ({ health }) => createAccessLog(health, watch));
