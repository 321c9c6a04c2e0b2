import { expect } from 'chai';
import { actingOf, healerText, makerOf } from '../../harness/model/other-healers.ts';

const watchtower = 'com.centurylinklabs.watchtower.enable';

describe("other people's programs", () => {
  const acts = (image: string, labels: Record<string, string>, environment = {}): boolean | undefined =>
    actingOf(image, environment)?.on(labels);

  it('are known by their images', () => {
    expect(actingOf('willfarrell/autoheal:1.2', {})?.does).to.equal('restarts what is unhealthy');
    expect(actingOf('qmcgaw/deunhealth', {})?.does).to.equal('restarts what is unhealthy');
    expect(actingOf('containrrr/watchtower', {})?.does).to.match(/^stops containers and creates them again/);
    expect(actingOf('mcuadros/ofelia:latest', {})?.does).to.match(/^runs jobs/);
    expect(actingOf('postgres:16', {})).to.equal(null);
  });

  it('act on those that are labelled for them, or on all', () => {
    expect(acts('x/autoheal', { autoheal: 'true' })).to.equal(true);
    expect(acts('x/autoheal', {})).to.equal(false);
    expect(acts('x/autoheal', {}, { AUTOHEAL_CONTAINER_LABEL: 'all' })).to.equal(true);
    expect(acts('x/watchtower', {})).to.equal(true);
    expect(acts('x/watchtower', { [watchtower]: 'false' })).to.equal(false);
    expect(acts('x/watchtower', {}, { WATCHTOWER_LABEL_ENABLE: 'true' })).to.equal(false);
    expect(acts('x/watchtower', { [watchtower]: 'true' }, { WATCHTOWER_LABEL_ENABLE: '1' })).to.equal(true);
    expect(acts('x/ofelia', { 'ofelia.job-exec.tick.schedule': '@hourly' })).to.equal(true);
    expect(acts('x/ofelia', {})).to.equal(false);
  });

  it('are whoever makes new containers, too', () => {
    expect(makerOf({ 'com.docker.swarm.service.name': 'web' })?.name).to.equal('the swarm');
    expect(makerOf({ 'io.kubernetes.pod.name': 'web-1' })?.name).to.equal('the kubelet');
    expect(makerOf({ 'com.docker.compose.service': 'web' })).to.equal(null);
    const healer = { name: 'shop-heal-1', does: 'restarts what is unhealthy', over: ['web', 'api'] };
    expect(healerText(healer)).to.equal('shop-heal-1 restarts what is unhealthy: web, api');
  });
});
