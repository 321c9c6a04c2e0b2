/** The web tier's routes: the page for every path that names no file, and the click as an addition. */
import { type Answer, type Answerer, methodNotAllowed, notFound } from '../../service/answer.ts';
import type { Health } from '../../service/health.ts';
import { click } from './click.ts';
import { page } from './page.ts';

export interface WebSettings {
  /** What a click fetches; asked for only then, so that a wrong one shows only then. */
  readonly rngUrl: string;
  /** Whether `GET /api/number` performs the click. */
  readonly clickable: boolean;
  /** Whether a click asks not to be counted by the API. */
  readonly clicksUncounted: boolean;
  readonly clickTimeoutMs: number;
}

const clickPath = '/api/number';

export function createWeb(health: Health, settings: WebSettings): Answerer {
  const html = page(settings.clickable ? clickPath : null);
  const shown: Answer = { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
  return ({ method, path }) => {
    // The fallback would give the page for a click that is off, and a probe would take that 200 for a number.
    if (path === clickPath && !settings.clickable) return notFound;
    if (method !== 'GET' && method !== 'HEAD') return methodNotAllowed('GET', 'HEAD');
    if (path === clickPath) return method === 'GET' ? click(settings) : methodNotAllowed('GET');
    if (/\.[^/]+$/.test(path)) return notFound;
    // The page is the only thing that web's check asks for, so the control route that fails the check fails the page.
    return health.looksGood() ? shown : { status: 500 };
  };
}
