/** Works, and says so every second. */
import process from 'node:process';

process.on('SIGTERM', () => process.exit(0));
setInterval(() => console.log('worked'), 1000);
