import type { Construct } from 'constructs';
import { ResolverEndpoint, type ResolverEndpointProps } from './resolver-endpoint';

/**
 * Where queries leave the VPC for other name servers, as {@link ForwardingRule} says. Let it out by `connections` on port
 * 53, TCP and UDP.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-forwarding-outbound-queries.html
 */
export class OutboundEndpoint extends ResolverEndpoint {
  /** @throws DNS030 */
  constructor(scope: Construct, id: string, props: ResolverEndpointProps) {
    super(scope, id, 'OUTBOUND', props);
  }
}
