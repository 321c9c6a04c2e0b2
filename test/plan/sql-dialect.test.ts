/** Whose SQL a query is: what the probe says, else the image, else the port; where none does, it is a problem before anything starts. */
import { expect } from 'chai';
import { sql } from '../../harness/index.ts';
import { checkDialect, withDialect } from '../../harness/plan/sql-dialect.ts';
import { planned } from './parts.ts';

const db = { type: 'service', name: 'db' } as const;
const query = (given: Parameters<typeof sql>[2] = {}) => sql(db, 'select 1', given);

const dialectOf = (probe: ReturnType<typeof query>, service: Parameters<typeof planned>[1] = {}, port?: number) =>
  withDialect(probe, [planned('db', service)], { services: port === undefined ? {} : { db: { port } } }).dialect;

describe('the dialect of a query', () => {
  it('is what the probe says, whatever the image is', () => {
    expect(dialectOf(query({ dialect: 'mysql' }), { image: 'postgres:16' })).to.equal('mysql');
  });

  it("is the image's, or the asked port's", () => {
    expect(dialectOf(query(), { image: 'docker.io/library/postgres:16' })).to.equal('postgres');
    expect(dialectOf(query(), { image: 'mariadb' })).to.equal('mysql');
    expect(dialectOf(query(), { image: 'shop-db' }, 3306)).to.equal('mysql');
    expect(dialectOf(query({ port: 5432 }), { image: 'shop-db' })).to.equal('postgres');
    expect(dialectOf(query(), { image: 'shop-db', ports: [{ container: 5432, host: null }] })).to.equal('postgres');
  });

  it('is a problem where nothing says it', () => {
    const probe = withDialect(query(), [planned('db', { image: 'shop-db' })], { services: { db: { port: 7000 } } });
    expect(checkDialect(probe, "shop.ts, probe 'sum'")).to.deep.equal([
      {
        code: 'R224',
        message: 'neither the image nor the port of db says whether it speaks the SQL of PostgreSQL or of MySQL',
        at: "shop.ts, probe 'sum'",
        fix: "say it in the probe: dialect: 'postgres'",
      },
    ]);
    expect(checkDialect(query({ dialect: 'mysql' }), '')).to.deep.equal([]);
  });
});
