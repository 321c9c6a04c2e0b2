import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { parseHTML } from 'linkedom';
import type { Analysis, ExperimentAnalysis } from '../../harness/model/analysis.ts';
import { instant, milliseconds } from '../../harness/model/time.ts';
import { crosshair, crosshairDigest } from '../../harness/report/html/crosshair.ts';
import { renderHtml } from '../../harness/report/html.ts';
import { failing, inconclusive, interrupted, passing } from './sample.ts';
import { hostile, poison } from './sample-hostile.ts';

interface Node {
  readonly textContent: string;
  readonly attributes: Iterable<{ readonly name: string }>;
  querySelectorAll(selector: string): ArrayLike<Node> & Iterable<Node>;
}
const parse = (text: string): Node => (parseHTML(text) as unknown as { document: Node }).document;

/** Ten minutes at 300 probes a second, with an outcome that changes every few probes. */
function stormy(one: ExperimentAnalysis): ExperimentAnalysis {
  const outcomes = ['ok', 'refused', 'ok', 'http5xx', 'response_timeout'] as const;
  const runs = Array.from({ length: 15_000 }, (_, index) => ({
    outcome: outcomes[(index * 7) % 5]!,
    from: instant(index * 40),
    to: instant(index * 40 + 33),
    count: 6,
  }));
  const latency = Array.from({ length: 400 }, (_, index) => ({
    at: instant(index * 1500),
    p50: milliseconds(2 + (index % 9)),
    max: milliseconds(20 + (index % 70)),
  }));
  const looks = Array.from({ length: 600 }, (_, index) => ({
    start: instant(index * 1000),
    end: instant(index * 1000 + 50),
    good: index % 5 !== 0,
    output: 'x'.repeat(4000),
  }));
  return {
    ...one,
    span: { from: instant(0), to: instant(600_000) },
    probes: one.probes.map((probe) => ({ ...probe, strip: { fresh: runs, kept: runs }, latency })),
    services: one.services.map((service) => ({
      ...service,
      replicas: service.replicas.map((replica) => ({ ...replica, looks })),
    })),
  };
}

describe('report/html', () => {
  it('gives the same bytes each time, also after other pages', () => {
    const first = renderHtml(failing);
    renderHtml(interrupted);
    expect(renderHtml(failing)).to.equal(first);
  });

  it('begins with the verdict, then its sentence, then what failed', () => {
    const text = parse(renderHtml(failing)).querySelectorAll('main')[0]!.textContent.replaceAll('\u00a0', ' ');
    const places = ['FAIL', failing.sentence, 'apiHealth recovers within'].map((part) => text.indexOf(part));
    expect(places).to.deep.equal(places.toSorted((one, other) => one - other));
    expect(places[0]).to.be.at.least(0);
  });

  it('lets no name become markup', () => {
    const page = parse(renderHtml(hostile));
    expect(page.querySelectorAll('img').length).to.equal(0);
    expect(page.querySelectorAll('script').length).to.equal(1);
    expect(page.querySelectorAll('style').length).to.equal(1);
    const handlers = [...page.querySelectorAll('*')]
      .flatMap((one) => [...one.attributes])
      .filter(({ name }) => name.startsWith('on'));
    expect(handlers).to.deep.equal([]);
    expect(page.querySelectorAll('main')[0]!.textContent).to.include(poison.slice(0, 20));
  });

  it('refers to nothing outside itself', () => {
    for (const analysis of [passing, failing, inconclusive, interrupted]) {
      const text = renderHtml(analysis).replaceAll('http://www.w3.org/2000/svg', '');
      expect(text).not.to.match(/https?:\/\/|\ssrc=|@import|url\((?!#)/);
    }
  });

  it('allows its one script by digest and no other', () => {
    const digest = `sha256-${createHash('sha256').update(crosshair).digest('base64')}`;
    expect(crosshairDigest).to.equal(digest);
    expect(renderHtml(passing)).to.include(`script-src '${digest}'`).and.to.include(`<script>${crosshair}</script>`);
  });

  it('gives every picture a role, a title, a description and the numbers in tables', () => {
    const page = parse(renderHtml(passing));
    const pictures = [...page.querySelectorAll('svg.picture')];
    expect(pictures).to.have.lengthOf(3);
    for (const picture of pictures) {
      expect(picture.querySelectorAll('title').length).to.be.above(1);
      expect(picture.querySelectorAll('desc').length).to.equal(1);
    }
    expect(page.querySelectorAll('svg.picture[role=img][aria-labelledby]').length).to.equal(3);
    expect(page.querySelectorAll('details.numbers table').length).to.equal(9);
  });

  it('uses each id once', () => {
    const ids = [...renderHtml(failing).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('stays below 1 MB for ten stormy minutes at 300 probes a second', () => {
    const storm: Analysis = { ...passing, experiments: [stormy(passing.experiments[0]!)] };
    expect(Buffer.byteLength(renderHtml(storm))).to.be.below(1_000_000);
  });
});
