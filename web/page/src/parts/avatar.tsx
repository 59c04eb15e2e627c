interface Person {
  name: string;
  picture?: string | undefined;
  size?: number;
}

/** A person's picture or initials. Decorative, because the name is next to it. */
export function Avatar({ name, picture, size = 36 }: Person) {
  return (
    <span
      className="avatar"
      // Drawn by the style sheet. Letters as text would become part of the link's name and confuse
      // voice control.
      data-initials={picture ? undefined : initials(name)}
      aria-hidden="true"
      style={{ '--size': `${size}px` } as object}
    >
      {picture && <img src={picture} alt="" loading="lazy" />}
    </span>
  );
}

/** “Aigerim Nurlanova” and “aigerim_n” both give “AN”. */
export function initials(name: string): string {
  const parts = name.split(/[\s._-]+/).filter(Boolean);
  const letters = parts.length > 1 ? [parts[0], parts[1]] : [parts[0]];
  return letters
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
