import { EPOCH } from '../../types/generic';
import { Seed } from '../../types/seed';
import { text, texts } from '../../types/values';
import { DataSourceProblem, type Answer } from '../answer';
import { REGIONS } from '../zones';

/** AWS changes its ranges daily: one block of the benchmark and documentation ranges stands for each service of a Region. */
const ipRanges: Answer = ({ config, scope }) => {
  const asked = texts(config, 'regions');
  const regions = asked.length > 0 ? asked : [scope.region];
  const unknown = regions.find(
    (region) => region.toUpperCase() !== 'GLOBAL' && REGIONS[region.toLowerCase()] === undefined,
  );
  if (unknown !== undefined)
    throw new DataSourceProblem(
      `no IP ranges result from filters: there is no Region ${unknown}`,
      'NotFound',
      'regions',
    );
  const pairs = regions.flatMap((region) =>
    texts(config, 'services').map((service) => new Seed(`${region.toLowerCase()} ${service.toLowerCase()}`)),
  );
  const blocks = pairs.map(
    (seed) => `198.${18 + seed.number(2, 'second')}.${seed.number(256, 'third')}.0/24`,
  );
  const blocks6 = pairs.map((seed) => `2001:db8:${seed.hex(4, 'sixth')}::/48`);
  return {
    id: '1735689600',
    cidr_blocks: [...new Set(blocks)].sort(),
    ipv6_cidr_blocks: [...new Set(blocks6)].sort(),
    create_date: '2025-01-01-00-00-00',
    sync_token: 1735689600,
  };
};

/** `aurora-mysql` 8.0 gives `aurora-mysql8.0`, `postgres` 16.3 gives `postgres16`. @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBEngineVersion.html */
function parameterFamily(engine: string, version: string): string {
  const [major = '', minor = '0'] = version.split('.');
  if (/postgres/.test(engine)) return `${engine}${major}`;
  if (/^(?:mysql|mariadb|aurora-mysql)$/.test(engine)) return `${engine}${major}.${minor}`;
  return `${engine}-${major}`;
}

const engineVersion: Answer = ({ config, type }) => {
  const engine = text(config, 'engine') ?? '';
  const version = text(config, 'version') ?? texts(config, 'preferred_versions')[0];
  if (version === undefined)
    throw new DataSourceProblem(
      `the sandbox does not know which version of ${engine} AWS prefers. Name one, or give it in a fixtures file (--fixtures): {"${type}": [{"config": {"engine": "${engine}"}, "values": {"version": "…"}}]}`,
      'SBX201',
    );
  return {
    id: version,
    version,
    version_actual: version,
    status: 'available',
    parameter_group_family: text(config, 'parameter_group_family') ?? parameterFamily(engine, version),
  };
};

export const PLATFORM: Readonly<Record<string, Answer>> = {
  aws_ip_ranges: ipRanges,
  aws_rds_engine_version: engineVersion,
  aws_ecr_authorization_token: ({ config, scope }) => ({
    id: scope.region,
    user_name: 'AWS',
    password: 'sandbox',
    authorization_token: Buffer.from('AWS:sandbox').toString('base64'),
    expires_at: EPOCH,
    proxy_endpoint: `https://${text(config, 'registry_id') ?? scope.account}.dkr.ecr.${scope.region}.amazonaws.com`,
  }),
  aws_eks_addon_version: ({ config }) => ({
    id: text(config, 'addon_name') ?? '',
    version: 'v1.0.0-eksbuild.1',
  }),
  aws_eks_cluster_auth: ({ config }) => ({
    id: text(config, 'name') ?? '',
    token: `k8s-aws-v1.${Buffer.from(`sandbox ${text(config, 'name') ?? ''}`).toString('base64url')}`,
  }),
};
