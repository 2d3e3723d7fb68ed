import type { Resource } from '../configuration';
import { isJsonMap, member, type JsonMap } from '../json';
import type { Value, ValueMap } from '../value';
import { shownResources, stateFileResources, type ShownResource } from './shown-module';
import { DeployedResource } from './shown-resource';

/** One state: everything in it is known. */
export class ShownState {
  readonly shown: { shown: ShownResource; address: string }[];

  constructor(
    content: JsonMap,
    private readonly file: string,
    private readonly stack: string | undefined,
    prefix: string,
  ) {
    const resources = isJsonMap(member(content, 'values'))
      ? shownResources(member(content, 'values'), file)
      : stateFileResources(content);
    this.shown = resources.map((shown) => ({ shown, address: `${prefix}${shown.address}` }));
  }

  resources(symbols: (value: Value) => Value): Resource[] {
    return this.shown.map(({ shown, address }) => {
      const values = symbols(shown.values as ValueMap) as ValueMap;
      return new DeployedResource(address, this.stack, shown, values, {}, this.file);
    });
  }
}
