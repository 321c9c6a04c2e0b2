import { expect } from 'chai';
import { demux } from '../../../harness/engine/docker/demux.ts';

const frame = (stream: number, text: string): Buffer => {
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
};

describe('multiplexed output', () => {
  it('is joined in the order written, characters across frames included', () => {
    const [start, end] = [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)];
    const bytes = Buffer.concat([frame(1, 'a\n'), frame(2, 'b\n'), frame(1, '')]);
    expect(demux(bytes)).to.equal('a\nb\n');
    const split = Buffer.concat([frame(1, 'x').subarray(0, 8), start, frame(1, 'x').subarray(0, 8), end]);
    expect(demux(split)).to.equal('é');
  });

  it('is taken as it is where a terminal wrote it', () => {
    expect(demux(Buffer.from('plain text of a terminal\n'))).to.equal('plain text of a terminal\n');
    expect(demux(Buffer.alloc(0))).to.equal('');
  });
});
