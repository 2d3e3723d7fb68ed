/** Names come from the pull request: nothing in them may become markup, a mention or a link. */
export function code(name: string): string {
  return `\`${name.replace(/[`\r\n|]/g, ' ')}\``;
}

export function text(said: string): string {
  return said
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>()#|~]/g, (mark) => `\\${mark}`)
    .replace(/@/g, '@\u200b')
    .replace(/:\/\//g, ':\u200b//');
}
