/** Services that the landscape is made of, by IAM prefix, with what reads them. */
const READS: Readonly<Record<string, readonly string[]>> = {
  acm: ['Describe*', 'Get*', 'List*'],
  autoscaling: ['Describe*'],
  cloudwatch: ['Describe*', 'Get*', 'List*'],
  directconnect: ['Describe*', 'List*'],
  ec2: ['Describe*', 'Get*', 'Search*'],
  elasticloadbalancing: ['Describe*', 'Get*'],
  globalaccelerator: ['Describe*', 'List*'],
  logs: ['Describe*', 'List*'],
  'network-firewall': ['Describe*', 'List*'],
  ram: ['Get*', 'List*'],
  route53: ['Get*', 'List*'],
  route53resolver: ['Get*', 'List*'],
  sns: ['Get*', 'List*'],
};

/** Settings of buckets; objects are nobody's business here. */
const BUCKET_READS = [
  's3:GetAccelerateConfiguration',
  's3:GetAnalyticsConfiguration',
  's3:GetBucket*',
  's3:GetEncryptionConfiguration',
  's3:GetLifecycleConfiguration',
  's3:GetReplicationConfiguration',
  's3:ListBucket',
];

export const BUCKET_CHANGES = [
  's3:CreateBucket',
  's3:DeleteBucket',
  's3:DeleteBucketPolicy',
  's3:PutBucket*',
  's3:PutEncryptionConfiguration',
  's3:PutLifecycleConfiguration',
];

/** Keys that the landscape makes: of topics, and of signed zones. */
export const KEY_CHANGES = [
  'kms:CreateAlias',
  'kms:CreateGrant',
  'kms:CreateKey',
  'kms:DeleteAlias',
  'kms:DisableKeyRotation',
  'kms:EnableKeyRotation',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

const KEY_READS = [
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListAliases',
  'kms:ListResourceTags',
];

/** Route 53 takes keys and logs of its zones in this Region only. */
export const ROUTE53_REGION = 'us-east-1';
export const ROUTE53_ACTIONS = ['acm:*', 'cloudwatch:*', 'logs:*', ...KEY_CHANGES];

/** Reads that would hand out what is secret, although they only read. */
export const SECRET_READS = ['ec2:GetPasswordData', 'ec2:GetConsoleOutput', 'ec2:GetConsoleScreenshot'];

/** Services whose requests carry no Region of the landscape. */
export const GLOBAL_SERVICES = ['globalaccelerator', 'route53'];

export const READ_ACTIONS = [
  ...Object.entries(READS).flatMap(([service, verbs]) => verbs.map((verb) => `${service}:${verb}`)),
  ...BUCKET_READS,
  ...KEY_READS,
];

export const REGIONAL_ACTIONS = [
  ...Object.keys(READS)
    .filter((service) => !GLOBAL_SERVICES.includes(service))
    .map((service) => `${service}:*`),
  ...BUCKET_CHANGES,
  ...KEY_CHANGES,
];

export const GLOBAL_ACTIONS = GLOBAL_SERVICES.map((service) => `${service}:*`);

/** What a link of an environment changes in the hub's account: acceptance, association, routes, rules, tags. */
export const LINK_ACTIONS = [
  'ec2:AcceptTransitGatewayVpcAttachment',
  'ec2:AcceptVpcPeeringConnection',
  'ec2:AssociateTransitGatewayRouteTable',
  'ec2:AuthorizeSecurityGroupEgress',
  'ec2:AuthorizeSecurityGroupIngress',
  'ec2:CreateRoute',
  'ec2:CreateTags',
  'ec2:CreateTransitGatewayRoute',
  'ec2:DeleteRoute',
  'ec2:DeleteTags',
  'ec2:DeleteTransitGatewayRoute',
  'ec2:DisableTransitGatewayRouteTablePropagation',
  'ec2:DisassociateTransitGatewayRouteTable',
  'ec2:EnableTransitGatewayRouteTablePropagation',
  'ec2:ModifyTransitGatewayVpcAttachment',
  'ec2:ModifyVpcPeeringConnectionOptions',
  'ec2:RejectTransitGatewayVpcAttachment',
  'ec2:RejectVpcPeeringConnection',
  'ec2:ReplaceRoute',
  'ec2:ReplaceTransitGatewayRoute',
  'ec2:RevokeSecurityGroupEgress',
  'ec2:RevokeSecurityGroupIngress',
  'route53:AssociateVPCWithHostedZone',
  'route53:CreateVPCAssociationAuthorization',
  'route53:DeleteVPCAssociationAuthorization',
  'route53:DisassociateVPCFromHostedZone',
];
