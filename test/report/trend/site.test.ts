import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { parseHTML } from 'linkedom';
import type { History } from '../../../harness/model/history.ts';
import { stripScript, stripScriptDigest } from '../../../harness/report/trend/script.ts';
import { trendSite } from '../../../harness/report/trend/site.ts';
import type { TrendInput } from '../../../harness/report/trend/trend-input.ts';
import { sampleHistory } from '../../gate/sample-history.ts';
import { red } from '../gate/samples.ts';
import { expectGolden } from '../golden.ts';
import { poison, poisoned } from '../sample-hostile.ts';

interface PageNode {
  readonly textContent: string;
  readonly localName: string;
  readonly attributes: Iterable<{ readonly name: string }>;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<PageNode>;
}

const parse = (text: string): PageNode => (parseHTML(text) as unknown as { document: PageNode }).document;

const site = (history: History, more: Partial<TrendInput> = {}): ReadonlyMap<string, string> =>
  new Map(
    [...trendSite({ history, title: 'nightly', result: null, runs: '../', kept: null, ...more })].map((one) => [
      one.path,
      one.text,
    ]),
  );

const all = (text: string, selector: string): readonly PageNode[] => [...parse(text).querySelectorAll(selector)];

const textOf = (text: string): string => all(text, 'main')[0]!.textContent.replaceAll('\u00a0', ' ');

const small = sampleHistory({ nights: 34, scenarios: 8 });

/** What a reader gets, without styles and script, an element a line. */
const bare = (text: string): string => text.replace(/<(style|script)\b[\s\S]*?<\/\1>/g, '').replaceAll('><', '>\n<');

describe('report/trend', () => {
  it('gives an index and a page for each scenario, as they always were', () => {
    const few = site(sampleHistory({ nights: 14, scenarios: 1 }));
    expect([...few.keys()]).to.deep.equal(['index.html', 'shop.html']);
    expectGolden('trend-index.html', bare(few.get('index.html')!));
    expectGolden('trend-shop.html', bare(few.get('shop.html')!));
  });

  it('keeps the narrow cells of long ago as one way to the table of all nights, and the last two months as links', () => {
    const text = site(sampleHistory({ nights: 200, scenarios: 1 })).get('index.html')!;
    expect(all(text, 'a.older').map((one) => one.getAttribute('href'))).to.deep.equal(['shop.html#table']);
    expect(all(text, 'svg.nights a').length).to.be.within(50, 61);
  });

  it('gives the same bytes each time, in whatever order the scenarios are read', () => {
    expect([...site(new Map([...small].toReversed()))]).to.deep.equal([...site(small)]);
  });

  it('begins with the verdict of the last night and its sentence, then what is new since the night before', () => {
    const text = textOf(site(small).get('index.html')!);
    const parts = ['FAIL', '1 of 8 scenarios red: shop', 'Discovered (1)', 'Fixed (1)', 'Night by night', 'Red nights'];
    const places = parts.map((one) => text.indexOf(one));
    expect(places[0]).to.be.at.least(0);
    expect(places).to.deep.equal(places.toSorted((a, b) => a - b));
  });

  it('says of the last night what the gate said of it, its controls and its notes included', () => {
    const text = textOf(site(small, { result: red }).get('index.html')!);
    for (const one of [red.sentence, 'night 41', 'must-fail: ', red.notes[0]!]) expect(text).to.include(one);
    expect(text).to.include('This night left nothing in the history.').and.not.include('Discovered');
  });

  it('opens the report of its run from every cell, and from none whose run is gone', () => {
    const { folder } = [...small.get('shop')!].find((one) => one.type === 'night')!;
    const links = (kept: ReadonlySet<string> | null): readonly (string | null)[] =>
      all(site(small, { kept }).get('index.html')!, 'svg.nights a').map((one) => one.getAttribute('href'));
    const folders = [...small.values()].flat().flatMap((one) => (one.type === 'night' ? (one.folder ?? []) : []));
    expect(links(null).toSorted()).to.deep.equal(folders.map((one) => `../${one}/report.html`).toSorted());
    expect(links(new Set([folder!]))).to.deep.equal([`../${folder}/report.html`]);
  });

  it('asks for nothing and leads nowhere but to its own pages and to the runs', () => {
    const files = site(small);
    for (const [path, text] of files) {
      const away = all(text, '[href], [src]')
        .map((one) => one.getAttribute('href') ?? one.getAttribute('src') ?? '')
        .filter((one) => !files.has(one.replace('#table', '')) && !/^\.\.\/gate\/[\w./-]+\/report\.html$/.test(one));
      expect(away, path).to.deep.equal([]);
    }
  });

  it('shows what users and containers wrote as text, wherever it stands', () => {
    const keys = 'scenario sentence subject reason by engine cpu kernel suite experiment folder run';
    const history = new Map(
      [...sampleHistory({ nights: 80, scenarios: 3 })].map(([name, lines]) => [name + poison, poisoned(lines, keys)]),
    );
    for (const [path, text] of site(history, { title: `nightly ${poison}` })) {
      expect(path).to.match(/^[a-z0-9-]+\.html$/);
      expect(all(text, 'img'), path).to.deep.equal([]);
      const handlers = all(text, '*').flatMap((one) => [...one.attributes].filter(({ name }) => /^on/i.test(name)));
      expect(handlers, path).to.deep.equal([]);
      const scripts = all(text, 'script').filter((one) => one.getAttribute('type') === null);
      expect(scripts.map((one) => one.textContent)).to.deep.equal(path === 'index.html' ? [stripScript] : []);
      expect(textOf(text), path).to.include('<img src=x onerror=alert(1)>');
    }
  });

  it('allows its own script alone', () => {
    const digest = `sha256-${createHash('sha256').update(stripScript).digest('base64')}`;
    expect(stripScriptDigest).to.equal(digest);
    const [index, ...pages] = site(small).values();
    expect(index).to.include(`script-src &#39;${digest}&#39;`.replaceAll('&#39;', "'"));
    expect(pages.filter((one) => one.includes('script-src'))).to.deep.equal([]);
  });

  it('says that there was no night yet where there is no history', () => {
    expect(textOf(site(new Map()).get('index.html')!)).to.include('No night has been run yet.');
  });
});
