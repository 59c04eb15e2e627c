const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/YaBrowser\//, 'Yandex'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(?:e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** Turns a user agent into a name such as “Chrome, Android”; undefined for an unknown one. */
export function deviceName(userAgent: string | undefined): string | undefined {
  const text = userAgent ?? '';
  const named = (list: readonly [RegExp, string][]) => list.find(([sign]) => sign.test(text))?.[1];
  return [named(browsers), named(systems)].filter(Boolean).join(', ') || undefined;
}

/** Whether it is a phone or tablet. */
export function isPhone(userAgent: string | undefined): boolean {
  return /iPhone|Android|Mobile/.test(userAgent ?? '');
}
