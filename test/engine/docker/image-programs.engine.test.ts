/** Which programs an image has, without a container of it that runs. */
import { expect } from 'chai';
import { openDocker } from '../../../harness/engine/docker/client.ts';
import { programsIn } from '../../../harness/engine/docker/image-programs.ts';
import { FailureError } from '../../../harness/model/failure.ts';
import { dockerHost, engineHere, images } from './tiny-stack.ts';

const folders = ['/usr/local/bin', '/usr/bin', '/bin'];

describe('the programs of an image', () => {
  it('are found in their folders, links included, and leave nothing behind', async () => {
    const wanted = ['node', 'sh', 'no-such-program'].map((name) => ({ name, folders }));
    const found = await programsIn(engineHere, images.node, wanted);
    expect(found.get('node')?.path).to.match(/\/node$/);
    expect(found.get('sh')?.path).to.match(/\/sh$/);
    expect(found.get('sh')?.link).to.match(/dash|busybox|bash/);
    expect(found.get('no-such-program')).to.equal(null);
    const left = await openDocker(dockerHost).listContainers({
      all: true,
      filters: { label: ['resilience.run=lint'] },
    });
    // Others may have one of theirs asked meanwhile.
    expect(left.filter(({ Image }) => Image === images.node)).to.deep.equal([]);
  });

  it('are those of an image that is here: none is pulled', async () => {
    const asked = await programsIn(engineHere, 'example.invalid/none:1', [{ name: 'sh', folders }]).catch(
      (error) => error,
    );
    expect(asked).to.be.instanceOf(FailureError);
  });
});
