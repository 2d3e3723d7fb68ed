import facts from './facts/endpoint-services.json';

interface EndpointService {
  readonly types: readonly string[];
  /** With `{region}` in it. */
  readonly privateDnsName?: string;
}

const SERVICES: Readonly<Record<string, EndpointService>> = facts.services;

/** `com.amazonaws.eu-west-1.ec2` and `aws.sagemaker.eu-west-1.notebook` under the name by which the facts know them. */
function factsOf(serviceName: string): EndpointService | undefined {
  const [first, second, region, ...rest] = serviceName.split('.');
  if (first === 'com' && second === 'amazonaws' && region !== undefined) return SERVICES[rest.join('.')];
  return first === 'aws' && second !== undefined
    ? SERVICES[`aws.${second}.{region}.${rest.join('.')}`]
    : undefined;
}

export function serviceTypesOf(serviceName: string): readonly string[] {
  return factsOf(serviceName)?.types ?? [];
}

export function privateDnsNameOf(serviceName: string, region: string): string | undefined {
  return factsOf(serviceName)?.privateDnsName?.replaceAll('{region}', region);
}

/** Whether AWS offers endpoints for the service in the facts of this table. */
export function isKnownService(serviceName: string): boolean {
  return factsOf(serviceName) !== undefined;
}

/** All services of a Region by their full names. */
export function servicesIn(region: string): readonly (EndpointService & { readonly name: string })[] {
  return Object.entries(SERVICES).map(([name, service]) => ({
    ...service,
    name: name.startsWith('aws.') ? name.replaceAll('{region}', region) : `com.amazonaws.${region}.${name}`,
  }));
}
