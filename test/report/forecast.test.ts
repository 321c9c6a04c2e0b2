/** A forecast on the terminal. */
import { expect } from 'chai';
import type { Forecast, ForecastCell, Foreseen } from '../../harness/model/forecast.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { renderForecast } from '../../harness/report/forecast.ts';

const came = (p5: number, median: number, p95: number, share = 1): Foreseen => ({
  share,
  p5: milliseconds(p5),
  median: milliseconds(median),
  p95: milliseconds(p95),
  max: milliseconds(p95),
  mean: milliseconds(median),
});
const never: Foreseen = { share: 0, p5: null, median: null, p95: null, max: null, mean: milliseconds(25_000) };

const docker: ForecastCell = {
  variant: 'as it is',
  platform: 'docker',
  detection: came(5100, 7500, 9800),
  engineRecovery: never,
  recovery: never,
  afterEnd: { engineRecovery: came(5000, 5500, 6000), recovery: came(900, 1200, 1300) },
  downtime: came(26_000, 26_200, 26_300),
  restarts: 1,
  askers: [],
  falseAlarmsPerHour: 0.0004,
  looksPerHour: 700,
};

const forecast: Forecast = {
  schema: 'resilience.forecast/1',
  scenario: 'numbers-api',
  title: 'what its health check notices',
  file: 'scenarios/numbers-api.ts',
  seed: '7f3a',
  repeats: 1000,
  platforms: ['docker', 'swarm'],
  variants: [{ name: 'as it is', settings: [] }],
  checkFailure: 0.001,
  objective: null,
  experiments: [
    {
      name: 'its own bug',
      fault: 'numbers-api broken',
      service: 'numbers-api',
      hold: milliseconds(25_000),
      window: milliseconds(25_000),
      recoveryWindow: milliseconds(15_000),
      cells: [
        docker,
        {
          ...docker,
          platform: 'swarm',
          engineRecovery: came(11_000, 13_000, 16_000, 0.9),
          recovery: null,
          falseAlarmsPerHour: 3.24,
        },
      ],
      sentence: 'on plain Docker: noticed after 5.1 … 9.8 s',
      askers: ['numbers-web depends on it by its health check; on plain Docker: unhealthy too after 5.0 … 9.7 s'],
      ranking: [1, 0],
      meeting: null,
    },
  ],
  assumes: ['the process ends at SIGTERM'],
};

describe('a forecast as text', () => {
  const text = renderForecast(forecast, { colour: false, width: 120 });

  it('says what was simulated, and what was taken for granted', () => {
    expect(text).to.match(/^numbers-api · 1 experiment · 1 variant · 1,000 repeats each · seed 7f3a, simulated\n/);
    expect(text)
      .to.include('where 0.1 % of the checks of a healthy service fail')
      .and.include('the process ends at SIGTERM');
  });

  it('has the best first, in a table of one row for each platform', () => {
    expect(text).to.include(
      [
        '  its own bug: numbers-api broken, for 25 s',
        '      on plain Docker: noticed after 5.1 … 9.8 s',
        '      numbers-web depends on it by its health check; on plain Docker: unhealthy too after 5.0 … 9.7 s',
        '              noticed            healthy                  users        false alarms/h',
        '      Swarm   7.5 s (5.1 … 9.8)  13 s (11 … 16), in 90 %  spared       3.2',
        '      Docker  7.5 s (5.1 … 9.8)  end + 5.5 s              end + 1.2 s  < 0.001',
      ].join('\n'),
    );
  });

  it('names the settings where there are several, tells of the rows it leaves out, and is no way into the terminal', () => {
    const variants = Array.from({ length: 20 }, (_, place) => ({ name: `interval ${place}s\u001b[31m`, settings: [] }));
    const cells = variants.map(({ name }) => ({ ...docker, variant: name }));
    const [one] = forecast.experiments;
    const experiments = [{ ...one!, cells, ranking: cells.map((_, place) => place) }];
    const many = renderForecast({ ...forecast, variants, experiments }, { colour: false, width: 120 });
    expect(many).to.include('interval 3s').and.include('and 8 more: --json has them all').and.not.include('\u001b');
  });

  it('says why nothing is predicted', () => {
    const [one] = forecast.experiments;
    const sentence = 'not simulated: the settings do not say';
    const experiments = [{ ...one!, cells: [], ranking: [], sentence }];
    expect(renderForecast({ ...forecast, experiments }, { colour: false, width: 120 }))
      .to.include(sentence)
      .and.not.include('noticed  ');
  });
});
