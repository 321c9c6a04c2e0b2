import { expect } from 'chai';
import { findingsOf, named, told } from '../weak.ts';

const crash = (target: string) => ({ kind: 'crash', target }) as const;
const restart = (target: string) => ({ kind: 'restart', target }) as const;
const all = { kind: 'restartAll', target: 'db', services: ['db', 'api'], order: 'at once' } as const;
const dbDied = ['0.2 db.1 died 137', '0.4 db.1 started'];
const usersFail = ['0..20 proxy http5xx', '0..20 api http5xx'];
const healedBy = (target: string, after = 0.8) => ({
  fault: restart(target),
  happened: [`0..${after} proxy http5xx`, `0..${after} api refused`],
});
const inVain = (target: string) => ({ fault: restart(target), happened: usersFail });

describe('explore/findings/needs-a-hand', () => {
  it('finds who never connects again: its dependency is well, and it must be restarted itself', () => {
    const row = told('db crash', crash('db'), [...usersFail, ...dbDied], { remedies: [inVain('db'), healedBy('api')] });
    const [finding, ...more] = findingsOf([row]);
    expect(more).to.deep.equal([]);
    expect(named(finding!)).to.equal('never reconnects: api→db');
    expect(finding!.sentence).to.equal(
      "api never connects to db again: after 'db crash' users of proxy had nothing but errors for 20 s, though db was well after 0.4 s; restart of api heals, 0.8 s",
    );
    expect(finding).to.include({ severity: 'severe', learn: 'to make a new connection where the old one is lost' });
  });

  it('finds nothing where it came back by itself, however late', () => {
    const happened = ['0..14.5 proxy http5xx', '0..14.5 api http5xx', ...dbDied];
    expect(findingsOf([told('db crash', crash('db'), happened)])).to.deep.equal([]);
  });

  it('finds nothing in what was bad for a moment at the very end', () => {
    const row = told('db crash', crash('db'), ['16..20 proxy http5xx', ...dbDied], { remedies: [healedBy('api')] });
    expect(findingsOf([row])).to.deep.equal([]);
  });

  it('finds what nothing that was tried brought back, however shortly before its row ended it began', () => {
    const row = told('db crash', crash('db'), ['16..20 proxy http5xx', '16..20 api http5xx', ...dbDied], {
      remedies: [inVain('db'), inVain('api')],
    });
    expect(findingsOf([row]).map(named)).to.deep.equal(['single point of failure: db']);
  });

  it('finds a retry storm: what runs again answers, until a caller begins anew and asks so much that it does not', () => {
    const row = told(
      'api crash',
      crash('api'),
      ['0..20 proxy http5xx', '0..0.6 api refused', '0.2 api.1 died 137', '0.5 api.1 started'],
      {
        remedies: [
          { fault: restart('api'), happened: ['0..20 proxy http5xx', '0..1 api refused'] },
          { fault: restart('proxy'), happened: ['0..20 proxy http5xx', '0..20 api response_timeout'] },
        ],
      },
    );
    expect(findingsOf([row]).map(named)).to.deep.equal(['retry storm: proxy→api']);
  });

  it('finds who keeps an old address: it connects again after a crash, and not where the address is another', () => {
    const rows = [
      told('db crash', crash('db'), ['0..1 proxy http5xx', '0..1 api http5xx', ...dbDied]),
      told(
        'db re-created',
        { kind: 'recreate', target: 'db', address: 'another' },
        [...usersFail, '0.1 db.1 died 0', '0.1 db.1 removed', '0.8 db.1 created', '0.9 db.1 started'],
        { remedies: [inVain('db'), healedBy('api')] },
      ),
    ];
    expect(findingsOf(rows).map(named)).to.deep.equal(['keeps the old address: api→db']);
    expect(findingsOf(rows)[0]!.rows).to.deep.equal(['db re-created']);
  });

  it('finds a retry storm: what runs again has no answer for anybody until its caller is restarted', () => {
    const row = told(
      'api crash',
      crash('api'),
      ['0..20 proxy http5xx', '0..20 api response_timeout', '0.2 api.1 died 137', '0.5 api.1 started'],
      {
        remedies: [
          { fault: restart('api'), happened: ['0..20 proxy http5xx', '0..20 api response_timeout'] },
          { fault: restart('proxy'), happened: ['0..0.5 proxy refused', '0..0.3 api response_timeout'] },
        ],
      },
    );
    expect(findingsOf([row]).map(named)).to.deep.equal(['retry storm: proxy→api']);
  });

  it('finds a retry storm where what runs again serves for a moment when it is restarted, and its callers only when they are', () => {
    const row = told(
      'api crash',
      crash('api'),
      ['0..20 proxy http5xx', '0..20 api response_timeout', '0.2 api.1 died 137', '0.5 api.1 started'],
      {
        remedies: [
          { fault: restart('api'), happened: ['0..20 proxy http5xx', '0..2 api response_timeout'] },
          { fault: restart('proxy'), happened: ['0..0.5 proxy refused'] },
        ],
      },
    );
    expect(findingsOf([row]).map(named)).to.deep.equal(['retry storm: proxy→api']);
  });

  it('finds who hides its death: its container runs on, and its users have nobody', () => {
    const happened = ['0..20 proxy refused', '0..20 api refused'];
    const exit = { kind: 'exit', target: 'api', code: 1, control: { by: 'exec', command: ['kill'] } } as const;
    const row = told('api children die', exit, happened, { remedies: [healedBy('api')] });
    expect(findingsOf([row]).map(named)).to.deep.equal(['hides its death: api']);
  });

  it('finds whom nobody starts again, with its policy', () => {
    const remedies = [{ fault: restart('worker'), happened: ['0.3 worker.1 started', '0.3 worker.1 restarted'] }];
    const [finding, ...more] = findingsOf([
      told('worker crash', crash('worker'), ['0.1 worker.1 died 137'], { remedies }),
    ]);
    expect(more).to.deep.equal([]);
    expect(finding!.sentence).to.equal(
      "nobody starts worker again: after 'worker crash' worker is down for the last 19.9 s, after exit code 137 (restart: no); restart of worker heals, 0.3 s",
    );
  });

  it('takes what does not come up as it is started for a matter of order', () => {
    const happened = [
      '0..20 proxy http5xx',
      '0..20 api refused',
      '0.1 api.1 died 143',
      '1 api.1 started',
      '1.2 api.1 died 0',
    ];
    const row = told('all restarted at once', all, happened, {
      broken: { on: 'stack' },
      remedies: [healedBy('api')],
    });
    const stack = [
      'service proxy restart always',
      'service api restart on-failure',
      'service db restart always',
      'probe proxy proxy 10/s within 2',
      'probe api api 10/s within 2',
    ];
    expect(findingsOf([row], stack).map(named)).to.deep.equal(['start order: api→db']);
  });

  it('finds a matter of order in who runs and does not serve, unless it never connects again whatever happens', () => {
    const order = told('all restarted at once', all, usersFail, {
      broken: { on: 'stack' },
      remedies: [healedBy('api')],
    });
    expect(findingsOf([order]).map(named)).to.deep.equal(['start order: api→db']);
    const crashed = told('db crash', crash('db'), [...usersFail, ...dbDied], {
      remedies: [inVain('db'), healedBy('api')],
    });
    const [finding, ...more] = findingsOf([order, crashed]);
    expect(more).to.deep.equal([]);
    expect(named(finding!)).to.equal('never reconnects: api→db');
    expect(finding!.rows).to.deep.equal(['db crash', 'all restarted at once']);
  });

  it('finds a retry storm that nothing heals: also new, and with a caller that is, it answers nobody', () => {
    const hung = ['0..20 proxy http5xx', '0..20 api response_timeout'];
    const recreated = { kind: 'recreate', target: 'api' } as const;
    const row = told('api crash', crash('api'), [...hung, '0.2 api.1 died 137', '0.5 api.1 started'], {
      remedies: [restart('api'), restart('proxy'), recreated].map((fault) => ({ fault, happened: hung })),
    });
    const [finding, ...more] = findingsOf([row]);
    expect(more).to.deep.equal([]);
    expect(named(finding!)).to.equal('retry storm: proxy→api');
  });

  it('calls all else that needs a hand a single point of failure', () => {
    const row = told('db crash', crash('db'), [...usersFail, ...dbDied], { remedies: [healedBy('db')] });
    expect(findingsOf([row]).map(named)).to.deep.equal(['single point of failure: db']);
  });
});
