/** The sending, against servers that fail, hang, redirect and ask for patience. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { notify, type RetryLimits } from '../../harness/notify/notify.ts';
import { type Given, nobody, stubServer } from '../metrics/stub-server.ts';

const quick: RetryLimits = { tries: 3, deadline: 2_000, pause: 1, longest: 20 };
const secret = 'services/T0/B1/secret?token=s3cret';

/** Answers in turn, the last one from then on; what was asked, and what came of it. */
async function told(answers: readonly Given[], more: { limits?: RetryLimits; headers?: Record<string, string> } = {}) {
  const left = [...answers];
  const server = await stubServer(() => (left.length > 1 ? left.shift()! : left[0]!));
  try {
    const webhook = { url: `${server.url}${secret}`, headers: more.headers ?? {} };
    const failure = await notify(webhook, '{"text":"a"}', more.limits ?? quick);
    return { failure, asked: server.asked, host: server.url.host };
  } finally {
    await server.close();
  }
}

describe('notify', () => {
  it('posts the body as JSON, with the headers that were asked for', async () => {
    const { failure, asked } = await told([{ status: 204 }], { headers: { 'X-Team': 'shop' } });
    expect(failure).to.equal(null);
    expect(asked).to.have.length(1);
    expect(asked[0]).to.include({ method: 'POST', path: `/${secret}`, body: '{"text":"a"}' });
    expect(asked[0]!.headers).to.include({ 'content-type': 'application/json; charset=utf-8', 'x-team': 'shop' });
  });

  it('tells nobody where there is nobody to tell, and nothing where nothing is to be told', async () => {
    expect(await notify(null, '{}')).to.equal(null);
    expect(await notify({ url: (await nobody()).href, headers: {} }, null)).to.equal(null);
  });

  it('tries again where the server failed, and is content when it takes it', async () => {
    const { failure, asked } = await told([{ status: 500 }, { status: 503 }, { status: 200 }]);
    expect(failure).to.equal(null);
    expect(asked).to.have.length(3);
  });

  it('gives up after its tries, with a failure that names the host and nothing else of the address', async () => {
    const { failure, asked, host } = await told([{ status: 502, body: `no ${secret}` }]);
    expect(asked).to.have.length(3);
    expect(failure).to.include({ code: 'R424' });
    expect(failure!.message).to.equal(
      `the webhook at ${host} did not take the notification: it answered 502, 3 tries in all`,
    );
    expect(JSON.stringify(failure)).not.to.match(/s3cret|T0/);
  });

  it('does not try again what will not be taken', async () => {
    const { failure, asked } = await told([{ status: 404 }, { status: 200 }]);
    expect(asked).to.have.length(1);
    expect(failure!.message).to.match(/it answered 404$/);
  });

  it('follows no redirection, which would look like a success', async () => {
    const { failure, asked } = await told([{ status: 302, headers: { location: `/${secret}` } }, { status: 200 }]);
    expect(asked).to.have.length(1);
    expect(failure!.message).to.match(/it answered 302, and redirections are not followed$/);
  });

  it('waits as long as a busy server asks, and no longer than it is patient', async () => {
    const waited = async (after: string, longest: number): Promise<number> => {
      const from = performance.now();
      const busy = { status: 429, headers: { 'retry-after': after } };
      const { failure, asked } = await told([busy, { status: 200 }], { limits: { ...quick, longest } });
      expect(failure).to.equal(null);
      expect(asked).to.have.length(2);
      return performance.now() - from;
    };
    expect(await waited('1', 400), 'in seconds').to.be.at.least(390);
    expect(await waited(new Date(Date.now() + 60_000).toUTCString(), 400), 'as a date').to.be.at.least(390);
    expect(await waited('3600', 50), 'at most').to.be.below(2_000);
  });

  it('ends a try at its deadline, also where an answer has begun and never ends', async () => {
    const held: ServerResponse[] = [];
    const server = createServer((request, response) => {
      held.push(response);
      // The second one is answered, but its text has no end.
      if (held.length === 2) response.writeHead(200).write('a');
      request.resume();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${secret}`;
    try {
      const hung = await notify({ url, headers: {} }, '{}', { ...quick, tries: 1, deadline: 50 });
      expect(hung!.message).to.match(/no answer within 0\.05 s$/);
      expect(await notify({ url, headers: {} }, '{}', quick), 'its answer was a good one').to.equal(null);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('says why nobody answered, without the address', async () => {
    const closed = await nobody();
    const failure = await notify({ url: `${closed}${secret}`, headers: {} }, '{}', quick);
    expect(failure!.message)
      .to.match(/no connection \(ECONNREFUSED\), 3 tries in all$/)
      .and.not.to.include('s3cret');
  });

  it('keeps a password out of what it says, and sends it as authorization', async () => {
    const server = await stubServer(() => ({ status: 400 }));
    const url = `http://me:pass%20word@${server.url.host}/x`;
    const failure = await notify({ url, headers: {} }, '{}', quick);
    await server.close();
    expect(server.asked[0]!.headers.authorization).to.equal(`Basic ${btoa('me:pass word')}`);
    expect(JSON.stringify(failure)).not.to.match(/me:|pass/);
  });

  it('never throws, whatever address or header it is given', async () => {
    for (const url of ['', 'nothing', 'ftp://a/b', 'http://a:b%ZZ@c/']) {
      expect((await notify({ url, headers: {} }, '{}', quick))!.code, url).to.equal('R424');
    }
    const bad = await notify({ url: (await nobody()).href, headers: { 'a b': 'hidden\n' } }, '{}', quick);
    expect(bad!.message)
      .to.match(/its headers or its password cannot be sent by HTTP$/)
      .and.not.to.include('hidden');
  });
});
