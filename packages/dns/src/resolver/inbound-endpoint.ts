import type { Construct } from 'constructs';
import { answersAt } from './loops';
import { ResolverEndpoint, type ResolverEndpointProps } from './resolver-endpoint';

/**
 * Where on-premises asks for the VPC's names. Let the site in by `connections` on port 53, TCP and UDP.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-DSN-queries-to-vpc.html
 */
export class InboundEndpoint extends ResolverEndpoint {
  /** @throws DNS030 */
  constructor(scope: Construct, id: string, props: ResolverEndpointProps) {
    super(scope, id, 'INBOUND', props);
    answersAt(props.vpc, this.addresses.values());
  }
}
