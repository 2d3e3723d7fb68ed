export { makePage, type PageInput } from './make-page';
