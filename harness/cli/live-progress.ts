/** Progress for a terminal: a line per experiment with its phase, the planned time left, and the last thing that happened. */
import process from 'node:process';
import { styleText } from 'node:util';
import {
  type DefaultRenderer,
  Listr,
  ListrLogger,
  type ListrTaskWrapper,
  ProcessOutput,
  type SimpleRenderer,
} from 'listr2';
import type { Output } from '../app/output-port.ts';
import type { Progress } from '../app/progress-port.ts';
import type { Plan } from '../model/plan.ts';
import { makeLines, noteEvent, type ProgressLine } from './progress-line.ts';

type Task = ListrTaskWrapper<unknown, typeof DefaultRenderer, typeof SimpleRenderer>;

const refresh = 200;

/** Lines end one after the other, so that only the one under way moves. */
export function liveProgress(plan: Plan, output: Output): Progress {
  const lines = makeLines(plan);
  const ends = lines.map(() => Promise.withResolvers<void>());
  const began = performance.now();
  const picture = new Listr(
    lines.map((line, index) => ({
      title: line.title,
      task: (_, task) => show(line, task, output, began, ends[index]!.promise),
    })),
    {
      exitOnError: false,
      registerSignalListeners: false,
      rendererOptions: {
        clearOutput: true,
        removeEmptyLines: false,
        collapseErrors: false,
        logger: new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) }),
      },
    },
  ).run();
  let current = 0;
  const endBefore = (index: number): void => {
    for (const end of ends.slice(0, index)) end.resolve();
  };
  return {
    observe(event) {
      current = noteEvent(event, plan, lines, current);
      endBefore(current);
    },
    async end() {
      endBefore(lines.length);
      await picture.catch(() => undefined);
    },
  };
}

/** Paints a line until it ends; one that was broken off ends with a cross, one that never began is passed over. */
async function show(line: ProgressLine, task: Task, output: Output, began: number, end: Promise<void>): Promise<void> {
  const paint = (): void => {
    task.title = titleOf(line, output.colour, performance.now() - began);
    task.output = line.last;
  };
  const timer = setInterval(paint, refresh);
  await end;
  clearInterval(timer);
  task.title = line.title;
  if (line.began === null) task.skip();
  else if (!line.whole) throw new Error('broken off');
}

function titleOf(line: ProgressLine, colour: boolean, now: number): string {
  if (line.began === null) return line.title;
  const phase =
    line.phase === line.title ? '' : ` · ${line.faulty && colour ? styleText('yellow', line.phase) : line.phase}`;
  if (line.planned === 0) return `${line.title}${phase}`;
  const left = Math.max(0, line.planned - (now - line.began));
  return `${line.title}${phase} ${barText(1 - left / line.planned)} ${Math.ceil(left / 1000)} s left`;
}

function barText(share: number): string {
  const width = 20;
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  return '━'.repeat(full) + '╌'.repeat(width - full);
}
