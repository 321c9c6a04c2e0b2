import { expect } from 'chai';
import { probeAdvice } from '../../../harness/analysis/words/probe-advice.ts';
import type { PlannedService } from '../../../harness/model/plan.ts';
import type { HttpProbe, Outcome } from '../../../harness/model/probe.ts';
import { milliseconds, seconds } from '../../../harness/model/time.ts';

const probe = { kind: 'http', service: 'web', path: '/', within: seconds(2) } as HttpProbe;

interface Case {
  readonly check?: string;
  readonly passes?: boolean;
  readonly ports?: readonly number[];
}

function advice(
  outcome: Outcome,
  status: number | null,
  { check, passes = true, ports = [80] }: Case = {},
  more: Partial<HttpProbe> = {},
) {
  const service = {
    name: 'web',
    health: check === undefined ? null : { test: ['CMD-SHELL', check] },
    ports: ports.map((container) => ({ container, host: null })),
  } as unknown as PlannedService;
  return probeAdvice('page', { ...probe, ...more }, { outcome, status }, { service, port: 80, checkPassed: passes });
}

describe('what is advised of a probe that gets no good answer', () => {
  it('is the port where its check passes', () => {
    const check = 'curl -f http://localhost:8080/health';
    expect(advice('refused', null, { check })).to.equal(
      'page is led to port 80 of web, and its check passes at port 8080: declare services: { web: { port: 8080 } } in the stack, and ports: ["8080"] in its Compose file',
    );
    expect(advice('reset', null, { check, ports: [80, 8080] }), 'published already').to.match(/in the stack$/);
    expect(advice('refused', null, { check, passes: false }), 'a check that fails proves nothing').to.not.include(
      '8080',
    );
  });

  it('is to listen on every address, where its check reaches the same port from inside', () => {
    expect(advice('closed_early', null, { check: 'curl -f http://127.0.0.1:80/' })).to.equal(
      'its check reaches web inside its container; let web listen on 0.0.0.0 and not on 127.0.0.1 alone',
    );
  });

  it('is the path at which its check passes, or the status that it answers with', () => {
    expect(advice('http4xx', 404, { check: 'wget -qO- http://localhost/health || exit 1' })).to.equal(
      "page asks /, and the check of web passes at /health: http(web, '/health')",
    );
    expect(advice('http4xx', 404, { check: 'curl -f http://api/health' }), "another service's").to.equal(
      'page: ask a path that it has, or declare status: 404 as good where that is how it answers',
    );
    expect(advice('http4xx', 401)).to.match(/a login in auth:, .* needs no login, or declare status: 401/);
    expect(advice('wrong', 302)).to.match(/declare status: 302/);
  });

  it('is the log where it fails, and more time where it is slow', () => {
    expect(advice('http5xx', 500)).to.match(/^logs\/web-1\.log/);
    expect(advice('response_timeout', null)).to.match(/^page: within: has 2 s/);
    expect(advice('response_timeout', 200, {}, { latency: milliseconds(200) })).to.match(
      /^page: latency: has 0.2 s, and within: 2 s/,
    );
    expect(advice('connect_timeout', null)).to.match(/on which port web listens/);
  });

  it('is who is trusted, and for which name, where TLS is not agreed on', () => {
    expect(advice('tls', null)).to.equal(
      'page: name who signed the certificate of web in tls: { ca }, and whom it is for in tls: { serverName }',
    );
  });

  it('is nothing where nothing is known', () => {
    expect(advice('unreachable', null)).to.equal(null);
  });
});
