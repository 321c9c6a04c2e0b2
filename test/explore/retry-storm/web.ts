/** A page with the stock of another service, which is asked until it answers: each try that fails is followed by two more. */
import { createServer, get } from 'node:http';
import process from 'node:process';

process.on('SIGTERM', () => process.exit(0));

const most = 400;
let tries = 0;
let known: string | null = null;

function ask(): void {
  if (tries >= most) return;
  tries += 1;
  let isOver = false;
  const over = (text: string | null): void => {
    if (isOver) return;
    isOver = true;
    tries -= 1;
    known = text;
    if (text !== null) return;
    ask();
    ask();
  };
  const asked = get('http://stock/stock', { agent: false, timeout: 150 }, (answer) => {
    let text = '';
    answer.on('data', (part) => {
      text += part;
    });
    answer.on('end', () => over(answer.statusCode === 200 ? text : null));
    answer.on('error', () => over(null));
  });
  asked.on('timeout', () => asked.destroy(new Error('late')));
  asked.on('error', () => over(null));
}

setInterval(ask, 500);
createServer(({ url }, response) => {
  if (url === '/health') return void response.end('well\n');
  if (known === null) return void response.writeHead(503).end('error: the stock is not known\n');
  response.end(known);
}).listen(80);
ask();
