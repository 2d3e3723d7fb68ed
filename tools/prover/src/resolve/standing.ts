import type { Resource } from '@landbridge/terraform-model';
import { nothing, type Found } from './found';
import { upTo } from './names';
import type { ResolvedRecord } from './query';
import type { ResourceIndex } from './resource-index';
import { trafficDocument } from './traffic/document';
import type { HostedZone } from './zones';

/** What stands at a name for a type. */
export interface Stand {
  readonly records: readonly Resource[];
  readonly instances: readonly Resource[];
}

/**
 * Finds what stands at a name of a zone: below a delegation nothing of the zone's own; at a name that does not exist
 * what the wildcard of the nearest existing name above it has.
 *
 * Sources: RFC 1034 section 4.3.2, RFC 4592;
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
 */
export class Standing {
  constructor(
    private readonly index: ResourceIndex,
    private readonly zone: HostedZone,
  ) {}

  at(name: string, type: string): Stand | Found {
    const { zone } = this;
    const cut = this.cutAbove(name, type);
    if (cut !== undefined) {
      const because = `${cut.address} delegates ${String(cut.values['name'])} to servers that are not in the model`;
      return nothing('unknown', because, zone.address);
    }
    if (name === zone.name && (type === 'NS' || type === 'SOA') && this.recordsAt(name, type).length === 0)
      return this.ownRecord(type);
    return this.exactly(this.ownerOf(name), type);
  }

  /** The answer where nothing stands for the type. */
  absent(name: string, type: string): Found {
    const { zone } = this;
    if (!zone.complete)
      return nothing('unknown', `${zone.address} may hold records that are not in the model`, zone.address);
    return this.exists(this.ownerOf(name))
      ? nothing('no-data', `${zone.address} has ${name}, but no ${type} record`, zone.address)
      : nothing('name-error', `${zone.address} has no record ${name}`, zone.address);
  }

  /** Records of a name, a CNAME in the place of every other type. */
  exactly(owner: string, type: string): Stand {
    const own = this.recordsAt(owner, type);
    const instances = (this.zone.instances.get(owner) ?? []).filter((one) => {
      const answered = recordTypeOf(this.index, one);
      return answered === undefined || answered === type || answered === 'CNAME';
    });
    const records = own.length > 0 || instances.length > 0 ? own : this.recordsAt(owner, 'CNAME');
    return { records, instances };
  }

  private exists(name: string): boolean {
    return this.zone.names.has(name);
  }

  private recordsAt(name: string, type: string): readonly Resource[] {
    return (this.zone.records.get(name) ?? []).filter(({ values }) => values['type'] === type);
  }

  /** The name itself where it exists (also only because names exist below it), else the wildcard that stands for it. */
  private ownerOf(name: string): string {
    if (this.exists(name)) return name;
    const encloser = upTo(name, this.zone.name).find((above) => this.exists(above)) ?? this.zone.name;
    return `*.${encloser}`;
  }

  /** The delegation at or above the name, below the zone's own. Its NS and DS records are answered by the zone. */
  private cutAbove(name: string, type: string): Resource | undefined {
    return upTo(name, this.zone.name)
      .slice(0, -1)
      .filter((above) => above !== name || (type !== 'DS' && type !== 'NS'))
      .flatMap((above) => this.recordsAt(above, 'NS'))
      .at(-1);
  }

  /** Every zone has these, though no resource says so. */
  private ownRecord(type: string): Found {
    const { address, name } = this.zone;
    const because = `every zone has its ${type} record`;
    const record: ResolvedRecord = {
      record: address,
      name,
      type,
      policy: 'simple',
      values: [`${address}.${type === 'NS' ? 'name_servers' : 'primary_name_server'}`],
      share: 1,
      because,
    };
    return { outcome: 'answered', because, decidedBy: address, answers: [record] };
  }
}

/** Type of the records that an instance makes; undefined when its policy is not known. */
function recordTypeOf(index: ResourceIndex, instance: Resource): string | undefined {
  const policy = index.target(instance.values['traffic_policy_id']);
  const document = policy === undefined ? undefined : index.get(policy)?.values['document'];
  return trafficDocument(document, (address) => index.get(address))?.recordType;
}
