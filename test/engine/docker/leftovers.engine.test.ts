import { expect } from 'chai';
import { connectDocker } from '../../../harness/engine/docker/connect.ts';
import { findLeftovers, removeLeftovers } from '../../../harness/engine/docker/leftovers.ts';
import { compose, engineHere, images, newRun, planOf, stackOf, tinyCompose } from './tiny-stack.ts';

describe('what a killed run leaves on a real engine', () => {
  it('is found by its label and removed without Compose, helper containers included', async () => {
    const plan = await planOf(await stackOf(tinyCompose), { faults: [{ kind: 'crash', target: 'web' }] });
    const { run, project } = newRun();
    const engine = await connectDocker({ engine: engineHere, compose, images, plan, run, project });
    await engine.stack.up();

    const found = (await findLeftovers(engineHere)).find((one) => one.run === run);
    expect(found).to.include({ run, project });
    expect(found!.containers).to.include.members([`${project}-idle-1`, `${project}-web-1`]);
    expect(found!.containers, 'the helper container').to.have.length(3);
    expect(found!.networks).to.deep.equal([`${project}_app`, `${project}_back`]);
    expect(found!.volumes).to.deep.equal([`${project}_data`]);

    const removal = await removeLeftovers(engineHere, found!);
    expect(removal.remaining).to.deep.equal([]);
    expect(removal.found).to.have.members([...found!.containers, ...found!.networks, ...found!.volumes]);
    expect((await findLeftovers(engineHere)).some((one) => one.run === run)).to.equal(false);
    engine.close();
  });
});
