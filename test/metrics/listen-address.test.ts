/** Addresses to listen at, as people write them. */
import { expect } from 'chai';
import { addressText, defaultAddress, parseListenAddress } from '../../harness/metrics/listen-address.ts';

describe('an address to listen at', () => {
  for (const [text, host, port] of [
    [defaultAddress, '127.0.0.1', 9464],
    ['0.0.0.0:9464', '0.0.0.0', 9464],
    [':9464', '0.0.0.0', 9464],
    ['9464', '127.0.0.1', 9464],
    ['localhost:0', 'localhost', 0],
    ['[::1]:80', '::1', 80],
  ] as const) {
    it(`is read from ${text}`, () => expect(parseListenAddress(text)).to.deep.equal({ host, port }));
  }

  for (const text of [
    '',
    ':',
    'a.ts',
    'scenarios/a.ts',
    '127.0.0.1',
    '1.2.3.4:65536',
    '::1:80',
    'http://a:1',
    'a b:1',
  ]) {
    it(`is not read from '${text}'`, () => expect(parseListenAddress(text)).to.equal(undefined));
  }

  it('is written as it is read', () => {
    for (const text of ['127.0.0.1:1', '[::1]:80']) expect(addressText(parseListenAddress(text)!)).to.equal(text);
  });
});
