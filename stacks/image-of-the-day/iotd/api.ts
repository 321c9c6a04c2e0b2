/** The API's routes: the picture of the day, and in chapter 9 what Spring's actuator answers. */
import { type Answer, type Answerer, plainText, type Question } from '../../service/answer.ts';
import type { Health } from '../../service/health.ts';
import { exposition } from '../exposition.ts';
import { type CacheSettings, createImageCache, exceptionOf } from './image-cache.ts';
import type { Metrics } from './metrics.ts';
import { json, springError } from './spring.ts';

const nothingToSee = plainText(200, 'Nothing to see here, try /image');

export function createApi(health: Health, settings: CacheSettings, metrics: Metrics | null): Answerer {
  const image = createImageCache(settings, (status) => metrics?.loaded(status));

  /** The answer, and the exception behind it. */
  async function answerImage(): Promise<[Answer, string]> {
    const ended = metrics?.called();
    try {
      const answer = json(200, await image());
      ended?.('none');
      return [answer, 'None'];
    } catch (error) {
      ended?.(exceptionOf(error));
      const message = error instanceof Error && error.message !== '' ? error.message : undefined;
      return [springError(500, '/image', message), exceptionOf(error)];
    }
  }

  /** Null: not one of the actuator's paths. */
  async function answerActuator(path: string): Promise<Answer | null> {
    if (metrics === null) return null;
    switch (path) {
      case '/actuator/prometheus':
        return exposition(await metrics.scrape());
      case '/actuator/health':
        // It knows nothing of the internet API: it stays UP while every load fails.
        return health.looksGood() ? actuator(200, { status: 'UP' }) : actuator(503, { status: 'DOWN' });
      case '/actuator/info':
        return actuator(200, {});
      default:
        return null;
    }
  }

  async function answer(path: string, { method }: Question): Promise<[Answer, string]> {
    if (path === '/') return [health.looksGood() ? nothingToSee : springError(500, path, 'made to fail'), 'None'];
    if (path === '/image') return answerImage();
    const given = await answerActuator(path);
    if (given === null) return [springError(404, path), 'None'];
    const refused = method !== 'GET' && method !== 'HEAD';
    return [refused ? springError(405, path, `Request method '${method}' not supported`) : given, 'None'];
  }

  return async (question) => {
    const path = (question.target.split('?', 1)[0] ?? '/').replace(/(?<=.)\/$/, '');
    const ended = metrics?.requested(question.method, path);
    const [given, exception] = await answer(path, question);
    ended?.(given.status, exception);
    return given;
  };
}

const actuator = (status: number, value: unknown): Answer => ({
  ...json(status, value),
  headers: { 'content-type': 'application/vnd.spring-boot.actuator.v2+json;charset=UTF-8' },
});
