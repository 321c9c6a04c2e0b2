/** Whom a check asks beside its own service. */
import { expect } from 'chai';
import { askedServices } from '../../harness/prediction/asked-services.ts';
import { health } from '../plan/parts.ts';

const services = [
  { name: 'api' },
  { name: 'db', networks: [{ name: 'default', aliases: ['postgres'] }] },
  { name: 'cache' },
];
const asked = (text: string, variables = {}) =>
  askedServices({ name: 'api', health: { ...health(1000, 1000, 1), test: ['CMD-SHELL', text] } }, services, variables);

describe('the services that a check asks', () => {
  it('are those whose name or alias is the host of an address', () => {
    expect(asked('curl -f http://db:80/ && redis-cli -h cache ping')).to.deep.equal(['db', 'cache']);
    expect(asked('pg_isready -h postgres')).to.deep.equal(['db']);
    expect(asked('nc -z db 5432 || node check.js --host=cache')).to.deep.equal(['db', 'cache']);
  });

  it('are also those that a variable of the environment names', () => {
    expect(asked('nc -z $DB_HOST 5432')).to.deep.equal([]);
    expect(asked('nc -z $DB_HOST 5432', { DB_HOST: 'db' })).to.deep.equal(['db']);
  });

  it('are neither itself, nor a name that only looks like one', () => {
    expect(asked('curl -f http://api:80/ http://localhost/db http://my-db/ http://db.example.com/')).to.deep.equal([]);
    expect(asked('pg_isready -U db -d cache')).to.deep.equal([]);
    expect(asked('curl -H "Host: db" http://localhost/')).to.deep.equal([]);
  });
});
