import { expect } from 'chai';
import { pageNames } from '../../../harness/report/trend/page-name.ts';

const named = (...scenarios: readonly string[]): readonly string[] => {
  const pages = pageNames(scenarios);
  return scenarios.map((one) => pages.get(one)!);
};

describe('report/trend, the names of pages', () => {
  it('keeps a plain name', () => {
    expect(named('shop', 'numbers-api', 'db_2')).to.deep.equal(['shop.html', 'numbers-api.html', 'db_2.html']);
  });

  it('gives no two scenarios the same page, not even on a disk that tells no capitals apart', () => {
    const pages = named(
      'Shop',
      'shop',
      'SHOP',
      'sh op',
      'sh/op',
      'sh\\op',
      'index',
      'Index',
      'con',
      '',
      '...',
      'é',
      'ü',
    );
    expect(new Set(pages.map((one) => one.toLowerCase())).size).to.equal(pages.length);
    expect(pages.filter((one) => !/^[a-z0-9][a-z0-9_-]*\.html$/.test(one))).to.deep.equal([]);
    expect(pages).to.include('shop.html').and.not.include('index.html').and.not.include('con.html');
  });

  it('gives a plain name its page, even where that is the page of another one', () => {
    const [taken] = named('Shop');
    expect(named('Shop', taken!.replace('.html', ''))).to.deep.equal([taken!.replace('.html', '-2.html'), taken]);
  });

  it('names a page the same whatever else there is', () => {
    expect(named('The shop')).to.deep.equal(named('The shop', 'shop', 'the-shop', 'The  shop').slice(0, 1));
  });
});
