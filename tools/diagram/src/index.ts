export { makePicture, type PictureInput } from './make-picture';
export { makePage, type PageInput } from './make-page';
