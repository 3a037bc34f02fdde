/** `*` stands for any characters. */
export function matches(pattern: string, name: string): boolean {
  const escaped = pattern.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replace(/\*+/g, '[^]*');
  return new RegExp(`^${escaped}$`).test(name);
}

/**
 * Every `Path` that a cookie visible here can have. Empty: without the attribute, for the path that this page sets by
 * default: with a semicolon in it, it cannot be named.
 */
export function pathsOf(pathname: string): string[] {
  const paths = ['', '/'];
  let path = '';
  for (const part of pathname.split('/')) {
    if (!part) continue;
    path += `/${part}`;
    paths.push(path, `${path}/`);
  }
  return paths;
}

/** Every `Domain` that a cookie visible here can have; empty: none. A leading dot means nothing since RFC 6265. */
export function domainsOf(hostname: string): string[] {
  const parts = hostname.split('.');
  return ['', ...parts.map((_, from) => parts.slice(from).join('.'))];
}
