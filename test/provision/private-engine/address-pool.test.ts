/** Addresses for the private engine's networks. */
import { expect } from 'chai';
import { choosePool, inPool, parseRoutes } from '../../../harness/provision/private-engine/address-pool.ts';

const header = 'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT';
const route = (destination: string, mask: string) => `eth0\t${destination}\t00000000\t0001\t0\t0\t0\t${mask}\t0\t0\t0`;

describe('parseRoutes', () => {
  it('reads little-endian destinations and masks, and leaves the default route out', () => {
    const text = [
      header,
      route('00000000', '00000000'),
      route('000011AC', '0000FFFF'),
      route('0000D50A', '00FFFFFF'),
      '',
    ].join('\n');
    expect(parseRoutes(text)).to.deep.equal([
      { start: 0xac110000, bits: 16 },
      { start: 0x0ad50000, bits: 24 },
    ]);
  });
});

describe('choosePool', () => {
  it('takes the first range when nothing is in the way', () => {
    expect(choosePool([])).to.equal('10.213.0.0');
  });

  it('steps aside for a network inside its first choice', () => {
    expect(choosePool([{ start: 0x0ad50400, bits: 24 }])).to.equal('10.214.0.0');
  });

  it('steps aside for a network that holds several choices', () => {
    expect(choosePool([{ start: 0x0a000000, bits: 8 }])).to.equal('172.29.0.0');
  });

  it('has none left when every private range is taken', () => {
    const taken = [
      { start: 0x0a000000, bits: 8 },
      { start: 0xac100000, bits: 12 },
      { start: 0xc0a80000, bits: 16 },
    ];
    expect(choosePool(taken)).to.equal(null);
  });
});

describe('inPool', () => {
  it('compares the first two bytes, above 127 too', () => {
    expect(inPool('192.168.7.1', '192.168.0.0')).to.equal(true);
    expect(inPool('10.214.0.1', '10.213.0.0')).to.equal(false);
  });
});
