export { LandbridgeError, type ErrorParts } from './errors';
export { Reference, Unknown, type Value, type ValueMap } from './value';
export { type Configuration, type Gap, type Resource } from './configuration';
export { MODEL_CODES } from './codes';
export { readConfiguration } from './read/read-configuration';
export { NeedsPlanError } from './read/needs-plan';
