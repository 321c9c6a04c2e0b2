/** The metrics of chapter 9: what the original counts itself, and what its library adds for requests. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer, Answerer } from '../../service/answer.ts';
import { expose } from '../../service/families.ts';
import { dotnetFamilies } from './dotnet-families.ts';
import type { WithToDos } from './todos.ts';

export interface Metrics {
  /** The same list, with saved items counted. */
  readonly countItems: (withToDos: WithToDos) => WithToDos;
  /** The same answers and `GET /metrics`, with all but the scrapes themselves counted. */
  readonly countRequests: (answer: Answerer) => Answerer;
}

const labelNames = ['code', 'method', 'controller', 'action'] as const;

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const received = new Counter({
    name: 'http_requests_received_total',
    help: 'Requests that were answered',
    labelNames,
    registers,
  });
  const inProgress = new Gauge({ name: 'http_requests_in_progress', help: 'Requests under way', registers });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took',
    labelNames,
    // 1 ms to 32.768 s, each twice the one before.
    buckets: Array.from({ length: 16 }, (_, power) => 0.001 * 2 ** power),
    registers,
  });
  expose(registry, dotnetFamilies());

  return {
    countItems: (withToDos) => {
      // As in the original it does not exist before the list was first used.
      let created: Counter | null = null;
      return (work) =>
        withToDos((todos) => {
          created ??= new Counter({ name: 'todo_tasks_created_total', help: 'Items saved', registers });
          const counter = created;
          const add: typeof todos.add = async (item) => {
            const todo = await todos.add(item);
            counter.inc();
            return todo;
          };
          return work({ ...todos, add });
        });
    },
    countRequests: (answer) => async (question) => {
      if (question.path === '/metrics') return exposition(registry);
      inProgress.inc();
      const began = performance.now();
      const given = await answer(question);
      const labels = { code: String(given?.status ?? 0), method: question.method, controller: '', action: '' };
      duration.observe(labels, (performance.now() - began) / 1000);
      received.inc(labels);
      inProgress.dec();
      return given;
    },
  };
}

async function exposition(registry: Registry): Promise<Answer> {
  const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' };
  return { status: 200, headers, body: await registry.metrics() };
}
