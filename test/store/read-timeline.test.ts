/** Timelines read in pieces: the same events wherever the pieces part, as often as one likes, in little memory. */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import fc from 'fast-check';
import type { TimelineEvent } from '../../harness/model/event.ts';
import { outcomes } from '../../harness/model/probe.ts';
import { eventsIn, timelineAt } from '../../harness/store/read-timeline.ts';
import { decodeLine, encodeLine } from '../../harness/store/timeline-line.ts';
import { describeScenario, planOf } from '../plan/sample.ts';
import { runOnSim } from '../runner/on-sim.ts';
import { anyProbe, phase, probe } from './events.ts';

setFlagsFromString('--expose-gc');
/** What is no longer reached is gone: what is left is held by somebody. */
const collectGarbage: () => void = runInNewContext('gc');

const textOf = (events: readonly TimelineEvent[]): string => events.map(encodeLine).join('');
const read = (text: string): readonly TimelineEvent[] => [...eventsIn([Buffer.from(text)])];

describe('a timeline that is read', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'read-timeline-'));
    path = join(folder, 'timeline.ndjson');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has every event with its number, wherever its pieces part', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyProbe, fc.constant(phase(0))), { maxLength: 8 }), fc.nat(), (some, size) => {
        const events = some.map((event, seq): TimelineEvent => ({ ...event, seq }));
        const bytes = Buffer.from(textOf(events));
        const pieces: Buffer[] = [];
        const step = 1 + (size % 90);
        for (let from = 0; from < bytes.length; from += step) pieces.push(bytes.subarray(from, from + step));
        expect([...eventsIn(pieces)]).to.deep.equal(events);
        const slowly = bytes.toString().split('\n').slice(0, -1);
        expect(slowly.map((line, seq) => decodeLine(line, seq))).to.deep.equal(events);
      }),
    );
  });

  it('has everything that a run wrote, whatever came back', async () => {
    const { events } = await runOnSim(planOf(describeScenario()));
    expect(read(textOf(events)).map((one) => one.type)).to.deep.equal(events.map((one) => one.type));
    const each = outcomes.map((outcome, seq): TimelineEvent => ({ ...probe(seq), outcome }));
    expect(read(textOf(each))).to.deep.equal(each);
  });

  it('goes on after half a line that is left at its end, and after empty ones', () => {
    const whole = textOf([probe(0), phase(1), probe(2)]);
    expect(read(`${whole}["api","fresh",30`)).to.deep.equal([probe(0), phase(1), probe(2)]);
    expect(read(`${whole}{"seq":3,"at"`)).to.have.length(3);
    expect(read(whole.replaceAll('\n', '\n\n'))).to.have.length(3);
    expect(read(whole.trimEnd()), 'a whole line that does not end').to.have.length(3);
    expect(read('')).to.deep.equal([]);
  });

  it('ends where a line is damaged: what stands before it counts', () => {
    for (const damage of ['["api","fresh",3', '{"seq":', '\0\0\0\0', '[]', 'null']) {
      expect(read(`${textOf([probe(0), phase(1)])}${damage}\n${textOf([phase(2)])}`), damage).to.have.length(2);
    }
  });

  it('can be gone through again, also while it grows, and is closed when one leaves it', () => {
    writeFileSync(path, textOf([probe(0), probe(1)]));
    const events = timelineAt(path);
    for (const event of events) {
      expect(event).to.deep.equal(probe(0));
      break;
    }
    expect([...events]).to.deep.equal([probe(0), probe(1)]);
    writeFileSync(path, textOf([phase(2)]), { flag: 'a' });
    expect([...events]).to.have.length(3);
  });

  it('is never in memory as a whole, neither its two hundred megabytes nor its three million events', () => {
    const file = openSync(path, 'w');
    const lines = textOf(Array.from({ length: 10_000 }, (_, seq) => probe(seq)));
    for (let size = 0; size < 200e6; size += lines.length) writeSync(file, lines);
    closeSync(file);
    collectGarbage();
    const before = process.memoryUsage();
    let [count, bytes, heap] = [0, 0, 0];
    for (const _ of timelineAt(path)) {
      count += 1;
      if (count % 500_000 > 0) continue;
      collectGarbage();
      const { arrayBuffers, heapUsed } = process.memoryUsage();
      bytes = Math.max(bytes, arrayBuffers - before.arrayBuffers);
      heap = Math.max(heap, heapUsed - before.heapUsed);
    }
    expect(count).to.be.greaterThan(2_800_000);
    expect(bytes, 'bytes of the file').to.be.below(50e6);
    expect(heap, 'events').to.be.below(20e6);
  });
});
