import { refusalOf, synthesizeApp } from '@landbridge/testing';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { DataTerraformRemoteStateLocal, TerraformStack } from 'cdktf';
import { addressesOf, vpc } from '../../test/fixtures';
import { ImportedVpc } from './imported-vpc';
import { Route } from './route';
import { vpcIdsFrom, VpcOutputs } from './vpc-outputs';

const shape = { name: 'vpc', account: '111111111111', region: 'eu-west-1', addresses: addressesOf(16) };

function twoStacks() {
  return synthesizeApp((app) => {
    const up = new TerraformStack(app, 'up');
    new AwsProvider(up, 'Aws', { region: 'eu-west-1' });
    new VpcOutputs(up, 'Outputs', { vpc: vpc(up, 'Vpc', 16) });
    const down = new TerraformStack(app, 'down');
    new AwsProvider(down, 'Aws', { region: 'eu-west-1' });
    const state = new DataTerraformRemoteStateLocal(down, 'up', { path: '../up.tfstate' });
    const imported = new ImportedVpc(down, 'Vpc', { ...shape, ids: vpcIdsFrom(state) });
    const subnet = imported.tier('private').subnet('euw1-az2');
    new Route(down, 'Route', { subnet, destination: '10.0.0.0/8', target: { transitGatewayId: 'tgw-1' } });
  });
}

describe('VpcOutputs and ImportedVpc', () => {
  it('name ids by tier and zone', () => {
    const up = twoStacks().get('up');
    expect(Object.keys(up?.outputs ?? {})).toEqual(['vpc_id', 'vpc_route_table_ids', 'vpc_subnet_ids']);
    const table = up?.addressOf('aws_route_table', { tags: { Name: 'vpc-private-euw1-az2' } });
    expect(up?.outputs['vpc_route_table_ids']?.['value']).toMatchObject({
      private: { 'euw1-az2': `\${${table}.id}` },
    });
  });

  it('carry the route table to another stack', () => {
    expect(twoStacks().get('down')?.one('aws_route')).toMatchObject({
      route_table_id: '${data.terraform_remote_state.up.outputs.vpc_route_table_ids.private["euw1-az2"]}',
    });
  });

  it('refuse a shape that cannot be, as Vpc does', () => {
    const ids = {
      vpcId: 'vpc-1',
      subnetId: () => 'subnet-1',
      routeTableId: () => 'rtb-1',
      ipv6CidrBlock: () => '',
    };
    const refusal = refusalOf(() =>
      synthesizeApp((app) => {
        const stack = new TerraformStack(app, 'down');
        new ImportedVpc(stack, 'Vpc', { ...shape, region: 'eu-central-1', ids });
      }),
    );
    expect(refusal).toMatchObject({ code: 'NET006', got: 'euw1-az1' });
  });
});
