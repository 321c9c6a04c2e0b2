/** In which order runs are handed out, and what their folders are called. */
import { expect } from 'chai';
import fc from 'fast-check';
import { putBack, queueOf } from '../../harness/campaign/queue.ts';
import { attemptFolder } from '../../harness/campaign/task.ts';
import { comparisonPlan } from './sample.ts';

describe('the queue', () => {
  it('holds blocks in order, with controls early, in the middle and late', () => {
    const queue = queueOf(comparisonPlan({ names: ['a', 'b', 'c'], repeats: 8 }));
    const blocks = queue.flatMap((task) => task.block ?? []);
    expect(blocks).to.deep.equal(blocks.toSorted((a, b) => a - b));
    const controls = queue.flatMap((task, index) => (task.block === null ? [index / queue.length] : []));
    expect(controls).to.have.length(4);
    controls.forEach((at, index) => {
      expect(at).to.be.within((index + 0.5) / 5, (index + 1.5) / 5);
    });
  });

  it('takes back a run at the end of its block, and a control at the end of all', () => {
    const queue = [...queueOf(comparisonPlan({ repeats: 3 }))];
    const said = (): string[] => queue.map((task) => `${task.block ?? task.role} ${task.variant} ${task.attempt}`);
    const first = queue.shift()!;
    putBack(queue, { ...first, attempt: 2 });
    const again = said().indexOf(`0 ${first.variant} 2`);
    expect(said()[again - 1]).to.match(/^0 /);
    expect(said().slice(again + 1)).to.satisfy((rest: string[]) => rest.every((one) => !one.startsWith('0 ')));
    const alone = queue.filter((task) => task.block === 2);
    putBack(alone, { ...first, attempt: 3 });
    expect(alone[0]!.attempt, 'nothing of its block is left').to.equal(3);
    const [control] = queue.splice(
      queue.findIndex((task) => task.role === 'control'),
      1,
    );
    putBack(queue, { ...control!, attempt: 2 });
    expect(said().at(-1)).to.equal(`control ${control!.variant} 2`);
  });

  it('names every attempt of every run its own folder, good for file systems and Compose, whatever variants are called', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('a', 'A', 'a 2', 'a 3', 'a try2', 'a-try3', 'a try2 2', '5s/1s/2', '', '???', 'x'.repeat(90)),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 9 }), (names) => {
        const folders = queueOf(comparisonPlan({ names, repeats: 2 })).flatMap((task) =>
          [1, 2, 3].map((attempt) => attemptFolder({ ...task, attempt })),
        );
        expect(new Set(folders).size).to.equal(folders.length);
        for (const folder of folders) expect(folder).to.match(/^runs\/[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });
});
