/** A thread of `commonweal indicators`: reads its share of a file and posts what it gathered. */
import { parentPort, workerData } from 'node:worker_threads';
import { readShare, type Share, type Task } from './indicators-share.ts';

function shareOf(task: Task): Share {
  const reading = readShare(task);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

parentPort?.postMessage(shareOf(workerData as Task));
