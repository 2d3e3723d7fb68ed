import { arn, globalArn, scenario as s, type Scenario } from './scenario';

const ASSUME = `jsonencode({ Version = "2012-10-17", Statement = [{ Action = "sts:AssumeRole", Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" } }] })`;
const ALLOW = `jsonencode({ Version = "2012-10-17", Statement = [{ Action = "*", Effect = "Allow", Resource = "*" }] })`;

/** Types above the network that public modules use most. */
export const PLATFORM: readonly Scenario[] = [
  s('aws_iam_role.x', `name = "x"\ndescription = "one"\nassume_role_policy = ${ASSUME}`, {
    expect: {
      arn: globalArn('iam', 'role/x'),
      path: '/',
      max_session_duration: 3600,
      unique_id: /^ARO?A|^AIDA/,
    },
    update: ['"one"', '"two"'],
    replace: ['name = "x"', 'name = "y"'],
  }),
  s('aws_iam_policy.x', `name = "x"\npolicy = ${ALLOW}`, {
    expect: { arn: globalArn('iam', 'policy/x'), policy_id: /^A/ },
    update: ['Action = "*"', 'Action = "s3:*"'],
    replace: ['name = "x"', 'name = "y"'],
  }),
  s(
    'aws_iam_role_policy_attachment.x',
    'role = aws_iam_role.x.name\npolicy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"',
    {
      expect: { policy_arn: /ReadOnlyAccess$/ },
      replace: ['ReadOnlyAccess', 'SecurityAudit'],
      import: '{role}/{policy_arn}',
    },
  ),
  s('aws_iam_role_policy.x', `role = aws_iam_role.x.name\nname = "inline"\npolicy = ${ALLOW}`, {
    expect: { id: 'x:inline' },
    update: ['Action = "*"', 'Action = "s3:*"'],
  }),
  s('aws_iam_instance_profile.x', 'name = "x"\nrole = aws_iam_role.x.name', {
    expect: { arn: globalArn('iam', 'instance-profile/x') },
    update: ['role', 'tags = { a = "b" }\nrole'],
    replace: ['name = "x"', 'name = "y"'],
  }),
  s('aws_s3_bucket.x', 'bucket = "bucket-of-x"\nforce_destroy = false', {
    expect: {
      arn: 'arn:aws:s3:::bucket-of-x',
      bucket_domain_name: 'bucket-of-x.s3.amazonaws.com',
      bucket_regional_domain_name: 'bucket-of-x.s3.eu-west-1.amazonaws.com',
      hosted_zone_id: 'Z1BKCTXD74EZPE',
      'server_side_encryption_configuration.0.rule.0.apply_server_side_encryption_by_default.0.sse_algorithm':
        'AES256',
    },
    update: ['force_destroy = false', 'force_destroy = true'],
    replace: ['bucket-of-x', 'bucket-of-y'],
  }),
  s(
    'aws_s3_bucket_versioning.x',
    'bucket = aws_s3_bucket.x.id\nversioning_configuration {\n  status = "Enabled"\n}',
    { expect: { id: 'bucket-of-x' }, update: ['Enabled', 'Suspended'] },
  ),
  s('aws_s3_bucket_public_access_block.x', 'bucket = aws_s3_bucket.x.id\nblock_public_acls = true', {
    expect: { block_public_policy: false },
    update: ['true', 'false'],
  }),
  s(
    'aws_s3_bucket_lifecycle_configuration.x',
    'bucket = aws_s3_bucket.x.id\nrule {\n  id = "r"\n  status = "Enabled"\n  filter {\n    prefix = "logs/"\n  }\n  expiration {\n    days = 30\n  }\n}',
    {
      expect: { transition_default_minimum_object_size: 'all_storage_classes_128K' },
      update: ['days = 30', 'days = 31'],
    },
  ),
  s(
    'aws_s3_bucket_server_side_encryption_configuration.x',
    'bucket = aws_s3_bucket.x.id\nrule {\n  apply_server_side_encryption_by_default {\n    sse_algorithm = "aws:kms"\n  }\n}',
    { expect: { id: 'bucket-of-x' }, update: ['"aws:kms"', '"AES256"'] },
  ),
  s(
    'aws_s3_bucket_policy.x',
    'bucket = aws_s3_bucket.x.id\npolicy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "arn:aws:s3:::bucket-of-x" }] })',
    { expect: { id: 'bucket-of-x' }, update: ['s3:*', 's3:GetObject'] },
  ),
  s('aws_kms_key.x', 'description = "one"\ndeletion_window_in_days = 7', {
    expect: {
      arn: arn('kms', 'key/[0-9a-f-]{36}'),
      key_usage: 'ENCRYPT_DECRYPT',
      is_enabled: true,
      enable_key_rotation: false,
    },
    update: ['"one"', '"two"'],
  }),
  s('aws_kms_alias.x', 'name = "alias/x"\ntarget_key_id = aws_kms_key.x.key_id', {
    expect: { arn: arn('kms', 'alias/x'), target_key_arn: /:key\// },
    replace: ['alias/x', 'alias/y'],
  }),
  s('aws_cloudwatch_log_group.x', 'name = "/x"\nretention_in_days = 7', {
    expect: { arn: arn('logs', 'log-group:/x'), log_group_class: 'STANDARD', skip_destroy: false },
    update: ['= 7', '= 14'],
    replace: ['"/x"', '"/y"'],
  }),
  s(
    'aws_cloudwatch_metric_alarm.x',
    'alarm_name = "x"\ncomparison_operator = "GreaterThanOrEqualToThreshold"\nevaluation_periods = 2\nmetric_name = "CPUUtilization"\nnamespace = "AWS/EC2"\nperiod = 120\nstatistic = "Average"\nthreshold = 80',
    {
      expect: { arn: arn('cloudwatch', 'alarm:x'), actions_enabled: true, treat_missing_data: 'missing' },
      update: ['= 80', '= 90'],
      replace: ['alarm_name = "x"', 'alarm_name = "y"'],
    },
  ),
  s('aws_cloudwatch_event_rule.x', 'name = "x"\nschedule_expression = "rate(5 minutes)"', {
    expect: { arn: arn('events', 'rule/x'), event_bus_name: 'default' },
    update: ['rate(5 minutes)', 'rate(10 minutes)'],
    replace: ['name = "x"', 'name = "y"'],
  }),
  s('aws_sns_topic.x', 'name = "x"\ndisplay_name = "one"', {
    expect: { arn: arn('sns', 'x'), owner: '123456789012' },
    update: ['"one"', '"two"'],
    replace: ['name = "x"', 'name = "y"'],
  }),
  s('aws_sqs_queue.x', 'name = "x"\ndelay_seconds = 10', {
    expect: {
      arn: arn('sqs', 'x'),
      id: 'https://sqs.eu-west-1.amazonaws.com/123456789012/x',
      url: 'https://sqs.eu-west-1.amazonaws.com/123456789012/x',
      visibility_timeout_seconds: 30,
      max_message_size: /^\d+$/,
    },
    update: ['delay_seconds = 10', 'delay_seconds = 11'],
    replace: ['name = "x"', 'name = "y"'],
  }),
  s(
    'aws_dynamodb_table.x',
    'name = "x"\nbilling_mode = "PAY_PER_REQUEST"\nhash_key = "id"\nattribute {\n  name = "id"\n  type = "S"\n}',
    {
      expect: {
        arn: arn('dynamodb', 'table/x'),
        'point_in_time_recovery.0.enabled': false,
        'ttl.0.enabled': false,
      },
      update: ['billing_mode', 'deletion_protection_enabled = true\nbilling_mode'],
      replace: ['name = "x"', 'name = "y"'],
    },
  ),
  s(
    'aws_lambda_function.x',
    'function_name = "x"\nrole = aws_iam_role.x.arn\nhandler = "index.handler"\nruntime = "nodejs22.x"\ns3_bucket = aws_s3_bucket.x.id\ns3_key = "code.zip"',
    {
      expect: {
        arn: arn('lambda', 'function:x'),
        version: '$LATEST',
        memory_size: 128,
        timeout: 3,
        'ephemeral_storage.0.size': 512,
        'tracing_config.0.mode': 'PassThrough',
      },
      update: ['handler =', 'timeout = 10\nhandler ='],
      replace: ['function_name = "x"', 'function_name = "y"'],
    },
  ),
  s(
    'aws_lambda_permission.x',
    'statement_id = "s"\naction = "lambda:InvokeFunction"\nfunction_name = aws_lambda_function.x.function_name\nprincipal = "events.amazonaws.com"',
    {
      expect: { id: 's' },
      replace: ['events.amazonaws.com', 'sns.amazonaws.com'],
      import: '{function_name}/{statement_id}',
    },
  ),
  s('aws_secretsmanager_secret.x', 'name = "x"\ndescription = "one"', {
    expect: { arn: arn('secretsmanager', 'secret:x-[0-9A-Za-z]{6}'), recovery_window_in_days: 30 },
    update: ['"one"', '"two"'],
    replace: ['name = "x"', 'name = "y"'],
  }),
  s('aws_ssm_parameter.x', 'name = "/x"\ntype = "String"\ninsecure_value = "one"', {
    expect: { arn: arn('ssm', 'parameter/x'), tier: 'Standard', data_type: 'text', version: 1 },
    update: ['"one"', '"two"'],
    replace: ['"/x"', '"/y"'],
  }),
  s('aws_ecr_repository.x', 'name = "x"\nimage_tag_mutability = "MUTABLE"', {
    expect: {
      arn: arn('ecr', 'repository/x'),
      repository_url: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/x',
      registry_id: '123456789012',
    },
    update: ['"MUTABLE"', '"IMMUTABLE"'],
    replace: ['name = "x"', 'name = "y"'],
  }),
  s('aws_ecs_cluster.x', 'name = "x"', {
    expect: { arn: arn('ecs', 'cluster/x'), 'setting.0.name': 'containerInsights' },
    update: ['name', 'tags = { a = "b" }\nname'],
    import: '{name}',
    replace: ['"x"', '"y"'],
  }),
  s(
    'aws_ecs_task_definition.x',
    'family = "x"\ncontainer_definitions = jsonencode([{ name = "app", image = "nginx", cpu = 10, memory = 512, essential = true }])',
    {
      expect: {
        arn: arn('ecs', 'task-definition/x:1'),
        arn_without_revision: arn('ecs', 'task-definition/x'),
        revision: 1,
      },
      replace: ['"nginx"', '"httpd"'],
      import: '{arn}',
    },
  ),
  s(
    'aws_ecs_service.x',
    'name = "x"\ncluster = aws_ecs_cluster.x.id\ntask_definition = aws_ecs_task_definition.x.arn\ndesired_count = 1',
    {
      expect: {
        id: arn('ecs', 'service/x/x'),
        scheduling_strategy: 'REPLICA',
        deployment_maximum_percent: 200,
      },
      update: ['desired_count = 1', 'desired_count = 2'],
      import: 'x/x',
    },
  ),
  s(
    'aws_eks_cluster.x',
    'name = "x"\nrole_arn = aws_iam_role.x.arn\nvpc_config {\n  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]\n}',
    {
      expect: {
        arn: arn('eks', 'cluster/x'),
        id: 'x',
        status: 'ACTIVE',
        endpoint: /^https:\/\//,
        'access_config.0.authentication_mode': 'CONFIG_MAP',
        'kubernetes_network_config.0.ip_family': 'ipv4',
      },
      update: ['role_arn', 'enabled_cluster_log_types = ["api"]\nrole_arn'],
      replace: ['name = "x"', 'name = "y"'],
    },
  ),
  s(
    'aws_eks_node_group.x',
    'cluster_name = aws_eks_cluster.x.name\nnode_group_name = "x"\nnode_role_arn = aws_iam_role.x.arn\nsubnet_ids = [aws_subnet.a.id]\nscaling_config {\n  desired_size = 1\n  max_size = 2\n  min_size = 1\n}',
    {
      expect: { id: 'x:x', status: 'ACTIVE', 'update_config.0.max_unavailable': 1 },
      update: ['max_size = 2', 'max_size = 3'],
      replace: ['node_group_name = "x"', 'node_group_name = "y"'],
    },
  ),
  s('aws_eks_addon.x', 'cluster_name = aws_eks_cluster.x.name\naddon_name = "coredns"', {
    expect: { id: 'x:coredns' },
    update: ['addon_name', 'resolve_conflicts_on_update = "OVERWRITE"\naddon_name'],
    replace: ['coredns', 'kube-proxy'],
  }),
  s(
    'aws_launch_template.x',
    'name = "template"\nimage_id = "ami-0123456789abcdef0"\ninstance_type = "t3.micro"',
    {
      expect: { id: /^lt-/, latest_version: 1, default_version: 1 },
      update: ['t3.micro', 't3.small'],
      replace: ['name = "template"', 'name = "other"'],
    },
  ),
  s(
    'aws_autoscaling_group.x',
    'name = "x"\nmin_size = 0\nmax_size = 1\nvpc_zone_identifier = [aws_subnet.a.id]\nlaunch_template {\n  id = aws_launch_template.x.id\n  version = "$Latest"\n}',
    {
      expect: { arn: /autoScalingGroupName\/x$/, health_check_type: 'EC2', default_cooldown: 300 },
      update: ['max_size = 1', 'max_size = 2'],
      replace: ['name = "x"', 'name = "y"'],
    },
  ),
  s('aws_db_subnet_group.x', 'name = "x"\nsubnet_ids = [aws_subnet.a.id, aws_subnet.b.id]', {
    expect: { arn: arn('rds', 'subgrp:x'), description: 'Managed by Terraform' },
    update: ['subnet_ids', 'description = "two"\nsubnet_ids'],
    replace: ['name = "x"', 'name = "y"'],
  }),
  s(
    'aws_db_instance.x',
    'identifier = "x"\nengine = "postgres"\nengine_version = "16.3"\ninstance_class = "db.t4g.micro"\nallocated_storage = 20\nusername = "root"\nmanage_master_user_password = true\nskip_final_snapshot = true\ndb_subnet_group_name = aws_db_subnet_group.x.name',
    {
      expect: { arn: arn('rds', 'db:x'), status: 'available', endpoint: /:\d+$/ },
      update: ['allocated_storage = 20', 'allocated_storage = 30'],
      import: '{identifier}',
      replace: ['username = "root"', 'username = "admin"'],
    },
  ),
  s(
    'aws_rds_cluster.x',
    'cluster_identifier = "c"\nengine = "aurora-postgresql"\nmaster_username = "root"\nmanage_master_user_password = true\nskip_final_snapshot = true\nbackup_retention_period = 1',
    { expect: { arn: arn('rds', 'cluster:c') }, update: ['= 1\n', '= 2\n'] },
  ),
  s(
    'aws_elasticache_replication_group.x',
    'replication_group_id = "x"\ndescription = "one"\nnode_type = "cache.t4g.micro"\nnum_cache_clusters = 1',
    {
      expect: { arn: arn('elasticache', 'replicationgroup:x') },
      update: ['"one"', '"two"'],
      replace: ['"x"', '"y"'],
    },
  ),
  s('aws_efs_file_system.x', 'creation_token = "x"\nthroughput_mode = "bursting"', {
    expect: {
      id: /^fs-/,
      arn: arn('elasticfilesystem', 'file-system/fs-[0-9a-f]+'),
      performance_mode: 'generalPurpose',
      'protection.0.replication_overwrite': 'ENABLED',
    },
    update: ['"bursting"', '"elastic"'],
    replace: ['"x"', '"y"'],
  }),
  s('aws_acm_certificate.x', 'domain_name = "www.example.com"\nvalidation_method = "DNS"', {
    expect: {
      arn: arn('acm', 'certificate/[0-9a-f-]{36}'),
      status: 'PENDING_VALIDATION',
      'options.0.certificate_transparency_logging_preference': 'ENABLED',
    },
    update: ['validation', 'tags = { a = "b" }\nvalidation'],
    replace: ['www.example.com', 'api.example.com'],
  }),
  s(
    'aws_cloudfront_distribution.x',
    'enabled = true\norigin {\n  domain_name = "origin.example.com"\n  origin_id = "o"\n  custom_origin_config {\n    http_port = 80\n    https_port = 443\n    origin_protocol_policy = "https-only"\n    origin_ssl_protocols = ["TLSv1.2"]\n  }\n}\ndefault_cache_behavior {\n  allowed_methods = ["GET", "HEAD"]\n  cached_methods = ["GET", "HEAD"]\n  target_origin_id = "o"\n  viewer_protocol_policy = "redirect-to-https"\n  cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"\n}\nrestrictions {\n  geo_restriction {\n    restriction_type = "none"\n  }\n}\nviewer_certificate {\n  cloudfront_default_certificate = true\n}',
    {
      expect: {
        arn: globalArn('cloudfront', 'distribution/[0-9A-Z]+'),
        hosted_zone_id: 'Z2FDTNDATAQYW2',
        domain_name: /\.cloudfront\.net$/,
        http_version: 'http2',
        status: 'Deployed',
      },
      update: ['enabled = true', 'enabled = false'],
    },
  ),
  s('aws_apigatewayv2_api.x', 'name = "x"\nprotocol_type = "HTTP"', {
    expect: {
      api_endpoint: /^https:\/\/.*execute-api\.eu-west-1\.amazonaws\.com$/,
      route_selection_expression: '$request.method $request.path',
    },
    update: ['"x"', '"y"'],
    replace: ['"HTTP"', '"WEBSOCKET"'],
  }),
  s(
    'aws_wafv2_web_acl.x',
    'name = "x"\nscope = "REGIONAL"\ndescription = "one"\ndefault_action {\n  allow {}\n}\nvisibility_config {\n  cloudwatch_metrics_enabled = false\n  metric_name = "m"\n  sampled_requests_enabled = false\n}',
    {
      expect: { arn: arn('wafv2', 'regional/webacl/x/[0-9a-f-]{36}') },
      update: ['"one"', '"two"'],
      replace: ['name = "x"', 'name = "y"'],
      import: '{id}/{name}/{scope}',
    },
  ),
  s('aws_backup_vault.x', 'name = "vault"', {
    expect: { arn: arn('backup', 'backup-vault:vault'), recovery_points: 0 },
    update: ['name', 'tags = { a = "b" }\nname'],
    replace: ['"vault"', '"other"'],
  }),
  s(
    'aws_budgets_budget.x',
    'name = "x"\nbudget_type = "COST"\nlimit_amount = "100"\nlimit_unit = "USD"\ntime_unit = "MONTHLY"',
    {
      expect: { id: '123456789012:x', account_id: '123456789012' },
      update: ['"100"', '"200"'],
      replace: ['name = "x"', 'name = "y"'],
    },
  ),
  s(
    'aws_sfn_state_machine.x',
    'name = "x"\nrole_arn = aws_iam_role.x.arn\ndefinition = jsonencode({ StartAt = "A", States = { A = { Type = "Pass", End = true } } })',
    {
      expect: {
        arn: arn('states', 'stateMachine:x'),
        type: 'STANDARD',
        'logging_configuration.0.level': 'OFF',
      },
      update: ['"Pass"', '"Succeed"'],
      replace: ['name = "x"', 'name = "y"'],
    },
  ),
  s(
    'aws_opensearch_domain.x',
    'domain_name = "x"\nengine_version = "OpenSearch_2.11"\ncluster_config {\n  instance_type = "t3.small.search"\n}\nebs_options {\n  ebs_enabled = true\n  volume_size = 10\n}',
    {
      expect: { arn: arn('es', 'domain/x'), 'encrypt_at_rest.0.enabled': false },
      update: ['volume_size = 10', 'volume_size = 20'],
      replace: ['domain_name = "x"', 'domain_name = "y"'],
      import: '{domain_name}',
    },
  ),
];
