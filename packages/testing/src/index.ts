export { contract } from './contract';
export { refusalOf, type Refusal } from './refusal';
export { readTemplates, synthesize, synthesizeApp } from './synthesize';
export { Template, type Arguments } from './template';
export { Example, type IntentVerdict, type StackRun } from './example';
export { landbridge, type Finished } from './landbridge';
