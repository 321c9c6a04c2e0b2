/** The last line of a container that ended by itself. */
import { expect } from 'chai';
import type { ContainerView } from '../../harness/engine/engine.ts';
import type { EventBody } from '../../harness/model/event.ts';
import type { LiveContext } from '../../harness/runner/context.ts';
import { lastLine, wordsRecorder } from '../../harness/runner/last-words.ts';

const wall = Date.UTC(2026, 0, 1);
const time = (after: number): string => new Date(wall + after).toISOString();
const log = [
  `${time(900)} listening`,
  `${time(990)} \u001b[31mno database\u001b[0m`,
  `${time(995)}  `,
  `${time(1300)} again`,
];

function recorder(logs: () => Promise<string>) {
  const events: EventBody[] = [];
  const record = wordsRecorder({
    env: { clock: { wall }, engine: { containers: { logs } } },
    recorder: { append: (event: EventBody) => events.push(event) },
    clockOffset: 0,
  } as unknown as LiveContext);
  return { events, record };
}

const view = (finished: number | null, exitCode: number | null, status = 'restarting'): ContainerView =>
  ({
    id: '0123456789abcdef',
    service: 'web',
    replica: 1,
    status,
    exitCode,
    finishedAt: finished === null ? null : wall + finished,
  }) as unknown as ContainerView;

describe('the last words of a container', () => {
  it('are its last line before its end that is not blank, without colours', () => {
    expect(lastLine(log.join('\n'), wall + 1000)).to.equal('no database');
    expect(lastLine(log.join('\n'), wall + 2000)).to.equal('again');
    expect(lastLine('', wall)).to.equal(null);
  });

  it('are recorded once for each end, with its time', async () => {
    const { events, record } = recorder(async () => log.join('\n'));
    for (const one of [view(null, null), view(1000, 1), view(1000, 1), view(2000, 1, 'exited')]) await record([one]);
    expect(events.map((one) => one.type === 'container.said' && [one.ended, one.line])).to.deep.equal([
      [1000, 'no database'],
      [2000, 'again'],
    ]);
  });

  it('are not asked of what was killed, ended well, or ended before the run, and cost nothing where they cannot be read', async () => {
    const { events, record } = recorder(() => Promise.reject(new Error('the engine is gone')));
    for (const one of [view(1000, 137), view(2000, 0), view(-1000, 1), view(3000, 1)]) await record([one]);
    expect(events).to.deep.equal([]);
  });
});
