/** todo-web: the to-do list in its pages, kept in SQLite or PostgreSQL. Its files are looked for in the folder it runs in. */
import { kestrel } from '../../service/kestrel.ts';
import { serve } from '../../service/serve.ts';
import { ownAdditions } from '../additions.ts';
import { defaultConnection, readChapter } from './chapter.ts';
import { chooseDatabase } from './database.ts';
import { readSettings } from './settings.ts';
import { createWeb } from './web.ts';

try {
  const setting = readSettings(process.cwd(), process.env, process.argv.slice(2));
  const chapter = readChapter(setting('CHAPTER'));
  const database = await chooseDatabase(setting, defaultConnection[chapter]);
  const metrics = chapter === 9 ? (await import('./metrics.ts')).createMetrics() : null;
  serve({ ...kestrel, name: 'todo-web', additions: ownAdditions }, ({ health, additions }) => {
    const web = createWeb(health, {
      withToDos: metrics?.countItems(database) ?? database,
      hasForm: additions.has('form'),
      hasApi: additions.has('api'),
    });
    return metrics?.countRequests(web) ?? web;
  });
} catch (error) {
  // What goes wrong at its start ends the original's runtime with this code.
  process.stderr.write(`Unhandled exception. ${error instanceof Error ? error.message : error}\n`);
  process.exit(134);
}
