const systems = [
  [/Android/, 'Android', true],
  [/iPhone|iPad/, 'iOS', true],
  [/Windows/, 'Windows', false],
  [/Mac OS X/, 'macOS', false],
  [/Linux/, 'Linux', false],
] as const;

const browsers = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;

/** The name of a browser and its system, such as “Chrome, Android”. */
export function deviceOf(userAgent: string): { readonly name?: string; readonly phone: boolean } {
  const system = systems.find(([sign]) => sign.test(userAgent));
  const browser = browsers.find(([sign]) => sign.test(userAgent));
  const name = [system?.[1], browser?.[1]].filter(Boolean).join(', ');
  return { ...(name && { name }), phone: system?.[2] ?? false };
}
