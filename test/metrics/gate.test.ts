/** A night of the gate as Prometheus and a Pushgateway are told of it. */
import { expect } from 'chai';
import { renderGateMetrics } from '../../harness/metrics/fold-gate.ts';
import { openPushgateway } from '../../harness/metrics/push.ts';
import { pushGate } from '../../harness/metrics/push-gate.ts';
import type { GateResult } from '../../harness/model/gate.ts';
import { sampleNight } from './sample-night.ts';
import { readSamples, type Samples } from './samples.ts';
import { type Asked, type Given, type StubServer, stubServer } from './stub-server.ts';

const told = async (result: GateResult): Promise<Samples> => readSamples(await renderGateMetrics(result));

const ones = (samples: Samples, family: string): readonly string[] =>
  [...samples].filter(([key, value]) => key.startsWith(`resilience_${family}{`) && value === 1).map(([key]) => key);

describe('the metrics of a night', () => {
  const shop = 'suite="nightly",scenario="shop"';
  const crash = `${shop},experiment="a crash of db"`;

  it('have every state of every scenario, one of them 1', async () => {
    const samples = await told(sampleNight());
    expect([...samples.keys()].filter((key) => key.startsWith('resilience_gate_state{'))).to.have.length(20);
    expect(ones(samples, 'gate_state')).to.deep.equal([
      `resilience_gate_state{${shop},state="regressed"}`,
      'resilience_gate_state{suite="nightly",scenario="todo-list",state="new"}',
    ]);
    expect(ones(samples, 'gate_red')).to.deep.equal([`resilience_gate_red{${shop}}`]);
  });

  it('have the verdict, and when the night began and how long it took, in seconds', async () => {
    const samples = await told(sampleNight());
    expect(ones(samples, 'gate_verdict')).to.deep.equal(['resilience_gate_verdict{suite="nightly",verdict="fail"}']);
    expect(samples.get('resilience_gate_verdict{suite="nightly",verdict="pass"}')).to.equal(0);
    expect(samples.get('resilience_gate_night_timestamp_seconds{suite="nightly"}')).to.equal(1_796_005_020.5);
    expect(samples.get('resilience_gate_duration_seconds{suite="nightly"}')).to.equal(2280);
  });

  it('have the median of the night for each quantity, in seconds, and the bounds of the nights before', async () => {
    const samples = await told(sampleNight());
    expect(samples.get(`resilience_gate_recovery_seconds{${crash},probe="orders"}`)).to.equal(4.4);
    expect(samples.get(`resilience_gate_downtime_seconds{${crash},probe="orders"}`)).to.equal(4.1);
    expect(samples.get(`resilience_gate_detection_seconds{${crash},probe=""}`)).to.equal(0.25);
    const bound = (name: string) =>
      samples.get(`resilience_gate_baseline_seconds{${crash},quantity="recovery",bound="${name}"}`);
    expect([bound('low'), bound('median'), bound('high')]).to.deep.equal([1, 1.3, 1.6]);
  });

  it('have no series for what did not come, and no bounds while too few nights are known', async () => {
    const keys = [...(await told(sampleNight())).keys()];
    expect(keys.filter((key) => key.includes('engine_recovery'))).to.deep.equal([]);
    expect(keys.filter((key) => /baseline.*todo-list/.test(key))).to.deep.equal([]);
    expect(keys.filter((key) => /baseline.*"detection"/.test(key))).to.deep.equal([
      `resilience_gate_baseline_seconds{${crash},quantity="detection",bound="median"}`,
    ]);
  });

  it('have the same series in every night of the same scenarios, whatever its date, run, revision and engine', async () => {
    const night = sampleNight();
    const facts = { ...night.facts, night: '2026-12-01', run: '2', wall: night.facts.wall + 86_400_000, seed: 'e' };
    const next = await told({ ...night, facts });
    expect([...next.keys()]).to.deep.equal([...(await told(night)).keys()]);
  });

  it('quote whatever a scenario is called', async () => {
    const night = sampleNight();
    const [first] = night.scenarios;
    const odd = { ...first!, facts: { ...first!.facts, scenario: 'a "shop"\\\n' } };
    expect([...(await told({ ...night, scenarios: [odd] })).keys()]).to.include(
      'resilience_gate_red{suite="nightly",scenario="a \\"shop\\"\\\\\\n"}',
    );
  });
});

describe('a Pushgateway for nights', () => {
  let gateway: StubServer;
  let answer: Given;
  beforeEach(async () => {
    answer = { status: 202 };
    gateway = await stubServer(({ path }: Asked) => (path === '/-/ready' ? { status: 200 } : answer));
  });
  afterEach(() => gateway.close());

  it('gets a suite as one group, with PUT, so that nothing of an earlier night is left', async () => {
    const result = sampleNight();
    const odd = { ...result, facts: { ...result.facts, suite: 'every night/ä' } };
    expect(await pushGate(await openPushgateway(gateway.url), odd)).to.equal(null);
    const put = gateway.asked.at(-1)!;
    expect(put).to.include({
      method: 'PUT',
      path: '/metrics/job/resilience_gate/suite/every%20night%2F%C3%A4',
      body: await renderGateMetrics(odd),
    });
    expect(put.headers['content-type']).to.match(/^text\/plain; version=0\.0\.4/);
  });

  it('that keeps nothing is told of as a failure that names the suite and the reason', async () => {
    const peer = await openPushgateway(gateway.url);
    answer = { status: 400, body: 'pushed metrics are invalid' };
    expect(await pushGate(peer, sampleNight())).to.deep.include({
      code: 'R412',
      message: `the Pushgateway at ${peer.url} did not keep the night of nightly: it answered 400: pushed metrics are invalid`,
    });
    await gateway.close();
    expect((await pushGate(peer, sampleNight()))?.code).to.equal('R412');
  });
});
