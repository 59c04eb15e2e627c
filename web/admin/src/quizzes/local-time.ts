/** A moment as `<input type="datetime-local">` wants it: in the reader's own time zone. */
export function toLocalInput(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** RFC 3339, as the suite wants it. */
export function fromLocalInput(value: string): string {
  return new Date(value).toISOString();
}

export function inOneHour(): string {
  return toLocalInput(new Date(Date.now() + 3_600_000));
}
