import { arn, scenario as s, type Scenario } from './scenario';

/** What the scenarios below stand in. */
export const SHARED = `
provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc" "net" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}
resource "aws_subnet" "a" {
  vpc_id            = aws_vpc.net.id
  cidr_block        = "10.0.0.0/24"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.net.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = "eu-west-1b"
}
resource "aws_internet_gateway" "net" {
  vpc_id = aws_vpc.net.id
}
resource "aws_security_group" "net" {
  name   = "net"
  vpc_id = aws_vpc.net.id
}
resource "aws_route_table" "net" {
  vpc_id = aws_vpc.net.id
}
resource "aws_ec2_transit_gateway" "net" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}
resource "aws_ec2_transit_gateway_route_table" "net" {
  transit_gateway_id = aws_ec2_transit_gateway.net.id
}
resource "aws_lb" "net" {
  name            = "net"
  internal        = true
  security_groups = [aws_security_group.net.id]
  subnets         = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_lb_target_group" "net" {
  name     = "net"
  port     = 80
  protocol = "HTTP"
  vpc_id   = aws_vpc.net.id
}
resource "aws_lb_listener" "net" {
  load_balancer_arn = aws_lb.net.arn
  port              = 80
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.net.arn
  }
}
resource "aws_route53_zone" "net" {
  name = "example.com"
}
resource "aws_customer_gateway" "net" {
  bgp_asn    = "65000"
  ip_address = "198.51.100.1"
  type       = "ipsec.1"
}
resource "aws_vpn_gateway" "net" {
  vpc_id = aws_vpc.net.id
}
resource "aws_dx_gateway" "net" {
  name            = "net"
  amazon_side_asn = "64512"
}
resource "aws_eip" "net" {
  domain = "vpc"
}
`;

export const NETWORK: readonly Scenario[] = [
  s('aws_vpc.x', 'cidr_block = "10.9.0.0/16"\nenable_dns_support = true', {
    expect: {
      arn: arn('ec2', 'vpc/vpc-[0-9a-f]{17}'),
      id: /^vpc-[0-9a-f]{17}$/,
      instance_tenancy: 'default',
      owner_id: '123456789012',
      default_network_acl_id: /^acl-/,
      main_route_table_id: /^rtb-/,
      enable_network_address_usage_metrics: false,
    },
    update: ['enable_dns_support = true', 'enable_dns_support = false'],
    replace: ['10.9.0.0/16', '10.8.0.0/16'],
  }),
  s('aws_subnet.x', 'vpc_id = aws_vpc.net.id\ncidr_block = "10.0.9.0/24"\nmap_public_ip_on_launch = false', {
    expect: {
      arn: arn('ec2', 'subnet/subnet-[0-9a-f]{17}'),
      availability_zone: /^eu-west-1[abc]$/,
      availability_zone_id: /^euw1-az\d$/,
      private_dns_hostname_type_on_launch: 'ip-name',
      assign_ipv6_address_on_creation: false,
    },
    update: ['map_public_ip_on_launch = false', 'map_public_ip_on_launch = true'],
    replace: ['10.0.9.0/24', '10.0.8.0/24'],
  }),
  s('aws_internet_gateway.x', 'tags = { Name = "x" }', {
    expect: { arn: arn('ec2', 'internet-gateway/igw-[0-9a-f]{17}'), owner_id: '123456789012' },
    update: ['"x"', '"y"'],
  }),
  s('aws_egress_only_internet_gateway.x', 'vpc_id = aws_vpc.net.id', {
    expect: { id: /^eigw-/ },
    update: ['vpc_id', 'tags = { a = "b" }\nvpc_id'],
  }),
  s(
    'aws_route_table.x',
    'vpc_id = aws_vpc.net.id\nroute {\n  cidr_block = "0.0.0.0/0"\n  gateway_id = aws_internet_gateway.net.id\n}',
    {
      expect: { arn: arn('ec2', 'route-table/rtb-[0-9a-f]{17}') },
      update: ['0.0.0.0/0', '203.0.113.0/24'],
    },
  ),
  s(
    'aws_route.x',
    'route_table_id = aws_route_table.net.id\ndestination_cidr_block = "0.0.0.0/0"\ngateway_id = aws_internet_gateway.net.id',
    {
      expect: { id: /^r-rtb-[0-9a-f]{17}\d+$/, origin: 'CreateRoute', state: 'active' },
      replace: ['0.0.0.0/0', '192.0.2.0/24'],
      import: '{route_table_id}_{destination_cidr_block}',
    },
  ),
  s('aws_route_table_association.x', 'subnet_id = aws_subnet.a.id\nroute_table_id = aws_route_table.net.id', {
    expect: { id: /^rtbassoc-/ },
    replace: ['aws_subnet.a.id', 'aws_subnet.b.id'],
    import: '{subnet_id}/{route_table_id}',
  }),
  s(
    'aws_security_group.x',
    'name = "x"\ndescription = "one"\nvpc_id = aws_vpc.net.id\ningress {\n  from_port = 443\n  to_port = 443\n  protocol = "tcp"\n  cidr_blocks = ["10.0.0.0/8"]\n}',
    {
      expect: { arn: arn('ec2', 'security-group/sg-[0-9a-f]{17}'), revoke_rules_on_delete: false },
      update: ['10.0.0.0/8', '10.0.0.0/16'],
      replace: ['"one"', '"two"'],
    },
  ),
  s(
    'aws_vpc_security_group_ingress_rule.x',
    'security_group_id = aws_security_group.net.id\ncidr_ipv4 = "10.0.0.0/8"\nfrom_port = 80\nip_protocol = "tcp"\nto_port = 80',
    {
      expect: { id: /^sgr-/, arn: arn('ec2', 'security-group-rule/sgr-[0-9a-f]{17}') },
      update: ['10.0.0.0/8', '10.1.0.0/16'],
      replace: ['aws_security_group.net.id', 'aws_security_group.other.id'],
    },
    'resource "aws_security_group" "other" {\n  vpc_id = aws_vpc.net.id\n}',
  ),
  s(
    'aws_vpc_security_group_egress_rule.x',
    'security_group_id = aws_security_group.net.id\ncidr_ipv4 = "0.0.0.0/0"\nip_protocol = "-1"',
    { expect: { id: /^sgr-/ }, update: ['0.0.0.0/0', '10.0.0.0/8'] },
  ),
  s(
    'aws_security_group_rule.x',
    'type = "ingress"\nsecurity_group_id = aws_security_group.net.id\ncidr_blocks = ["192.0.2.0/24"]\nfrom_port = 22\nto_port = 22\nprotocol = "tcp"\ndescription = "a"',
    {
      expect: { id: /^sgrule-\d+$/ },
      update: ['"a"', '"b"'],
      replace: ['192.0.2.0/24', '198.51.100.0/24'],
      import: '{security_group_id}_ingress_tcp_22_22_192.0.2.0/24',
    },
  ),
  s(
    'aws_network_acl.x',
    'vpc_id = aws_vpc.net.id\negress {\n  protocol = "tcp"\n  rule_no = 200\n  action = "allow"\n  cidr_block = "10.3.0.0/18"\n  from_port = 443\n  to_port = 443\n}',
    {
      expect: { arn: arn('ec2', 'network-acl/acl-[0-9a-f]{17}') },
      update: ['10.3.0.0/18', '10.4.0.0/18'],
    },
  ),
  s(
    'aws_network_acl_rule.x',
    'network_acl_id = aws_network_acl.own.id\nrule_number = 100\nprotocol = "tcp"\nrule_action = "allow"\ncidr_block = "0.0.0.0/0"\nfrom_port = 22\nto_port = 22',
    {
      expect: { egress: false },
      replace: ['= 100', '= 110'],
      import: '{network_acl_id}:100:tcp:false',
    },
    'resource "aws_network_acl" "own" {\n  vpc_id = aws_vpc.net.id\n}',
  ),
  s('aws_eip.x', 'domain = "vpc"\ntags = { Name = "x" }', {
    expect: {
      id: /^eipalloc-/,
      allocation_id: /^eipalloc-/,
      public_ip: /^\d+\.\d+\.\d+\.\d+$/,
      public_ipv4_pool: 'amazon',
      network_border_group: 'eu-west-1',
    },
    update: ['"x"', '"y"'],
  }),
  s(
    'aws_nat_gateway.x',
    'allocation_id = aws_eip.net.id\nsubnet_id = aws_subnet.a.id\ndepends_on = [aws_internet_gateway.net]',
    {
      expect: {
        id: /^nat-/,
        connectivity_type: 'public',
        private_ip: /^10\.0\.0\./,
        network_interface_id: /^eni-/,
      },
      update: ['depends_on', 'tags = { a = "b" }\ndepends_on'],
      replace: ['aws_subnet.a.id', 'aws_subnet.b.id'],
    },
  ),
  s('aws_network_interface.x', 'subnet_id = aws_subnet.a.id\ndescription = "one"', {
    expect: {
      id: /^eni-/,
      private_ip: /^10\.0\.0\./,
      source_dest_check: true,
      interface_type: 'interface',
      owner_id: '123456789012',
    },
    update: ['"one"', '"two"'],
    replace: ['aws_subnet.a.id', 'aws_subnet.b.id'],
  }),
  s(
    'aws_instance.x',
    'ami = "ami-0123456789abcdef0"\ninstance_type = "t3.micro"\nsubnet_id = aws_subnet.a.id',
    {
      expect: {
        id: /^i-/,
        arn: arn('ec2', 'instance/i-[0-9a-f]{17}'),
        instance_state: 'running',
        private_ip: /^10\.0\.0\./,
        'root_block_device.0.volume_id': /^vol-/,
        'metadata_options.0.http_endpoint': 'enabled',
        monitoring: false,
      },
      update: ['subnet_id', 'disable_api_stop = true\nsubnet_id'],
      replace: ['ami-0123456789abcdef0', 'ami-0fedcba9876543210'],
    },
  ),
  s('aws_vpc_endpoint.gateway', 'vpc_id = aws_vpc.net.id\nservice_name = "com.amazonaws.eu-west-1.s3"', {
    expect: {
      id: /^vpce-/,
      vpc_endpoint_type: 'Gateway',
      prefix_list_id: /^pl-/,
      state: 'available',
      private_dns_enabled: false,
    },
    update: ['service_name', 'route_table_ids = [aws_route_table.net.id]\nservice_name'],
    replace: ['.s3"', '.dynamodb"'],
  }),
  s(
    'aws_vpc_endpoint.interface',
    'vpc_id = aws_vpc.net.id\nservice_name = "com.amazonaws.eu-west-1.sqs"\nvpc_endpoint_type = "Interface"\nprivate_dns_enabled = false\nsubnet_ids = [aws_subnet.a.id]',
    {
      expect: {
        ip_address_type: 'ipv4',
        'dns_options.0.dns_record_ip_type': 'ipv4',
        requester_managed: false,
      },
      update: ['private_dns_enabled = false', 'private_dns_enabled = true'],
    },
  ),
  s(
    'aws_flow_log.x',
    'vpc_id = aws_vpc.net.id\ntraffic_type = "ALL"\nlog_destination_type = "s3"\nlog_destination = "arn:aws:s3:::logs-of-vpcs"\nmax_aggregation_interval = 600',
    {
      expect: { id: /^fl-/, arn: arn('ec2', 'vpc-flow-log/fl-[0-9a-f]{17}') },
      update: ['traffic_type', 'tags = { a = "b" }\ntraffic_type'],
      replace: ['"ALL"', '"REJECT"'],
    },
    'resource "aws_s3_bucket" "vpc_logs" {\n  bucket = "logs-of-vpcs"\n}',
  ),
  s(
    'aws_vpc_peering_connection.x',
    'vpc_id = aws_vpc.net.id\npeer_vpc_id = aws_vpc.peer.id\nauto_accept = true',
    {
      expect: { id: /^pcx-/, accept_status: 'active', 'accepter.0.allow_remote_vpc_dns_resolution': false },
      update: ['auto_accept', 'requester {\n  allow_remote_vpc_dns_resolution = true\n}\nauto_accept'],
      replace: ['= aws_vpc.peer.id', '= aws_vpc.third.id'],
    },
    'resource "aws_vpc" "peer" {\n  cidr_block = "10.5.0.0/16"\n}\nresource "aws_vpc" "third" {\n  cidr_block = "10.6.0.0/16"\n}',
  ),
  s(
    'aws_vpc_dhcp_options.x',
    'domain_name = "service.consul"\ndomain_name_servers = ["127.0.0.1", "10.0.0.2"]',
    {
      expect: { id: /^dopt-/, arn: arn('ec2', 'dhcp-options/dopt-[0-9a-f]{17}') },
      update: ['domain_name ', 'tags = { a = "b" }\ndomain_name '],
      replace: ['service.consul', 'example.net'],
    },
  ),
  s(
    'aws_ec2_managed_prefix_list.x',
    'name = "x"\naddress_family = "IPv4"\nmax_entries = 5\nentry {\n  cidr = "10.0.0.0/8"\n}',
    {
      expect: { id: /^pl-/, version: 1, owner_id: '123456789012' },
      update: ['10.0.0.0/8', '172.16.0.0/12'],
      replace: ['"IPv4"', '"IPv6"'],
    },
  ),
  s('aws_ec2_transit_gateway.x', 'description = "one"', {
    expect: {
      id: /^tgw-/,
      arn: arn('ec2', 'transit-gateway/tgw-[0-9a-f]{17}'),
      amazon_side_asn: 64512,
      dns_support: 'enable',
      association_default_route_table_id: /^tgw-rtb-/,
    },
    update: ['"one"', '"two"'],
  }),
  s(
    'aws_ec2_transit_gateway_vpc_attachment.x',
    'transit_gateway_id = aws_ec2_transit_gateway.net.id\nvpc_id = aws_vpc.net.id\nsubnet_ids = [aws_subnet.a.id]\ntransit_gateway_default_route_table_association = false\ntransit_gateway_default_route_table_propagation = false',
    {
      expect: { id: /^tgw-attach-/, appliance_mode_support: 'disable', vpc_owner_id: '123456789012' },
      update: ['[aws_subnet.a.id]', '[aws_subnet.a.id, aws_subnet.b.id]'],
    },
  ),
  s(
    'aws_ec2_transit_gateway_route_table.x',
    'transit_gateway_id = aws_ec2_transit_gateway.net.id\ntags = { a = "b" }',
    { expect: { id: /^tgw-rtb-/, default_association_route_table: false }, update: ['"b"', '"c"'] },
  ),
  s(
    'aws_ec2_transit_gateway_route.x',
    'destination_cidr_block = "192.0.2.0/24"\nblackhole = true\ntransit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.net.id',
    {
      expect: { id: /^tgw-rtb-[0-9a-f]{17}_192\.0\.2\.0\/24$/ },
      replace: ['192.0.2.0/24', '198.51.100.0/24'],
    },
  ),
  s('aws_customer_gateway.x', 'bgp_asn = "65001"\nip_address = "203.0.113.9"\ntype = "ipsec.1"', {
    expect: { id: /^cgw-/, arn: arn('ec2', 'customer-gateway/cgw-[0-9a-f]{17}') },
    update: ['type', 'tags = { a = "b" }\ntype'],
    replace: ['203.0.113.9', '203.0.113.10'],
  }),
  s('aws_vpn_gateway.x', 'amazon_side_asn = "64620"', {
    expect: { id: /^vgw-/, arn: arn('ec2', 'vpn-gateway/vgw-[0-9a-f]{17}') },
    update: ['amazon', 'tags = { a = "b" }\namazon'],
    replace: ['64620', '64621'],
  }),
  s(
    'aws_vpn_connection.x',
    'customer_gateway_id = aws_customer_gateway.net.id\ntransit_gateway_id = aws_ec2_transit_gateway.net.id\ntype = "ipsec.1"',
    {
      expect: {
        id: /^vpn-/,
        transit_gateway_attachment_id: /^tgw-attach-/,
        tunnel1_address: /^\d+\./,
        'tunnel1_log_options.0.cloudwatch_log_options.0.log_enabled': false,
      },
      update: ['type', 'tunnel1_startup_action = "start"\ntype'],
    },
  ),
  s('aws_dx_gateway.x', 'name = "x"\namazon_side_asn = "64600"', {
    expect: { owner_account_id: '123456789012' },
    update: ['"x"', '"y"'],
    replace: ['64600', '64601'],
  }),
  s(
    'aws_dx_gateway_association.x',
    'dx_gateway_id = aws_dx_gateway.net.id\nassociated_gateway_id = aws_vpn_gateway.net.id',
    {
      expect: { associated_gateway_type: 'virtualPrivateGateway', id: /^ga-/ },
      import: '{dx_gateway_id}/{associated_gateway_id}',
    },
  ),
  s('aws_lb.x', 'name = "x"\ninternal = true\nload_balancer_type = "network"\nsubnets = [aws_subnet.a.id]', {
    expect: {
      arn: arn('elasticloadbalancing', 'loadbalancer/net/x/[0-9a-f]{16}'),
      dns_name: /^x-[0-9a-f]{16}\.elb\.eu-west-1\.amazonaws\.com$/,
      ip_address_type: 'ipv4',
      'subnet_mapping.0.subnet_id': /^subnet-/,
    },
    update: ['subnets', 'enable_cross_zone_load_balancing = true\nsubnets'],
    replace: ['internal = true', 'internal = false'],
  }),
  s('aws_lb_target_group.x', 'name = "x"\nport = 443\nprotocol = "HTTPS"\nvpc_id = aws_vpc.net.id', {
    expect: {
      arn: arn('elasticloadbalancing', 'targetgroup/x/[0-9a-f]{16}'),
      protocol_version: 'HTTP1',
      'health_check.0.path': '/',
      'health_check.0.matcher': '200',
      'stickiness.0.enabled': false,
      deregistration_delay: '300',
    },
    update: ['protocol', 'deregistration_delay = 200\nprotocol'],
    replace: ['443', '444'],
  }),
  s(
    'aws_lb_listener.x',
    'load_balancer_arn = aws_lb.net.arn\nport = 8080\nprotocol = "HTTP"\ndefault_action {\n  type = "fixed-response"\n  fixed_response {\n    content_type = "text/plain"\n    status_code = "404"\n  }\n}',
    {
      expect: {
        arn: arn('elasticloadbalancing', 'listener/app/net/[0-9a-f]{16}/[0-9a-f]{16}'),
        'default_action.0.order': 1,
      },
      update: ['"404"', '"503"'],
    },
  ),
  s(
    'aws_lb_listener_rule.x',
    'listener_arn = aws_lb_listener.net.arn\npriority = 100\naction {\n  type = "forward"\n  target_group_arn = aws_lb_target_group.net.arn\n}\ncondition {\n  path_pattern {\n    values = ["/static/*"]\n  }\n}',
    {
      expect: {
        arn: arn('elasticloadbalancing', 'listener-rule/app/net/[0-9a-f]{16}/[0-9a-f]{16}/[0-9a-f]{16}'),
      },
      update: ['/static/*', '/api/*'],
      replace: ['aws_lb_listener.net.arn', 'aws_lb_listener.x.arn'],
    },
  ),
  s(
    'aws_lb_target_group_attachment.x',
    'target_group_arn = aws_lb_target_group.net.arn\ntarget_id = aws_instance.x.id\nport = 80',
    { expect: { id: /targetgroup/ }, replace: ['port = 80', 'port = 81'], import: null },
  ),
  s(
    'aws_elb.x',
    'name = "x"\nsubnets = [aws_subnet.a.id]\nlistener {\n  instance_port = 8000\n  instance_protocol = "http"\n  lb_port = 80\n  lb_protocol = "http"\n}',
    {
      expect: {
        arn: arn('elasticloadbalancing', 'loadbalancer/x'),
        'health_check.0.target': 'TCP:8000',
        idle_timeout: 60,
      },
      update: ['subnets', 'idle_timeout = 90\nsubnets'],
      replace: ['name = "x"', 'name = "y"'],
    },
  ),
  s('aws_route53_zone.x', 'name = "sandbox.example"\ncomment = "one"', {
    expect: { zone_id: /^Z[0-9A-Z]+$/, arn: /^arn:aws:route53:::hostedzone\/Z/, force_destroy: false },
    update: ['"one"', '"two"'],
    replace: ['sandbox.example', 'other.example'],
  }),
  s(
    'aws_route53_record.x',
    'zone_id = aws_route53_zone.net.zone_id\nname = "www"\ntype = "A"\nttl = 30\nrecords = ["192.0.2.1"]',
    {
      expect: { id: /^Z[0-9A-Z]+_www(?:\.example\.com)?_A$/, fqdn: 'www.example.com' },
      update: ['192.0.2.1', '192.0.2.2'],
      replace: ['"www"', '"app"'],
    },
  ),
  s(
    'aws_route53_health_check.x',
    'fqdn = "example.com"\nport = 80\ntype = "HTTP"\nresource_path = "/"\nfailure_threshold = 5\nrequest_interval = 30',
    {
      expect: { arn: /^arn:aws:route53:::healthcheck\//, measure_latency: false },
      update: ['failure_threshold = 5', 'failure_threshold = 3'],
      replace: ['request_interval = 30', 'request_interval = 10'],
    },
  ),
  s(
    'aws_route53_resolver_endpoint.x',
    'name = "x"\ndirection = "INBOUND"\nsecurity_group_ids = [aws_security_group.net.id]\nip_address {\n  subnet_id = aws_subnet.a.id\n}\nip_address {\n  subnet_id = aws_subnet.b.id\n}',
    {
      expect: { id: /^rslvr-in-/, host_vpc_id: /^vpc-/ },
      update: ['"x"', '"y"'],
      replace: ['INBOUND', 'OUTBOUND'],
    },
  ),
  s('aws_vpc_ipam.x', 'description = "one"\noperating_regions {\n  region_name = "eu-west-1"\n}', {
    expect: {
      id: /^ipam-/,
      arn: globalArnOfIpam(),
      private_default_scope_id: /^ipam-scope-/,
      scope_count: 2,
    },
    update: ['"one"', '"two"'],
  }),
  s(
    'aws_networkfirewall_rule_group.x',
    'capacity = 100\nname = "x"\ntype = "STATELESS"\nrule_group {\n  rules_source {\n    stateless_rules_and_custom_actions {\n      stateless_rule {\n        priority = 1\n        rule_definition {\n          actions = ["aws:pass"]\n          match_attributes {\n            source {\n              address_definition = "10.0.0.0/8"\n            }\n          }\n        }\n      }\n    }\n  }\n}',
    {
      expect: { arn: arn('network-firewall', 'stateless-rulegroup/x') },
      update: ['10.0.0.0/8', '10.0.0.0/16'],
      replace: ['= 100', '= 200'],
    },
  ),
  s('aws_globalaccelerator_accelerator.x', 'name = "x"\nenabled = true', {
    expect: {
      arn: /^arn:aws:globalaccelerator::123456789012:accelerator\//,
      hosted_zone_id: 'Z2BJ6XQ5FK7U4H',
      ip_address_type: 'IPV4',
    },
    update: ['enabled = true', 'enabled = false'],
  }),
];

function globalArnOfIpam(): RegExp {
  return /^arn:aws:ec2::123456789012:ipam\/ipam-[0-9a-f]{17}$/;
}
