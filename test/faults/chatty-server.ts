/** The program of every service in the tests on a real engine: it answers, breaks on request, and calls others. */

/** Plain CommonJS for `node -e`, so that no image has to be built. */
export const chattyServer = `
const http = require('node:http');
const kept = new http.Agent({ keepAlive: true });
let healthy = true, drawn = 0;
function call(to, agent, done) {
  const began = Date.now();
  const end = (what) => done(JSON.stringify({ what, ms: Date.now() - began }));
  const request = http.get({ host: to, path: '/', agent, timeout: 700 }, (answer) => {
    answer.resume().on('end', () => end('ok'));
  });
  request.on('timeout', () => request.destroy(Object.assign(new Error(), { code: 'TIMEOUT' })));
  request.on('error', (error) => end(error.code));
}
http.createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://here');
  const answer = (status, text = '') => { response.statusCode = status; response.end(text); };
  if (pathname === '/call') return call(searchParams.get('to'), searchParams.has('kept') ? kept : false, (text) => answer(200, text));
  if (pathname === '/exit') return process.exit(Number(searchParams.get('code')));
  if (pathname === '/fail' || pathname === '/pass') { healthy = pathname === '/pass'; return answer(204); }
  if (pathname === '/health') return answer(healthy ? 200 : 503);
  if (pathname === '/rng') return answer(++drawn > 3 ? 500 : 200);
  answer(200, 'hello');
}).listen(80);
process.on('SIGTERM', () => process.exit(0));
process.on('SIGUSR2', () => process.exit(3));
`;
