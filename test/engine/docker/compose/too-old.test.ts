/** What an older engine does not have, told before anything is started. */
import { expect } from 'chai';
import { tooOldFor, tooOldToBuild } from '../../../../harness/engine/docker/compose/too-old.ts';
import type { Stack } from '../../../../harness/model/stack.ts';

const stack: Stack = { name: 's', folder: '/s', compose: ['compose.yaml'], services: {}, variables: {}, overrides: {} };
const config = {
  services: { web: { healthcheck: { start_interval: '1s' } }, api: { healthcheck: { interval: '5s' } } },
};

describe('an engine that is too old', () => {
  it('is R414 for each service with a start interval, below 25 and nowhere else', () => {
    expect(tooOldFor(config, stack, 20)).to.deep.equal([
      {
        code: 'R414',
        message: 'web has a start_interval, and this engine is 20: engines have one from 25 on',
        at: 'compose.yaml, service web',
        fix: 'leave start_interval out, or use engine 25 or newer',
      },
    ]);
    expect([25, 26, null].flatMap((major) => tooOldFor(config, stack, major))).to.deep.equal([]);
  });

  it('is R414 where its builder does not know of further contexts', () => {
    const said = 'failed to solve: unsupported frontend capability moby.buildkit.frontend.contexts';
    expect(tooOldToBuild(`#1 ERROR\n${said}`)?.code).to.equal('R414');
    expect(tooOldToBuild('failed to solve: process "/bin/sh -c false" did not complete')).to.equal(null);
  });
});
