import { expect } from 'chai';
import { ask, askUnless } from '../../../harness/engine/docker/ask.ts';

const rejecting = (error: object) => Promise.reject(Object.assign(new Error('raw'), error));
const message = (call: Promise<unknown>) =>
  call.then(
    () => 'no failure',
    (error: Error) => error.message,
  );

describe("what goes wrong in the engine's API", () => {
  it('is R402 when the socket broke or is not there', async () => {
    expect(await message(ask('list', rejecting({ code: 'ECONNREFUSED' })))).to.match(
      /^R402: The engine could not list/,
    );
    expect(await message(ask('list', rejecting({ code: 'ECONNRESET', message: 'socket hang up' })))).to.match(/^R402/);
  });

  it("is R405, R404 or R409 by the engine's own words", async () => {
    const answer = (text: string) => rejecting({ statusCode: 500, json: { message: text } });
    expect(await message(ask('start', answer('write /x: no space left on device')))).to.match(/^R405: .*no space left/);
    expect(await message(ask('start', answer('Bind for 127.0.0.1:1 failed: port is already allocated')))).to.match(
      /^R404/,
    );
    expect(await message(ask('start', answer('something odd')))).to.equal(
      'R409: The engine could not start: something odd.',
    );
  });

  it('is nothing where the status was expected', async () => {
    expect(await askUnless([404], 'look', rejecting({ statusCode: 404 }))).to.equal(null);
    expect(await message(askUnless([404], 'look', rejecting({ statusCode: 500 })))).to.match(/^R409/);
  });

  it('is R402 when the engine takes the call and never answers', async () => {
    const silence = new Promise<never>(() => undefined);
    expect(await message(ask('list containers', silence, 20))).to.equal(
      'R402: The engine did not list containers within 0.02 s.',
    );
    expect(await message(askUnless([404], 'look', silence, 20))).to.match(/^R402/);
  });

  it('is left alone when it is our own fault', async () => {
    expect(await message(ask('list', rejecting({ name: 'TypeError' })))).to.equal('raw');
  });
});
