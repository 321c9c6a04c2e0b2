/** numbers-api: `GET /rng` and `GET /health`. The three versions of the image differ in their health check alone. */
import { readConfiguration } from '../../service/configuration.ts';
import { kestrel } from '../../service/kestrel.ts';
import { readCount, readSwitch } from '../../service/read-setting.ts';
import { serve } from '../../service/serve.ts';
import { ownAdditions } from '../additions.ts';
import { createApi } from './api.ts';

// An addition: the original starts as fast as it can.
const delay = readCount('START_DELAY_MS', process.env.START_DELAY_MS, 0);
if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));

serve({ ...kestrel, name: 'numbers-api', additions: ownAdditions }, ({ health, additions }) => {
  const setting = readConfiguration(import.meta.dirname);
  return createApi(health, {
    failAfter: readCount('FAIL_AFTER', setting('FAIL_AFTER'), 3),
    broken: readSwitch('BROKEN', setting('BROKEN'), false),
    knowsUncounted: additions.has('uncounted'),
    logsNumbers: ['debug', 'trace'].includes(setting('Logging:LogLevel:Default')?.toLowerCase() ?? ''),
  });
});
