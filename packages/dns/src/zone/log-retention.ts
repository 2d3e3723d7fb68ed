import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { DnsError } from '../errors';

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** @throws DNS019 CloudWatch Logs does not keep events for so many days */
export function checkRetention(days: number, place: IConstruct): void {
  if (Token.isUnresolved(days) || DAYS.includes(days)) return;
  throw new DnsError('DNS019', place, {
    problem: 'CloudWatch Logs does not keep events for so many days',
    got: `${days}`,
    allowed: DAYS.join(', '),
    fix: `choose ${DAYS.find((more) => more > days) ?? DAYS.at(-1)}`,
  });
}
