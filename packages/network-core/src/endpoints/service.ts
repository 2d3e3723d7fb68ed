import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { NetworkError } from '../errors';
import type { IVpc } from '../vpc/ivpc';

/** What an endpoint leads to. */
export type EndpointService =
  /** A service of AWS by its short name, e.g. `ssm` or `ecr.api`, in the VPC's Region. */
  | { readonly aws: string }
  /** A service of another account by its full name, e.g. `com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0`. */
  | { readonly serviceName: string };

/** Full name of the service. @throws NET042 the name has another form */
export function serviceNameOf(service: EndpointService, vpc: IVpc, place: IConstruct): string {
  if ('aws' in service) {
    if (/^[a-z0-9][a-z0-9.-]*$/.test(service.aws) && !service.aws.startsWith('com.')) {
      return `com.amazonaws.${vpc.region}.${service.aws}`;
    }
    throw new NetworkError('NET042', place, {
      problem: 'not the short name of an AWS service',
      got: JSON.stringify(service.aws),
      allowed: 'a name as ssm, ecr.api or execute-api',
      fix: 'use { serviceName } for a full name',
    });
  }
  const full = /^(com\.amazonaws|cn\.com\.amazonaws|aws)\.[a-z0-9.-]+$/;
  if (Token.isUnresolved(service.serviceName) || full.test(service.serviceName)) return service.serviceName;
  throw new NetworkError('NET042', place, {
    problem: 'not the full name of an endpoint service',
    got: JSON.stringify(service.serviceName),
    allowed: 'a name as com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0',
    fix: 'use { aws } for the short name of an AWS service',
  });
}
