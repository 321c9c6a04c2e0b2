/** numbers-web: one page with a button. The three versions of the image differ in their start command alone. */
import { readConfiguration } from '../../service/configuration.ts';
import { defaultTimeoutMs } from '../../service/http-get.ts';
import { kestrel } from '../../service/kestrel.ts';
import { readCount } from '../../service/read-setting.ts';
import { serve } from '../../service/serve.ts';
import { ownAdditions } from '../additions.ts';
import { createWeb } from './web.ts';

serve({ ...kestrel, name: 'numbers-web', additions: ownAdditions }, ({ health, additions }) => {
  const setting = readConfiguration(import.meta.dirname);
  return createWeb(health, {
    rngUrl: setting('RngApi:Url') ?? '',
    clickable: additions.has('click'),
    clicksUncounted: additions.has('uncounted'),
    clickTimeoutMs: readCount('CLICK_TIMEOUT_MS', setting('CLICK_TIMEOUT_MS'), defaultTimeoutMs),
  });
});
