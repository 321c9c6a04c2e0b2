import { expect } from 'chai';
import { resolveHealth } from '../../../../harness/engine/docker/compose/health.ts';
import { milliseconds, seconds } from '../../../../harness/model/time.ts';

const fromImage = {
  test: ['CMD', 'check'],
  interval: seconds(5),
  timeout: null,
  retries: 2,
  startPeriod: null,
  startInterval: milliseconds(100),
};

describe('the health check a service will have', () => {
  it("is Compose's, with the engine's defaults and single dollars", () => {
    expect(resolveHealth({ test: ['CMD-SHELL', 'test -n "$$HOME"'], interval: '1m30s' }, 'unknown')).to.deep.equal({
      healthFrom: 'compose',
      health: {
        test: ['CMD-SHELL', 'test -n "$HOME"'],
        interval: 90_000,
        timeout: 30_000,
        retries: 3,
        startPeriod: 0,
        startInterval: 90_000,
      },
    });
  });

  it("is the image's, with what Compose says of it field by field", () => {
    const { health, healthFrom } = resolveHealth({ interval: '1s', retries: 4 }, fromImage);
    expect(healthFrom).to.equal('image');
    expect(health).to.deep.include({ test: ['CMD', 'check'], interval: 1000, retries: 4, startInterval: 100 });
    expect(health).to.deep.include({ timeout: 30_000 });
  });

  it('keeps the fields of the image beside a test of Compose, as the engine does', () => {
    expect(resolveHealth({ test: ['CMD', 'own'] }, fromImage).health).to.deep.include({
      test: ['CMD', 'own'],
      interval: 5000,
    });
  });

  it('is none when disabled, when NONE, or when the image says so', () => {
    const none = { health: null, healthFrom: 'none' };
    expect(resolveHealth({ disable: true, test: ['CMD', 'x'] }, fromImage)).to.deep.equal(none);
    expect(resolveHealth({ test: ['NONE'] }, fromImage)).to.deep.equal(none);
    expect(resolveHealth(null, 'none')).to.deep.equal(none);
  });

  it('is unknown where only the image can tell, with the settings it would have', () => {
    expect(resolveHealth(undefined, 'unknown')).to.deep.equal({ health: null, healthFrom: 'unknown' });
    const { health, healthFrom } = resolveHealth({ interval: '2s' }, 'unknown');
    expect(healthFrom).to.equal('unknown');
    expect(health).to.deep.include({ test: null, interval: 2000, retries: 3 });
  });
});
