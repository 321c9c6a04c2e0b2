/** What of a body is taken for always the same, and whose body it then refuses. */
import { expect } from 'chai';
import { goodBody } from '../../harness/learn/good-body.ts';
import { bodyTest } from '../../harness/probes/http/judge.ts';

/** Which of the texts pass, once these bodies were seen. */
const passing = (bodies: readonly string[], texts: readonly string[], others: readonly string[] = []) => {
  const check = goodBody(bodies, others);
  return check === null ? null : texts.filter(bodyTest(check));
};

describe('the body that is always the same', () => {
  it('is known by its words: what another service says is another body', () => {
    expect(passing(['the page of shop\n'], ['the page of shop\n', 'the page of admin\n', ''])).to.deep.equal([
      'the page of shop\n',
    ]);
  });

  it('leaves open what machines make: counts, instants and the names of containers', () => {
    const seen = ['{"orders":37,"by":"c0ffee12ab34","at":"2026-11-30T10:15:00.123Z"}'];
    const later = ['{"orders":1204,"by":"0a1b2c3d4e5f","at":"2027-01-02T23:59:59.001Z"}', '{"error":"no database"}'];
    expect(passing(seen, later)).to.deep.equal([later[0]]);
  });

  it('is read off every answer: where they differ in words, there is none', () => {
    expect(goodBody(['welcome', 'welcome back'], [])).to.equal(null);
    expect(passing(['order 1', 'order 2'], ['order 3', 'no order'])).to.deep.equal(['order 3']);
    expect(goodBody([''], [])).to.equal(null);
    expect(goodBody([], [])).to.equal(null);
  });

  it('keeps a number in a name where only that tells two services apart, and no other', () => {
    const own = { backend: 'backend-1', jobs: 12 };
    const later = [own, { backend: 'backend-1', jobs: 0 }, { backend: 'backend-2', jobs: 12 }].map((one) =>
      JSON.stringify(one),
    );
    const other = JSON.stringify({ backend: 'backend-2', jobs: 3 });
    expect(passing([later[0]!], later)).to.deep.equal(later);
    expect(passing([later[0]!], later, [other])).to.deep.equal(later.slice(0, 2));
  });

  it('is what a service makes of another’s, whose number is another each time', () => {
    expect(passing(['the number is 0.25'], ['the number is 0.5'], ['the number is 0.75'])).to.have.length(1);
  });

  it('tells a proxy’s page, which is that of who stands behind it, from nobody’s but the others', () => {
    expect(
      passing(['the page of shop'], ['the page of shop'], ['the page of shop', 'the page of admin']),
    ).to.have.length(1);
  });

  it('knows a long one by its beginning', () => {
    const long = (end: string): string => `<html>${'word '.repeat(100)}${end}</html>`;
    expect(passing([long('one')], [long('two'), 'word'])).to.deep.equal([long('two')]);
  });
});
