/** The value of a cookie in a `Cookie` header. */
export function cookieOf(header: string, name: string): string | undefined {
  const found = header.split(/; */).find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** The header as it will be after `name` has been set, or cleared by an empty value. */
export function replaceCookie(header: string, name: string, value: string): string {
  const others = header.split(/; */).filter((cookie) => cookie && !cookie.startsWith(`${name}=`));
  return [...others, ...(value ? [`${name}=${value}`] : [])].join('; ');
}
