import type { TypeModule } from '../type-module';
import {
  iamPolicy,
  iamRole,
  kmsAlias,
  kmsKey,
  openIdConnectProvider,
  serviceLinkedRole,
  ssmParameter,
} from './identity';
import { databaseCluster, databaseInstance, taskDefinition, webAcl } from './platform';
import { s3Bucket } from './s3-bucket';
import { resourceShare, shareAccepter, sharePart } from './ram';

export const ACCOUNT_MODULES: Readonly<Record<string, TypeModule>> = {
  aws_iam_role: iamRole,
  aws_iam_policy: iamPolicy,
  aws_iam_openid_connect_provider: openIdConnectProvider,
  aws_iam_service_linked_role: serviceLinkedRole,
  aws_kms_key: kmsKey,
  aws_kms_alias: kmsAlias,
  aws_ssm_parameter: ssmParameter,
  aws_db_instance: databaseInstance,
  aws_ecs_task_definition: taskDefinition,
  aws_rds_cluster: databaseCluster,
  aws_s3_bucket: s3Bucket,
  aws_wafv2_web_acl: webAcl,
  aws_ram_resource_share: resourceShare,
  aws_ram_resource_share_accepter: shareAccepter,
  aws_ram_principal_association: sharePart,
  aws_ram_resource_association: sharePart,
};
