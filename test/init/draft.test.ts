/** What is expected of a service that is broken, and how long is watched for it. */
import { expect } from 'chai';
import type { DescribedService } from '../../harness/model/described-service.ts';
import { longText } from '../../harness/model/duration-text.ts';
import type { PlannedExperiment } from '../../harness/model/plan.ts';
import { minutes, seconds } from '../../harness/model/time.ts';
import { health } from '../plan/parts.ts';
import { checkedBy, described, needing, publishing } from './described.ts';
import { drafted, plansOf, textOf } from './planned.ts';

const api = (more: Partial<DescribedService> = {}): DescribedService =>
  described('api', { ...publishing(3000), ...more });

/** `probe recovers predicted`, of one experiment of the first service. */
function claims(name: string, ...services: readonly DescribedService[]) {
  const plan = plansOf(...services)[0]!;
  const one = plan.experiments.find((each) => each.name === name)!;
  const says = ({ subject, claim }: PlannedExperiment['after'][number]): string =>
    [subject.type, claim.claim, 'within' in claim ? claim.within : ''].join(' ').trim();
  return { during: one.during.map(says), after: one.after.map(says), hold: one.hold, recovery: one.recovery };
}

describe('a crash', () => {
  it('is recovered from within what the settings imply, where there is a restart policy', () => {
    expect(claims('a crash', api(checkedBy('CMD', 'curl', 'localhost:3000/ok'))).after).to.deep.equal([
      'probe recovers predicted',
      'service recovers predicted',
    ]);
  });

  it('is not recovered from without one, which says so', () => {
    const one = api({ restart: { name: 'no' } });
    expect(claims('a crash', one).after).to.deep.equal(['probe doesNotRecover']);
    expect(textOf(one)).to.contain(".doesNotRecover().because('it has no restart policy')");
  });

  it('has as long as its kind takes to start, where no check of it measures that: ten seconds are nothing for a JVM', () => {
    const slow = claims('a crash', described('search', { image: 'elasticsearch:7.17.0', ...publishing(9200) }));
    expect(slow.after[0]).to.equal('probe recovers 125000');
    expect(slow.recovery).to.be.at.least(125_000 + 5000);
    const java = claims('a crash', api({ image: 'shop/api', builtOn: 'eclipse-temurin:21-jre' }));
    expect(java.after[0]).to.equal('probe recovers 65000');
  });

  it('is watched for as long as the start period of its check lets it start', () => {
    const patient = { health: health(5000, 2000, 3, { startPeriod: minutes(3) }), healthFrom: 'compose' } as const;
    const { after, recovery } = claims('a crash', api(patient));
    expect(after[0]).to.equal('probe recovers predicted');
    expect(recovery).to.be.above(minutes(3));
  });
});

describe('a hang', () => {
  const curl = checkedBy('CMD', 'curl', '-f', 'http://localhost:3000/ok');

  it('is held for as long as its check may take to notice', () => {
    const { during, hold } = claims('a hang', api(curl));
    expect(during).to.deep.equal(['service isDetected predicted']);
    expect(hold)
      .to.be.at.least(3 * (5000 + 2000))
      .and.at.most(seconds(30));
  });

  it('leaves time to work off what came meanwhile: more the longer it hung', () => {
    expect(claims('a hang', api(curl)).after).to.deep.equal(['probe recovers 5000', 'service recovers predicted']);
    const slow = { health: health(30_000, 30_000, 3), healthFrom: 'compose' } as const;
    const { hold, after } = claims('a hang', api(slow));
    expect([hold, after[0]]).to.deep.equal([185_000, 'probe recovers 20000']);
  });

  it('is not noticed by a check that is none, cannot fail, or only looks at processes', () => {
    for (const check of [
      {},
      checkedBy('CMD-SHELL', 'curl -f http://localhost:3000/ || true'),
      checkedBy('CMD-SHELL', 'pgrep node'),
    ]) {
      expect(claims('a hang', api(check)).during).to.deep.equal(['service isNotDetected', 'probe fails']);
    }
  });

  it('is left out where only a connection is asked for and no check notices: nothing would show it', () => {
    const one = described('game', publishing(25_565));
    expect(drafted(one)[0]!.experiments.map(({ name }) => name)).to.deep.equal(['a crash']);
    expect(textOf(one)).to.contain('Left out: a hang, which neither a health check nor this probe would see.');
  });

  it('is not waited for where its check takes half an hour to notice', () => {
    const rare = { health: health(600_000, 30_000, 3), healthFrom: 'compose' } as const;
    const { during, hold } = claims('a hang', api(rare));
    expect(during).to.deep.equal(['probe fails']);
    expect(hold).to.equal(15_000);
    expect(textOf(api(rare))).to.match(/Its health check may take \d+ min.* to notice/);
  });

  it('leaves open what an image will bring that is not here', () => {
    const unknown = api({ healthFrom: 'unknown' });
    expect(claims('a hang', unknown).during).to.deep.equal(['probe fails']);
    expect(textOf(unknown)).to.contain('Whether its image brings a health check');
    const official = described('cache', { image: 'redis:7', healthFrom: 'unknown' });
    expect(claims('a hang', official, api()).during[0], 'an official image has none').to.equal('service isNotDetected');
  });
});

describe('a broken edge', () => {
  it('is cut for each dependency, and says where a dependency was only guessed', () => {
    const one = api({ ...needing('db'), environment: { CACHE_HOST: 'cache' } });
    const all = [one, described('db', { image: 'postgres:16' }), described('cache', { image: 'redis:7' })];
    expect(drafted(...all)[0]!.experiments.map(({ name }) => name)).to.deep.equal([
      'a crash',
      'a hang',
      'no way to db',
      'no way to cache',
    ]);
    expect(textOf(...all)).to.contain('    // A guess: api names cache in CACHE_HOST.\n');
    expect(claims('no way to db', ...all).after).to.deep.equal(['probe recovers 25000']);
  });

  it('is seen by a page as well, where the path that is known may tell of the service alone', () => {
    const asked = (path: string) =>
      textOf(
        api({ ...needing('db'), ...checkedBy('CMD', 'curl', '-f', `http://localhost:3000${path}`) }),
        described('db', { image: 'postgres:16' }),
      );
    expect(asked('/health'))
      .to.contain("const page = http(api, '/', { rate: '10/s', status: noServerError });\n")
      .and.contain('  probes: { answers, page },\n')
      .and.contain("after: [expect(page).recovers({ within: '25s' })],\n");
    expect(asked('/orders')).not.to.contain('page');
  });
});

describe('a service that cannot be asked', () => {
  it('is expected to come back as the engine sees it', () => {
    for (const one of [described('bot'), api({ ports: [], shares: { network: { is: 'none' } }, networks: [] })]) {
      expect(claims('a crash', one).after).to.deep.equal(['service recovers predicted']);
      expect(textOf(one)).to.contain('  probes: {},\n');
    }
  });
});

describe('whatever is drafted', () => {
  const checks: readonly Partial<DescribedService>[] = [
    {},
    { healthFrom: 'unknown' },
    checkedBy('CMD', 'curl', '-f', 'http://localhost:3000/ok'),
    { health: health(30_000, 30_000, 3), healthFrom: 'image' },
    { health: health(3_600_000, 30_000, 3), healthFrom: 'compose' },
    { health: health(1000, 1000, 1, { startPeriod: minutes(30) }), healthFrom: 'compose' },
  ];
  const kinds: readonly Partial<DescribedService>[] = [
    publishing(3000),
    publishing(443),
    { udp: [53] },
    {},
    { image: 'postgres:16' },
    { image: 'mysql:8' },
    { image: 'redis:7' },
    { image: 'rabbitmq:4' },
    { image: 'temporalio/server' },
    { image: 'cassandra:5' },
    { image: 'pihole/pihole' },
    { image: 'memcached' },
    { image: 'nginx', ...publishing(80) },
  ];
  const policies: readonly DescribedService['restart'][] = [
    { name: 'no' },
    { name: 'unless-stopped' },
    { name: 'on-failure', maxAttempts: 3 },
  ];

  it('is planned without a single problem, for every kind of service, check and policy', () => {
    let plans = 0;
    for (const kind of kinds) {
      for (const check of checks) {
        for (const restart of policies) {
          const own = described('own-service', { ...kind, ...check, restart, ...needing('redis') });
          const others = [described('redis', { image: 'redis:7' }), described('http', { ...needing('own-service') })];
          plans += plansOf(own, ...others).length;
        }
      }
    }
    expect(plans).to.equal(kinds.length * checks.length * policies.length * 2);
  });

  it('says how long it takes: the windows of its plan', () => {
    const own = api({ ...checkedBy('CMD', 'curl', 'localhost:3000'), ...needing('db') });
    const all = [own, described('db', { image: 'postgres:16' })];
    const plans = plansOf(...all);
    expect(plans.map(({ windows }) => windows)).to.deep.equal(drafted(...all).map(({ takes }) => takes));
    expect(textOf(...all)).to.contain(`Takes about ${longText(drafted(...all)[0]!.takes)}.`);
  });
});
