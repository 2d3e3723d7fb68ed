import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { LandscapeData } from '../environments';
import type { PipelinePlan } from '../environments/pipeline';
import { aliasedProvider, defaultProvider } from '../providers';
import { keepState } from '../state/state';
import { AccountAccess } from './account-access';
import type { StateStorePlace } from './policies/state';
import { accountRoles } from './roles';
import { StateStore } from './state-store';

/** What has to be there before the pipeline can run: the store of the states, and its roles in every account. */
export class BootstrapStack extends TerraformStack {
  constructor(scope: Construct, id: string, data: LandscapeData, pipeline: PipelinePlan) {
    super(scope, id);
    const { hub } = data;
    keepState(this);
    const hubProvider = defaultProvider(this, hub);
    const store: StateStorePlace = {
      bucket: pipeline.stateBucket,
      account: hub.account,
      region: hub.region,
    };
    new StateStore(this, 'States', store);
    const accounts = new Construct(this, 'Accounts');
    for (const roles of accountRoles(data)) {
      const { place, regions } = roles;
      const isHub = place === hub;
      new AccountAccess(accounts, place.name, {
        ...roles,
        pipeline,
        provider: isHub ? hubProvider : aliasedProvider(this, place),
        surroundings: {
          account: place.account,
          regions,
          store,
          domain: data.domain,
        },
      });
    }
  }
}
