import { CREATE, DELETE, EC2_ERRORS, text, withValue, type Check, type Rule } from '../rule';

const EIP = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html';

/** Who holds the Elastic IP address now, apart from the object that changes. */
function holderOf(check: Check, allocation: string): string | undefined {
  const [association] = withValue(check, 'aws_eip_association', 'allocation_id', allocation);
  const nat = [
    ...withValue(check, 'aws_nat_gateway', 'allocation_id', allocation),
    ...withValue(check, 'aws_nat_gateway', 'secondary_allocation_ids', allocation),
  ][0];
  return association?.id ?? nat?.id;
}

export const ELASTIC_IP_RULES: readonly Rule[] = [
  {
    id: 'elastic-ip/associated',
    types: ['aws_eip_association'],
    on: CREATE,
    code: 'Resource.AlreadyAssociated',
    when: 'the address is associated and reassociation is not allowed',
    source: EIP,
    refuses: (check) => {
      const allocation = text(check.values, 'allocation_id');
      const holder =
        allocation === undefined || check.values['allow_reassociation'] === true
          ? undefined
          : holderOf(check, allocation);
      return holder === undefined ? undefined : `resource ${allocation} is already associated with ${holder}`;
    },
  },
  {
    id: 'elastic-ip/no-target',
    types: ['aws_eip_association'],
    on: CREATE,
    code: 'MissingParameter',
    when: 'an association names no address, or neither instance nor interface',
    source: EIP,
    refuses: ({ values }) => {
      const given = (...names: string[]): boolean => names.some((name) => text(values, name) !== undefined);
      return given('allocation_id', 'public_ip') && given('instance_id', 'network_interface_id')
        ? undefined
        : 'Either instanceId or networkInterfaceId must be specified, and the address to associate';
    },
  },
  {
    id: 'elastic-ip/in-use',
    types: ['aws_eip'],
    on: DELETE,
    code: 'InvalidIPAddress.InUse',
    when: 'an address that a NAT gateway or an association holds is to be released',
    source: EC2_ERRORS,
    refuses: (check) => {
      const holder = check.id === undefined ? undefined : holderOf(check, check.id);
      return holder === undefined
        ? undefined
        : `Address with allocation id ${check.id} is in use by ${holder}`;
    },
  },
];
