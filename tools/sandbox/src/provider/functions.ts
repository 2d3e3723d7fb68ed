import type { CtyType, TfValue } from '../contract';
import { Response, type Request } from '../protocol/messages';
import { decodeDynamicValue } from '../protocol/dynamic-value';
import { WireWriter } from '../protocol/wire';

/** A function of the provider: `provider::aws::<name>(…)`. */
interface ProviderFunction {
  readonly parameters: readonly string[];
  readonly returns: CtyType;
  readonly summary: string;
  /** Throws `RangeError` for an argument that the provider refuses. */
  readonly call: (...args: readonly string[]) => TfValue;
}

const ARN_PARTS = ['partition', 'service', 'region', 'account_id', 'resource'];
const ARN_OBJECT: CtyType = [
  'object',
  Object.fromEntries(ARN_PARTS.map((part) => [part, 'string' as const])),
];

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/functions/arn_parse */
const FUNCTIONS: Readonly<Record<string, ProviderFunction>> = {
  arn_build: {
    parameters: ARN_PARTS,
    returns: 'string',
    summary: 'Builds an ARN from its parts',
    call: (...parts) => ['arn', ...parts].join(':'),
  },
  arn_parse: {
    parameters: ['arn'],
    returns: ARN_OBJECT,
    summary: 'Takes an ARN apart',
    call: (arn) => Object.fromEntries(ARN_PARTS.map((part, index) => [part, partsOf(arn)[index] ?? ''])),
  },
  trim_iam_role_path: {
    parameters: ['arn'],
    returns: 'string',
    summary: 'Takes the path out of the ARN of an IAM role',
    call: (arn) => {
      const [partition, service, region, account, resource = ''] = partsOf(arn);
      if (service !== 'iam' || !resource.startsWith('role/'))
        throw new RangeError(`${arn} is not the ARN of an IAM role`);
      return ['arn', partition, service, region, account, `role/${resource.split('/').pop() ?? ''}`].join(
        ':',
      );
    },
  },
};

function partsOf(arn = ''): string[] {
  const [head, ...rest] = arn.split(':');
  if (head !== 'arn' || rest.length < 5) throw new RangeError(`${arn} is not an ARN`);
  return [...rest.slice(0, 4), rest.slice(4).join(':')];
}

/** Field `field` of a schema or function response: a map of function descriptions. */
export function encodeFunctions(field: number): Buffer {
  const writer = new WireWriter();
  for (const [name, { parameters, returns, summary }] of Object.entries(FUNCTIONS)) {
    const description = new WireWriter();
    for (const parameter of parameters)
      description.bytes(1, new WireWriter().text(1, parameter).text(2, '"string"').finish());
    description.bytes(3, new WireWriter().text(1, JSON.stringify(returns)).finish()).text(4, summary);
    writer.bytes(field, new WireWriter().text(1, name).bytes(2, description.finish()).finish());
  }
  return writer.finish();
}

/** Terraform calls with arguments that are known and not null. */
export function callFunction(request: Request): Response {
  const name = request.text(1);
  const known = FUNCTIONS[name];
  const complain = (text: string): Response =>
    new Response().bytes(2, new WireWriter().text(1, text).finish());
  if (known === undefined) return complain(`provider::aws::${name} is not simulated by the sandbox`);
  try {
    return new Response().value(
      1,
      known.call(...request.all(2).map((bytes) => String(decodeDynamicValue(bytes)))),
    );
  } catch (error) {
    if (error instanceof RangeError) return complain(error.message);
    throw error;
  }
}
