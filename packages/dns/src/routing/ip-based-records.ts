import type { Construct } from 'constructs';
import { DnsError } from '../errors';
import type { CidrCollection } from './cidr-collection';
import { RecordGroup, type GroupMember, type RecordGroupProps } from './record-group';

export interface IpBasedRecordsProps extends RecordGroupProps {
  readonly collection: CidrCollection;
  /** By location of the collection; the longest block that holds the source decides. */
  readonly locations: Readonly<Record<string, GroupMember>>;
  /** For everybody else; `none`: they get no answer. */
  readonly otherwise: GroupMember | 'none';
}

/**
 * Records by the address that the query comes from. Public zones only.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-ipbased.html
 */
export class IpBasedRecords extends RecordGroup {
  /** @throws DNS009 a private zone; DNS011 no such location; DNS014 no record; and as {@link SimpleRecord} */
  constructor(scope: Construct, id: string, props: IpBasedRecordsProps) {
    super(scope, id, props);
    const { collection, otherwise, zone } = props;
    if (zone.kind === 'private') {
      throw new DnsError('DNS009', this, {
        problem: 'IP-based routing does not work in a private zone',
        got: zone.zoneName,
        allowed: 'a public zone',
        fix: 'choose another policy',
      });
    }
    for (const [name, member] of this.entriesOf(props.locations)) {
      if (!collection.locations.has(name)) {
        throw new DnsError('DNS011', this, {
          problem: 'the collection has no such location',
          got: name,
          allowed: [...collection.locations].join(', '),
          fix: 'add its blocks to the collection',
        });
      }
      this.member(name, member, {
        cidrRoutingPolicy: { collectionId: collection.collectionId, locationName: name },
      });
    }
    if (otherwise === 'none') return;
    this.member('default', otherwise, {
      cidrRoutingPolicy: { collectionId: collection.collectionId, locationName: '*' },
    });
  }
}
