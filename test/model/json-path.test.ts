/** A place in JSON is found by names and indices, and by nothing that an object only inherits. */
import { expect } from 'chai';
import { isJsonPath, textOfValue, valueAt } from '../../harness/model/json-path.ts';

const body = { orders: [{ id: 7, state: 'paid', note: null }, {}], 'x-y': { $z: true } };

describe('a place in JSON', () => {
  it('is written with names and indices', () => {
    for (const path of ['a', 'a.b', 'a[0].b', '[0]', '[1][2].a', 'x-y.a$1'])
      expect(isJsonPath(path), path).to.equal(true);
    for (const path of ['', '.a', 'a.', 'a..b', 'a[b]', 'a[-1]', 'a b', '$.a', 'a.[0]', '1a']) {
      expect(isJsonPath(path), path).to.equal(false);
    }
  });

  it('has the value that stands there, null included', () => {
    const values = ['orders[0].id', 'orders[0].note', 'x-y.$z', 'orders'].map((path) => valueAt(body, path));
    expect(values).to.deep.equal([7, null, true, body.orders]);
    expect(valueAt([[1]], '[0][0]')).to.equal(1);
  });

  it('has none where nothing stands, whatever the object inherits', () => {
    for (const path of ['orders[2]', 'orders.length', 'orders[1].id', 'orders[0].id.a', 'toString', 'x-y[0]']) {
      expect(valueAt(body, path), path).to.equal(undefined);
    }
  });

  it('is told as its text, or as JSON', () => {
    expect(['a', 7, null, { a: [1] }].map(textOfValue)).to.deep.equal(['a', '7', 'null', '{"a":[1]}']);
  });
});
