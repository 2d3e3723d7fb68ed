import {
  Accelerator,
  AliasTarget,
  DnsFailover,
  ImportedPublicZone,
  SimpleRecord,
  type IAliasable,
  type IPublicZone,
} from '@landbridge/dns';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { ENVIRONMENT_DNS_OUTPUTS, type EnvironmentDnsStack } from './environment-dns-stack';
import type { LandscapeData } from './environments';
import type { Environment } from './environments/environment';
import { zoneName } from './name-service';
import { defaultProvider } from './providers';
import { read } from './state/outputs';
import { keepState, stateOf } from './state/state';
import { WEB_OUTPUTS, type WebStack } from './web-stack';
import { WEB_HEALTH_PATH } from './workloads/web-server';

export interface EnvironmentNamesStackProps {
  /** First Region of the environment. */
  readonly environment: Environment;
  readonly data: LandscapeData;
  readonly dns: EnvironmentDnsStack;
  /** Web tiers of the environment by place, the first one first. */
  readonly webs: ReadonlyMap<Environment, WebStack>;
}

/** A web tier, as names need it. */
interface Entry extends IAliasable {
  readonly region: string;
  readonly arn: string;
}

/** Names that need a load balancer (ADR 11): the environment's own, `www`, and static addresses where asked for. */
export class EnvironmentNamesStack extends TerraformStack {
  constructor(scope: Construct, id: string, { environment, data, dns, webs }: EnvironmentNamesStackProps) {
    super(scope, id);
    keepState(this);
    defaultProvider(this, environment);
    const zone = new ImportedPublicZone(this, 'Zone', {
      zoneName: zoneName(environment, data),
      zoneId: read(stateOf(this, dns), ENVIRONMENT_DNS_OUTPUTS).public_zone_id,
    });
    const [first, second, ...more] = [...webs].map(([{ region }, web]): Entry => {
      const outputs = read(stateOf(this, web), WEB_OUTPUTS);
      return {
        region,
        arn: outputs.load_balancer_arn,
        dnsName: outputs.load_balancer_dns_name,
        dnsZoneId: outputs.load_balancer_zone_id,
      };
    });
    if (!first) throw new Error(`${id}: no web tier`);
    if (second) {
      new DnsFailover(this, 'Www', {
        zone,
        name: 'www',
        primary: first,
        secondary: second,
        probe: { protocol: 'https', path: WEB_HEALTH_PATH },
      });
    } else {
      new SimpleRecord(this, 'Www', { zone, name: 'www', target: { alias: AliasTarget.of(first) } });
    }
    new SimpleRecord(this, 'Own', { zone, name: '@', target: { alias: AliasTarget.record(zone, 'www') } });
    if (environment.names?.staticAddresses)
      this.accelerate(environment, zone, [first, ...(second ? [second] : []), ...more]);
  }

  /** Two addresses that never change, and lead to the nearest Region that answers. */
  private accelerate({ name }: Environment, zone: IPublicZone, entries: readonly Entry[]): void {
    const accelerator = new Accelerator(this, 'Accelerator', { name });
    const listener = accelerator.listen('web', {
      protocol: 'TCP',
      ports: [
        { from: 80, to: 80 },
        { from: 443, to: 443 },
      ],
    });
    for (const region of new Set(entries.map((entry) => entry.region))) {
      const here = entries.filter((entry) => entry.region === region);
      listener.endpointGroup({
        region,
        endpoints: Object.fromEntries(here.map(({ arn }, place) => [`web${place}`, { endpointId: arn }])),
      });
    }
    new SimpleRecord(this, 'Static', { zone, name: 'static', target: { alias: accelerator.aliasTarget } });
  }
}
