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

/** “Chrome, Android” out of what a browser calls itself; nothing where it says nothing known. */
export function deviceName(userAgent: string | undefined): string | undefined {
  const text = userAgent ?? '';
  const named = (list: readonly [RegExp, string][]) => list.find(([sign]) => sign.test(text))?.[1];
  return [named(browsers), named(systems)].filter(Boolean).join(', ') || undefined;
}

/** Whether it is held in a hand. */
export function isPhone(userAgent: string | undefined): boolean {
  return /iPhone|Android|Mobile/.test(userAgent ?? '');
}
