import type { TfObject, WorldView } from '../../contract';
import { EPOCH } from '../generic';
import { Seed } from '../seed';
import type { Making, TypeModule } from '../type-module';
import { blocks, lookUp, text, texts } from '../values';

/** Certificates are valid for thirteen months from when they were made. */
const EXPIRY = '2026-02-01T00:00:00Z';

/** All names, the main one first, each once. */
function namesOf(planned: TfObject): string[] {
  const first = text(planned, 'domain_name');
  return [
    ...new Set([...(first === undefined ? [] : [first]), ...texts(planned, 'subject_alternative_names')]),
  ];
}

/**
 * The record by which ACM sees that the account holds the domain. A wildcard and its parent have one record in common, and
 * it is the same for every certificate of the account.
 */
function validationOption(domain_name: string, account: string): TfObject {
  const base = domain_name.replace(/^\*\./, '');
  const seed = new Seed(`acm ${account} ${base}`);
  return {
    domain_name,
    resource_record_name: `_${seed.hex(32, 'name')}.${base}.`,
    resource_record_type: 'CNAME',
    resource_record_value: `_${seed.hex(32, 'value')}.${seed.hex(10, 'zone')}.acm-validations.aws.`,
  };
}

/** In the order of the plan, which may hold the names already. */
function validationOptions({ planned, scope }: Making): TfObject[] {
  if (planned['validation_method'] !== 'DNS') return [];
  const listed = blocks(planned, 'domain_validation_options').flatMap(
    (option) => text(option, 'domain_name') ?? [],
  );
  const names = namesOf(planned);
  return [...listed, ...names.filter((name) => !listed.includes(name))].map((name) =>
    validationOption(name, scope.account),
  );
}

const isImported = ({ planned }: Making): boolean =>
  !['DNS', 'EMAIL'].includes(text(planned, 'validation_method') ?? '');

/** Whether every validation record stands in a public zone of the world. */
function recordsExist(world: WorldView, options: readonly TfObject[]): boolean {
  const wanted = options.map((option) =>
    String(option['resource_record_name']).replace(/\.$/, '').toLowerCase(),
  );
  const present = new Set(
    world.list('aws_route53_record').map(({ values }) =>
      String(values['fqdn'] ?? '')
        .replace(/\.$/, '')
        .toLowerCase(),
    ),
  );
  return wanted.every((name) => present.has(name));
}

/** ACM certificates: requested ones wait for validation, imported and private ones are issued at once. */
export const certificate: TypeModule = {
  values: {
    type: (making) =>
      text(making.planned, 'certificate_authority_arn') !== undefined
        ? 'PRIVATE'
        : isImported(making)
          ? 'IMPORTED'
          : 'AMAZON_ISSUED',
    status: ({ planned, prior }) =>
      prior?.['status'] !== 'ISSUED' && ['DNS', 'EMAIL'].includes(text(planned, 'validation_method') ?? '')
        ? 'PENDING_VALIDATION'
        : 'ISSUED',
    domain_name: ({ seed }) => `imported-${seed.hex(8)}.example.com`,
    subject_alternative_names: ({ planned }) => namesOf(planned),
    domain_validation_options: validationOptions,
    validation_method: () => 'NONE',
    validation_emails: ({ planned }) =>
      planned['validation_method'] === 'EMAIL'
        ? namesOf(planned).map((name) => `admin@${name.replace(/^\*\./, '')}`)
        : [],
    key_algorithm: () => 'RSA_2048',
    not_before: ({ planned }) => (planned['validation_method'] === 'DNS' ? '' : EPOCH),
    not_after: ({ planned }) => (planned['validation_method'] === 'DNS' ? '' : EXPIRY),
    pending_renewal: () => false,
    renewal_eligibility: () => 'INELIGIBLE',
    renewal_summary: () => [],
    'options.export': () => 'DISABLED',
  },
  shown: (object, world): TfObject => {
    const options = (object.values['domain_validation_options'] ?? []) as TfObject[];
    const validated =
      object.values['status'] === 'PENDING_VALIDATION' && options.length > 0 && recordsExist(world, options);
    return validated
      ? { status: 'ISSUED', not_before: EPOCH, not_after: EXPIRY, renewal_eligibility: 'ELIGIBLE' }
      : {};
  },
};

/** Waits until the certificate is issued, which a simulated one is once its records exist. */
export const certificateValidation: TypeModule = {
  id: ({ seed }) => {
    const digits = (limit: number, part: string): string => String(seed.number(limit, part)).padStart(2, '0');
    return `2025-01-01 ${digits(24, 'hour')}:${digits(60, 'minute')}:${digits(60, 'second')}.${seed.digits(3)} +0000 UTC`;
  },
  created: (object, _making, world) => {
    const found = lookUp(world, ['aws_acm_certificate'], text(object.values, 'certificate_arn'));
    if (found !== undefined)
      world.put({
        ...found,
        values: { ...found.values, status: 'ISSUED', not_before: EPOCH, not_after: EXPIRY },
      });
  },
};

/** Two static addresses from Amazon's anycast pools, and two more of IPv6 where asked for. */
export const accelerator: TypeModule = {
  values: {
    ip_sets: ({ planned, seed }) => {
      const own = texts(planned, 'ip_addresses');
      const made = [75, 99].map(
        (first) => `${first}.2.${seed.number(256, `a${first}`)}.${seed.number(256, `b${first}`)}`,
      );
      const sets: TfObject[] = [{ ip_family: 'IPv4', ip_addresses: [...own, ...made].slice(0, 2) }];
      if (planned['ip_address_type'] === 'DUAL_STACK')
        sets.push({
          ip_family: 'IPv6',
          ip_addresses: ['a', 'b'].map((part) => `2600:9000:a${seed.hex(3, part)}::${part}`),
        });
      return sets;
    },
    dual_stack_dns_name: ({ planned, seed }) =>
      planned['ip_address_type'] === 'DUAL_STACK'
        ? `a${seed.hex(16, 'dual')}.dualstack.awsglobalaccelerator.com`
        : '',
  },
};
