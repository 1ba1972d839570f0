/**
 * A thread that ends its process when that takes more memory than it may. Limits of the engine bound objects only, not the
 * buffers that libraries unpack into.
 */
import { workerData } from 'node:worker_threads';

/** How often the memory is looked at, in milliseconds. */
const glance = 50;
const limit = (workerData as number) * 1e6;

setInterval(() => {
  if (process.memoryUsage.rss() > limit) process.kill(process.pid, 'SIGKILL');
}, glance);
