/** A service with its additions: control routes, the instance's name and the instants. */
import { type Addition, readAdditions } from './additions.ts';
import { type Answer, type Answerer, notFound } from './answer.ts';
import { os } from './builtins.ts';
import { answerControl, isControl, type Pace } from './control.ts';
import { createHealth, type Health } from './health.ts';
import { createRecorder, type Recorder } from './instants.ts';
import { listen, type Watch } from './listen.ts';
import type { ServerKind } from './server-kind.ts';

/** What a service is given when it is set up. */
export interface Surroundings<Own extends string> {
  readonly health: Health;
  readonly additions: ReadonlySet<Addition | Own>;
}

/** Starts the service; what ADDITIONS does not name is off, and its paths answer 404. */
export function serve<Own extends string>(
  kind: ServerKind<Own>,
  setUp: (surroundings: Surroundings<Own>) => Answerer,
): void {
  const additions = readAdditions(process.env.ADDITIONS ?? '', kind.additions);
  const record = createRecorder(kind.name, additions.has('instants'));
  process.on('exit', (code) => record('exit', { code }));
  const health = createHealth(record);
  const answer = setUp({ health, additions });
  const pace: Pace = { delayMs: 0 };
  const control = additions.has('control');
  listen(
    kind,
    (question) => {
      if (isControl(question)) return control ? answerControl(question, { health, pace }) : notFound;
      return pace.delayMs === 0 ? answer(question) : slowly(pace, answer(question));
    },
    { headers: additions.has('instance') ? { 'x-instance': os.hostname() } : {}, watch: watchWith(record) },
  );
}

/** Holds an answer back; it is made at once, because a body must be read before anything is awaited. */
async function slowly(pace: Pace, answer: ReturnType<Answerer>): Promise<Answer | null> {
  await new Promise((resolve) => setTimeout(resolve, pace.delayMs));
  return answer;
}

function watchWith(record: Recorder): Watch {
  const answeredWell = new Set<string>();
  return {
    listening: () => record('listening'),
    answered: (path, status) => {
      if (status !== 200 || answeredWell.has(path)) return;
      answeredWell.add(path);
      record('first-good-answer', { path });
    },
  };
}
