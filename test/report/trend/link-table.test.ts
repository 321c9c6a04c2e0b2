import { expect } from 'chai';
import fc from 'fast-check';
import { linkTable } from '../../../harness/report/trend/link-table.ts';

type Links = readonly (readonly (string | null)[])[];

/** As the page's script puts them together. */
function readBack(links: Links): Links {
  const { nights, rows, places, alphabet } = linkTable(links);
  return links.map((row, at) =>
    row.map((_, column) => {
      const end = rows[at]![alphabet.indexOf(places[at]![column]!)];
      return end === undefined ? null : nights[column]! + end;
    }),
  );
}

describe('report/trend, links in little room', () => {
  it('gives every link back, and none where there was none', () => {
    const link = fc.option(
      fc.tuple(
        fc.constantFrom('../a', '../b', '..'),
        fc.constantFrom('shop', 'shop-2', 'x/y'),
        fc.constantFrom('1', '2'),
      ),
    );
    const table = fc.array(fc.array(link, { minLength: 6, maxLength: 6 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const links = rows.map((row) => row.map((one) => one?.join('/') ?? null));
        expect(readBack(links)).to.deep.equal(links);
      }),
    );
  });

  it('takes a character a cell, where a night has a folder and its runs have few names', () => {
    const links = Array.from({ length: 50 }, (_, row) =>
      Array.from(
        { length: 1000 },
        (_, night) => `../gate/${night}/scenario-${row}/runs/b0${(night * row) % 8}/report.html`,
      ),
    );
    expect(JSON.stringify(linkTable(links)).length).to.be.below(120_000);
  });
});
