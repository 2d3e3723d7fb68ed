import {
  Reference,
  withoutSecrets,
  type Configuration,
  type Gap,
  type Resource,
  type ValueMap,
} from '@landbridge/terraform-model';
import { decodeValue, encodeValue, type Encoded } from './encode-value';

/** A configuration as the page carries it. */
export interface EncodedConfiguration {
  readonly resources: readonly EncodedResource[];
  readonly gaps: readonly EncodedGap[];
}

type EncodedResource = Omit<Resource, 'values' | 'stack' | 'region' | 'account'> & {
  readonly stack?: string;
  readonly region?: string;
  readonly account?: string;
  readonly values: Encoded;
};

type EncodedGap = Omit<Gap, 'possible' | 'touches'> & {
  readonly possible?: EncodedResource;
  readonly touches?: readonly Encoded[];
};

export function encodeConfiguration({ resources, gaps }: Configuration): EncodedConfiguration {
  return {
    resources: [...resources.values()].map(encodeResource),
    gaps: gaps.map(({ place, because, possible, touches }) => ({
      place,
      because,
      ...(possible && { possible: encodeResource(possible) }),
      ...(touches && { touches: touches.map(encodeValue) }),
    })),
  };
}

export function decodeConfiguration({ resources, gaps }: EncodedConfiguration): Configuration {
  return {
    resources: new Map(resources.map((resource) => [resource.address, decodeResource(resource)])),
    gaps: gaps.map(({ possible, touches, ...gap }) => ({
      ...gap,
      ...(possible && { possible: decodeResource(possible) }),
      ...(touches && { touches: touches.map(decodeValue).filter((each) => each instanceof Reference) }),
    })),
  };
}

/** Origins are files of the machine on which the page was made: they say nothing to its reader. */
function encodeResource({
  address,
  mode,
  type,
  name,
  stack,
  region,
  account,
  values,
}: Resource): EncodedResource {
  return {
    address,
    mode,
    type,
    name,
    origin: '',
    ...(stack !== undefined && { stack }),
    ...(region !== undefined && { region }),
    ...(account !== undefined && { account }),
    // A state holds keys; a page is handed on.
    values: encodeValue(withoutSecrets(values)),
  };
}

function decodeResource({ stack, region, account, values, ...resource }: EncodedResource): Resource {
  return { ...resource, stack, region, account, values: decodeValue(values) as ValueMap };
}
