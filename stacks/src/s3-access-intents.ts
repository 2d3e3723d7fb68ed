import type { LandscapeData } from './environments';
import type { Intent, IntentGroup } from './intent-file';
import { SHARED_SERVICES } from './shared-services';

const FRONT = 's3-front';
const PROXIES = 's3-proxies';

/** Load balancer and proxies of the way to S3. */
export function s3Groups({ hub, sites }: LandscapeData): Record<string, IntentGroup> {
  if (Object.keys(sites).length === 0) return {};
  return {
    [FRONT]: { resources: [`${hub.name}-s3-access/aws_lb.Farm_Front_*`] },
    [PROXIES]: { resources: [`${hub.name}-s3-access/aws_autoscaling_group.Farm_Proxies_*`] },
  };
}

/** Sites reach S3 by the proxies' load balancer, whichever link or zone is lost; nobody else does, and nothing else is reached. */
export function s3Intents({ hub, environments, sites }: LandscapeData): Intent[] {
  const from = Object.keys(sites);
  if (from.length === 0) return [];
  const s3 = `service:com.amazonaws.${hub.region}.s3`;
  const https = { protocol: 'tcp', ports: ['443'] } as const;
  const others = ['internet', ...environments.map(({ name }) => name), ...Object.keys(SHARED_SERVICES)];
  return [
    {
      name: 'sites reach the proxies of S3 by their load balancer',
      from,
      to: FRONT,
      expect: 'reachable',
      ...https,
      survives: ['any-az', 'any-tunnel', 'any-link'],
    },
    {
      name: 'it reaches them',
      from: FRONT,
      to: PROXIES,
      expect: 'reachable',
      ...https,
      survives: ['any-az'],
    },
    { name: 'they reach S3', from: PROXIES, to: s3, expect: 'reachable', ...https, survives: ['any-az'] },
    { name: 'and nothing else', from: PROXIES, to: [...others, ...from], expect: 'blocked', protocol: 'any' },
    {
      name: 'sites reach nothing of it on other ports, and no proxy past it',
      from,
      to: [FRONT, PROXIES],
      expect: 'blocked',
      protocol: 'any',
      except: [{ to: FRONT, ...https }],
    },
    {
      name: 'nobody else reaches it',
      from: others,
      to: [FRONT, PROXIES],
      expect: 'blocked',
      protocol: 'any',
    },
  ];
}
