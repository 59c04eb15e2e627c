import { playerRefusals } from './generated/gateway.ts';

/**
 * Why the gateway refuses a player's frame: the code and the text of its `server:error`, where `{}`
 * stands for a number.
 */
export type PlayerRefusal = keyof typeof playerRefusals;

const byText = new Map(
  Object.entries(playerRefusals).map(([refusal, [code, text]]) => [
    `${code}: ${text}`,
    refusal as PlayerRefusal,
  ]),
);

/** The refusal behind a `server:error`; undefined for an unknown one. */
export function playerRefusalOf(error: {
  readonly code: string;
  readonly message: string;
}): PlayerRefusal | undefined {
  return byText.get(`${error.code}: ${error.message.replaceAll(/\d+/g, '{}')}`);
}
