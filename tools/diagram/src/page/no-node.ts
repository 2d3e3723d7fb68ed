/** Stands for Node's modules in the page: whatever would read a file says that there is none. */
function missing(): never {
  throw new Error('a page has no files');
}

export const existsSync = missing;
export const readFileSync = missing;
export const readdirSync = missing;
export const statSync = missing;
export const createHash = missing;
export const join = missing;
export const resolve = missing;
export const dirname = missing;
export const basename = missing;
export const relative = missing;
export const isAbsolute = missing;
