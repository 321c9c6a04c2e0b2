import { expect } from 'chai';
import { parseHTML } from 'linkedom';
import { renderComparisonHtml } from '../../../harness/report/comparison/html.ts';
import { poison } from '../sample-hostile.ts';
import { hostile, samples } from './sample.ts';
import { factorialOf } from './sample-factorial.ts';

interface Node {
  readonly textContent: string;
  readonly attributes: Iterable<{ readonly name: string }>;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): ArrayLike<Node> & Iterable<Node>;
}
const parse = (text: string): Node => (parseHTML(text) as unknown as { document: Node }).document;
const pages = Object.values(samples);
const wordsOf = (text: string): string => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');

describe('report/comparison/html', () => {
  it('gives the same bytes each time, also after other pages', () => {
    const first = renderComparisonHtml(samples.chapter!);
    renderComparisonHtml(samples.factorial!);
    expect(renderComparisonHtml(samples.chapter!)).to.equal(first);
  });

  it('begins with the verdict, the answer, the facts, then the headline and its pairs', () => {
    const page = parse(renderComparisonHtml(samples.chapter!));
    const text = wordsOf(page.querySelectorAll('main')[0]!.textContent);
    const { sentence, measures } = samples.chapter!;
    const parts = [
      'PASS',
      sentence,
      '10 blocks',
      'Time to recover',
      measures[0]!.pairs[0]!.sentence,
      'Share recovered by t',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).to.deep.equal(places.toSorted((one, other) => one - other));
    expect(places[0]).to.be.at.least(0);
  });

  it('says when it was to be analysed, and how strictly', () => {
    const { design } = samples.chapter!;
    expect(design.looks).not.to.be.empty;
    const page = parse(renderComparisonHtml(samples.chapter!));
    const text = wordsOf(page.querySelectorAll('main')[0]!.textContent);
    for (const { blocks, alpha } of design.looks) expect(text).to.include(`after ${blocks} blocks at ${alpha}`);
  });

  it('says every pair in a sentence beside its word, and never a p without its blocks', () => {
    for (const comparison of pages) {
      const page = parse(renderComparisonHtml(comparison));
      const rows = [...page.querySelectorAll('.pairs tbody tr')].map((row) => wordsOf(row.textContent));
      const pairs = comparison.measures.flatMap((one) => one.pairs);
      expect(rows).to.have.lengthOf(pairs.length);
      pairs.forEach(({ word, sentence, blocks }, index) => {
        expect(rows[index]).to.include(word).and.to.include(sentence).and.to.include(`${blocks} blocks`);
      });
    }
  });

  it('lets no name become markup', () => {
    const page = parse(renderComparisonHtml(hostile));
    expect(page.querySelectorAll('img, script, iframe, object, link').length).to.equal(0);
    expect(page.querySelectorAll('style').length).to.equal(1);
    const handlers = [...page.querySelectorAll('*')]
      .flatMap((one) => [...one.attributes])
      .filter(({ name }) => name.startsWith('on'));
    expect(handlers).to.deep.equal([]);
    expect(page.querySelectorAll('main')[0]!.textContent).to.include(poison.slice(0, 20));
  });

  it('refers to nothing outside itself, and allows no script at all', () => {
    for (const comparison of pages) {
      const text = renderComparisonHtml(comparison).replaceAll('http://www.w3.org/2000/svg', '');
      expect(text).not.to.match(/https?:\/\/|\ssrc=|@import|url\((?!#)|<script/);
      expect(text).to.include("default-src 'none'").and.not.to.include('script-src');
    }
  });

  it('gives every picture a role, a title and a description', () => {
    for (const comparison of pages) {
      const page = parse(renderComparisonHtml(comparison));
      for (const picture of page.querySelectorAll('svg.picture')) {
        expect(picture.getAttribute('role')).to.equal('img');
        expect(picture.querySelectorAll('desc')[0]!.textContent).not.to.equal('');
      }
    }
    expect(parse(renderComparisonHtml(samples.chapter!)).querySelectorAll('svg.picture').length).to.equal(10);
  });

  it('uses each id once, and labels nothing by an id that is not there', () => {
    for (const comparison of [...pages, hostile]) {
      const text = renderComparisonHtml(comparison);
      const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
      expect(new Set(ids).size).to.equal(ids.length);
      const named = [...text.matchAll(/aria-labelledby="([^"]+)"/g)].flatMap(([, all]) => all!.split(' '));
      expect(named.filter((id) => !ids.includes(id))).to.deep.equal([]);
    }
  });

  it('draws every repeat as a dot, and as an open triangle what had not come', () => {
    for (const comparison of [samples.chapter!, samples.censored!]) {
      const page = parse(renderComparisonHtml(comparison));
      const repeats = comparison.measures[0]!.variants.flatMap((one) => one.repeats);
      const svg = page.querySelectorAll('svg.dots')[0]!;
      expect(svg.querySelectorAll('.repeat circle').length).to.equal(repeats.filter((one) => one.seen).length);
      expect(svg.querySelectorAll('.repeat-open text').length).to.equal(repeats.filter((one) => !one.seen).length);
    }
  });

  it('marks what differs from the reference in words as well as in colour', () => {
    const page = parse(renderComparisonHtml(samples.chapter!));
    const changed = [...page.querySelectorAll('td.changed')].map((one) => one.textContent.replace(/\s+/g, ' '));
    expect(changed).to.have.lengthOf(6);
    for (const text of changed) expect(text).to.match(/^changed: ● /);
  });

  it('keeps the signs of a patch and marks its lines as inserted and deleted', () => {
    const page = parse(renderComparisonHtml(samples.chapter!));
    const lines = (name: string): readonly string[] =>
      [...page.querySelectorAll(`.patch ${name}`)].map((one) => one.textContent);
    expect(lines('ins')).to.deep.equal(['+      interval: 5s', '+      timeout: 1s', '+      retries: 2']);
    expect(lines('del')).to.have.lengthOf(3);
    const whole = page.querySelectorAll('.patch')[0]!.textContent;
    expect(`${whole.trimEnd()}\n`).to.equal(samples.chapter!.recommendation!.patch);
  });

  it('says why there is no picture of the price, where none was measured or all are nothing', () => {
    const free = samples.chapter!.variants.map((one) => ({
      ...one,
      price: { perProbe: null, probesPerHour: 0, perHour: 0 },
    }));
    expect(renderComparisonHtml(samples.uncertain!))
      .to.include('checks was not measured')
      .and.not.to.include('id="trade');
    expect(renderComparisonHtml({ ...samples.chapter!, variants: free })).to.include('too small to be measured');
  });

  it('stays below 1 MB for 24 variants, four measures and 20 blocks', () => {
    expect(Buffer.byteLength(renderComparisonHtml(factorialOf(20)))).to.be.below(1_000_000);
  });
});
