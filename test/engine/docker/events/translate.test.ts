import { expect } from 'chai';
import type { RawEvent } from '../../../../harness/engine/docker/events/line.ts';
import { eventTranslator, signalName } from '../../../../harness/engine/docker/events/translate.ts';
import { ofProject } from '../../../../harness/engine/docker/members.ts';

const labels = {
  'com.docker.compose.project': 'p',
  'com.docker.compose.service': 'api',
  'com.docker.compose.container-number': '2',
};
const raw = (action: string, attributes: Record<string, string> = {}, more: Partial<RawEvent> = {}): RawEvent => ({
  line: '',
  nanoseconds: 1_500_000n,
  type: 'container',
  action,
  id: 'c1',
  attributes: { ...labels, ...attributes },
  ...more,
});

describe("the engine's events", () => {
  const changesOf = (...events: RawEvent[]) => {
    const { translate } = eventTranslator(ofProject('p').replicaOf);
    return events.map((event) => translate(event)?.change ?? null);
  };

  it('become changes of a replica, with their time', () => {
    expect(eventTranslator(ofProject('p').replicaOf).translate(raw('start'))).to.deep.equal({
      service: 'api',
      replica: 2,
      container: 'c1',
      change: { to: 'started' },
      time: 1.5,
    });
  });

  it('are the same where a Podman tells them in its own words', () => {
    expect(changesOf(raw('remove'), raw('die', { containerExitCode: '137' }))).to.deep.equal([
      { to: 'removed' },
      { to: 'died', exitCode: 137 },
    ]);
  });

  it('differ by kind', () => {
    const kinds = ['create', 'restart', 'stop', 'destroy', 'pause', 'unpause', 'oom', 'health_status: healthy'];
    expect(changesOf(...kinds.map((kind) => raw(kind))).map((change) => change?.to)).to.deep.equal([
      'created',
      'restarted',
      'stopped',
      'removed',
      'paused',
      'unpaused',
      'oom',
      'healthy',
    ]);
    expect(changesOf(raw('die', { exitCode: '3' }))).to.deep.equal([{ to: 'died', exitCode: 3 }]);
    expect(changesOf(raw('kill', { signal: '15' }))).to.deep.equal([{ to: 'signalled', signal: 'SIGTERM' }]);
    expect(changesOf(raw('exec_die'), raw('rename'), raw('toString'))).to.deep.equal([null, null, null]);
  });

  it('tell one death once, until the next start', () => {
    const died = { to: 'died', exitCode: 1 };
    const die = raw('die', { exitCode: '1' });
    expect(changesOf(die, die, raw('start'), die)).to.deep.equal([died, null, { to: 'started' }, died]);
  });

  it("leave out other projects' containers", () => {
    expect(changesOf(raw('start', { 'com.docker.compose.project': 'other' }))).to.deep.equal([null]);
  });

  it('of networks count for containers that are known, by listing or by an event of their own', () => {
    const connect = (container: string) =>
      raw('connect', {}, { type: 'network', id: 'n1', attributes: { container, name: 'p_app' } });
    const { know, translate } = eventTranslator(ofProject('p').replicaOf);
    know('c9', { service: 'web', replica: 1 });
    expect(translate(connect('c1'))).to.equal(null);
    translate(raw('create'));
    expect(translate(connect('c1'))).to.deep.include({ service: 'api', change: { to: 'connected', network: 'p_app' } });
    expect(translate(connect('c9'))).to.deep.include({ service: 'web' });
  });

  it('name signals', () => {
    expect(['9', 'SIGHUP', 'USR1', '77'].map(signalName)).to.deep.equal(['SIGKILL', 'SIGHUP', 'SIGUSR1', '77']);
  });
});
