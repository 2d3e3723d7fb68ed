import { measureSandbox } from '@landbridge/sandbox';
import { tell } from './stopwatch';

void measureSandbox().then(tell);
