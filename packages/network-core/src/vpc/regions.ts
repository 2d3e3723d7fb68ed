import { NetworkError } from '../errors';
import type { IConstruct } from 'constructs';

/** Prefix of zone ids and the highest zone number, by Region; some accounts are not offered every one of them. */
const ZONES: Readonly<Record<string, readonly [prefix: string, highest: number]>> = {
  'af-south-1': ['afs1', 3],
  'ap-east-1': ['ape1', 3],
  'ap-east-2': ['ape2', 3],
  'ap-northeast-1': ['apne1', 4],
  'ap-northeast-2': ['apne2', 4],
  'ap-northeast-3': ['apne3', 3],
  'ap-south-1': ['aps1', 3],
  'ap-south-2': ['aps2', 3],
  'ap-southeast-1': ['apse1', 3],
  'ap-southeast-2': ['apse2', 3],
  'ap-southeast-3': ['apse3', 3],
  'ap-southeast-4': ['apse4', 3],
  'ap-southeast-5': ['apse5', 3],
  'ap-southeast-6': ['apse6', 3],
  'ap-southeast-7': ['apse7', 3],
  'ca-central-1': ['cac1', 4],
  'ca-west-1': ['caw1', 3],
  'cn-north-1': ['cnn1', 2],
  'cn-northwest-1': ['cnnw1', 3],
  'eu-central-1': ['euc1', 3],
  'eu-central-2': ['euc2', 3],
  'eu-north-1': ['eun1', 3],
  'eu-south-1': ['eus1', 3],
  'eu-south-2': ['eus2', 3],
  'eu-west-1': ['euw1', 3],
  'eu-west-2': ['euw2', 3],
  'eu-west-3': ['euw3', 3],
  'il-central-1': ['ilc1', 3],
  'me-central-1': ['mec1', 3],
  'me-south-1': ['mes1', 3],
  'mx-central-1': ['mxc1', 3],
  'sa-east-1': ['sae1', 3],
  'us-east-1': ['use1', 6],
  'us-east-2': ['use2', 3],
  'us-gov-east-1': ['usge1', 3],
  'us-gov-west-1': ['usgw1', 3],
  'us-west-1': ['usw1', 3],
  'us-west-2': ['usw2', 4],
};

const PARTITIONS = {
  'cn-': 'aws-cn',
  'us-gov-': 'aws-us-gov',
  'us-iso-': 'aws-iso',
  'us-isob-': 'aws-iso-b',
  'eu-isoe-': 'aws-iso-e',
  'us-isof-': 'aws-iso-f',
  'eusc-': 'aws-eusc',
};

/** Form of a zone id in a Region that this table does not know yet, e.g. `xxw1-az1`. */
const ZONE_ID = /^[a-z]{2,5}\d-az\d$/;
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d$/;

/** @throws NET006 the Region has no zone of that id. Zone ids mean the same place in every account; names do not. */
export function checkZone(zone: string, region: string, place: IConstruct | string): void {
  const known = ZONES[region];
  const ids = known
    ? Array.from({ length: known[1] }, (_, index) => `${known[0]}-az${index + 1}`)
    : undefined;
  if (ids ? ids.includes(zone) : ZONE_ID.test(zone)) return;
  throw new NetworkError('NET006', place, {
    problem: `${region} has no such Availability Zone id`,
    got: zone,
    allowed: ids ? `one of [${ids.join(', ')}]` : 'a zone id as euw1-az1',
    fix: 'use zone ids (euw1-az1), not zone names (eu-west-1a): names mean another place in each account',
  });
}

/** @throws NET014 */
export function checkRegion(region: string, place: IConstruct | string): void {
  if (REGION.test(region)) return;
  throw new NetworkError('NET014', place, {
    problem: 'not a Region name',
    got: JSON.stringify(region),
    allowed: 'a name as eu-west-1',
    fix: 'name the Region of the provider',
  });
}

/** @throws NET014 */
export function checkAccount(account: string, place: IConstruct | string): void {
  if (/^\d{12}$/.test(account)) return;
  throw new NetworkError('NET014', place, {
    problem: 'not an AWS account id',
    got: JSON.stringify(account),
    allowed: 'twelve digits',
    fix: 'write the account id as a string of twelve digits',
  });
}

/** Partition of ARNs in a Region. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function partitionOf(region: string): string {
  const found = Object.entries(PARTITIONS).find(([prefix]) => region.startsWith(prefix));
  return found?.[1] ?? 'aws';
}
