import type { JsonMap } from '../json';
import type { ResourceDefinition } from './module-source';

/** A resource block as written. There may be a million of them: the pointer is made when somebody asks. */
export class WrittenResource implements ResourceDefinition {
  constructor(
    readonly file: string,
    readonly mode: 'managed' | 'data',
    readonly type: string,
    readonly name: string,
    readonly body: JsonMap,
  ) {}

  get pointer(): string {
    return `/${this.mode === 'data' ? 'data' : 'resource'}/${this.type}/${this.name}`;
  }
}
