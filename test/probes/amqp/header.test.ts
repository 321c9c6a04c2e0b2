/** What a broker says to the header of AMQP 0-9-1, and what it is worth. */
import { expect } from 'chai';
import { amqpHeader } from '../../../harness/probes/amqp/header.ts';
import { bytes, heard } from '../hear.ts';

const method = (number: number): readonly number[] => [1, 0, 0, 0, 0, 1, 0, 0, 10, 0, number];

describe('the header of AMQP', () => {
  it('names version 0-9-1', () => {
    expect(amqpHeader.opening).to.deep.equal(bytes('AMQP', 0, 0, 9, 1));
  });

  it('is good where the broker begins the connection, before all of it has come', () => {
    expect(heard(amqpHeader, ...method(10), 0, 9)).to.equal('ok');
    expect(heard(amqpHeader, ...method(10).slice(0, -1))).to.equal(null);
  });

  it('is bad where the broker closes it, or speaks another version or something else', () => {
    expect(heard(amqpHeader, ...method(50))).to.equal('not_serving');
    expect(heard(amqpHeader, 'AMQP', 0, 1, 0, 0)).to.equal('wrong');
    expect(heard(amqpHeader, 'ABC')).to.equal(null);
    expect(heard(amqpHeader, 'HTTP/1.1 400 Bad Request')).to.equal('protocol');
  });
});
