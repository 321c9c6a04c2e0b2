/** One request to a service's own route, for faults that a service does to itself. */
import type { Answer } from '../engine/clients.ts';
import type { ContainerView } from '../engine/engine.ts';
import type { ServiceName } from '../model/stack.ts';
import { seconds } from '../model/time.ts';
import type { FaultContext } from './driver.ts';

export const isSuccess = (answer: Answer): boolean =>
  answer.status !== null && answer.status >= 200 && answer.status < 300;

/** Asks over a connection of its own; the answer tells what came back, and nothing is thrown for it. */
export const ask = (context: FaultContext, service: ServiceName, method: string, path: string): Promise<Answer> =>
  context.env.clients.http.request({
    ...context.address(service),
    method,
    path,
    connection: 'fresh',
    timeout: seconds(5),
    accept: (status) => (status < 400 ? 'ok' : status < 500 ? 'http4xx' : 'http5xx'),
  });

/** `POST /fail answered 204`, `POST /fail: refused`. */
export const answerText = (method: string, path: string, answer: Answer): string =>
  answer.status === null ? `${method} ${path}: ${answer.outcome}` : `${method} ${path} answered ${answer.status}`;

/** A published port leads to one container, so a route cannot reach several. */
export const routeRefusal = (service: ServiceName, targets: readonly ContainerView[]): string | null =>
  targets.length > 1
    ? `${service} has ${targets.length} containers behind one address; a route reaches only one`
    : null;
