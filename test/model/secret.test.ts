/** A secret is read where it is sent, and stands in nothing that is kept. */
import { expect } from 'chai';
import { revealed, secretOf, variablesIn, withoutSecrets } from '../../harness/model/secret.ts';

const probe = {
  service: 'db',
  login: { user: secretOf('shop'), password: secretOf({ env: 'SHOP_PASSWORD' }) },
  headers: [{ name: 'x-key', value: secretOf({ env: 'SHOP_KEY' }) }],
  body: null,
};

describe('a secret', () => {
  it('is its text, or what the environment has for it now', () => {
    expect(revealed(secretOf('shop'), {})).to.equal('shop');
    expect(revealed(secretOf({ env: 'SHOP_PASSWORD' }), { SHOP_PASSWORD: 'hush' })).to.equal('hush');
  });

  it('is not in the JSON of what has it; the name of its variable is', () => {
    const kept = JSON.stringify(probe, withoutSecrets);
    expect(kept).not.to.include('"shop"');
    expect(kept).to.include('"SHOP_PASSWORD"').and.to.include('"db"');
  });

  it('tells from which variables it comes, however deep it stands', () => {
    expect(variablesIn(probe)).to.deep.equal(['SHOP_PASSWORD', 'SHOP_KEY']);
    expect(variablesIn(null)).to.deep.equal([]);
  });
});
