import type { FirewallRule } from '@landbridge/transit';
import type { LandscapeData } from './environments';

/** What the inspection VPC lets through: the directory, updates and AWS services; nothing else. */
export function firewallRules({ supernet }: LandscapeData, sharedServices: string): FirewallRule[] {
  return [
    { action: 'pass', protocol: 'TCP', from: [supernet], to: [sharedServices], ports: ['389', '636'] },
    { action: 'drop', protocol: 'IP', from: 'any', to: [supernet] },
    { action: 'pass', protocol: 'TCP', from: [supernet], to: 'any', ports: ['443'] },
  ];
}
